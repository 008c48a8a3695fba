"""Limits that a floor above sets to activities; this floor asks whoever registered, and knows nobody."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivitySide
from partners.records.errors import Condition

Limits = Callable[[Any, Activity, Sequence[ActivitySide], date], Iterable[Condition]]
_limits: list[Limits] = []


def limits_activities(limits: Limits) -> Limits:
    """Register what an activity must keep to when it is planned and when a side confirms it.

    It is given whoever asks, the activity, what each side brings, and the day.
    """
    if limits not in _limits:
        _limits.append(limits)
    return limits


def limit_conditions(
    officer: Any, activity: Activity, sides: Sequence[ActivitySide], today: date
) -> Iterator[Condition]:
    """Every limit to an activity, kept and exceeded."""
    for limits in _limits:
        yield from limits(officer, activity, sides, today)
