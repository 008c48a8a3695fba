"""The phase of a partnership and its gates, under the partnership."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Document
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.phases.rows import cap_data, gate_data, gate_url, phase_data
from cooperation.api.phases.schema import (
    CapInput,
    CapsSerializer,
    CriterionInput,
    CriterionWaiverInput,
    DecisionInput,
    EnterInput,
    EvidenceInput,
    GateConditionInput,
    GateInput,
    GateSerializer,
    GatesSerializer,
    GateStepInput,
    PhaseSerializer,
    RuleInput,
    TemplateSerializer,
)
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from cooperation.phases.caps import cap_set, caps_of
from cooperation.phases.conditions import gate_condition_add, gate_condition_meet
from cooperation.phases.deciding import gate_decide
from cooperation.phases.entering import phase_enter
from cooperation.phases.gate import Gate
from cooperation.phases.moving import gate_step
from cooperation.phases.preparing import criterion_put, criterion_show, gate_open
from cooperation.phases.reading import gate_at, gates_of, phase_of
from cooperation.phases.template import DEFAULTS, criterion_rule_set, template_of
from cooperation.phases.waiving import criterion_waive
from partners.models import Partnership, Party
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden, Malformed, Unseen

Row = dict[str, Any]


class PairResource(Resource):
    """What stands under one partnership."""

    def pair(self, code: str) -> Partnership:
        """The pair by both codes; one of others only where a view of it is in sight. Raises Unseen."""
        parts = sorted(code.upper().split("-"))
        found = Partnership.objects.filter(code="-".join(parts)).select_related("party_a", "party_b").first()
        if found is None:
            both = [party_by_code(one) for one in parts]
            if len(both) != 2 or both[0] is None or both[1] is None or both[0] == both[1]:
                raise Unseen
            found = Partnership(party_a=both[0], party_b=both[1], code="-".join(parts))
        if not found.has(self.reader.party_id) and not self.in_sight(found):
            raise Unseen
        return found

    def in_sight(self, pair: Partnership) -> bool:
        """Whether a view of a pair of others is in sight."""
        return phase_of(self.reader, pair) is not None

    def partner(self, pair: Partnership) -> Party:
        """The other party, for an officer of one of the two. Raises Forbidden."""
        if not pair.has(self.officer.party_id):
            raise Forbidden("not_a_party")
        other: Party = pair.other(self.officer.party_id)
        return other

    def expected(self, request: Request, pair: Partnership) -> int | None:
        """The version that was read; nothing where nothing is recorded yet."""
        return version_read(request) if phase_of(self.reader, pair) else None

    def gate_answer(self, gate: Gate, status: int = 200) -> Response:
        """A gate as it now is."""
        now = gate_at(self.reader, gate.phase.partnership, gate.number)
        tag = etag(now.phase.version, self.reader, "gate", now.pk, self.today)
        where = {"Location": gate_url(now.phase.partnership.code, now.number)} if status == 201 else {}
        return Response(gate_data(self.reader, now, self.today), status=status, headers={**fresh_headers(tag), **where})

    def on_gate(self, request: Request, pair: str, number: int, work: Callable[[Row], Any]) -> Response:
        """Do a write on a gate and answer the gate; `work` is given what every service is told."""
        officer, gate = self.officer, gate_at(self.reader, self.pair(pair), int(number))

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "gate": gate}
            work({**told, "expected_version": version_read(request)})
            return self.gate_answer(gate)

        return self.write(done)


class PartnershipPhaseView(PairResource):
    """The phase of a partnership."""

    @described("partnership_phase", PhaseSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """In which phase the two are, as you see it; without anything they are getting to know each other."""
        return self.answer(self.pair(pair))

    @described("partnership_phase_enter", PhaseSerializer, request=EnterInput, parameters=[IF_MATCH, ONCE], writes=True)
    def put(self, request: Request, pair: str) -> Response:
        """Record the phase of a partnership older than its record, as an approver, with the reason."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "expected_version": self.expected(request, found)}
            phase_enter(partner=partner, **EnterInput.read(request.data), **told)
            return self.answer(self.pair(pair))

        return self.write(work)

    def answer(self, pair: Partnership) -> Response:
        """The phase as it now is."""
        found = phase_of(self.reader, pair)
        tag = etag(found.version if found else 0, self.reader, "phase", self.today)
        return Response(phase_data(self.reader, pair, found), headers=fresh_headers(tag))


class Gates(PairResource):
    """The gates of a partnership."""

    @described("partnership_gates", GatesSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """The gates of the view that leads for you, the latest first."""
        found = phase_of(self.reader, self.pair(pair))
        rows = [gate_data(self.reader, one, self.today) for one in gates_of(self.reader, found)]
        version = found.version if found else 0
        tag = etag(version, self.reader, "gates", self.today)
        return Response({"version": version, "results": rows}, headers=fresh_headers(tag))

    @described(
        "partnership_gate_open",
        GateSerializer,
        request=GateInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pair: str) -> Response:
        """Open the gate out of the present phase, with what your template asks for."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            GateInput.read(request.data)
            told = {"officer": officer, "today": self.today, "expected_version": self.expected(request, found)}
            return self.gate_answer(gate_open(partner=partner, **told), 201)

        return self.write(work)


class GateDetail(PairResource):
    """One gate."""

    @described("partnership_gate", GateSerializer)
    def get(self, request: Request, pair: str, number: int) -> Response:
        """One gate with everything that is still missing, measured from what you may see; asking changes nothing."""
        return self.gate_answer(gate_at(self.reader, self.pair(pair), int(number)))


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
