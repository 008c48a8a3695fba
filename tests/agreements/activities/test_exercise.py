"""An exercise walks its own stages, each asking for what it needs; lessons are closed, and the benefit is said."""

import datetime as dt
import io
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from agreements.activities.closing import benefit_state
from agreements.activities.exercising import (
    EXERCISE,
    exercise_of,
    exercise_offers,
    exercise_put,
    exercise_step,
    lesson_put,
)
from agreements.models import Activity, Benefit
from partners.records.errors import Forbidden, Malformed, RecordError, Refused
from tests.cast import Cast
from tests.doings import Doing, recorded_activity

STAGES = ("initiation", "specification", "planning", "conduct", "analysis", "lessons_closed")
MISSING = {
    "specification": {"exercise_kind_stated"},
    "planning": {"exercise_sides_named"},
    "conduct": {"conference_held"},
    "analysis": {"days_over", "hot_wash_held"},
    "lessons_closed": {"exercise_reported", "lessons_settled"},
}
ASKING = (
    "desk",
    "liaison",
    "approver",
    "minister",
    "auditor",
    "own_guest",
    "partner_desk",
    "partner_approver",
    "third_desk",
)
OFFICERS = {"desk_officer", "liaison_officer", "approver"}


def told(cast: Cast, activity: Activity, officer: Any = None, today: Any = None) -> Any:
    """What each service is told."""
    given = {"officer": officer or cast.desk, "today": today or cast.today, "activity": activity}
    return {**given, "expected_version": None}


def at_stage(cast: Cast, stage: str) -> Activity:
    """An exercise at a stage, put there."""
    activity = Doing(cast).activity
    exercise = exercise_of(activity)
    exercise.stage = stage
    exercise.save()
    if stage == "analysis":
        lesson_put(**told(cast, activity), values={"text": "Radios differ", "office": "J6"})
    return activity


@pytest.mark.parametrize("stage", STAGES)
def test_every_cell_of_the_stages(cast: Cast, stage: str) -> None:
    """Each of the cast tries each stage; the one that follows says all that is missing, others are refused."""
    activity, wrong = at_stage(cast, stage), {}
    following = dict(pairwise(STAGES)).get(stage, "")
    assert {one.step.target for one in exercise_offers(cast.desk, activity, cast.today)} == {following} - {""}
    for name in ASKING:
        officer = getattr(cast, name)
        for to in STAGES:
            expected: Any = {"no_such_step"} if to != following else MISSING[to]
            if officer.party.code not in ("UKR", "GBR"):
                expected = "Unseen"
            elif officer.roles[0] not in OFFICERS:
                expected = "Forbidden"
            if (found := tried(cast, activity, officer, to)) != expected:
                wrong[name, to] = (found, expected)
    assert not wrong
    assert {one.target for one in EXERCISE.steps} == set(STAGES[1:])


def tried(cast: Cast, activity: Activity, officer: Any, to: str) -> Any:
    """What the service answers."""
    try:
        exercise_step(**told(cast, activity, officer), to=to)
    except Refused as error:
        return {one.code for one in error.conditions}
    except RecordError as error:
        return type(error).__name__
    return "done"


def test_planning_conferences_out_of_turn_are_refused_when_they_are_written(cast: Cast) -> None:
    activity = Doing(cast).activity
    first, day = activity.first_on, dt.timedelta(1)
    exercise_put(**told(cast, activity), values={"main_on": first - 30 * day})
    for values, faults in (
        ({"initial_on": first - 10 * day}, {"main_on": ["conferences_in_turn"]}),
        ({"final_on": first - 40 * day}, {"final_on": ["conferences_in_turn"]}),
        ({"final_on": first + day}, {"final_on": ["conference_after_start"]}),
    ):
        with pytest.raises(Malformed) as caught:
            exercise_put(**told(cast, activity), values=values)
        assert caught.value.fields == faults
    exercise_put(**told(cast, activity), values={"initial_on": first - 30 * day, "final_on": first})
    Activity.objects.filter(pk=activity.pk).update(first_on=first - 5 * day)
    exercise_put(**told(cast, activity), values={"troops": 40})


