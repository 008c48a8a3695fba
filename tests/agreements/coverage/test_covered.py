"""An activity is covered by what is in force on all of its days, as the reader sees it, and by nothing else."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.activities.activity import Activity
from agreements.activities.moving import activity_offers
from agreements.coverage.answering import Answer, covered, covered_in
from agreements.coverage.paper import coverage_paper_add, coverage_paper_remove
from agreements.coverage.rule import CoverageRule, coverage_rule_set, rules_of
from agreements.coverage.waiving import coverage_waive
from agreements.instruments.acts import act_record
from agreements.instruments.entry import ActEntry
from agreements.instruments.moving import agreement_step
from agreements.models import Agreement
from partners.models import Change, PartyFact
from partners.records.errors import Forbidden, Malformed, Refused
from tests.cast import Cast
from tests.doings import Doing
from tests.walks import fresh

DAY = dt.timedelta(days=1)
TROOPS = "status_of_forces"


def forces(cast: Cast, *acts: ActEntry, audience: str = "parties", **entry: Any) -> Agreement:
    """An agreement on the status of forces with the partner, in force since its signature in 2024 unless told."""
    given = {"instrument_type": "sofa", "legal_nature": "treaty_binding", "entry_method": "on_signature"}
    signed = {"acts": [ActEntry("signed", "2024-01-12"), *acts]}
    return cast.record(audience=audience, **{**given, **signed, **entry})


def told(officer: Any, activity: Activity, rule: str = TROOPS) -> Answer:
    """What an officer is told of one rule."""
    return next(one for one in covered(officer, activity) if one.rule.code == rule)


def ways(answer: Answer) -> list[str]:
    """The ways to what is missing, in order."""
    return [str(one.way) for one in answer.leads]


def test_an_exercise_on_foreign_soil_needs_the_status_of_forces_in_force_and_says_how_to_come_by_it(cast: Cast) -> None:
    activity = Doing(cast).activity
    missing = told(cast.desk, activity)
    assert (missing.state, missing.need.soil, missing.met) == ("missing", "UKR", False)
    assert ways(missing) == ["record_paper", "conclude"]
    assert missing.leads[-1].data == {"instruments": ["sofa", "vfa"], "pair": "GBR-UKR"}
    agreement = forces(cast)
    assert told(cast.desk, activity).agreement == told(cast.partner_desk, activity).agreement == agreement


def test_it_turns_green_on_the_day_on_which_one_enters_into_force_and_not_before(cast: Cast) -> None:
    """An exercise of one day, put on each day around that entry; every day it is asked anew."""
    last, days = dt.date(2026, 12, 1), [dt.date(2026, 12, 29) + DAY * n for n in range(5)]
    treaty = forces(cast, entry_method="last_notification", entry_days=30)
    exercises = {day: Doing(cast, starts=str(day), ends=str(day)).activity for day in days}
    states = {day: told(cast.desk, one).state for day, one in exercises.items()}
    assert set(states.values()) == {"missing"}
    assert ways(told(cast.desk, exercises[days[0]]))[0] == "bring_into_force"
    for side, officer in (("UKR", cast.desk), ("GBR", cast.partner_desk)):
        given = {"kind": "notified", "side": cast.party(side), "on": str(last), "expected_version": None}
        act_record(officer=officer, today=last, agreement=fresh(treaty), **given)
        states = {str(day): str(told(cast.desk, one).state) for day, one in exercises.items()}
    entry = dt.date(2026, 12, 31)
    assert states == {str(day): "covered" if day >= entry else "missing" for day in days}
    waiting = told(cast.desk, exercises[days[0]])
    assert (ways(waiting)[0], waiting.leads[0].data["begins"]) == ("await_entry", str(entry))


@pytest.mark.parametrize(
    ("more", "way"),
    [
        ({"entry_method": "on_date", "entry_on": "2026-12-11"}, "await_entry"),
        ({"term_kind": "fixed", "term_months": 35}, "extend"),
        ({"acts": [ActEntry("signed", "2024-01-12"), ActEntry("entry_into_force", "2026")]}, "record_entry"),
        ({"acts": [ActEntry("signed", "2024-01-12"), ActEntry("suspended", "2026-12-14")]}, "resume"),
        ({"acts": [ActEntry("signed", "2024-01-12")], "instrument_type": "acsa"}, "record_paper"),
    ],
)
def test_what_is_in_force_on_some_of_the_days_alone_does_not_cover(cast: Cast, more: Any, way: str) -> None:
    """From 10 to 14 December 2026; today, in November, not all of these hold."""
    forces(cast, **more)
    answer = told(cast.desk, Doing(cast).activity)
    assert (answer.state, ways(answer)[0]) == ("missing", way)


def test_one_in_preparation_is_named_with_its_stage_and_a_framework_may_be_amended(cast: Cast) -> None:
    draft = cast.prepared("negotiating", values={"instrument_type": "sofa"})
    above = cast.record(audience="parties", instrument_type="framework_agreement", entry_method="on_signature")
    answer = told(cast.desk, Doing(cast).activity)
    assert ways(answer) == ["finish_preparing", "record_paper", "amend", "conclude"]
    assert (answer.leads[0].agreement, answer.leads[0].data["status"]) == (draft, "negotiating")
    assert answer.leads[2].agreement == above


def test_the_framework_to_which_both_belong_is_named(cast: Cast) -> None:
    for code in ("UKR", "GBR"):
        fact = {"party": cast.party(code), "kind": "member_of", "other": cast.party("EU"), "as_of": "2026"}
        PartyFact.objects.create(audience="public", value={"status": "member"}, source="Test", **fact)
    answer = told(cast.desk, Doing(cast).activity)
    assert (ways(answer)[0], answer.leads[0].data) == ("look_at_multilateral", {"framework": "EU"})


def test_each_is_told_from_what_it_sees(cast: Cast) -> None:
    activity, agreement = Doing(cast).activity, forces(cast, audience="national")
    assert told(cast.desk, activity).agreement == agreement
    assert (told(cast.partner_desk, activity).state, ways(told(cast.partner_desk, activity))[0]) == (
        "missing",
        "record_paper",
    )
    assert covered(cast.third_desk, activity) == []


def test_nobody_is_on_foreign_soil_where_nobody_is_sent_and_on_a_third_states_each_sees_to_its_own(cast: Cast) -> None:
    doing = Doing(cast)
    doing.bring(participants=0)
    assert not [one for one in covered(cast.desk, doing.activity) if one.rule.code == TROOPS]
    abroad = Doing(cast, country=cast.party("POL"), host=None)
    pairs = [told(officer, abroad.activity).need.pair for officer in (cast.desk, cast.partner_desk)]
    assert pairs == ["POL-UKR", "GBR-POL"]
    nowhere = told(cast.desk, Doing(cast, country=None, host=None).activity)
    assert (nowhere.state, ways(nowhere)) == ("not_clear", ["name_the_place"])


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"activity_type": "procurement_case"}, {"procurement_contract", "export_licence"}),
        ({"activity_type": "information_exchange"}, {"classified_information"}),
        (
            {"activity_type": "personnel_exchange_post", "cost_rule": "reimbursable"},
            {"personnel_exchange", "logistics"},
        ),
        ({"activity_type": "staff_talks"}, set()),
    ],
)
def test_types_and_circumstances_say_what_is_needed(cast: Cast, values: Any, rules: set[str]) -> None:
    assert {one.rule.code for one in covered(cast.desk, Doing(cast, **values).activity)} == rules


def test_a_paper_covers_while_it_is_valid_and_an_agreement_that_is_named_while_it_is_in_force(cast: Cast) -> None:
    activity = Doing(cast).activity
    given: Any = {"officer": cast.desk, "today": cast.today, "activity": activity, "rule": TROOPS}
    told_by = {**given, "expected_version": None, "reference": "Article 4"}
    coverage_paper_add(**told_by, kind="multilateral_text", valid_until=dt.date(2026, 12, 13))
    above = cast.record(audience="national", entry_method="on_signature", term_kind="fixed", term_months=12)
    coverage_paper_add(**told_by, kind="agreement", agreement=above)
    assert told(cast.desk, activity).state == "missing"
    kept = coverage_paper_add(**told_by, kind="agreement", agreement=cast.record(entry_method="on_signature"))
    assert told(cast.desk, activity).paper == kept and told(cast.partner_desk, activity).state == "missing"
    removed = {name: value for name, value in given.items() if name != "rule"}
    coverage_paper_remove(**removed, paper_id=kept.pk, expected_version=None)
    assert told(cast.desk, activity).state == "missing"
    with pytest.raises(Malformed) as caught:
        wrong = {"rule": "none", "kind": "agreement", "reference": " "}
        coverage_paper_add(**{**told_by, **wrong})
    assert set(caught.value.fields) == {"rule", "agreement", "reference"}


def test_a_side_confirms_what_is_covered_or_what_its_approver_goes_ahead_with(cast: Cast) -> None:
    doing = Doing(cast)
    doing.to("planned")
    doing.bring()
    with pytest.raises(Refused) as caught:
        doing.act("confirmed", ours=True)
    (missing,) = caught.value.conditions
    assert (missing.code, missing.data["about"], missing.waivable) == ("activity_covered", TROOPS, True)
    given: Any = {"today": cast.today, "rule": TROOPS, "reason": "A note is on its way."}
    with pytest.raises(Forbidden):
        coverage_waive(officer=cast.desk, activity=doing.activity, expected_version=doing.activity.version, **given)
    coverage_waive(officer=cast.approver, activity=doing.activity, expected_version=doing.activity.version, **given)
    doing.act("confirmed", ours=True)
    answer = told(cast.desk, doing.activity)
    assert (answer.state, answer.met, answer.waived and answer.waived.officer) == ("missing", True, cast.approver)
    with pytest.raises(Refused):  # the other side answers for its own law
        doing.act("confirmed", ours=False)
    forces(cast)
    assert doing.act("confirmed", ours=False).status == "confirmed"


def test_going_ahead_holds_for_the_days_that_it_was_decided_for(cast: Cast) -> None:
    doing = Doing(cast)
    given: Any = {"officer": cast.approver, "today": cast.today, "rule": TROOPS, "reason": "A note is on its way."}
    coverage_waive(activity=doing.activity, expected_version=doing.activity.version, **given)
    with pytest.raises(Refused):
        coverage_waive(activity=doing.fresh(), expected_version=doing.activity.version, **given)
    assert told(cast.desk, doing.activity).met
    assert not told(cast.desk, doing.edit(ends="2026-12-15")).met


def test_asking_changes_nothing_and_the_queries_do_not_grow_with_the_activities(cast: Cast) -> None:
    forces(cast)
    some = [Doing(cast).activity for _ in range(2)]
    with CaptureQueriesContext(connection) as queries:
        covered_in(cast.desk, some[:1])
    few = len(queries)
    assert not [one for one in queries.captured_queries if not one["sql"].startswith("SELECT")]
    some += [Doing(cast, activity_type="procurement_case").activity, Doing(cast, "POL").activity]
    with CaptureQueriesContext(connection) as queries:
        covered_in(cast.desk, some)
    assert len(queries) == few <= 10


def test_an_approver_changes_a_rule_for_the_own_party_with_a_reason_and_its_history_is_kept(cast: Cast) -> None:
    activity = Doing(cast).activity
    given: Any = {"today": cast.today, "code": TROOPS, "values": {"off": True}}
    with pytest.raises(Forbidden):
        coverage_rule_set(officer=cast.desk, reason="Not here.", **given)
    with pytest.raises(Malformed):
        coverage_rule_set(officer=cast.approver, reason=" ", **given)
    coverage_rule_set(officer=cast.approver, reason="Our law asks for none.", **given)
    assert covered(cast.desk, activity) == [] and told(cast.partner_desk, activity).state == "missing"
    for values in ({"off": False}, {"activity_types": ["staff_talks"]}):
        coverage_rule_set(officer=cast.approver, reason="Changed.", **{**given, "values": values})
    assert Change.objects.filter(source=CoverageRule._meta.db_table).count() == 3
    own = {"name": "Medical care", "instruments": ["technical_arrangement"], "source": "Law 12", "activity_types": []}
    coverage_rule_set(officer=cast.approver, today=cast.today, code="", values=own, reason="Since the last exercise.")
    assert [one.rule.name for one in covered(cast.desk, activity)] == ["Medical care"]
    assert rules_of(cast.party("GBR").pk) == rules_of(None)


def test_suspending_turns_it_red_again_on_the_page_of_what_was_confirmed(cast: Cast) -> None:
    """How it stands is asked on every day, also after each side confirmed."""
    treaty, doing = forces(cast), Doing(cast)
    doing.to("confirmed")
    given = {"on": "2026-12-01", "reason": "By common consent."}
    treaty = fresh(treaty)
    told_by: Any = {"officer": cast.approver, "today": dt.date(2026, 12, 1), "agreement": treaty}
    agreement_step(**told_by, to="suspended", expected_version=treaty.version, inputs=given)
    assert ways(told(cast.desk, doing.activity))[0] == "resume"
    assert "complete" in {one.step.name for one in activity_offers(cast.desk, doing.activity, cast.today)}
