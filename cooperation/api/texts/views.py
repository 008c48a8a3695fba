"""The texts of an agreement: versions brought and sent, objected to, compared, checked for their words."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement, TextVersion, WordingWaiver
from agreements.texts.contents import contents_of
from agreements.texts.difference.comparing import Kind, compared
from agreements.texts.exchanging import version_draft, version_receive, version_send
from agreements.texts.filing import Paper
from agreements.texts.objecting import version_object
from agreements.texts.pairing import pairs_of
from agreements.texts.settling import kind_looked_for, wording_waive, words_found
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, query
from cooperation.api.documents.inputs import Base64Field
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.problems import ParameterFault
from cooperation.api.texts.rows import (
    DifferenceSerializer,
    VersionSerializer,
    VersionsSerializer,
    WordingSerializer,
    line_data,
    turn_data,
    version_data,
    wording_data,
)
from cooperation.desk.texts import before, read_texts, version_seen
from partners.records.errors import Refused, Unseen, missing


class PaperInput(Input):
    """A file of a version."""

    name = text(300, required=True)
    language = text(8, help_text="ISO 639; empty where it is not stated.")
    content = Base64Field(help_text="A Word file or a PDF, in Base64.")


class VersionInput(Input):
    """A version: with `evidence` that of the other side as it came by letter, else a draft of the own side."""

    papers = PaperInput(many=True, help_text="One or two files, each in another language.")
    note = text(4000, help_text="It goes with the version: the partner reads it.")
    evidence = text(300, help_text="The letter with which the version of the other side came.")
    sent_on = s.DateField(required=False, allow_null=True)
    received_on = s.DateField(required=False, allow_null=True)


class SendingInput(Input):
    """When a draft is sent; today unless told."""

    sent_on = s.DateField(required=False, allow_null=True)


class ReasonInput(Input):
    """Why."""

    reason = text(2000, required=True)


class VersionResource(AgreementResource):
    """Versions as answers."""

    def one(self, agreement: Agreement, pk: int, status: int = 200) -> Response:
        """A version as it is now, with the tag of the agreement's version."""
        now = self.agreement(agreement.key)
        texts = read_texts(self.reader, now)
        found = next((one for one in (*texts.sent, *texts.drafts) if one.pk == pk), None)
        if found is None:
            raise Unseen
        data = version_data(texts, found)
        where = {"Location": data["url"]} if status == 201 else {}
        headers = fresh_headers(etag(now.version, self.reader, "version", pk))
        return Response(data, status=status, headers={**headers, **where})

    def done(
        self,
        request: Request,
        key: str,
        pk: int,
        service: Callable[..., Any],
        given: type[Input],
        answer: Callable[[Agreement, int], Response],
    ) -> Response:
        """Let a service act on a version with what was sent as `given`, and answer what it is then."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement, "version_id": pk}
            service(**told, **given.read(request.data), expected_version=version_read(request))
            return answer(agreement, pk)

        return self.write(work)


class Versions(VersionResource):
    """The versions of a text in sight."""

    @described("agreement_versions", VersionsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The versions that you may see, drafts of the own side first, then the latest, and whose turn it is."""
        texts = read_texts(self.reader, self.agreement(key))
        data = {
            "version": texts.agreement.version,
            "turn": turn_data(texts),
            "results": [version_data(texts, one) for one in (*texts.drafts, *texts.sent)],
        }
        return Response(data, headers=fresh_headers(etag(texts.agreement.version, self.reader, "versions")))

    @described(
        "agreement_version_add",
        VersionSerializer,
        request=VersionInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Bring a version: a draft of the own side, or with `evidence` that of the other side as reported by us."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = VersionInput.read(request.data)
            papers = [Paper(one["name"], one["content"], one.get("language", "")) for one in values["papers"]]
            told: dict[str, Any] = {"officer": officer, "today": self.today, "agreement": agreement}
            told |= {"expected_version": version_read(request), "papers": papers, "note": values.get("note", "")}
            if values.get("evidence"):
                days: dict[str, Any] = {name: values.get(name) for name in ("sent_on", "received_on")}
                made = version_receive(**told, **days, evidence=values["evidence"])
            else:
                made = version_draft(**told)
            return self.one(agreement, made.pk, 201)

        return self.write(work)


class VersionDetail(VersionResource):
    """One version."""

    @described("agreement_version", VersionSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """A version with its files, and what was said to it."""
        return self.one(self.agreement(key), pk)


class VersionSending(VersionResource):
    """Sending a draft."""

    @described(
        "agreement_version_send", VersionSerializer, request=SendingInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Put a draft of the own side to the other: it is counted, and what was confirmed before says nothing of it."""
        return self.done(request, key, pk, version_send, SendingInput, self.one)


class VersionObjections(VersionResource):
    """Objecting to a version."""

    @described(
        "agreement_version_object", VersionSerializer, request=ReasonInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Object to the last version of the other side; the turn goes back to it."""
        return self.done(request, key, pk, version_object, ReasonInput, self.one)


class VersionDifference(VersionResource):
    """What changed."""

    parameters = frozenset({"with", "language"})

    @described(
        "agreement_version_difference",
        DifferenceSerializer,
        parameters=[
            query("with", "`id` of the earlier version; the one sent before unless told."),
            query("language", "ISO 639, where both versions have several files."),
        ],
    )
    def get(self, request: Request, key: str, pk: int) -> Response:
        """The paragraphs that were changed, inserted, removed and moved since an earlier version."""
        agreement = self.agreement(key)
        new = version_seen(self.reader, agreement, pk)
        old = self._earlier(request, agreement, new)
        _, pair = pairs_of(
            contents_of(self.reader, old), contents_of(self.reader, new), request.query_params.get("language", "")
        )
        if pair is None or any(one.unread for one in pair):
            raise Refused([missing("texts_readable")])
        found = compared(pair[0].paragraphs, pair[1].paragraphs)
        data = {
            "old": old.pk,
            "new": new.pk,
            "language": pair[1].language,
            "counts": dict(found.counts),
            "lines": [line_data(one) for one in found.lines if one.kind != Kind.SAME],
        }
        return Response(data)

    def _earlier(self, request: Request, agreement: Agreement, new: TextVersion) -> TextVersion:
        asked = request.query_params.get("with", "")
        if asked and not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
            raise ParameterFault("with", "not_a_choice")
        if asked:
            return version_seen(self.reader, agreement, int(asked))
        found = before(read_texts(self.reader, agreement), new)
        if found is None:
            raise Unseen
        return found


class VersionWording(VersionResource):
    """The wording check."""

    @described("agreement_version_wording", WordingSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """The words that do not fit the kind of text, each with its place and what to write instead."""
        return self.checked(self.agreement(key), pk)

    @described(
        "agreement_version_wording_waive",
        WordingSerializer,
        request=ReasonInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Leave the words as they are, with a reason that only the own party sees."""
        return self.done(request, key, pk, wording_waive, ReasonInput, self.checked)

    def checked(self, agreement: Agreement, pk: int) -> Response:
        """The check of a version as this reader's party has it. Raises Unseen."""
        version = version_seen(self.reader, agreement, pk)
        waivers = WordingWaiver.objects.visible_to(self.reader).filter(version=version, owner=self.reader.party_id)
        waiver = waivers.first() if self.reader.party_id else None
        kind = kind_looked_for(agreement)
        data = {
            "looked_for": kind,
            "settled": waiver is not None or words_found(agreement, version) == 0,
            "reason": waiver.reason if waiver else None,
            "files": [wording_data(one, kind) for one in contents_of(self.reader, version)],
        }
        return Response(data)
