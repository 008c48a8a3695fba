"""A partnership has a phase, and an activity is no larger than its phase allows."""

from decimal import Decimal
from typing import Any

import pytest

from agreements.activities.entry import ActivityEntry
from agreements.activities.moving import activity_situation
from agreements.activities.procurement.putting import case_line_put
from agreements.activities.recording import activity_record
from agreements.activities.sides import activity_cost_put
from cooperation.phases.caps import cap_set
from cooperation.phases.entering import phase_enter
from cooperation.phases.limits import within_cap
from cooperation.phases.measures import readings_of
from cooperation.phases.preparing import criterion_put, gate_open
from cooperation.phases.reading import fresh_gate, phase_code, phase_of
from cooperation.phases.template import criterion_rule_set
from cooperation.words import say
from partners.models import StepTaken
from partners.records.audience import audience_ask, audience_decide
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cases import BOATS, Buying
from tests.cast import Cast
from tests.doings import Doing
from tests.phases import APPLIES, Moving


def entered(cast: Cast, phase: str, partner: str = "GBR", **given: Any) -> Any:
    told = {"officer": cast.approver, "today": cast.today, "expected_version": None, "reason": "Since 1998.", **given}
    return phase_enter(partner=cast.party(partner), phase=phase, **told)


def test_without_anything_they_get_to_know_each_other_and_an_approver_enters_an_older_one(cast: Cast) -> None:
    pair = Doing(cast).activity.partnership
    assert phase_code(cast.desk, pair) == "exploratory"
    for wrong, error in (({"officer": cast.desk}, Forbidden), ({"reason": ""}, Malformed)):
        with pytest.raises(error):
            entered(cast, "strategic", **wrong)
    entered(cast, "strategic")
    found = phase_of(cast.desk, pair)
    assert found and (found.phase, found.unmeasured, found.audience) == ("strategic", True, "national")
    assert phase_code(cast.partner_desk, pair) == "exploratory"  # each side's own view, until one is shared
    step = StepTaken.objects.get(subject="phase", subject_id=found.pk)
    assert (step.from_status, step.to_status, step.reason) == ("exploratory", "strategic", "Since 1998.")


def test_the_shared_view_leads_and_is_one(cast: Cast) -> None:
    mine, theirs = entered(cast, "pilot"), entered(cast, "strategic", "UKR", officer=cast.partner_approver)
    told: Any = {"today": cast.today, "reason": "Agreed.", "to": "parties"}
    audience_ask(officer=cast.desk, root=mine, expected_version=mine.version, **told)
    decided = {**told, "agree": True, "root": mine, "expected_version": mine.version}
    audience_decide(officer=cast.approver, **{name: one for name, one in decided.items() if name != "to"})
    assert phase_code(cast.partner_desk, mine.partnership) == "pilot"
    with pytest.raises(Refused) as caught:
        audience_ask(officer=cast.partner_desk, root=theirs, expected_version=theirs.version, **told)
    assert [one.code for one in caught.value.conditions] == ["one_shared_phase_per_pair"]
    with pytest.raises(Refused):
        entered(cast, "strategic")  # what both see moves through a gate


def test_a_large_procurement_is_refused_in_the_pilot_with_the_reason_and_planned_later(cast: Cast) -> None:
    given = {"activity_type": "procurement_case", "starts": "2026-12-10", "ends": "2026-12-14"}
    doing = Doing(cast, "EST", "reported", **given)
    entered(cast, "pilot", "EST")
    doing.to("agreed")
    told: Any = {"officer": cast.desk, "today": cast.today, "activity": doing.activity, "expected_version": None}
    activity_cost_put(**told, party=cast.party("UKR"), currency="EUR", budget=Decimal(9_000_000), actual=None)
    doing.fresh()
    with pytest.raises(Refused) as caught:
        doing.step("planned")
    (refused,) = caught.value.conditions
    assert (refused.code, refused.data["phase"], refused.data["most"]) == ("cap_amount", "pilot", "250000")
    assert "at most €250,000; here €9,000,000 is planned" in say(refused)
    entered(cast, "joint_projects", "EST")
    assert doing.step("planned").status == "planned"


