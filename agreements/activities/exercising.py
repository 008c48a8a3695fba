"""The facts, the stages and the lessons of an exercise: guards, table and services (domain: C6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agreements.activities.access import hold_activity, seen_like
from agreements.activities.activity import Activity
from agreements.activities.duties import duties_met_by
from agreements.activities.exercise import Exercise, ExerciseKind, Lesson, LessonState
from agreements.activities.exercise import ExerciseStage as S
from agreements.activities.stepping import activity_step_row
from agreements.activities.steps import OFFICERS
from agreements.activities.vocabulary import ActivityStatus, Form
from partners.records.errors import Condition, Forbidden, Malformed, Unseen, refuse_unless
from partners.records.lifecycle import Lifecycle, Offer, Situation, Step
from partners.records.service import service
from partners.records.ways import Way

FACTS = (
    "kind", "scheduling", "conducting", "initial_on", "main_on", "final_on", "troops", "observers", "host_support",
    "notified_on", "hot_wash_on",
)  # fmt: skip
CONFERENCES = ("initial_on", "main_on", "final_on")
LESSON_COLUMNS = ("text", "office", "action", "state", "closing")
MOST_TROOPS = 10_000_000


@dataclass(frozen=True)
class ExerciseSituation(Situation):
    """An exercise as an officer of one side finds it on a day."""

    activity: Activity
    exercise: Exercise
    today: date
    lessons: tuple[Lesson, ...] = ()


Conditions = Iterator[Condition]


def kind_stated(s: ExerciseSituation) -> Conditions:
    """How it is held."""
    yield Condition("exercise_kind_stated", met=s.exercise.kind != ExerciseKind.NOT_STATED)


def sides_of_exercise(s: ExerciseSituation) -> Conditions:
    """Who schedules and who conducts it."""
    yield Condition("exercise_sides_named", met=bool(s.exercise.scheduling_id and s.exercise.conducting_id))


def conferences_in_order(s: ExerciseSituation) -> Conditions:
    """Initial before main before final planning conference, all before the start."""
    one = s.exercise
    for name in CONFERENCES:
        yield Condition("conference_held", {"what": name}, met=bool((on := getattr(one, name)) and on <= s.today))
    held = [on for on in (one.initial_on, one.main_on, one.final_on) if on]
    ordered = held == sorted(held) and (not held or held[-1] <= s.activity.first_on)
    yield Condition("conferences_in_order", met=ordered)


def others_notified(s: ExerciseSituation) -> Conditions:
    """Other states are told in time where its size asks for it."""
    for duty in duties_met_by(s.exercise.troops):
        latest = s.activity.first_on - timedelta(days=duty.days)
        done = s.exercise.notified_on is not None and s.exercise.notified_on <= latest
        invited = duty.what != "observers" or bool(s.exercise.observers)
        code = "observers_invited" if duty.what == "observers" else "others_notified"
        told = {"troops": duty.troops, "days": duty.days, "on": latest.isoformat(), "source": duty.source}
        yield Condition(code, told, met=done and invited)


def exercise_over(s: ExerciseSituation) -> Conditions:
    """Its days are over, and those who took part spoke at once."""
    yield Condition("days_over", {"on": s.activity.last_on.isoformat()}, met=s.activity.last_on < s.today)
    yield Condition("hot_wash_held", met=s.exercise.hot_wash_on is not None)


def lessons_settled(s: ExerciseSituation) -> Conditions:
    """It is reported on, and every lesson is learned or rejected."""
    yield Condition("exercise_reported", met=s.activity.status == ActivityStatus.REPORTED)
    left = sum(one.state == LessonState.IDENTIFIED for one in s.lessons)
    yield Condition("lessons_settled", {"count": left}, met=not left)


def _step(name: str, source: str, target: str, *guards: Any) -> Step[ExerciseSituation]:
    return Step(name, frozenset({source}), target, OFFICERS, guards=guards)


EXERCISE: Lifecycle[ExerciseSituation] = Lifecycle(
    "exercise",
    tuple(S),
    (
        _step("specify", S.INITIATION, S.SPECIFICATION, kind_stated),
        _step("plan_exercise", S.SPECIFICATION, S.PLANNING, sides_of_exercise),
        _step("conduct", S.PLANNING, S.CONDUCT, conferences_in_order, others_notified),
        _step("analyse", S.CONDUCT, S.ANALYSIS, exercise_over),
        _step("close_lessons", S.ANALYSIS, S.CLOSED, lessons_settled),
    ),
)


def exercise_of(activity: Activity) -> Exercise:
    """The facts of an exercise; not stored yet where nobody wrote any."""
    found: Exercise | None = Exercise.objects.filter(activity=activity, mistake_at=None).first()
    return found or Exercise(activity=activity, **seen_like(activity))


def exercise_situation(officer: Any, activity: Activity, today: date) -> ExerciseSituation:
    """An exercise as this officer finds it today; nothing is written."""
    exercise = exercise_of(activity)
    return ExerciseSituation(
        status=exercise.stage,
        side=officer.party_id if activity.partnership.has(officer.party_id) else None,
        owner=activity.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        activity=activity,
        exercise=exercise,
        today=today,
        lessons=tuple(Lesson.objects.filter(activity=activity, mistake_at=None)),
    )


def exercise_offers(officer: Any, activity: Activity, today: date) -> list[Offer]:
    """Every step out of the present stage, with all that is still missing; of an exercise of the own pair."""
    if activity.form != Form.EXERCISE or not activity.partnership.has(officer.party_id):
        return []
    return EXERCISE.offers(exercise_situation(officer, activity, today))


def _hold(officer: Any, activity: Activity, version: int | None) -> Activity:
    held = hold_activity(officer, activity, version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    refuse_unless(held.form == Form.EXERCISE, "form_is", form=Form.EXERCISE)
    return held


@service
def exercise_put(
    *, officer: Any, today: date, activity: Activity, values: Mapping[str, Any], expected_version: int | None
) -> Exercise:
    """Write down facts of an exercise; columns left out stay. Raises Malformed, Forbidden, Refused, Unseen, Stale."""
    held = _hold(officer, activity, expected_version)
    exercise = exercise_of(held)
    faults = _faults(held, values, today) or _conference_faults(held, exercise, values)
    if faults:
        raise Malformed(faults)
    for name, value in values.items():
        setattr(exercise, name, value.strip() if isinstance(value, str) else value)
    exercise.save()
    return exercise


def _faults(held: Activity, values: Mapping[str, Any], today: date) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(FACTS)}
    if values.get("kind", ExerciseKind.LIVE) not in set(ExerciseKind):
        faults["kind"] = ["unknown"]
    for name in ("troops", "observers"):
        if values.get(name) is not None and not 0 <= values[name] <= MOST_TROOPS:
            faults[name] = ["out_of_range"]
    for name in ("scheduling", "conducting"):
        if values.get(name) and not held.partnership.has(values[name].pk):
            faults[name] = ["not_of_pair"]
    for name in ("notified_on", "hot_wash_on"):
        if values.get(name) and values[name] > today:
            faults[name] = ["in_the_future"]
    if len(str(values.get("host_support") or "")) > 4000:
        faults["host_support"] = ["too_long"]
    return faults


def _conference_faults(held: Activity, exercise: Exercise, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Conferences that do not follow each other, or that come after a start known to the day: said when written,
    not only when the exercise is to begin. Of what is not touched nothing is said."""
    faults: dict[str, list[str]] = {}
    latest = None
    for name in CONFERENCES:
        on = values.get(name, getattr(exercise, name))
        if on and latest and on < latest:
            faults[name] = ["conferences_in_turn"]
        elif on and held.days and on > held.first_on:
            faults[name] = ["conference_after_start"]
        latest = max(filter(None, (latest, on)), default=None)
    return faults if set(values) & set(CONFERENCES) else {}


