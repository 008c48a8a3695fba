"""Digests go at the hour that an officer chose by the own clock, once a local day, also where clocks change."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.models import Effect, MailRhythm, Notice, Officer
from partners.people.digests import digest_key, digests_make, notices_in
from partners.people.notices import notices_read, notify
from partners.people.own_account import officer_profile_change
from partners.people.rhythm import next_digest, rhythm_choose, rhythm_of, rhythms_begin
from partners.records.errors import Malformed
from tests.cast import Cast

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
ZONES = ("Europe/Kyiv", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC")


@pytest.mark.parametrize(
    ("zone", "hour", "after", "at"),
    [
        ("Europe/Kyiv", 7, "2026-11-22T12:00+00:00", "2026-11-23T05:00+00:00"),
        # The clock goes from 3 to 4: three o’clock is at four. It goes back from 4 to 3: the first of the two.
        ("Europe/Kyiv", 3, "2026-03-28T12:00+00:00", "2026-03-29T01:00+00:00"),
        ("Europe/Kyiv", 3, "2026-10-24T12:00+00:00", "2026-10-25T00:00+00:00"),
        ("America/New_York", 23, "2026-11-01T05:30+00:00", "2026-11-02T04:00+00:00"),
    ],
)
def test_the_hour_is_that_of_the_own_clock(zone: str, hour: int, after: str, at: str) -> None:
    found = next_digest(MailRhythm(hour=hour), zone, dt.datetime.fromisoformat(after))
    assert found == dt.datetime.fromisoformat(at)


@given(zone=st.sampled_from(ZONES), hour=st.integers(0, 23), start=st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)))
def test_there_is_one_digest_a_local_day(zone: str, hour: int, start: dt.date) -> None:
    rhythm = MailRhythm(hour=hour)
    now = dt.datetime.combine(start, dt.time(), dt.UTC)
    days = []
    for _ in range(10):
        at = next_digest(rhythm, zone, now)
        assert at is not None and at > now
        day = at.astimezone(ZoneInfo(zone)).date()
        days.append(day)
        rhythm.last_day, now = day, at
    assert days == [days[0] + dt.timedelta(days=one) for one in range(10)]


def test_once_a_week_is_on_the_day_that_was_chosen_and_never_is_never() -> None:
    found = next_digest(MailRhythm(rhythm="weekly", weekday=4, hour=9), "UTC", NOON)
    assert found == dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC)
    assert next_digest(MailRhythm(rhythm="never"), "UTC", NOON) is None


def test_what_was_chosen_is_kept_and_nonsense_is_refused(cast: Cast) -> None:
    given: dict[str, Any] = {"officer": cast.desk, "today": cast.today, "now": NOON}
    rhythm_choose(rhythm="weekly", hour=18, weekday=2, **given)
    assert (rhythm_of(cast.desk).rhythm, rhythm_of(cast.desk).hour) == ("weekly", 18)
    with pytest.raises(Malformed) as error:
        rhythm_choose(rhythm="hourly", hour=24, weekday=7, **given)
    assert set(error.value.fields) == {"rhythm", "hour", "weekday"}


def told(*officers: Officer, key: str = "k") -> None:
    """A notice that waits for a digest."""
    notify(officers, code="act_contested", key=key)


def later(**more: int) -> dt.datetime:
    """So long after noon."""
    return NOON + dt.timedelta(**more)


def test_what_came_up_goes_once_and_where_nothing_came_up_nothing_goes(cast: Cast) -> None:
    assert digests_make(NOON) == 0
    told(cast.desk, cast.liaison)
    told(cast.desk, key="other")
    assert digests_make(NOON) == 0
    assert digests_make(later(days=1)) == 2
    assert digests_make(later(days=1)) == digests_make(later(days=2)) == 0
    assert len(notices_in(digest_key(cast.desk.pk, dt.date(2026, 11, 23)))) == 2
    assert Effect.objects.filter(kind="digest_mail").count() == 2


def test_days_that_were_missed_go_together_and_what_was_read_goes_in_none(cast: Cast) -> None:
    rhythms_begin(NOON)
    told(cast.desk)
    told(cast.liaison)
    notices_read(officer=cast.liaison, up_to=10**9)
    assert digests_make(later(days=9)) == 1
    (effect,) = Effect.objects.filter(kind="digest_mail")
    assert effect.key == digest_key(cast.desk.pk, dt.date(2026, 12, 1))


def test_whoever_flies_west_after_a_digest_gets_the_next_one_on_the_next_day(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partners.people.own_account.timezone.now", lambda: later(hours=7))
    Officer.objects.filter(pk=cast.desk.pk).update(time_zone="Pacific/Auckland")
    cast.desk.refresh_from_db()
    rhythms_begin(NOON)
    told(cast.desk)
    assert digests_make(later(hours=7)) == 1  # on the 23rd in Auckland
    officer_profile_change(officer=cast.desk, today=cast.today, time_zone="Pacific/Honolulu")
    told(cast.desk, key="other")
    made = [digests_make(later(hours=hours)) for hours in range(8, 72)]
    assert sum(made) == 1
    days = [one.key.rsplit(":", 1)[1] for one in Effect.objects.filter(kind="digest_mail").order_by("pk")]
    assert days == ["2026-11-23", "2026-11-24"]
    assert not Notice.objects.filter(digest=None).exists()


def test_whoever_left_gets_none(cast: Cast) -> None:
    rhythms_begin(NOON)
    told(cast.desk)
    Officer.objects.filter(pk=cast.desk.pk).update(is_active=False)
    assert digests_make(later(days=1)) == 0
