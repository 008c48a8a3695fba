"""Writing down a course and what else is given to train: services, and what is wrong with what is given."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import hold_activity, seen_like
from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.training.course import Course, CourseStanding, MeansKind, TrainingMeans
from agreements.activities.vocabulary import Form
from partners.records.errors import Forbidden, Malformed, Unseen, refuse_unless
from partners.records.service import service

FACTS = ("standing", "institution", "language", "prerequisites", "nominate_days", "use_months")
MEANS = ("kind", "giving", "topic", "team_size", "days_given", "hours_run")
_LENGTHS = {"institution": 160, "prerequisites": 4000}
_MOST = {"nominate_days": 730, "use_months": 120, "team_size": 10_000, "days_given": 3_660, "hours_run": 100_000}
Faults = dict[str, list[str]]


def hold_training(officer: Any, activity: Activity, version: int | None) -> Activity:
    """Claim an activity of training for a write of one of its sides. Raises Unseen, Forbidden, Refused, Stale."""
    held = hold_activity(officer, activity, version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    refuse_unless(held.form == Form.TRAINING, "form_is", form=Form.TRAINING)
    return held


def course_of(activity: Activity) -> Course:
    """The facts of a course; not stored yet where nobody wrote any."""
    found: Course | None = Course.objects.filter(activity=activity, mistake_at=None).first()
    return found or Course(activity=activity, **seen_like(activity))


@service
def course_put(
    *, officer: Any, today: date, activity: Activity, values: Mapping[str, Any], expected_version: int | None
) -> Course:
    """Write down facts of a course; columns left out stay. Raises Malformed, Forbidden, Refused, Unseen, Stale."""
    held = hold_training(officer, activity, expected_version)
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(FACTS)} | _amounts(values)
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(values.get(name) or "")) > most}
    faults |= {name: ["required"] for name in ("nominate_days", "use_months") if values.get(name, 0) is None}
    if values.get("standing", CourseStanding.OFFERED) not in set(CourseStanding):
        faults["standing"] = ["unknown"]
    language = str(values.get("language") or "")
    if language and not (len(language) == 2 and language.isascii() and language.islower()):
        faults["language"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    course = course_of(held)
    _apply(course, values)
    return course


@service
def means_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    values: Mapping[str, Any],
    expected_version: int | None,
    means_id: int | None = None,
) -> TrainingMeans:
    """Write down a mobile team, instructors or a simulator that a side gives; columns left out stay.

    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    means = _means(officer, held, means_id) if means_id else TrainingMeans(activity=held)
    given = {name: values.get(name, getattr(means, name) if means.pk else None) for name in MEANS}
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(MEANS)} | _amounts(given)
    if given["kind"] not in set(MeansKind):
        faults["kind"] = ["unknown" if given["kind"] else "required"]
    if given["giving"] is None or not held.partnership.has(given["giving"].pk):
        faults["giving"] = ["not_of_pair" if given["giving"] else "required"]
    said = str(given["topic"] or "").strip()
    if not said or len(said) > 160:
        faults["topic"] = ["too_long" if said else "required"]
    if faults:
        raise Malformed(faults)
    if means.pk is None:
        for name, value in seen_like(held, officer.party_id).items():
            setattr(means, name, value)
    _apply(means, given)
    activities_changed([held])
    return means


@service
def means_drop(
    *, officer: Any, today: date, activity: Activity, means_id: int, expected_version: int | None
) -> Activity:
    """Take out what was written down by mistake to be given. Raises Unseen, Forbidden, Refused, Stale."""
    held = hold_training(officer, activity, expected_version)
    means = _means(officer, held, means_id)
    if means.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    means.mistake_at = timezone.now()
    means.save(update_fields=["mistake_at", "updated_at"])
    activities_changed([held])
    return held


def _means(officer: Any, activity: Activity, pk: int) -> TrainingMeans:
    found: TrainingMeans | None = TrainingMeans.objects.visible_to(officer).filter(activity=activity, pk=pk).first()
    if found is None:
        raise Unseen
    return found


def _amounts(values: Mapping[str, Any]) -> Faults:
    given = {name: values.get(name) for name in _MOST}
    return {name: ["out_of_range"] for name, one in given.items() if one is not None and not 0 <= one <= _MOST[name]}


def _apply(row: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.save()