def test_the_prices_of_a_case_count_where_no_budget_is_written(cast: Cast) -> None:
    buying = Buying(cast, "EST", "reported")
    entered(cast, "pilot", "EST")
    large = {**BOATS, "price": Decimal(200_000)}
    case_line_put(**buying.told(), values=large)
    buying.doing.to("agreed")

    def refused() -> list[tuple[str, str]]:
        found = within_cap(activity_situation(cast.desk, buying.activity, cast.today))
        return [(one.code, one.data["is"]) for one in found if not one.met]

    assert refused() == []
    case_line_put(**buying.told(), values=large)
    case_line_put(**buying.told(), values={**large, "price": Decimal(9_000_000), "currency": "USD"})
    assert refused() == [("cap_amount", "400000.00")]
    told: Any = {**buying.told(), "party": cast.party("UKR"), "currency": "EUR", "actual": None}
    activity_cost_put(**told, budget=Decimal(300_000))
    assert refused() == [("cap_amount", "400000.00")]  # the same money once, the larger of the two
    with pytest.raises(Refused) as caught:
        buying.doing.step("planned")
    assert [one.code for one in caught.value.conditions] == ["cap_amount"]


@pytest.mark.parametrize(
    ("change", "code"), [({"ends": "2026-12-20"}, "cap_days"), ({"participants": 90}, "cap_people"), ({}, "")]
)
def test_caps_are_data_of_the_party_and_hold_when_a_side_confirms(cast: Cast, change: Any, code: str) -> None:
    entered(cast, "pilot", "EST")
    doing = Doing(cast, "EST", "reported")
    doing.to("planned")
    doing.bring(participants=change.get("participants", 40))
    if "ends" in change:
        doing.edit(ends=change["ends"])
    doing.cover()
    caps: Any = {"phase": "pilot", "days": 10, "people": 100, "amount": None, "currency": "EUR"}
    with pytest.raises(Forbidden):
        cap_set(officer=cast.desk, today=cast.today, reason="Smaller.", **caps)
    kept = cap_set(officer=cast.approver, today=cast.today, reason="Smaller.", **caps)
    assert (kept.changed_by, kept.reason) == (cast.approver, "Smaller.")
    if not code:
        assert doing.act("confirmed", ours=True).acts.count() == 3
        return
    with pytest.raises(Refused) as caught:
        doing.act("confirmed", ours=True)
    assert [one.code for one in caught.value.conditions] == [code]


def test_a_gate_takes_the_template_of_the_party_and_is_then_put_for_the_partnership(cast: Cast) -> None:
    entered(cast, "pilot")
    rule: Any = {"officer": cast.approver, "today": cast.today, "gate_from": "pilot", "reason": "Our own way."}
    plain: Any = {"title": "", "mandatory": True, "left_out": False}
    criterion_rule_set(**rule, **{**plain, "left_out": True}, code="balance_shown", threshold=None)
    criterion_rule_set(**rule, **plain, code="pilot_activities_done", threshold=60)
    criterion_rule_set(**rule, **{**plain, "title": "A liaison officer is posted"}, code="", threshold=None)
    with pytest.raises(Malformed) as caught:
        criterion_rule_set(**rule, **plain, code="reports_filed", threshold=120)
    assert caught.value.fields == {"threshold": ["out_of_range"]}
    gate = gate_open(officer=cast.desk, today=cast.today, partner=cast.party("GBR"), expected_version=None)
    found = {one.code or one.title: one.threshold for one in gate.criteria.all()}
    assert found == {
        "pilot_activities_done": 60,
        "reports_filed": 100,
        "framework_in_effect": 1,
        "classified_information": 1,
        "A liaison officer is posted": None,
    }
    first = gate.criteria.get(code="pilot_activities_done")
    told: Any = {"officer": cast.desk, "today": cast.today, "gate": gate, "expected_version": None}
    criterion_put(**told, criterion_id=first.pk, mandatory=False, threshold=50)
    first.refresh_from_db()
    assert (first.threshold, first.mandatory, fresh_gate(gate).edition) == (50, False, 2)


def test_criteria_are_measured_from_what_the_reader_sees(cast: Cast) -> None:
    moving = Moving(cast)

    def said(officer: Any) -> dict[str, tuple[Any, Any, bool]]:
        rows = readings_of(officer, moving.gate, moving.today)
        return {one.criterion.code: (one.measured.value, one.measured.out_of, one.met) for one in rows}

    assert said(cast.desk)["pilot_activities_done"] == (None, None, False)
    cast.record("GBR", **APPLIES)
    for status, outcome in (("reported", "Trained."), ("completed", ""), ("cancelled", "")):
        entry = ActivityEntry(
            parties=("GBR",),
            title="Course",
            activity_type="seminar_conference",
            starts="2026-03-02",
            ends="2026-03-06",
            status=status,
            outcome=outcome,
        )
        activity_record(officer=cast.desk, today=cast.today, entry=entry)
    found = said(cast.desk)
    assert found["pilot_activities_done"] == (66, 3, False) and found["reports_filed"] == (50, 2, False)
    assert found["framework_in_effect"] == (1, None, True)
    assert said(cast.partner_desk)["framework_in_effect"] == (0, None, False)  # it is ours alone yet
