"""How long a text must lie before parliament, and when parliament sits: data of each ministry."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.half.clock import DayKind
from agreements.instruments.half.tabling import sitting_add, tabling_rule_add, tabling_setting_remove
from agreements.models import Sitting, TablingRule
from cooperation.api.agreements.half.base import said
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import UNCACHED
from cooperation.api.resource import Resource


class TablingRuleSerializer(s.Serializer[Any]):
    """So many days of such a kind, by such a law."""

    id = s.IntegerField()
    name = s.CharField()
    days = s.IntegerField()
    kind = codes(DayKind)
    source = s.CharField()  # type: ignore[assignment]


class SittingSerializer(s.Serializer[Any]):
    """A stretch of time in which parliament sits, on these days of the week (1 for Monday)."""

    id = s.IntegerField()
    first = s.DateField()
    last = s.DateField()
    weekdays = s.ListField(child=s.IntegerField(min_value=1, max_value=7))


class TablingSerializer(s.Serializer[Any]):
    """Rules and sittings."""

    rules = TablingRuleSerializer(many=True)
    sittings = SittingSerializer(many=True)


class TablingRuleInput(Input):
    """A rule."""

    name = text(120, required=True)
    days = s.IntegerField(min_value=1, max_value=730)
    kind = codes(DayKind)
    source = text(300, required=True)  # type: ignore[assignment]


class SittingInput(Input):
    """A sitting."""

    first = s.DateField()
    last = s.DateField()
    weekdays = s.ListField(child=s.IntegerField(min_value=1, max_value=7), allow_empty=False, max_length=7)


class Tabling(Resource):
    """The rules of your state, and when its parliament sits."""

    @described("tabling", TablingSerializer)
    def get(self, request: Request) -> Response:
        """All rules and sittings that hold."""
        officer = self.officer
        rules = TablingRule.objects.visible_to(officer).filter(owner=officer.party_id).order_by("id")
        sittings = Sitting.objects.visible_to(officer).filter(owner=officer.party_id).order_by("first", "id")
        found = {
            "rules": [said(one, TablingRuleSerializer) for one in rules],
            "sittings": [said(one, SittingSerializer) for one in sittings],
        }
        return Response(found, headers=UNCACHED)


class TablingRules(Resource):
    """Rules."""

    @described(
        "tabling_rule_add", TablingRuleSerializer, request=TablingRuleInput, parameters=[ONCE], status=201, writes=True
    )
    def post(self, request: Request) -> Response:
        """Keep how long a law of your state asks that a text be tabled."""
        officer = self.officer

        def work() -> Response:
            row = tabling_rule_add(officer=officer, today=self.today, **TablingRuleInput.read(request.data))
            return Response(said(row, TablingRuleSerializer), status=201)

        return self.write(work)


class Sittings(Resource):
    """Sittings."""

    @described("sitting_add", SittingSerializer, request=SittingInput, parameters=[ONCE], status=201, writes=True)
    def post(self, request: Request) -> Response:
        """Keep when your parliament sits."""
        officer = self.officer

        def work() -> Response:
            row = sitting_add(officer=officer, today=self.today, **SittingInput.read(request.data))
            return Response(said(row, SittingSerializer), status=201)

        return self.write(work)


class OneRule(Resource):
    """One rule."""

    @described("tabling_rule_remove", None, status=204, writes=True)
    def delete(self, request: Request, part: int) -> Response:
        """Take out a rule that no longer holds; clocks that were set by it keep their days."""
        officer = self.officer

        def work() -> Response:
            tabling_setting_remove(officer=officer, today=self.today, rule_id=part)
            return Response(status=204)

        return self.write(work)


class OneSitting(Resource):
    """One sitting."""

    @described("sitting_remove", None, status=204, writes=True)
    def delete(self, request: Request, part: int) -> Response:
        """Take out a sitting that does not take place."""
        officer = self.officer

        def work() -> Response:
            tabling_setting_remove(officer=officer, today=self.today, sitting_id=part)
            return Response(status=204)

        return self.write(work)
