"""Clauses to occasions: months from the anchor, clamped, moved off weekends, within the promise's own period."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.obligations.schedule import Schedule, occasions
from agreements.obligations.vocabulary import Recurrence, WorkingRule
from agreements.terms.dates import PartialDate, add_months

THROUGH = dt.date(2028, 11, 22)


def on(text: str) -> PartialDate:
    return PartialDate.parse(text)


def dues(schedule: Schedule, entry: str = "", through: dt.date = THROUGH) -> list[str]:
    return [str(one.due) for one in occasions(schedule, on(entry) if entry else None, through)]


def test_months_are_counted_from_the_anchor_and_clamp() -> None:
    monthly = Schedule(Recurrence.EVERY, 1, first=on("2026-12-31"), until=on("2027-04-30"))
    assert dues(monthly) == ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]


def test_without_a_first_day_it_is_counted_from_the_entry_into_force() -> None:
    yearly = Schedule(Recurrence.EVERY, 12)
    assert dues(yearly, "2024-02-29") == ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]
    assert dues(yearly) == []


def test_once_a_period_is_due_on_its_last_day_and_runs_from_its_first() -> None:
    per_year = Schedule(Recurrence.EACH_PERIOD, 12, since=on("2026-01-01"), until=on("2027-12-31"))
    found = occasions(per_year, None, THROUGH)
    assert [(str(one.due), str(one.active_from), str(one.period)) for one in found] == [
        ("2026-12-31", "2026-01-01", "2026"),
        ("2027-12-31", "2027-01-01", "2027"),
    ]


def test_a_ten_year_pact_may_fund_one_year() -> None:
    one_year = Schedule(Recurrence.EVERY, 3, first=on("2026-03-31"), since=on("2026"), until=on("2026"))
    assert dues(one_year, "2024-01-12") == ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]


@pytest.mark.parametrize(
    ("rule", "expected"), [("none", "2027-05-01"), ("before", "2027-04-30"), ("after", "2027-05-03")]
)
def test_a_day_off_moves_as_the_clause_says(rule: str, expected: str) -> None:
    assert dues(Schedule(first=on("2027-05-01"), working=WorkingRule(rule))) == [expected]


def test_a_month_stays_a_month_and_an_offset_counts_days() -> None:
    assert dues(Schedule(first=on("2027-05"), working=WorkingRule.AFTER)) == ["2027-05"]
    assert dues(Schedule(Recurrence.EACH_PERIOD, 12, since=on("2026"), until=on("2026"), offset_days=30)) == [
        "2027-01-30"
    ]


def test_named_dates_and_a_single_day_are_laid_out_however_far() -> None:
    assert dues(Schedule(Recurrence.ON_DATES, dates=(on("2036"), on("2030-06")))) == ["2030-06", "2036"]
    assert dues(Schedule(until=on("2034-01-12"))) == ["2034-01-12"]
    assert dues(Schedule()) == ["None"]


def test_what_an_event_sets_off_has_no_calendar() -> None:
    assert dues(Schedule(Recurrence.EVERY, 12, first=on("2026-01-01"), by_event=True)) == []


@given(
    first=st.dates(dt.date(2000, 1, 1), dt.date(2027, 12, 31)),
    every=st.integers(1, 40),
    shift=st.integers(1, 30),
    through=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)
def test_keys_stay_when_the_anchor_moves_and_days_rise(
    first: dt.date, every: int, shift: int, through: dt.date
) -> None:
    def laid(day: dt.date) -> dict[str, dt.date]:
        found = occasions(Schedule(Recurrence.EVERY, every, first=PartialDate.of(day)), None, through)
        return {one.key: one.due.first for one in found if one.due}

    series, moved = laid(first), laid(first + dt.timedelta(days=shift))
    assert list(series.values()) == sorted(set(series.values()))
    assert [day for day in series.values()] == [add_months(first, every * n) for n in range(len(series))]
    assert all(series[key] <= moved[key] for key in series.keys() & moved.keys())
    assert set(moved) <= set(series)
