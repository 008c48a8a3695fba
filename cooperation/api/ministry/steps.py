"""How a ministry works: what is required at each stage, and which steps it does not use."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.route.requirements import requirements
from agreements.instruments.route.switch import Switch, step_switch, switched_off
from agreements.models import StepSwitch
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.preconditions import UNCACHED
from cooperation.api.resource import Resource
from cooperation.words import say_of_any


class RequirementSerializer(s.Serializer[Any]):
    """One condition of a stage."""

    stage = s.CharField(help_text="A step, a kind of act, or every_act.")
    code = s.CharField()
    detail = s.CharField()
    routes = s.ListField(child=s.ChoiceField(choices=["binding", "non_binding"]))
    waivable = s.BooleanField(help_text="An approver may go ahead without it, with a reason.")
    switch = codes(Switch, allow_null=True)
    asked = s.BooleanField(help_text="False: your ministry does not use it.")


class RequirementsSerializer(s.Serializer[Any]):
    """What is required at each stage."""

    results = RequirementSerializer(many=True)


class SwitchSerializer(s.Serializer[Any]):
    """A step or condition that a ministry may do without."""

    switch = codes(Switch)
    off = s.BooleanField()
    reason = s.CharField(allow_null=True)
    decided_by = s.CharField(allow_null=True)
    decided_at = s.DateTimeField(allow_null=True)


class SwitchesSerializer(s.Serializer[Any]):
    """All of them."""

    results = SwitchSerializer(many=True)


class SwitchInput(Input):
    """What to switch off, or on again, and why."""

    switch = codes(Switch)
    off = s.BooleanField()
    reason = text(2000, required=True)


class Requirements(Resource):
    """What is required at each stage."""

    @described("requirements", RequirementsSerializer)
    def get(self, request: Request) -> Response:
        """The table by which steps and acts are refused and by which pages say what is missing."""
        off = switched_off(self.reader.party_id)
        rows = [
            {
                "stage": str(row.stage),
                "code": code,
                "detail": say_of_any(code),
                "routes": sorted(row.routes),
                "waivable": row.waivable,
                "switch": row.switch or None,
                "asked": row.switch not in off,
            }
            for row in requirements()
            for code in row.codes
        ]
        return Response({"results": rows}, headers=UNCACHED)


class Switches(Resource):
    """The steps that your ministry uses and does not use."""

    @described("steps_used", SwitchesSerializer)
    def get(self, request: Request) -> Response:
        """What may be switched off, and what is."""
        rows = StepSwitch.objects.visible_to(self.officer).filter(owner=self.officer.party_id)
        kept = {row.switch: row for row in rows.select_related("decided_by")}
        found = [_switch(str(one), kept.get(one)) for one in Switch]
        return Response({"results": found}, headers=UNCACHED)

    @described("step_switch", SwitchSerializer, request=SwitchInput, parameters=[ONCE], status=201, writes=True)
    def post(self, request: Request) -> Response:
        """Switch a step off, or on again, with a reason; an approver’s decision."""
        officer = self.officer

        def work() -> Response:
            row = step_switch(officer=officer, today=self.today, **SwitchInput.read(request.data))
            return Response(_switch(row.switch, row), status=201)

        return self.write(work)


def _switch(code: str, row: StepSwitch | None) -> dict[str, Any]:
    return {
        "switch": code,
        "off": bool(row and row.off),
        "reason": row.reason if row else None,
        "decided_by": row.decided_by.name if row else None,
        "decided_at": row.updated_at if row else None,
    }