def test_it_is_walked_to_its_closed_lessons(cast: Cast) -> None:
    doing = Doing(cast)
    activity, ukraine = doing.activity, cast.party("UKR")
    exercise_put(**told(cast, activity), values={"kind": "livex", "scheduling": ukraine, "conducting": ukraine})
    exercise_step(**told(cast, activity), to="specification")
    exercise_step(**told(cast, activity), to="planning")
    days = {name: dt.date(2026, month, 1) for name, month in (("initial_on", 9), ("main_on", 10), ("final_on", 11))}
    exercise_put(**told(cast, activity), values=days | {"troops": 14_000})
    exercise_of(activity).__class__.objects.filter(activity=activity).update(main_on=dt.date(2026, 11, 2))
    assert tried(cast, activity, cast.desk, "conduct") == {
        "conferences_in_order",
        "others_notified",
        "observers_invited",
    }
    mended = {"main_on": dt.date(2026, 10, 1), "observers": 10}
    exercise_put(**told(cast, activity), values=mended | {"notified_on": dt.date(2026, 10, 28)})
    exercise_step(**told(cast, activity), to="conduct")
    doing.fresh()
    doing.to("reported")
    later = doing.today
    exercise_put(**told(cast, activity, today=later), values={"hot_wash_on": later})
    exercise_step(**told(cast, activity, today=later), to="analysis")
    lesson = lesson_put(**told(cast, activity, today=later), values={"text": "Radios differ", "office": "J6"})
    assert tried(cast, activity, cast.desk, "lessons_closed") == {"lessons_settled"}
    with pytest.raises(Malformed) as caught:
        lesson_put(**told(cast, activity), values={"state": "learned"}, lesson_id=lesson.pk)
    assert caught.value.fields == {"closing": ["required"]}
    learned = {"state": "learned", "closing": "One frequency plan is signed."}
    lesson_put(**told(cast, activity, cast.partner_desk, later), values=learned, lesson_id=lesson.pk)
    exercise_step(**told(cast, activity, today=later), to="lessons_closed")
    assert exercise_of(activity).stage == "lessons_closed"


def test_only_an_exercise_of_the_own_pair_has_stages(cast: Cast) -> None:
    talks = recorded_activity(cast, activity_type="staff_talks")
    with pytest.raises(Refused, match="form_is"):
        exercise_put(**told(cast, talks), values={"kind": "ttx"})
    with pytest.raises(Forbidden):
        exercise_put(**told(cast, recorded_activity(cast, "GBR", "POL")), values={"kind": "ttx"})


def test_the_benefit_is_three_lines_or_none_and_each_sides_own(cast: Cast) -> None:
    one = recorded_activity(cast, audience="parties")
    with pytest.raises(Malformed) as caught:
        benefit_state(**told(cast, one), joint_price=Decimal(5))
    assert set(caught.value.fields) == {"capability", "before", "after", "currency"}
    said = {"capability": "Mines", "before": "One ship", "after": "Two ships", "public_sentence": "Safer seas."}
    prices = {"joint_price": Decimal(70), "alone_price": Decimal(100), "currency": "EUR"}
    quote = ("quote.txt", io.BytesIO(b"One hundred."))
    benefit = benefit_state(**told(cast, one), **said, **prices, quote=quote)
    assert benefit.quote is not None and benefit.quote_name == "quote.txt"
    benefit_state(**told(cast, one, cast.partner_desk), none_seen=True, public_sentence="Not theirs to write.")
    one.refresh_from_db()
    assert one.public_sentence == "Safer seas." and one.disclosed()["public_sentence"] == "Safer seas."
    assert Benefit.objects.visible_to(cast.partner_desk).get().none_seen
    with pytest.raises(Refused, match="activity_took_place"):
        benefit_state(**told(cast, recorded_activity(cast, starts="2030")), none_seen=True)
