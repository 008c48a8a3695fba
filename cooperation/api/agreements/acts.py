"""Acts of an agreement: what happened, what could be recorded now, correcting and contesting."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.acts import ActOffer, act_offers, act_record
from agreements.instruments.mending import act_correct, act_mistake
from agreements.instruments.signing.signatory import SignatoryEntry
from agreements.models import Agreement, AgreementAct
from agreements.terms.clauses import ActKind
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import ActChangeInput, ActInput
from cooperation.api.agreements.parts import acts_data
from cooperation.api.agreements.schema import ActSerializer, codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.models import Party
from partners.records.errors import Malformed
from partners.records.ways import Way


class ActOfferSerializer(s.Serializer[Any]):
    """An act that the present status has room for."""

    kind = codes(ActKind)
    side = s.CharField(allow_null=True)
    way = codes(Way.values)
    allowed = s.BooleanField()
    needs = s.ListField(child=s.CharField(), help_text="What to send besides the date.")
    conditions = ConditionSerializer(many=True, help_text="What it asks for, of an act of your own side or of both.")


class ActsSerializer(s.Serializer[Any]):
    """What happened, and what could be recorded now."""

    version = s.IntegerField()
    results = ActSerializer(many=True)
    offers = ActOfferSerializer(many=True)


class ActResource(AgreementResource):
    """Acts as answers to writes."""

    def act(self, agreement: int, key: int, status: int = 200) -> Response:
        """One act as it is now, with the tag of the agreement's new version; 204 when it was taken out."""
        now = Agreement.objects.visible_to(self.reader).get(pk=agreement)
        headers = fresh_headers(etag(now.version, self.reader, "act", key))
        found = acts_data(self.reader, AgreementAct.objects.visible_to(self.reader).filter(pk=key))
        if not found:
            return Response(status=204, headers=headers)
        where = {"Location": f"{agreement_url(now.key)}acts/{key}/"} if status == 201 else {}
        return Response(found[0], status=status, headers={**headers, **where})


class Acts(ActResource):
    """The acts of an agreement."""

    @described("agreement_acts", ActsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """What happened to an agreement, and the acts that its status has room for now."""
        agreement = self.agreement(key)
        seen = AgreementAct.objects.visible_to(self.reader).filter(agreement=agreement)
        data = {
            "version": agreement.version,
            "results": acts_data(self.reader, seen),
            "offers": [_offer(one) for one in act_offers(self.reader, agreement, self.today)],
        }
        tag = etag(agreement.version, self.reader, "acts", self.today)
        return Response(data, headers=fresh_headers(tag))

    @described(
        "agreement_act_record", ActSerializer, request=ActInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, key: str) -> Response:
        """Record an act of the own side, of all together, or of the other side as reported by us.

        What follows from it follows at once: the last signature signs the agreement.
        """
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = {name: value for name, value in ActInput.read(request.data).items() if value != ""}
            side = _side(values.pop("side", ""))
            who = [SignatoryEntry(**one) for one in values.pop("signatories", ())]
            act = act_record(
                officer=officer,
                today=self.today,
                agreement=agreement,
                side=side,
                signatories=who,
                expected_version=version_read(request),
                **values,
            )
            return self.act(agreement.pk, act.pk, 201)

        return self.write(work)


class Act(ActResource):
    """One act."""

    @described("agreement_act_correct", ActSerializer, request=ActChangeInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, key: str, act: int) -> Response:
        """Put right what an act says, with a reason; or with `mistake` take it out, answered by 204."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = ActChangeInput.read(request.data)
            reason, mistake = values.pop("reason"), values.pop("mistake", False)
            told = {
                "officer": officer,
                "today": self.today,
                "agreement": agreement,
                "act_id": act,
                "reason": reason,
                "expected_version": version_read(request),
            }
            if mistake and values:
                raise Malformed({name: ["unknown_field"] for name in values})
            act_mistake(**told) if mistake else act_correct(**told, values=values)
            return self.act(agreement.pk, act)

        return self.write(work)


def _side(code: str) -> Party | None:
    if not code:
        return None
    found = Party.objects.filter(code=code).first()
    if found is None:
        raise Malformed({"side": ["not_of_pair"]})
    return found


def _offer(offer: ActOffer) -> dict[str, Any]:
    return {
        "kind": offer.kind,
        "side": offer.side.code if offer.side else None,
        "way": offer.way,
        "allowed": offer.allowed,
        "needs": list(offer.needs),
        "conditions": [condition_data(one) for one in offer.conditions],
    }
