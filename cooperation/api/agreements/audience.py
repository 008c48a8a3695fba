"""Who sees an agreement: asked for by one officer, decided by an approver."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import own_only
from agreements.instruments.mending import agreement_decide_audience
from agreements.models import Agreement
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import AudienceInput
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.records.audience import audience_ask, audience_conditions, waiting_request
from partners.records.errors import Malformed
from partners.records.marks import AudienceRequest
from partners.records.record import Audience


class RequestSerializer(s.Serializer[Any]):
    """A request to change who sees it, and what was decided."""

    to = codes(Audience.values)
    reason = s.CharField()
    asked_by = s.CharField()
    version_read = s.IntegerField()
    outcome = codes(AudienceRequest.Outcome.values)
    decision_reason = s.CharField(allow_null=True)
    decided_alone = s.BooleanField(help_text="Whoever asked decided, which the installation allows.")


class AudienceSerializer(s.Serializer[Any]):
    """Who sees it, what waits for a decision, and what sharing shows."""

    audience = codes(Audience.values)
    version = s.IntegerField()
    request = RequestSerializer(allow_null=True)
    shows = s.DictField(help_text="What becomes visible, field by field.")
    conditions = s.DictField(child=ConditionSerializer(many=True), help_text="What each other audience asks for.")


class AgreementAudience(AgreementResource):
    """Who sees an agreement. Of its own party's business only."""

    @described("agreement_audience", AudienceSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing or release would show."""
        agreement = self.agreement(key)
        own_only(self.officer, agreement)
        return self.answer(agreement, waiting_request(agreement))

    @described(
        "agreement_audience_change",
        AudienceSerializer,
        request=AudienceInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared, released or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = AudienceInput.read(request.data)
            told = {
                "officer": officer,
                "today": self.today,
                "reason": values["reason"],
                "expected_version": version_read(request),
            }
            if (values["agree"] is None) == ("to" not in values):
                raise Malformed({"to": ["required"]})
            if values["agree"] is None:
                asked = audience_ask(**told, root=agreement, to=values["to"])
            else:
                asked = agreement_decide_audience(**told, agreement=agreement, agree=values["agree"])
            now = Agreement.objects.visible_to(officer).select_related("partnership").get(pk=agreement.pk)
            return self.answer(now, asked, 201)

        return self.write(work)

    def answer(self, agreement: Agreement, asked: AudienceRequest | None, status: int = 200) -> Response:
        """Who sees it and what was asked."""
        data = {
            "audience": agreement.audience,
            "version": agreement.version,
            "request": request_data(asked) if asked else None,
            "shows": agreement.disclosed(),
            "conditions": {
                to: [condition_data(one) for one in audience_conditions(agreement, to)]
                for to in Audience.values
                if to != agreement.audience
            },
        }
        tag = etag(agreement.version, self.reader, "audience", asked.pk if asked else None)
        return Response(data, status=status, headers=fresh_headers(tag))


def request_data(asked: AudienceRequest) -> dict[str, Any]:
    """A request on who sees a record, as it is answered."""
    return {
        "to": asked.to_audience,
        "reason": asked.reason,
        "asked_by": asked.asked_by.name,
        "version_read": asked.version_read,
        "outcome": asked.outcome,
        "decision_reason": asked.decision_reason or None,
        "decided_alone": asked.decided_alone,
    }
