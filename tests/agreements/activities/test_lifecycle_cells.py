"""Every cell (from, to, role, side) of the lifecycle of an activity, beside a table written out by hand."""

from typing import Any

import pytest
from django.db import transaction

from agreements.activities.acting import activity_act_record
from agreements.activities.activity import Activity
from agreements.activities.moving import activity_offers, activity_step, fresh_activity
from agreements.activities.steps import ACTIVITY
from agreements.activities.vocabulary import ActivityStatus
from partners.models import Officer, StepTaken
from partners.records.errors import Forbidden, Malformed, RecordError, Refused
from tests.cast import Cast
from tests.doings import OUTCOME, ROUTE, Doing, recorded_activity

ASKING = (
    "desk", "liaison", "approver", "minister", "auditor", "admin", "service", "own_guest", "partner_desk",
    "partner_liaison", "partner_approver", "third_desk",
)  # fmt: skip
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
OFF = {"by": "UKR", "reason": "No ship is free."}
# Where each status leads, by whoever may write; what time brings is not for anybody to take.
LEADS: dict[str, set[str]] = {
    "proposed": {"accepted_by_one", "cancelled"},
    "accepted_by_one": {"agreed", "cancelled"},
    "agreed": {"planned", "postponed", "cancelled"},
    "planned": {"confirmed", "postponed", "cancelled"},
    "confirmed": {"completed", "postponed", "cancelled"},
    "ongoing": {"completed", "cancelled"},
    "completed": {"reported"},
    "reported": set(),
    "postponed": {"planned", "cancelled"},
    "cancelled": set(),
}
INPUTS = {
    "cancelled": OFF,
    "postponed": OFF,
    "reported": {"outcome": OUTCOME},
}
# What is missing at once in the walk below, of what a step asks.
MISSING = {
    ("proposed", "accepted_by_one"): {"accepted_by_a_side"},
    ("accepted_by_one", "agreed"): {"accepted_by"},
    ("planned", "confirmed"): {"participants_counted", "contact_named", "activity_covered", "confirmed_by"},
    ("confirmed", "completed"): {"days_over"},
    ("ongoing", "completed"): {"days_over"},
    ("completed", "reported"): {"benefit_stated"},
}


def test_the_table_is_closed_and_names_every_status() -> None:
    assert set(LEADS) == {str(one) for one in ActivityStatus} == {str(one) for one in ACTIVITY.statuses}
    named = {(source, one.target) for one in ACTIVITY.steps for source in one.sources if one.name != "begin"}
    assert named == {(source, to) for source, leads in LEADS.items() for to in leads}


@pytest.mark.parametrize("status", LEADS)
def test_the_service_does_what_the_table_says(cast: Cast, status: str) -> None:
    """Each of the cast tries to reach each status from each, and is offered what the table names."""
    doing = Doing(cast)
    activity = doing.to(status)
    wrong = {}
    for name in ASKING:
        officer = getattr(cast, name)
        if officer.party.code in ("UKR", "GBR"):
            assert {one.step.target for one in activity_offers(officer, activity, doing.today)} == LEADS[status]
        for to in LEADS:
            found = attempted(doing, officer, to)
            if found != should(officer, status, to):
                wrong[name, to] = (found, should(officer, status, to))
    assert not wrong


def attempted(doing: Doing, officer: Officer, to: str) -> tuple[Any, ...]:
    """What the service answers; whatever it did is taken back."""
    inputs: Any = INPUTS.get(to, {})
    if to == "planned" and doing.activity.status == "postponed":
        inputs = {"starts": "2027-03"}
    try:
        with transaction.atomic():
            given = {"activity": doing.activity, "expected_version": doing.activity.version, "inputs": inputs}
            activity_step(officer=officer, today=doing.today, to=to, **given)
            reached = fresh_activity(doing.activity).status
            assert StepTaken.objects.filter(subject="activity", subject_id=doing.activity.pk, to_status=to).exists()
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
    if (status, to) == ("confirmed", "ongoing"):
        return ("Forbidden", "step_role")  # the day brings it
    if to not in LEADS[status]:
        return ("Refused", {"no_such_step"})
    if missing := MISSING.get((status, to)):
        return ("Refused", missing)
    return ("done", to)


