"""Objections to an agreement, its acts, its texts and its promises; taking one back; records that are one or none."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from agreements.instruments.contesting import act_contest, contest_settle, subjects_beneath
from agreements.instruments.mending import agreement_mistake, agreement_same_as
from agreements.models import Agreement, Due, DueAct
from agreements.obligations.mending import due_act_contest
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import ContestInput
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.models import Contest
from partners.records.errors import Malformed, Unseen
from partners.records.ways import Way


class ContestSerializer(s.Serializer[Any]):
    """An objection."""

    id = s.IntegerField()
    about = codes(["agreement", "text_version", "due"])
    about_id = s.IntegerField(allow_null=True, help_text="Of a version or an occasion; null: of the agreement itself.")
    act = s.IntegerField(allow_null=True, help_text="The act that is objected to; null: the whole.")
    party = s.CharField(help_text="Which side objects.")
    reason = s.CharField()
    way = codes(Way.values)
    at = s.DateTimeField()
    settled_at = s.DateTimeField(allow_null=True)


class ContestsSerializer(s.Serializer[Any]):
    """The objections to an agreement and to what stands beneath it."""

    version = s.IntegerField()
    results = ContestSerializer(many=True)


class SameAsInput(Input):
    """The record that is kept, by its address, and how one knows that both are one."""

    kept = text(40, required=True)
    reason = text(2000, required=True)


def contest_data(one: Contest) -> dict[str, Any]:
    """An objection as it is answered."""
    return {
        "id": one.pk,
        "about": one.subject,
        "about_id": None if one.subject == Agreement.subject else one.subject_id,
        "act": one.act_id,
        "party": one.party.code,
        "reason": one.reason,
        "way": one.way,
        "at": one.created_at,
        "settled_at": one.settled_at,
    }


class ContestResource(AgreementResource):
    """Objections as answers."""

    def contest(self, agreement: Agreement, contest: Contest, status: int) -> Response:
        """One objection, with the tag of the agreement's new version."""
        now = Agreement.objects.visible_to(self.reader).get(pk=agreement.pk)
        headers = fresh_headers(etag(now.version, self.reader, "contest", contest.pk))
        return Response(contest_data(contest), status=status, headers=headers)


class AgreementContests(ContestResource):
    """All objections beneath an agreement."""

    @described("agreement_contests", ContestsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Objections to the agreement, its acts, its texts and its promises that are in sight, open and settled."""
        agreement = self.agreement(key)
        seen = Contest.objects.visible_to(self.reader).select_related("party").order_by("id")
        rows = [
            one
            for subject, keys in subjects_beneath(agreement).items()
            for one in seen.filter(subject=subject, subject_id__in=keys)
        ]
        rows.sort(key=lambda one: one.pk)
        data = {"version": agreement.version, "results": [contest_data(one) for one in rows]}
        tag = etag(agreement.version, self.reader, "contests", *(f"{one.pk}{one.settled_at}" for one in rows))
        return Response(data, headers=fresh_headers(tag))


class ContestSettlement(ContestResource):
    """An objection that is settled."""

    @described("agreement_contest_settle", ContestSerializer, parameters=[IF_MATCH, ONCE], writes=True)
    def post(self, request: Request, key: str, contest: int) -> Response:
        """Take back an objection of your side, because it is settled."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            settled = contest_settle(**told, contest_id=contest, expected_version=version_read(request))
            return self.contest(agreement, settled, 200)

        return self.write(work)


class ActContests(ContestResource):
    """Objections to an act that the other side recorded."""

    @described(
        "agreement_act_contest",
        ContestSerializer,
        request=ContestInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str, act: int) -> Response:
        """Object to an act that the other side recorded; it stays, marked as contested, until that is settled."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            reason = ContestInput.read(request.data)["reason"]
            made = act_contest(**told, act_id=act, reason=reason, expected_version=version_read(request))
            return self.contest(agreement, made, 201)

        return self.write(work)


class DueActContests(ContestResource):
    """Objections to what the other side recorded about an occasion of a promise."""

    @described(
        "agreement_due_act_contest",
        ContestSerializer,
        request=ContestInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str, pk: int, act: int) -> Response:
        """Object to what the other side recorded about an occasion; it stays, marked, until that is settled."""
        officer, agreement = self.officer, self.agreement(key)
        due = Due.objects.visible_to(self.reader).filter(pk=pk, agreement=agreement)
        found = DueAct.objects.visible_to(self.reader).filter(pk=act, due__in=due).first()
        if found is None:
            raise Unseen

        def work() -> Response:
            reason = ContestInput.read(request.data)["reason"]
            told = {"officer": officer, "today": self.today, "act": found, "reason": reason}
            made = due_act_contest(**told, expected_version=version_read(request))
            return self.contest(agreement, made, 201)

        return self.write(work)


class AgreementMistake(AgreementResource):
    """A record that was entered by mistake."""

    @described("agreement_mistake", None, request=ContestInput, parameters=[IF_MATCH, ONCE], status=204, writes=True)
    def post(self, request: Request, key: str) -> Response:
        """Take the record out of every list, with a reason; 409 where the partner acted or others hang beneath."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "agreement": agreement}
            reason = ContestInput.read(request.data)["reason"]
            agreement_mistake(**told, reason=reason, expected_version=version_read(request))
            return Response(status=204)

        return self.write(work)


class AgreementSameAs(AgreementResource):
    """Two records of one agreement."""

    @described("agreement_same_as", None, request=SameAsInput, parameters=[IF_MATCH, ONCE], status=204, writes=True)
    def post(self, request: Request, key: str) -> Response:
        """Join this record into the one that is `kept`; its address leads there from now on."""
        officer, duplicate = self.officer, self.agreement(key)

        def work() -> Response:
            given = SameAsInput.read(request.data)
            told = {"officer": officer, "today": self.today, "duplicate": duplicate, "reason": given["reason"]}
            kept = self._kept(given["kept"])
            agreement_same_as(**told, kept=kept, expected_version=version_read(request))
            return Response(status=204, headers={"Location": agreement_url(kept.key)})

        return self.write(work)

    def _kept(self, key: str) -> Agreement:
        try:
            return agreement_by_key(self.reader, key.strip())
        except Unseen:
            raise Malformed({"kept": ["unknown"]}) from None
