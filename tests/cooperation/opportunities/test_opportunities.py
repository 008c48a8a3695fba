"""An opportunity keeps what led to it; taken up it is a partnership in the first phase, else it keeps why not."""

import json
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from cooperation.opportunities.opening import opportunity_choose, opportunity_open
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.planning import opportunity_plan
from cooperation.opportunities.stepping import OPPORTUNITY, opportunity_offers
from cooperation.opportunities.taking_up import opportunity_begin, opportunity_step
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.phases.entering import phase_enter
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import pair_with
from partners.models import StepTaken
from partners.partnerships.noting import side_of
from partners.records.errors import Forbidden, Malformed, RecordError, Refused, Stale
from tests.cast import Cast

WHY_NOT = {"why": "no_money", "reason": "The budget of the year is spent."}
# Where each status leads, written out by hand, with what it takes.
LEADS: dict[str, dict[str, dict[str, str]]] = {
    "open": {"taken_up": {}, "not_taken_up": WHY_NOT},
    "taken_up": {"open": {"reason": "They have other plans."}},
    "not_taken_up": {"open": {"reason": "There is money now."}},
}
# What Ukraine is proposed with Estonia: both set themselves the goal of safe networks in the same text.
STEP = "cyber_table_top"
MAY = {"desk", "other_desk", "liaison", "approver", "other_approver"}


def opened(cast: Cast, **given: Any) -> Opportunity:
    return opportunity_open(officer=cast.desk, today=cast.today, party=cast.party("EST"), **given)


def stepped(cast: Cast, one: Opportunity, to: str, inputs: dict[str, str] | None = None, **given: Any) -> Opportunity:
    told = {"officer": cast.desk, "expected_version": None, "inputs": inputs or {}, **given}
    return opportunity_step(today=cast.today, opportunity=one, to=to, **told)


def test_what_led_to_it_is_kept_line_by_line_with_the_first_step(cast: Cast) -> None:
    one = opened(cast, weights={"proximity": 40.0, "shared_goals": 10.0}, first_step=STEP, note="Wait.")
    kept = one.assessment
    assert (kept["of"], kept["usual_weights"], kept["known"]) == (5, False, 1)
    lines = {line["part"]: line for line in kept["lines"]}
    assert (lines["proximity"]["weight"], lines["proximity"]["x"], lines["proximity"]["missing"]) == (
        40.0,
        None,
        "not_known",
    )
    assert one.first_step["step"] == STEP and json.dumps(one.first_step)
    assert StepTaken.objects.filter(subject="opportunity", subject_id=one.pk).count() == 1


def test_what_is_not_ranked_not_proposed_or_no_weight_is_refused(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today}
    with pytest.raises(Malformed):
        opportunity_open(party=cast.party("EU"), **told)
    with pytest.raises(Malformed):
        opportunity_open(party=cast.party("UKR"), **told)
    with pytest.raises(Malformed):
        opened(cast, first_step="joint_patrol")
    with pytest.raises(Malformed):
        opened(cast, weights={"charm": 1.0})
    with pytest.raises(Malformed):
        opened(cast, weights={"size": 101.0})
    with pytest.raises(Forbidden):
        opportunity_open(officer=cast.auditor, today=cast.today, party=cast.party("EST"))


def test_every_cell_of_the_lifecycle(cast: Cast) -> None:
    assert set(LEADS) == {str(one) for one in OpportunityStatus} == {str(one) for one in OPPORTUNITY.statuses}
    ways: dict[str, list[tuple[str, dict[str, str]]]] = {
        "open": [],
        "taken_up": [("taken_up", {})],
        "not_taken_up": [("not_taken_up", WHY_NOT)],
    }
    everybody = cast.everybody()
    for status, way in ways.items():
        one = opened(cast)
        for to, inputs in way:
            one = stepped(cast, one, to, inputs)
        for name, officer in everybody.items():
            for to in OPPORTUNITY.statuses:
                allowed = to in LEADS[status] and name in MAY
                with transaction.atomic():
                    try:
                        after = stepped(cast, one, to, LEADS[status].get(to), officer=officer)
                        assert allowed and after.status == to, (status, to, name)
                    except RecordError as error:
                        assert not allowed, (status, to, name, error)
                    transaction.set_rollback(True)
            if name in MAY:
                offered = {offer.step.target for offer in opportunity_offers(officer, one, cast.today) if offer.ready}
                assert offered == set(LEADS[status])
        Opportunity.objects.filter(pk=one.pk).update(mistake_at=timezone.now())


