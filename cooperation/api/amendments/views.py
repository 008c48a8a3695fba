"""Amendments: begun, written clause by clause, merged; and the consolidated texts."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.amendments.amendment import Amendment, Consolidated
from agreements.amendments.beginning import amendment_mark, amendment_prepare
from agreements.amendments.consolidating import consolidated_begin
from agreements.amendments.editing import (
    amendment_edit_drop,
    amendment_edit_set,
    amendment_merge,
    amendment_rebase,
    amendment_time_set,
)
from agreements.amendments.reading import amendments_of, consolidated_all, proposal_of
from agreements.models import Agreement
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.records.errors import Malformed, Unseen

_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}


def _words() -> serializers.DictField:
    """Words by language."""
    return serializers.DictField(child=serializers.CharField(max_length=400_000, allow_blank=True), required=False)


class AmendmentsSerializer(serializers.Serializer[Any]):
    """What changes an agreement."""

    version = serializers.IntegerField()
    results = serializers.ListField(child=serializers.DictField())


class AmendmentSerializer(serializers.Serializer[Any]):
    """What an amendment changes: clauses, and clauses on time; `conflicts` by clause, and whether it is merged."""

    version = serializers.IntegerField()
    kind = serializers.CharField()
    amends = serializers.CharField()
    base = serializers.IntegerField(allow_null=True)
    merged = serializers.IntegerField(allow_null=True)
    edits = serializers.ListField(child=serializers.DictField())
    conflicts = serializers.DictField(child=serializers.CharField())
    time_values = serializers.DictField()


class ConsolidatedSerializer(serializers.Serializer[Any]):
    """The texts of an agreement as it read, the first first."""

    version = serializers.IntegerField()
    results = serializers.ListField(child=serializers.DictField())


class AmendmentInput(Input):
    """An amendment to begin; with `of_itself` a recorded agreement is marked as one."""

    kind = text(24, required=True)
    titles = serializers.DictField(child=serializers.CharField(max_length=400), required=False)
    purpose = text(4000)
    of_itself = serializers.BooleanField(required=False)


class EditInput(Input):
    """What becomes of a clause."""

    action = text(8, required=True)
    part = text(12)
    after = text(12)
    headings = _words()
    bodies = _words()


class ChangeInput(Input):
    """Clauses on time that change; a clause to leave alone; or that the amendment fits, or is put into the text."""

    time_values = serializers.DictField(required=False)
    drop = text(12)
    rebase = serializers.BooleanField(required=False)
    merge = serializers.BooleanField(required=False)


class LayInput(Input):
    """The text as it was signed: a written version, or its words by language."""

    text_version = serializers.IntegerField(min_value=1, required=False)
    texts = _words()


class Amendments(AgreementResource):
    """The amendments of an agreement."""

    @described("agreement_amendments", AmendmentsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The amendments that you may see, in the order in which they were begun."""
        agreement = self.agreement(key)
        rows = [_row(one) for one in amendments_of(self.reader, agreement)]
        headers = fresh_headers(etag(agreement.version, self.reader, "amendments"))
        return Response({"version": agreement.version, "results": rows}, headers=headers)

    @described("agreement_amendment_prepare", AmendmentsSerializer, request=AmendmentInput, status=201, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Begin an amendment beneath this agreement, or mark this one as what changes the agreement above it."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = AmendmentInput.read(request.data)
            told: dict[str, Any] = {"officer": self.officer, "today": self.today, "agreement": agreement}
            told |= {"kind": values["kind"], "expected_version": version_read(request)}
            if values.get("of_itself"):
                row = amendment_mark(**told)
            else:
                made = amendment_prepare(**told, titles=values.get("titles", {}), purpose=values.get("purpose", ""))
                row = Amendment.objects.visible_to(self.reader).get(agreement=made)
                row.agreement = made
            now = Agreement.objects.visible_to(self.reader).get(pk=agreement.pk)
            where = {"Location": agreement_url(row.agreement.key)}
            headers = fresh_headers(etag(now.version, self.reader, "amendments")) | where
            return Response({"version": now.version, "results": [_row(row)]}, 201, headers=headers)

        return self.write(work)


def _row(one: Amendment) -> dict[str, Any]:
    standing = one.agreement.standing
    return {
        "url": agreement_url(one.agreement.key),
        "reference": one.agreement.reference,
        "display": one.agreement.title_in("en"),
        "kind": one.kind,
        "status": one.agreement.status,
        "signed_on": standing.signed_on,
        "entry_into_force": standing.entry_into_force,
        "merged": one.merged.number if one.merged else None,
    }


class AmendmentDetail(AgreementResource):
    """What one amendment changes."""

    def changes(self, agreement: int) -> Response:
        """An amendment as it now is. Raises Unseen for an agreement that is none."""
        row = Amendment.objects.visible_to(self.reader).filter(agreement=agreement)
        found = row.select_related("agreement__standing", "base", "merged").first()
        if found is None:
            raise Unseen
        above = Agreement.objects.visible_to(self.reader).filter(pk=found.agreement.parent_id).first()
        if above is None:
            raise Unseen
        now = proposal_of(self.reader, found, above)
        data = {
            "version": found.agreement.version,
            "kind": found.kind,
            "amends": agreement_url(above.key),
            "base": found.base.number if found.base else None,
            "merged": found.merged.number if found.merged else None,
            "edits": [
                {
                    "action": one.action,
                    "part": one.part,
                    "after": one.after,
                    "headings": one.headings,
                    "bodies": one.bodies,
                }
                for one in now.rows
            ],
            "conflicts": {one.part: one.why for one in now.found},
            "time_values": found.time_values,
        }
        return Response(data, headers=fresh_headers(etag(found.agreement.version, self.reader, "changes")))

    @described("agreement_changes_made", AmendmentSerializer)
    def get(self, request: Request, key: str) -> Response:
        """What this amendment changes in the agreement above it."""
        return self.changes(self.agreement(key).pk)

    @described("agreement_change_set", AmendmentSerializer, request=EditInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Replace a clause, put one in or take one out."""
        agreement = self.agreement(key)

        def work() -> Response:
            amendment_edit_set(**self._told(request, agreement), **EditInput.read(request.data))
            return self.changes(agreement.pk)

        return self.write(work)

    @described("agreement_change_more", AmendmentSerializer, request=ChangeInput, **_WRITES)
    def patch(self, request: Request, key: str) -> Response:
        """Change its clauses on time, leave a clause alone, or say that it fits; one of them at a time."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = ChangeInput.read(request.data)
            if len(values) != 1:
                raise Malformed({"": ["required"]})
            told = self._told(request, agreement)
            if "time_values" in values:
                amendment_time_set(**told, values=values["time_values"])
            elif "drop" in values:
                amendment_edit_drop(**told, part=values["drop"])
            elif values.get("rebase"):
                amendment_rebase(**told)
            elif values.get("merge"):
                amendment_merge(**told)
            return self.changes(agreement.pk)

        return self.write(work)

    def _told(self, request: Request, agreement: Agreement) -> dict[str, Any]:
        told: dict[str, Any] = {"officer": self.officer, "today": self.today, "agreement": agreement}
        return told | {"expected_version": version_read(request)}


class ConsolidatedTexts(AgreementResource):
    """The text of an agreement as it reads, and as it read before."""

    def texts(self, agreement: Agreement, status: int = 200) -> Response:
        """All of them, with the present version of the agreement."""
        rows = [_text(one) for one in consolidated_all(self.reader, agreement)]
        now = Agreement.objects.visible_to(self.reader).get(pk=agreement.pk)
        headers = fresh_headers(etag(now.version, self.reader, "consolidated"))
        return Response({"version": now.version, "results": rows}, status, headers=headers)

    @described("agreement_consolidated", ConsolidatedSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The consolidated texts that you may see, each with its first day and the act that made it."""
        return self.texts(self.agreement(key))

    @described("agreement_consolidated_lay", ConsolidatedSerializer, request=LayInput, status=201, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Lay down the text as it was signed."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = LayInput.read(request.data)
            told: dict[str, Any] = {"officer": self.officer, "today": self.today, "agreement": agreement}
            told |= {"version_id": values.get("text_version"), "texts": values.get("texts")}
            consolidated_begin(**told, expected_version=version_read(request))
            return self.texts(agreement, 201)

        return self.write(work)


def _text(one: Consolidated) -> dict[str, Any]:
    return {
        "number": one.number,
        "languages": one.languages,
        "since": one.since,
        "by": one.by.reference if one.by else None,
        "parts": one.parts,
    }
