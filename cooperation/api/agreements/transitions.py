"""Steps of an agreement as resources: what is offered, what is still missing, and taking one."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.moving import agreement_offers, agreement_step
from agreements.instruments.vocabulary import Status
from agreements.standing.refresh import standing_on
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import StepInput
from cooperation.api.agreements.schema import WholeAgreementSerializer, codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.words import say
from partners.records.errors import Condition, Malformed
from partners.records.lifecycle import Offer


class ConditionSerializer(s.Serializer[Any]):
    """What a step asks for."""

    code = s.CharField()
    met = s.BooleanField()
    waivable = s.BooleanField(help_text="An approver may go ahead without it, with a reason.")
    waived = s.CharField(allow_null=True, help_text="Why one went ahead without it; empty: the other side decided so.")
    detail = s.CharField()
    data = s.DictField()  # type: ignore[assignment]


class OfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(Status.values)
    allowed = s.BooleanField(help_text="Your role and side may take it, whatever is missing.")
    ready = s.BooleanField(help_text="It could be taken now.")
    follows = s.BooleanField(help_text="It is taken by itself when nothing is missing any more.")
    needs = s.DictField(child=s.BooleanField(), help_text="What to send with it, and whether it must be sent.")
    conditions = ConditionSerializer(many=True)


class OffersSerializer(s.Serializer[Any]):
    """The steps out of the present status."""

    status = codes(Status.values)
    version = s.IntegerField()
    steps = OfferSerializer(many=True)


class Transitions(AgreementResource):
    """The steps out of the present status of an agreement."""

    @described("agreement_transitions", OffersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Every step out of the present status, with all that it asks for, met and unmet; asking changes nothing."""
        agreement = self.agreement(key)
        offers = agreement_offers(self.reader, agreement, self.today)
        data = {
            "status": standing_on(agreement, self.today).status,
            "version": agreement.version,
            "steps": [_offer(one) for one in offers],
        }
        tag = etag(agreement.version, self.reader, "transitions", self.today)
        return Response(data, headers=fresh_headers(tag))

    @described(
        "agreement_step",
        WholeAgreementSerializer,
        request=StepInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Take a step: `to` names the status, beside it stands what the step needs. 409 names all that is missing."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            to, inputs = _asked(request.data)
            version = version_read(request)
            moved = agreement_step(
                officer=officer,
                today=self.today,
                agreement=agreement,
                to=to,
                inputs=inputs,
                expected_version=version,
            )
            return self.whole(moved.key, status=201, Location=agreement_url(moved.key))

        return self.write(work)


def _asked(data: Any) -> tuple[str, dict[str, Any]]:
    """Where to, and what was sent beside it. Raises Malformed; which inputs there are the step itself knows."""
    inputs = {name: value for name, value in data.items() if name != "to"}
    faults = {name: ["unread"] for name, value in inputs.items() if not isinstance(value, str | None)}
    faults |= {name: ["too_long"] for name, value in inputs.items() if len(str(value)) > _most(name)}
    if data.get("to") not in Status.values:
        faults["to"] = ["unknown" if data.get("to") else "required"]
    if faults:
        raise Malformed(faults)
    return data["to"], inputs


def _most(name: str) -> int:
    field = StepInput().fields.get(name)
    return getattr(field, "max_length", None) or 2000


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "step": offer.step.name,
        "to": offer.step.target,
        "allowed": offer.allowed,
        "ready": offer.ready,
        "follows": offer.step.follows,
        "needs": dict(offer.step.needs),
        "conditions": [condition_data(one) for one in offer.conditions],
    }


def condition_data(condition: Condition) -> dict[str, Any]:
    """A condition as it is answered: its code, whether it is met, and a sentence."""
    return {
        "code": condition.code,
        "met": condition.met,
        "waivable": condition.waivable,
        "waived": condition.waived,
        "detail": say(condition),
        "data": dict(condition.data),
    }