def test_not_taken_up_needs_why_and_in_words(cast: Cast) -> None:
    one = opened(cast)
    for inputs in (
        {},
        {"why": "no_money"},
        {"reason": "x"},
        {"why": "boredom", "reason": "x"},
        {**WHY_NOT, "day": "x"},
    ):
        with pytest.raises(Malformed):
            stepped(cast, one, "not_taken_up", inputs)
    one = stepped(cast, one, "not_taken_up", WHY_NOT)
    assert (one.why, one.decided_by, one.decided_on) == ("no_money", cast.desk, cast.today)
    one = stepped(cast, one, "open", {"reason": "There is money now."})
    assert (one.why, one.reason, one.decided_on) == ("", "", None)
    steps = StepTaken.objects.filter(subject="opportunity", subject_id=one.pk).order_by("pk")
    assert [(step.step, step.cause) for step in steps] == [("begun", ""), ("not_take_up", "no_money"), ("reopen", "")]


def test_one_click_makes_a_partnership_in_the_first_phase_once(cast: Cast) -> None:
    told = {"today": cast.today, "party": cast.party("EST")}
    one = opportunity_begin(officer=cast.desk, first_step=STEP, **told)
    pair = pair_with(cast.desk, cast.party("EST"))
    phase = PartnershipPhase.objects.get(partnership=pair)
    side = side_of(cast.desk, pair)
    assert (one.status, phase.phase, phase.audience) == ("taken_up", "exploratory", "national")
    assert side and side.responsible == cast.desk
    again = opportunity_begin(officer=cast.other_desk, first_step=STEP, **told)
    assert (again.pk, again.version, again.decided_by) == (one.pk, one.version, cast.desk)
    with pytest.raises(Refused) as refused:
        opportunity_open(officer=cast.other_desk, **told)
    assert [found.code for found in refused.value.conditions] == ["opportunity_not_taken_up_yet"]


def test_a_partnership_that_is_farther_stays_where_it_is(cast: Cast) -> None:
    told = {"officer": cast.approver, "today": cast.today, "expected_version": None}
    phase_enter(partner=cast.party("GBR"), phase="pilot", reason="Since 2019.", **told)
    before = PartnershipPhase.objects.get()
    opportunity_begin(officer=cast.desk, today=cast.today, party=cast.party("GBR"))
    after = PartnershipPhase.objects.get()
    assert (after.phase, after.version) == ("pilot", before.version)


def test_two_officers_at_once_get_a_clear_answer(cast: Cast) -> None:
    one = opened(cast)
    with pytest.raises(Refused) as refused:
        opportunity_open(officer=cast.other_desk, today=cast.today, party=cast.party("EST"))
    assert [found.code for found in refused.value.conditions] == ["opportunity_not_open_yet"]
    stepped(cast, one, "not_taken_up", WHY_NOT, expected_version=one.version)
    with pytest.raises(Stale):
        stepped(cast, one, "taken_up", expected_version=one.version)
    second = opened(cast)
    with pytest.raises(Refused) as refused:
        stepped(cast, one, "open", {"reason": "Again."})
    assert [found.code for found in refused.value.conditions] == ["one_open_opportunity_per_party"]
    assert opportunity_begin(officer=cast.desk, today=cast.today, party=cast.party("EST")).pk == second.pk


def test_the_first_step_becomes_a_draft_activity_once(cast: Cast) -> None:
    one = opened(cast)
    words = {"title": "Cyber table-top", "purpose": "To know each other."}
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "expected_version": None, **words}
    with pytest.raises(Refused) as refused:
        opportunity_plan(opportunity=one, **told)
    assert {found.code for found in refused.value.conditions} == {"opportunity_taken_up", "first_step_chosen"}
    chosen = {"first_step": STEP, "note": "A quiet start.", "expected_version": one.version}
    one = opportunity_choose(officer=cast.desk, today=cast.today, opportunity=one, **chosen)
    one = stepped(cast, one, "taken_up")
    activity = opportunity_plan(opportunity=one, **told)
    sides = {side.party.code: side.participants for side in activity.sides.select_related("party")}
    assert (activity.audience, activity.status, activity.activity_type) == (
        "national",
        "proposed",
        "lessons_learned_workshop",
    )
    assert sides == {"UKR": 10, "EST": 10} and activity.costs.get().budget == 20000
    one.refresh_from_db()
    assert opportunity_plan(opportunity=one, **told).pk == activity.pk
    with pytest.raises(Refused):
        opportunity_choose(officer=cast.desk, today=cast.today, opportunity=one, **chosen | {"expected_version": None})


def test_nobody_else_sees_it(cast: Cast) -> None:
    opened(cast)
    for name in ("partner_approver", "third_desk", "guest", "own_guest"):
        assert not Opportunity.objects.visible_to(getattr(cast, name)).exists(), name
    assert Opportunity.objects.visible_to(cast.auditor).exists()
