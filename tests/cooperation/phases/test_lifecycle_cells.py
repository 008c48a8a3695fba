"""Every cell (from, to, role, side) of the lifecycle of a gate, beside a table written out by hand."""

from typing import Any

import pytest
from django.db import transaction

from agreements.coverage.risk.answering import risk_waive
from agreements.coverage.risk.check import risk_answer
from agreements.coverage.risk.reminding import risk_reviews_tell
from cooperation.desk.inbox import letters
from cooperation.desk.risks import risks_turned
from cooperation.lines import Lines
from cooperation.phases.advancing import gates_advance
from cooperation.phases.gate import GateReading
from cooperation.phases.moving import gate_offers, gate_step
from cooperation.phases.preparing import gate_open
from cooperation.phases.steps import GATE
from cooperation.phases.vocabulary import GateStatus
from cooperation.phases.waiving import criterion_waive
from partners.models import Notice, Officer, StepTaken
from partners.records.errors import Forbidden, Malformed, RecordError, Refused
from tests.cast import Cast
from tests.phases import APPLIES, MONTH, Moving

ASKING = (
    "desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest", "partner_desk",
    "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
# Where each status leads, by whoever may write; what both decide and what time brings is not for anybody to take.
LEADS: dict[str, set[str]] = {
    "preparing": {"in_review", "stopped"},
    "in_review": {"passed", "passed_on_conditions", "held", "preparing", "stopped", "stepped_back"},
    "passed": set(),
    "passed_on_conditions": {"passed"},
    "held": {"preparing"},
    "stopped": set(),
    "stepped_back": set(),
    "lapsed": set(),
}
BY_SYSTEM = {("passed_on_conditions", "lapsed"), ("in_review", "stopped"), ("held", "stopped")}
REASON = {"reason": "No longer wanted."}
INPUTS = {("preparing", "stopped"): REASON, ("held", "preparing"): REASON}


def test_the_table_is_closed_and_names_every_status() -> None:
    assert set(LEADS) == {str(one) for one in GateStatus} == {str(one) for one in GATE.statuses}
    named = {(source, one.target) for one in GATE.steps for source in one.sources if one.roles}
    assert named == {(source, to) for source, leads in LEADS.items() for to in leads}


@pytest.mark.parametrize("status", LEADS)
def test_the_service_does_what_the_table_says(cast: Cast, status: str) -> None:
    """Each of the cast tries to reach each status from each, and is offered what the table names."""
    moving = Moving(cast)
    moving.to(status)
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        if officer.party.code in ("UKR", "GBR"):
            assert {one.step.target for one in gate_offers(officer, moving.gate, moving.today)} == LEADS[status]
        for to in LEADS:
            found, wanted = attempted(moving, officer, to), should(officer, status, to)
            if found != wanted:
                wrong[name, to] = (found, wanted)
    assert not wrong


def attempted(moving: Moving, officer: Officer, to: str) -> tuple[Any, ...]:
    """What the service answers; whatever it did is taken back."""
    inputs = INPUTS.get((moving.gate.status, to), {})
    try:
        with transaction.atomic():
            given = {"gate": moving.gate, "expected_version": moving.gate.phase.version, "inputs": inputs}
            reached = gate_step(officer=officer, today=moving.today, to=to, **given).status
            assert StepTaken.objects.filter(subject="gate", subject_id=moving.gate.pk, to_status=to).exists()
            transaction.set_rollback(True)
            return ("done", reached)
    except Refused as error:
        return ("Refused", {one.code for one in error.conditions})
    except Forbidden as error:
        return ("Forbidden", error.condition.code)
    except RecordError as error:
        return (type(error).__name__,)


def should(officer: Officer, status: str, to: str) -> tuple[Any, ...]:
    """What it should answer."""
    (role,), code = officer.roles, officer.party.code
    if code not in ("UKR", "GBR") or role == "party_administrator":
        return ("Unseen",)
    if role not in OFFICERS:
        return ("Forbidden", "role")
    if (status, to) in BY_SYSTEM and to not in LEADS[status]:
        return ("Forbidden", "step_role")
    if to not in LEADS[status]:
        return ("Refused", {"no_such_step"})
    if status == "in_review":
        return ("Refused", {"gate_decided_by"})
    if status == "passed_on_conditions":
        return ("Refused", {"gate_conditions_met"})
    return ("done", to)


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "link"), ("EST", "reported")])
def test_each_side_decides_in_each_of_the_three_ways_and_the_partnership_moves(
    cast: Cast, partner: str, way: str
) -> None:
    moving = Moving(cast, partner, way)
    gate = moving.to("passed")
    theirs = gate.acts.get(side=cast.party(partner), mistake_at=None)
    assert (theirs.way, theirs.decision, theirs.edition) == (way, "go", gate.edition)
    assert gate.phase.phase == "structured_programme" and not gate.phase.unmeasured
    kept = StepTaken.objects.get(subject="phase", subject_id=gate.phase_id, to_status="structured_programme")
    assert (kept.from_status, kept.step, kept.cause) == ("pilot", "go", "gate:1")
    assert GateReading.objects.filter(gate=gate, owner=cast.party("UKR")).count() == gate.criteria.count()


