"""Dates known to the day, the month or the year, and how months are counted."""

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.terms.dates import PartialDate, add_months
from tests.agreements.terms.strategies import anchors, months, partial, stretches

DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2023-02", "2023-02-01", "2023-02-28", "month"),
        ("2024-05-28", "2024-05-28", "2024-05-28", "day"),
        ("2024-05/2024-07", "2024-05-01", "2024-07-31", "period"),
        ("2024-05-28/2024-06-02", "2024-05-28", "2024-06-02", "period"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(text: str, first: str, last: str, precision: str) -> None:
    read = PartialDate.parse(text)
    assert (read.first.isoformat(), read.last.isoformat(), read.precision) == (first, last, precision)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-13", "2024-00", "2023-02-29", "2024-1-1", "12/01/2024", "2024-05-28T10:00", "soon",
     "2024-07/2024-05", "2024/", "/2024", "0000", "２０２４", "2024\n"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@given(partial)
def test_a_date_is_read_back_as_it_was_written(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(anchors, st.integers(-1200, 1200))
def test_months_clamp_to_the_last_day(day: dt.date, count: int) -> None:
    later = add_months(day, count)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@given(anchors, anchors, st.integers(-600, 600))
def test_counting_months_keeps_the_order_of_days(one: dt.date, other: dt.date, count: int) -> None:
    assert add_months(min(one, other), count) <= add_months(max(one, other), count)


def test_a_short_month_never_shortens_a_later_term() -> None:
    ends = [add_months(dt.date(2023, 1, 31), count).isoformat() for count in (1, 2, 3, 13)]
    assert ends == ["2023-02-28", "2023-03-31", "2023-04-30", "2024-02-29"]


@given(partial, st.integers(0, 240), st.integers(0, 60))
def test_what_comes_later_lies_within_the_shifted_stretch(date: PartialDate, count: int, more: int) -> None:
    later = date.plus(count, more)
    assert later.first == add_months(date.first, count) + more * DAY
    assert add_months(date.last, count) + more * DAY <= later.last <= add_months(date.last, count) + (more + 3) * DAY


@given(months | anchors.map(PartialDate.of), st.integers(0, 240))
def test_months_after_a_month_are_a_month(date: PartialDate, count: int) -> None:
    assert date.plus(count).precision == date.precision


@given(stretches, st.integers(0, 30))
def test_days_shift_both_bounds(date: PartialDate, count: int) -> None:
    later = date.plus(days=count)
    assert (later.first - date.first, later.last - date.last) == (count * DAY, count * DAY)
