"""Phases and gates on stage: each side's own view, a shared one, a public one, with all that hangs beneath them."""

from decimal import Decimal
from typing import Any

from agreements.coverage.risk.answering import risk_waive, risks_of
from agreements.coverage.risk.check import risk_answer
from cooperation.phases.caps import cap_set
from cooperation.phases.conditions import gate_condition_add, gate_condition_meet
from cooperation.phases.deciding import gate_decide
from cooperation.phases.entering import phase_enter
from cooperation.phases.gate import Gate
from cooperation.phases.moving import gate_step
from cooperation.phases.preparing import criterion_put, criterion_show, gate_open
from cooperation.phases.reading import fresh_gate
from cooperation.phases.template import criterion_rule_set
from cooperation.phases.waiving import criterion_waive
from partners.models import Officer
from partners.records.audience import audience_ask, audience_decide
from tests.cast import Cast


def gates_staged(cast: Cast) -> dict[str, Gate]:
    """Gates by name, each decided on by its owner, and where nobody else can by both."""
    owners = {
        "UKR": (cast.desk, cast.approver),
        "GBR": (cast.partner_desk, cast.partner_approver),
        "POL": (cast.third_desk, cast.third_approver),
    }
    for _desk, approver in owners.values():
        _policy(cast, approver)
    return {
        f"{owner} {partner} {audience}": _gate(cast, *owners[owner], partner, audience)
        for owner, partner, audience in (
            ("UKR", "GBR", "national"),
            ("GBR", "UKR", "parties"),
            ("UKR", "LVA", "public"),
            ("UKR", "EST", "parties"),
            ("POL", "GBR", "parties"),
        )
    }


def _policy(cast: Cast, approver: Officer) -> None:
    told: dict[str, Any] = {"officer": approver, "today": cast.today, "reason": "Reason"}
    cap_set(**told, phase="pilot", days=10, people=900, amount=Decimal(1000), currency="EUR")
    plain = {"mandatory": False, "threshold": None, "left_out": False}
    criterion_rule_set(**told, **plain, gate_from="pilot", code="", title="Own criterion")
    criterion_rule_set(**told, **{**plain, "threshold": 1}, gate_from="pilot", code="balance_shown", title="Words")


def _gate(cast: Cast, desk: Officer, approver: Officer, partner: str, audience: str) -> Gate:
    told: dict[str, Any] = {"today": cast.today, "expected_version": None}
    across = cast.party(partner)
    phase_enter(officer=approver, partner=across, phase="pilot", reason="Reason", **told)
    gate = gate_open(officer=desk, partner=across, **told)
    phase = gate.phase
    if audience != "national":
        phase.refresh_from_db()
        asked = {"root": phase, "reason": "Reason", "expected_version": phase.version, "today": cast.today}
        audience_ask(officer=desk, to=audience, **asked)
        audience_decide(officer=approver, agree=True, **asked)
    gate = fresh_gate(gate)
    given = {**told, "gate": gate}
    own = criterion_put(officer=desk, criterion_id=None, title="One more", mandatory=False, **given)
    criterion_show(officer=desk, criterion_id=own.pk, evidence="Evidence", **given)
    for one in gate.criteria.filter(mandatory=True):
        criterion_waive(officer=approver, criterion_id=one.pk, reason="Reason", **given)
    _at_stake(cast, desk, approver, gate)
    owed = gate_condition_add(
        officer=desk, text="Condition", side=desk.party, due_on=cast.today.replace(year=2027), **given
    )
    gate_step(officer=desk, to="in_review", **given)
    gate = fresh_gate(gate)
    said = {**told, "gate": gate, "decision": "conditional_go", "edition": gate.edition, "reason": "Reason"}
    gate_decide(officer=approver, **said)
    if partner in ("EST", "LVA"):
        gate_decide(officer=desk, side=across, evidence="Letter", **said)
        gate_condition_meet(officer=desk, condition_id=owed.pk, evidence="Evidence", **given)
    return fresh_gate(gate)


def _at_stake(cast: Cast, desk: Officer, approver: Officer, gate: Gate) -> None:
    """Every question of legal risk answered, and one gone ahead with."""
    asked: dict[str, Any] = {"today": cast.today, "root": gate, "expected_version": None}
    answer = {"answer": "yes_mitigated", "mitigation": "Words", "source": "Office"}
    first, *rest = risks_of(desk, gate, cast.today)
    for one in rest:
        review = cast.today.replace(year=2027)
        risk_answer(officer=desk, question=one.question.code, review_on=review, **answer, **asked)
    version = fresh_gate(gate).phase.version
    ahead = {**asked, "expected_version": version}
    risk_waive(officer=approver, question=first.question.code, reason="Reason", **ahead)
