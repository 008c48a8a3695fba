"""Told at 180, 90, 60 and 30 days and on the day: each once, whenever one looks, and nothing that was over before."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from agreements.reminders.thresholds import THRESHOLDS, crossed, levels, next_telling

DAY = dt.date(2027, 3, 14)
DAYS = st.integers(min_value=0, max_value=400)


def ago(days: int) -> dt.date:
    """So many days before the day."""
    return DAY - dt.timedelta(days=days)


def test_what_is_known_early_is_told_at_each() -> None:
    assert levels(DAY, ago(400)) == (180, 90, 60, 30, 0)


def test_what_is_known_late_is_told_once_at_once_and_then_as_it_comes() -> None:
    assert levels(DAY, ago(75)) == (90, 60, 30, 0)
    assert next_telling(DAY, ago(75), None) == ago(75)
    assert levels(DAY, ago(90)) == (90, 60, 30, 0)
    assert levels(DAY, ago(0)) == (0,)


def test_what_is_over_is_not_told() -> None:
    assert levels(DAY, DAY + dt.timedelta(days=1)) == ()


@given(known=DAYS, looks=st.lists(st.integers(min_value=-50, max_value=400), max_size=30))
def test_whenever_one_looks_each_is_told_once_and_none_is_lost(known: int, looks: list[int]) -> None:
    told: int | None = None
    found: list[int] = []
    for left in sorted({*looks, -50}, reverse=True):
        today = ago(left)
        if left > known:
            continue
        due = crossed(DAY, ago(known), today, told)
        waited = next_telling(DAY, ago(known), told)
        assert bool(due) == (waited is not None and waited <= today)
        assert all((DAY - today).days <= one for one in due)
        found += due
        told = min(due) if due else told
    assert found == list(levels(DAY, ago(known)))
    assert set(found) <= set(THRESHOLDS) and next_telling(DAY, ago(known), told) is None
