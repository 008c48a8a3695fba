"""What is done at a gate: steps, criteria, evidence, decisions and conditions; each answers the gate."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Document
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.phases.base import PairResource
from cooperation.api.phases.schema import (
    CriterionInput,
    CriterionWaiverInput,
    DecisionInput,
    EvidenceInput,
    GateConditionInput,
    GateSerializer,
    GateStepInput,
)
from cooperation.phases.conditions import gate_condition_add, gate_condition_meet
from cooperation.phases.deciding import gate_decide
from cooperation.phases.gate import Gate
from cooperation.phases.moving import gate_step
from cooperation.phases.preparing import criterion_put, criterion_show
from cooperation.phases.waiving import criterion_waive
from partners.models import Party
from partners.records.errors import Malformed

Row = dict[str, Any]


def _writes(name: str, body: Any) -> Any:
    """Describe a write on a gate, which is answered by the gate."""
    return described(name, GateSerializer, request=body, parameters=[IF_MATCH, ONCE], writes=True)


class GateTransitions(PairResource):
    """Steps of a gate."""

    @_writes("gate_step", GateStepInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Take a step: put it to the decision of both (`in_review`), give it up (`stopped`), or take it up again."""

        def work(told: Row) -> None:
            given = GateStepInput.read(request.data)
            to = given.pop("to")
            gate_step(to=to, inputs={name: one for name, one in given.items() if one}, **told)

        return self.on_gate(request, pair, number, work)


class GateCriteria(PairResource):
    """What a gate asks for."""

    @_writes("gate_criterion", CriterionInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Change what this gate asks for (`id`), or ask for one more thing by its `title`."""

        def work(told: Row) -> None:
            given = CriterionInput.read(request.data)
            criterion_put(criterion_id=given.pop("id", None), **given, **told)

        return self.on_gate(request, pair, number, work)


class GateEvidence(PairResource):
    """What shows that a gate's criteria are met."""

    @_writes("gate_evidence", EvidenceInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Attach what shows that a criterion is met: a text, or the number of a document that you see."""

        def work(told: Row) -> None:
            given = EvidenceInput.read(request.data)
            key = given.get("document")
            document = Document.objects.visible_to(self.reader).filter(pk=key).first() if key else None
            if key and document is None:
                raise Malformed({"document": ["unknown"]})
            said = {"criterion_id": given["criterion"], "evidence": given.get("evidence", ""), "document": document}
            criterion_show(**said, **told)

        return self.on_gate(request, pair, number, work)


class GateWaivers(PairResource):
    """What one goes ahead without."""

    @_writes("gate_waive", CriterionWaiverInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Go ahead without a mandatory criterion for your side, with a reason; an approver’s decision."""

        def work(told: Row) -> None:
            given = CriterionWaiverInput.read(request.data)
            criterion_waive(criterion_id=given["criterion"], reason=given["reason"], **told)

        return self.on_gate(request, pair, number, work)


class GateDecisions(PairResource):
    """What each side decides."""

    @_writes("gate_decide", DecisionInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Decide for your side; or report what the other decided, with its letter. What both decide follows."""

        def work(told: Row) -> None:
            given = DecisionInput.read(request.data)
            code = given.pop("side", "")
            gate_decide(side=_side(told["gate"], code) if code else None, **given, **told)

        return self.on_gate(request, pair, number, work)


class GateConditions(PairResource):
    """What is still to be done."""

    @_writes("gate_condition", GateConditionInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Set what a side is still to do by a day; or say, by the `id` of one and `evidence`, that it is met."""

        def work(told: Row) -> None:
            given = GateConditionInput.read(request.data)
            if given.get("id"):
                gate_condition_meet(condition_id=given["id"], evidence=given.get("evidence", ""), **told)
                return
            faults = {name: ["required"] for name in ("side", "due_on") if not given.get(name)}
            if faults:
                raise Malformed(faults)
            said = {"text": given.get("text", ""), "due_on": given["due_on"], "criterion_id": given.get("criterion")}
            gate_condition_add(side=_side(told["gate"], given["side"]), **said, **told)

        return self.on_gate(request, pair, number, work)


def _side(gate: Gate, code: str) -> Party:
    pair = gate.phase.partnership
    found: Party | None = next((one for one in (pair.party_a, pair.party_b) if one.code == code), None)
    if found is None:
        raise Malformed({"side": ["not_of_pair"]})
    return found
