"""What a party sets for its partnerships: the caps of each phase, and what its gates ask for."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.phases.rows import cap_data
from cooperation.api.phases.schema import (
    CapInput,
    CapsSerializer,
    RuleInput,
    TemplateSerializer,
)
from cooperation.api.resource import Resource
from cooperation.phases.caps import cap_set, caps_of
from cooperation.phases.template import DEFAULTS, criterion_rule_set, template_of
from partners.records.errors import Forbidden

Row = dict[str, Any]


class Policy(Resource):
    """What your party sets for its partnerships."""

    def ours(self) -> Any:
        """The officer, where they read what the party keeps for itself. Raises Forbidden."""
        if not self.officer.reads_national:
            raise Forbidden("role")
        return self.officer


class PhaseCaps(Policy):
    """The caps of each phase."""

    @described("phase_caps", CapsSerializer)
    def get(self, request: Request) -> Response:
        """The most that an activity of your party may be in each phase."""
        return Response({"results": [cap_data(one) for one in caps_of(self.ours())]})

    @described("phase_cap_set", CapsSerializer, request=CapInput, parameters=[ONCE], writes=True)
    def put(self, request: Request) -> Response:
        """Set the cap of one phase, as an approver, with the reason."""
        officer = self.ours()

        def work() -> Response:
            cap_set(officer=officer, today=self.today, **CapInput.read(request.data))
            return Response({"results": [cap_data(one) for one in caps_of(officer)]})

        return self.write(work)


class GateTemplate(Policy):
    """What each gate asks for by your template."""

    @described("gate_template", TemplateSerializer)
    def get(self, request: Request) -> Response:
        """What gates that are opened from now on ask for."""
        return self.answer()

    @described("gate_template_set", TemplateSerializer, request=RuleInput, parameters=[ONCE], writes=True)
    def put(self, request: Request) -> Response:
        """Change one criterion, leave it out, or add one of your own, as an approver, with the reason."""
        officer = self.ours()

        def work() -> Response:
            given = {"code": "", "title": "", "threshold": None, **RuleInput.read(request.data)}
            criterion_rule_set(officer=officer, today=self.today, **given)
            return self.answer()

        return self.write(work)

    def answer(self) -> Response:
        """The whole template."""
        officer = self.ours()
        columns = ("code", "title", "mandatory", "threshold")
        rows = [
            {"gate_from": str(gate), "measure": str(one.measure), **{name: getattr(one, name) for name in columns}}
            for gate in DEFAULTS
            for one in template_of(officer, gate)
        ]
        return Response({"results": rows})