@service
def exercise_step(*, officer: Any, today: date, activity: Activity, to: str, expected_version: int | None) -> Exercise:
    """Take the step to a stage. Raises Forbidden for the wrong role, Refused with everything that is missing, Stale."""
    held = _hold(officer, activity, expected_version)
    situation = exercise_situation(officer, held, today)
    step = EXERCISE.check(to, situation)
    exercise = situation.exercise
    exercise.stage = step.target
    exercise.save()
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    row = activity_step_row(held, step=step.name, source=situation.status, target=step.target, **told)
    row.save(force_insert=True)
    return exercise


@service
def lesson_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    values: Mapping[str, Any],
    expected_version: int | None,
    lesson_id: int | None = None,
) -> Lesson:
    """Write down a lesson, or what became of it: learned or rejected, with what shows it (`closing`).

    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = _hold(officer, activity, expected_version)
    lesson = Lesson(activity=held, **seen_like(held, officer.party_id))
    if lesson_id is not None:
        found = Lesson.objects.visible_to(officer).filter(activity=held, pk=lesson_id).first()
        if found is None:
            raise Unseen
        lesson = found
    given = {name: str(values.get(name, getattr(lesson, name))).strip() for name in LESSON_COLUMNS}
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(LESSON_COLUMNS)}
    faults |= {name: ["required"] for name in ("text", "office") if not given[name]}
    if given["state"] not in set(LessonState):
        faults["state"] = ["unknown"]
    elif given["state"] != LessonState.IDENTIFIED and not given["closing"]:
        faults["closing"] = ["required"]
    if len(given["office"]) > 160:
        faults["office"] = ["too_long"]
    if faults:
        raise Malformed(faults)
    for name, value in given.items():
        setattr(lesson, name, value)
    lesson.closed_on = None if given["state"] == LessonState.IDENTIFIED else lesson.closed_on or today
    lesson.save()
    return lesson