def test_a_mandatory_criterion_that_is_not_met_stops_go_until_an_approver_goes_ahead_with_a_reason(cast: Cast) -> None:
    moving = Moving(cast, "EST", "reported")
    cast.record("EST", **APPLIES)
    moving.show()
    asked = moving.gate.criteria.get(code="balance_shown")
    moving.gate.criteria.filter(pk=asked.pk).update(evidence="", shown_on=None, shown_by=None)
    moving.step("in_review")
    with pytest.raises(Refused) as caught:
        moving.decide("go", ours=True)
    assert [(one.code, one.data["criterion"]) for one in caught.value.conditions] == [
        ("criterion_met", "balance_shown")
    ]
    given: Any = {"today": moving.today, "gate": moving.gate, "criterion_id": asked.pk, "expected_version": None}
    with pytest.raises(Forbidden):
        criterion_waive(officer=cast.desk, reason="The minister wants it.", **given)
    with pytest.raises(Malformed):
        criterion_waive(officer=cast.approver, reason=" ", **given)
    waiver = criterion_waive(officer=cast.approver, reason="The minister wants it.", **given)
    assert (waiver.audience, waiver.reason) == ("national", "The minister wants it.")
    moving.decide("go", ours=True)
    assert moving.decide("go", ours=False).status == "passed"


def test_who_put_it_to_the_decision_does_not_decide_and_a_decision_names_what_it_read(
    cast: Cast, settings: Any
) -> None:
    moving = Moving(cast)
    cast.record("GBR", **APPLIES)
    moving.show()
    moving.step("in_review", officer=cast.approver)
    with pytest.raises(Refused) as caught:
        moving.decide("go", ours=True)
    assert [one.code for one in caught.value.conditions] == ["asker_cannot_decide"]
    assert moving.decide("hold", ours=True, officer=cast.other_approver).acts.filter(mistake_at=None).count() == 1
    moving.condition()
    assert not moving.gate.acts.filter(mistake_at=None).exists()  # it spoke of the gate as it no longer is
    settings.DECIDE_ALONE = True
    moving.decide("go", ours=True)
    assert moving.gate.acts.get(mistake_at=None).decided_alone


def test_legal_risk_stops_going_on_of_each_side_for_itself_and_nothing_else(cast: Cast) -> None:
    moving = Moving(cast)
    moving.to("in_review")

    def answered(officer: Officer, question: str, answer: str) -> None:
        given: Any = {"source": "Report", "review_on": moving.today + MONTH, "expected_version": None}
        risk_answer(officer=officer, today=moving.today, root=moving.gate, question=question, answer=answer, **given)

    answered(cast.partner_desk, "detention", "yes_not_mitigated")
    moving.decide("go", ours=True)  # of what is theirs nothing is asked of us
    for decision in ("go", "conditional_go"):
        with pytest.raises(Refused) as caught:
            moving.decide(decision, ours=False)
        unmet = [one for one in caught.value.conditions if one.code == "risk_settled" and not one.met]
        assert [one.data["question"] for one in unmet] == ["detention"]
    for decision in ("hold", "stop", "step_back"):
        with transaction.atomic():
            moving.decide(decision, ours=False)
            transaction.set_rollback(True)
    told: Any = {"today": moving.today, "root": moving.fresh(), "question": "detention", "reason": "Observers."}
    with pytest.raises(Forbidden):
        risk_waive(officer=cast.partner_desk, expected_version=moving.gate.phase.version, **told)
    risk_waive(officer=cast.partner_approver, expected_version=moving.gate.phase.version, **told)
    assert moving.decide("go", ours=False).status == "passed"