def test_planning_asks_for_purpose_host_and_cost_rule_all_at_once(cast: Cast) -> None:
    doing = Doing(cast, purpose="", host=None, cost_rule="not_stated")
    doing.to("agreed")
    with pytest.raises(Refused) as caught:
        doing.step("planned")
    assert [one.code for one in caught.value.conditions] == [
        "activity_purpose_written",
        "host_named",
        "cost_rule_chosen",
    ]


def test_a_side_confirms_only_what_is_known_to_the_day(cast: Cast) -> None:
    doing = Doing(cast, starts="2026-12", ends="", place="")
    doing.to("planned")
    with pytest.raises(Refused) as caught:
        doing.act("confirmed", ours=True)
    codes = {one.code for one in caught.value.conditions}
    assert codes == {"days_exact", "place_named", "participants_counted", "contact_named", "activity_covered"}


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "link"), ("EST", "reported")])
def test_each_side_walks_it_to_its_end_in_each_of_the_three_ways(cast: Cast, partner: str, way: str) -> None:
    activity = Doing(cast, partner, way).to("reported")
    theirs = activity.acts.filter(side=cast.party(partner), mistake_at=None)
    assert sorted(theirs.values_list("kind", "way")) == [("accepted", way), ("confirmed", way)]
    assert activity.reference == f"{activity.partnership.code}-2026-A001" and activity.outcome == OUTCOME
    steps = StepTaken.objects.filter(subject="activity", subject_id=activity.pk).order_by("id")
    assert list(steps.values_list("to_status", flat=True)) == [*ROUTE]


def test_nothing_is_reported_of_the_other_side_without_its_letter_or_while_it_has_officers_here(cast: Cast) -> None:
    alone, shared = Doing(cast, "EST", "reported"), Doing(cast)
    given: Any = {"officer": cast.desk, "today": cast.today, "kind": "accepted", "expected_version": None}
    with pytest.raises(Malformed) as caught:
        activity_act_record(activity=alone.activity, side=cast.party("EST"), **given)
    assert caught.value.fields == {"evidence": ["required"]}
    with pytest.raises(Refused) as refused:
        activity_act_record(activity=shared.activity, side=cast.party("GBR"), evidence="Letter", **given)
    assert [one.code for one in refused.value.conditions] == ["side_acts_itself"]


def test_whoever_accepted_or_confirmed_something_else_is_asked_again(cast: Cast) -> None:
    doing = Doing(cast)
    doing.to("accepted_by_one")
    assert doing.edit(place="Mykolaiv").status == "proposed"
    doing.to("planned")
    doing.bring()
    doing.cover()
    doing.act("confirmed", ours=True)
    doing.edit(ends="2026-12-15")
    assert not doing.activity.acts.filter(kind="confirmed", mistake_at=None).exists()
    doing.to("confirmed")
    doing.step("postponed", by="both", reason="Storm.")
    assert doing.activity.called_off_by is None and doing.activity.called_off_reason == "Storm."
    moved = doing.step("planned", starts="2027-05-03", ends="2027-05-05")
    assert (str(moved.put_off_from), str(moved.first_on), moved.called_off_reason) == ("2026-12-10", "2027-05-03", "")
    assert not moved.acts.filter(kind="confirmed", mistake_at=None).exists()


def test_a_third_state_moves_nothing_of_what_it_may_read_or_wrote_of_two_others(cast: Cast) -> None:
    of_others = recorded_activity(cast, "GBR", "POL", starts="2027")
    assert activity_offers(cast.desk, of_others, cast.today) == []
    with pytest.raises(Forbidden):
        given = {"to": "planned", "expected_version": of_others.version}
        activity_step(officer=cast.desk, today=cast.today, activity=of_others, **given)
    assert Activity.objects.visible_to(cast.partner_desk).count() == 0
