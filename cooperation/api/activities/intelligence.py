"""An arrangement to share intelligence: its stage and what the next asks for, contacts and channels."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.intelligence.arrangement import RECEIPT_DAYS
from agreements.activities.intelligence.arranging import arrangement_put, point_drop, point_put
from agreements.activities.intelligence.stages import arrangement_offers, arrangement_step
from agreements.activities.intelligence.vocabulary import ArrangementStage, PointKind
from agreements.activities.vocabulary import Form
from agreements.models import Activity, Agreement, Arrangement, IntelligencePoint
from cooperation.api.activities.base import ActivityResource
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.errors import Forbidden, Unseen
from partners.records.ways import Way

WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}


class PointSerializer(s.Serializer[Any]):
    """A point of contact, by function and office alone, or a channel."""

    id = s.IntegerField()
    party = s.CharField()
    kind = codes(PointKind)
    name = s.CharField()
    office_contact = s.CharField(allow_null=True)
    accredited_to = s.CharField(allow_null=True, help_text="As the side whose channel it is names the marking.")
    valid_until = s.DateField(allow_null=True)
    way = codes(Way.values)


class ArrangementStepSerializer(s.Serializer[Any]):
    """A step out of the present stage."""

    step = s.CharField()
    to = codes(ArrangementStage)
    ready = s.BooleanField()
    needs = s.ListField(child=s.CharField())
    conditions = ConditionSerializer(many=True)


class ArrangementSerializer(s.Serializer[Any]):
    """An arrangement; between its two sides, never for everyone."""

    version = s.IntegerField()
    stage = codes(ArrangementStage)
    receipt_days = s.IntegerField()
    security_agreement = s.CharField(allow_null=True, help_text="Its legal basis; its `markings/` say what is what.")
    points = PointSerializer(many=True)
    next = ArrangementStepSerializer(many=True)


class ArrangementInput(Input):
    """Within how many days receipt is given."""

    receipt_days = s.IntegerField(min_value=1, max_value=365)


class ArrangementStepInput(Input):
    """To which stage; suspending and ending have a reason."""

    to = codes(ArrangementStage)
    reason = text(400)


class PointInput(Input):
    """A contact or a channel of one side."""

    party = text(12, required=True)
    kind = codes(PointKind)
    name = text(160, required=True)
    office_contact = text(160)
    accredited_to = text(60)
    valid_until = s.DateField(required=False, allow_null=True)


class PointChangeInput(Input):
    """What to change of one; `gone` takes it out."""

    name = text(160)
    office_contact = text(160)
    accredited_to = text(60)
    valid_until = s.DateField(required=False, allow_null=True)
    gone = s.BooleanField(required=False)


class ArrangementResource(ActivityResource):
    """What belongs to an arrangement, for its two sides."""

    def arrangement(self, key: str) -> Activity:
        """The activity, if it is an arrangement of the own pair. Raises Unseen, Moved, Forbidden."""
        found = self.activity(key)
        if found.form != Form.INTELLIGENCE:
            raise Unseen
        if not found.partnership.has(self.reader.party_id):
            raise Forbidden("not_a_party")
        return found

    def told(self, request: Request, activity: Activity) -> dict[str, Any]:
        """What every service is told."""
        version = version_read(request)
        return {"officer": self.officer, "today": self.today, "activity": activity, "expected_version": version}

    def answer(self, pk: int, status: int = 200) -> Response:
        """An arrangement as it is now."""
        pair = ("partnership__party_a", "partnership__party_b", "legal_basis")
        now = Activity.objects.visible_to(self.reader).select_related(*pair).get(pk=pk)
        one = Arrangement.objects.visible_to(self.reader).filter(activity=now).first()
        points = IntelligencePoint.objects.visible_to(self.reader).filter(activity=now).select_related("party")
        basis = Agreement.objects.visible_to(self.reader).filter(pk=now.legal_basis_id or 0).first()
        offers = arrangement_offers(self.reader, now, self.today) if self.request.user.is_authenticated else []
        data = {
            "version": now.version,
            "stage": one.stage if one else str(ArrangementStage.ARRANGING),
            "receipt_days": one.receipt_days if one else RECEIPT_DAYS,
            "security_agreement": agreement_url(basis.key) if basis else None,
            "points": [_point(each) for each in points.order_by("party", "kind", "id")],
            "next": [
                {
                    "step": offer.step.name,
                    "to": offer.step.target,
                    "ready": offer.ready,
                    "needs": list(offer.step.needs),
                    "conditions": [condition_data(each) for each in offer.conditions],
                }
                for offer in offers
            ],
        }
        return Response(data, status=status, headers=fresh_headers(self.tag(now, "intelligence")))


def _point(one: IntelligencePoint) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in ("kind", "name", "valid_until", "way")}
    said = {name: getattr(one, name) or None for name in ("office_contact", "accredited_to")}
    return {"id": one.pk, "party": one.party.code, **plain, **said}


class ArrangementDetail(ArrangementResource):
    """An arrangement."""

    @described("activity_intelligence", ArrangementSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Its stage, what the next asks for, contacts and channels."""
        return self.answer(self.arrangement(key).pk)

    @described("activity_intelligence_put", ArrangementSerializer, request=ArrangementInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Say within how many days receipt is given."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            arrangement_put(**self.told(request, activity), **ArrangementInput.read(request.data))
            return self.answer(activity.pk, 201)

        return self.write(work)


class ArrangementTransitions(ArrangementResource):
    """The stages of an arrangement."""

    @described("activity_intelligence_step", ArrangementSerializer, request=ArrangementStepInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Take it to its next stage; 409 names all that is missing."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            arrangement_step(**self.told(request, activity), **ArrangementStepInput.read(request.data))
            return self.answer(activity.pk, 201)

        return self.write(work)


class ArrangementPoints(ArrangementResource):
    """Contacts and channels of both sides."""

    @described("activity_intelligence_point_add", ArrangementSerializer, request=PointInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down a contact or a channel of a side."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            values = PointInput.read(request.data)
            party, kind = self.side(activity, values.pop("party")), values.pop("kind")
            point_put(**self.told(request, activity), party=party, kind=kind, values=values)
            return self.answer(activity.pk, 201)

        return self.write(work)


class OneArrangementPoint(ArrangementResource):
    """One contact or channel."""

    @described(
        "activity_intelligence_point_change",
        ArrangementSerializer,
        request=PointChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str, point: int) -> Response:
        """Change one, or with `gone` take it out."""
        officer, activity = self.officer, self.arrangement(key)
        seen = IntelligencePoint.objects.visible_to(officer).filter(activity=activity, pk=point)
        found = seen.select_related("party").first()
        if found is None:
            raise Unseen

        def work() -> Response:
            values = PointChangeInput.read(request.data, partial=True)
            if values.pop("gone", False):
                point_drop(**self.told(request, activity), point_id=point)
            else:
                told = self.told(request, activity)
                point_put(**told, party=found.party, kind=found.kind, values=values, point_id=point)
            return self.answer(activity.pk)

        return self.write(work)
