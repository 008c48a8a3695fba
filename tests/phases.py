"""Partnerships that move, for tests: gates opened, shared and walked to a status by services."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from agreements.coverage.risk.answering import risks_of
from agreements.coverage.risk.check import risk_answer
from cooperation.phases.advancing import gates_advance
from cooperation.phases.conditions import gate_condition_add, gate_condition_meet
from cooperation.phases.deciding import gate_decide
from cooperation.phases.entering import phase_enter
from cooperation.phases.gate import Gate
from cooperation.phases.links import gate_link_answer, gate_link_make
from cooperation.phases.moving import gate_step
from cooperation.phases.preparing import criterion_show, gate_open
from cooperation.phases.reading import fresh_gate
from partners.records.audience import audience_ask, audience_decide

if TYPE_CHECKING:
    from tests.cast import Cast

# A memorandum that applies.
APPLIES = {"entry_method": "on_signature", "instrument_type": "mou"}
MONTH = dt.timedelta(days=30)
DECISIONS = {
    "passed": "go",
    "passed_on_conditions": "conditional_go",
    "held": "hold",
    "stopped": "stop",
    "stepped_back": "step_back",
}


class Moving:
    """A partnership in its pilot phase, and its gate; the partner acts by `officer`, `link`, or `reported`."""

    def __init__(self, cast: Cast, partner: str = "GBR", way: str = "officer") -> None:
        self.cast, self.partner, self.way, self.today = cast, cast.party(partner), way, cast.today
        phase_enter(
            officer=cast.approver,
            today=self.today,
            partner=self.partner,
            phase="pilot",
            reason="Both have trained together since 2019.",
            expected_version=None,
        )
        self.gate = gate_open(officer=cast.desk, today=self.today, partner=self.partner, expected_version=None)
        if way != "reported":
            self.share()

    def share(self) -> None:
        """Asked by the desk officer and decided by the approver."""
        phase = self.fresh().phase
        told: Any = {"today": self.today, "root": phase, "reason": "Agreed.", "expected_version": phase.version}
        audience_ask(officer=self.cast.desk, to="parties", **told)
        audience_decide(officer=self.cast.approver, agree=True, **told)
        self.fresh()

    def fresh(self) -> Gate:
        """As it now is."""
        self.gate = fresh_gate(self.gate)
        return self.gate

    def show(self) -> None:
        """Settle legal risk, attach evidence to every criterion; what the record knows of stays measured."""
        for one in self.gate.criteria.filter(mistake_at=None):
            given = {"gate": self.gate, "criterion_id": one.pk, "evidence": "Shown.", "expected_version": None}
            criterion_show(officer=self.cast.desk, today=self.today, **given)
        self.settle()

    def settle(self) -> None:
        """Each side that has officers here answers every question of legal risk: no."""
        here = (self.cast.desk, self.cast.partner_desk) if self.way == "officer" else (self.cast.desk,)
        given: Any = {"answer": "no", "source": "Legal service", "review_on": self.today.replace(year=2030)}
        for officer in here:
            for one in risks_of(officer, self.gate, self.today):
                told = {"root": self.gate, "question": one.question.code, "expected_version": None}
                risk_answer(officer=officer, today=self.today, **told, **given)
        self.fresh()

    def step(self, to: str, officer: Any = None, **inputs: str) -> Gate:
        """Take a step by its service."""
        given = {"gate": self.gate, "to": to, "expected_version": None, "inputs": inputs}
        gate_step(officer=officer or self.cast.desk, today=self.today, **given)
        return self.fresh()

    def decide(self, decision: str, *, ours: bool, officer: Any = None) -> Gate:
        """We decide by our approver, the partner in its way."""
        gate = self.fresh()
        given: Any = {"today": self.today, "gate": gate, "expected_version": None}
        said = {"decision": decision, "edition": gate.edition, "reason": "Weighed."}
        if ours or self.way == "officer":
            who = self.cast.approver if ours else self.cast.partner_approver
            gate_decide(officer=officer or who, **given, **said)
        elif self.way == "reported":
            gate_decide(officer=self.cast.desk, side=self.partner, evidence="Letter 7/2026", **given, **said)
        else:
            token = gate_link_make(officer=self.cast.desk, **given)[1]
            gate_link_answer(officer=None, today=self.today, token=token, agrees=True, answered_by="Director")
        return self.fresh()

    def condition(self) -> int:
        """Set what is still to be done."""
        given = {
            "text": "Report on the exercise",
            "side": self.cast.party("UKR"),
            "due_on": self.today + MONTH,
        }
        made = gate_condition_add(
            officer=self.cast.desk, today=self.today, gate=self.gate, expected_version=None, **given
        )
        self.fresh()
        key: int = made.pk
        return key

    def met(self, condition: int) -> Gate:
        """Say that it is done."""
        given = {"gate": self.gate, "condition_id": condition, "evidence": "Report of 3 May", "expected_version": None}
        gate_condition_meet(officer=self.cast.desk, today=self.today, **given)
        return self.fresh()

    def to(self, status: str) -> Gate:
        """Walk on until `status`."""
        if status == "preparing":
            return self.gate
        audience = "national" if self.way == "reported" else "parties"
        self.cast.record(self.partner.code, audience=audience, **APPLIES)
        self.show()
        if status in ("passed_on_conditions", "lapsed"):
            self.condition()
        self.step("in_review")
        if status == "in_review":
            return self.gate
        decision = DECISIONS["passed_on_conditions" if status == "lapsed" else status]
        self.decide(decision, ours=True)
        self.decide(decision, ours=False)
        if status == "lapsed":
            self.today += MONTH * 2
            gates_advance(self.today)
        assert self.fresh().status == status
        return self.gate