def test_a_risk_that_turns_after_our_go_marks_it_and_stops_our_next_step(cast: Cast) -> None:
    moving = Moving(cast, "EST", "reported")
    moving.to("in_review")
    moving.decide("go", ours=True)

    def answered(answer: str) -> None:
        given: Any = {"source": "Report", "review_on": moving.today + MONTH, "expected_version": None}
        root, told = moving.fresh(), {"question": "detention", "answer": answer, "mitigation": "Observers."}
        risk_answer(officer=cast.desk, today=moving.today, root=root, **told, **given)

    answered("yes_not_mitigated")
    (one,) = risks_turned(cast.approver)
    assert (one.question.code, one.root) == ("detention", moving.gate) and not risks_turned(cast.desk)
    assert {one.officer for one in Notice.objects.filter(code="risk_turned")} == {cast.approver, cast.other_approver}
    with pytest.raises(Refused) as caught:
        moving.decide("go", ours=False)
    assert [one.data["about"] for one in caught.value.conditions if not one.met] == ["detention"]
    assert moving.fresh().acts.get(mistake_at=None).decision == "go"  # ours stands
    answered("yes_mitigated")
    assert not risks_turned(cast.approver) and moving.decide("go", ours=False).status == "passed"
    answered("yes_not_mitigated")  # the phase rests on that decision
    assert [one.root for one in risks_turned(cast.approver)] == [moving.gate]


def test_a_condition_is_not_met_while_a_risk_that_turned_is_open(cast: Cast) -> None:
    moving = Moving(cast)
    moving.to("passed_on_conditions")
    given: Any = {"source": "Report", "review_on": moving.today + MONTH, "expected_version": None}
    told = {"question": "detention", "answer": "yes_not_mitigated"}
    risk_answer(officer=cast.desk, today=moving.today, root=moving.gate, **told, **given)
    with pytest.raises(Refused) as caught:
        moving.met(moving.gate.conditions.get().pk)
    assert [one.code for one in caught.value.conditions] == ["risk_settled"]


def test_of_a_gate_a_review_is_told_while_it_is_open(cast: Cast) -> None:
    moving = Moving(cast)
    moving.to("in_review")
    review = moving.today.replace(year=2030)
    assert risk_reviews_tell(review) == 10
    (letter, *_more) = letters(list(Notice.objects.filter(officer=cast.desk, code="risk_review")), cast.desk)
    assert letter.about == moving.gate
    assert Lines(cast.desk, [letter]).line(letter)["url"].endswith("/partners/GBR-UKR/gates/1/")
    moving.settle()
    moving.decide("stop", ours=True)
    moving.decide("stop", ours=False)
    assert moving.gate.status == "stopped" and risk_reviews_tell(review) == 0


def test_sides_that_decide_differently_stay_where_they_are(cast: Cast) -> None:
    moving = Moving(cast)
    moving.to("in_review")
    moving.decide("go", ours=True)
    assert moving.decide("stop", ours=False).status == "in_review"
    assert moving.decide("go", ours=False).status == "passed"


def test_a_condition_that_is_met_passes_the_gate_and_one_that_lapses_takes_the_partnership_back(cast: Cast) -> None:
    kept = Moving(cast)
    kept.to("passed_on_conditions")
    assert kept.gate.phase.phase == "structured_programme"
    condition = kept.gate.conditions.get()
    assert gates_advance(condition.due_on) == 0  # its day is still in time
    assert kept.met(condition.pk).status == "passed"
    late = Moving(cast, "EST", "reported")
    late.to("passed_on_conditions")
    above = gate_open(officer=cast.desk, today=late.today, partner=late.partner, expected_version=None)
    due = late.gate.conditions.get().due_on
    assert gates_advance(late.today + MONTH * 3) == 1 and gates_advance(late.today + MONTH * 3) == 0
    above.refresh_from_db()
    assert (late.fresh().status, late.gate.phase.phase, above.status) == ("lapsed", "pilot", "stopped")
    step = StepTaken.objects.get(subject="phase", subject_id=late.gate.phase_id, to_status="pilot", step="lapse")
    assert (step.way, step.officer, step.on) == ("system", None, due + (MONTH / 30))


def test_nobody_goes_on_conditions_without_a_condition_and_none_steps_back_before_the_first_phase(cast: Cast) -> None:
    moving = Moving(cast)
    moving.to("in_review")
    with pytest.raises(Refused) as caught:
        moving.decide("conditional_go", ours=True)
    assert [one.code for one in caught.value.conditions] == ["gate_condition_there"]
    assert Moving(cast, "EST", "reported").to("stepped_back").phase.phase == "exploratory"
