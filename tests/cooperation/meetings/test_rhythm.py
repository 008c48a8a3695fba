"""When the next meeting of a series is to be held."""

from datetime import date, timedelta

import pytest

from agreements.terms.dates import PartialDate
from cooperation.meetings.rhythm import Beat, day_to_propose, rhythm_of

LAST = PartialDate.parse("2025-12-10")


@pytest.mark.parametrize(
    ("today", "planned", "beat"),
    [
        (date(2026, 8, 9), [], Beat.KEPT),
        (date(2026, 8, 10), [], Beat.TO_PLAN),
        (date(2026, 12, 10), [], Beat.TO_PLAN),
        (date(2026, 12, 11), [], Beat.BROKEN),
        (date(2026, 12, 11), [date(2026, 12, 9)], Beat.PLANNED),
        (date(2026, 8, 1), [date(2026, 12, 11)], Beat.PLANNED_LATE),
    ],
)
def test_a_yearly_meeting_is_proposed_four_months_before_its_rhythm_breaks(
    today: date, planned: list[date], beat: Beat
) -> None:
    assert rhythm_of(12, LAST, planned, today).beat == beat


def test_months_count_from_the_last_meeting_and_clamp_to_the_month() -> None:
    assert rhythm_of(6, PartialDate.parse("2026-08-31"), [], date(2026, 9, 1)).due_by == date(2027, 2, 28)
    assert rhythm_of(12, PartialDate.parse("2025"), [], date(2026, 9, 1)).due_by == date(2026, 12, 31)


def test_a_short_rhythm_is_proposed_half_of_it_before_and_an_ended_one_never() -> None:
    assert rhythm_of(2, LAST, [], date(2026, 1, 9)).beat == Beat.KEPT
    assert rhythm_of(2, LAST, [], date(2026, 1, 10)).beat == Beat.TO_PLAN
    assert rhythm_of(2, LAST, [], date(2027, 1, 1), date(2026, 6, 1)).beat == Beat.ENDED


def test_the_day_proposed_is_a_working_day_four_weeks_ahead_at_least() -> None:
    for shift in range(40):
        today = date(2026, 11, 1) + timedelta(days=shift)
        day = day_to_propose(rhythm_of(12, LAST, [], today), today)
        assert day.weekday() < 5
        assert day >= today + timedelta(days=28)
