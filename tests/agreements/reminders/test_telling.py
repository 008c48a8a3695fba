"""Who is told what of a day that comes up: each threshold once, also late, also after a night that was missed."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from agreements.instruments.mending import agreement_correct, agreement_mistake
from agreements.instruments.preparing import side_edit
from agreements.models import AskedReminder, Occasion
from agreements.reminders.asked import asked_by, reminder_ask, reminder_remove
from agreements.reminders.telling import asked_tell, reminders_tell
from partners.models import Effect, Notice, Officer
from partners.records.errors import Malformed, Unseen
from tests.cast import Cast
from tests.walks import fresh

# Ends on 12 January 2027, in 51 days.
ENDS = {"term_kind": "fixed", "term_months": 36}
END = dt.date(2027, 1, 12)


def told(kind: str = "ends") -> Counter[tuple[str, int]]:
    """Which officer was told at which threshold."""
    rows = Notice.objects.filter(code="reminder", data__kind=kind).select_related("officer")
    return Counter((one.officer.email.split("@")[0], one.data["level"]) for one in rows)


def name(cast: Cast, agreement: Any, **people: Officer | None) -> None:
    """Say who is responsible, for the party of whoever is named."""
    officer = next(one for one in people.values() if one)
    values = dict(people)
    side_edit(officer=officer, today=cast.today, agreement=fresh(agreement), values=values, expected_version=None)


def test_where_nobody_is_named_those_who_follow_agreements_are_told(cast: Cast) -> None:
    cast.record(**ENDS)
    reminders_tell(cast.today)
    assert told() == {("desk", 60): 1, ("other_desk", 60): 1, ("liaison", 60): 1}


def test_the_responsible_and_the_deputy_are_told_and_the_partner_of_what_is_shared(cast: Cast) -> None:
    agreement = cast.record(audience="parties", **ENDS)
    name(cast, agreement, responsible=cast.desk, deputy=cast.liaison)
    name(cast, agreement, responsible=cast.partner_liaison)
    reminders_tell(cast.today)
    assert told() == {("desk", 60): 1, ("liaison", 60): 1, ("partner_liaison", 60): 1}


def test_when_whoever_was_named_has_left_the_others_are_told(cast: Cast) -> None:
    name(cast, cast.record(**ENDS), responsible=cast.desk)
    Officer.objects.filter(pk=cast.desk.pk).update(is_active=False)
    reminders_tell(cast.today)
    assert told() == {("other_desk", 60): 1, ("liaison", 60): 1}


def test_each_threshold_once_however_often_and_how_late_one_looks(cast: Cast) -> None:
    agreement = cast.record(**ENDS)
    name(cast, agreement, responsible=cast.desk)
    for days in (0, 0, 5, 22, 22, 53, 60):
        reminders_tell(cast.today + dt.timedelta(days=days))
    assert told() == {("desk", 60): 1, ("desk", 30): 1, ("desk", 0): 1}


def test_of_thresholds_missed_together_the_nearest_is_worded_and_mailed(cast: Cast) -> None:
    name(cast, cast.record(**ENDS), responsible=cast.desk)
    reminders_tell(END + dt.timedelta(days=3))
    rows = list(Notice.objects.filter(code="reminder").order_by("pk"))
    assert [(one.data["level"], one.data.get("late", False), one.digest) for one in rows] == [
        (60, True, ""),
        (30, True, ""),
        (0, False, ""),
    ]
    assert len({one.thread for one in rows}) == 1
    assert [one.data["notice"] for one in Effect.objects.filter(kind="notice_mail")] == [rows[-1].pk]


def test_a_moved_day_is_told_anew_and_a_mistake_not_at_all(cast: Cast) -> None:
    agreement = cast.record(**ENDS)
    name(cast, agreement, responsible=cast.desk)
    reminders_tell(cast.today)
    given = {"values": {"term_months": 37}, "reason": "Read again.", "expected_version": None}
    agreement_correct(officer=cast.desk, today=cast.today, agreement=fresh(agreement), **given)
    reminders_tell(cast.today)
    assert told() == {("desk", 60): 1, ("desk", 90): 1}
    mistake = {"agreement": fresh(agreement), "reason": "Not ours.", "expected_version": None}
    agreement_mistake(officer=cast.desk, today=cast.today, **mistake)
    reminders_tell(END + dt.timedelta(days=40))
    assert told() == {("desk", 60): 1, ("desk", 90): 1}
    assert not Occasion.objects.filter(tell_on__lte=END).exists()


def test_whoever_asks_is_reminded_once_on_the_own_day(cast: Cast) -> None:
    Officer.objects.filter(pk=cast.desk.pk).update(time_zone="Pacific/Kiritimati")  # fourteen hours ahead
    on = cast.today + dt.timedelta(days=7)
    reminder_ask(officer=cast.desk, today=cast.today, agreement=cast.record(), on=on, note="Ask the embassy.")
    midnight = dt.datetime.combine(on, dt.time(), dt.UTC)
    assert asked_tell(midnight - dt.timedelta(hours=14, minutes=1)) == 0
    assert [asked_tell(midnight - dt.timedelta(hours=14)), asked_tell(midnight)] == [1, 0]
    assert Notice.objects.get(code="asked_reminder").officer == cast.desk
    assert not asked_by(cast.desk).exists()


def test_asking_twice_is_one_wish_and_it_can_be_taken_back(cast: Cast) -> None:
    agreement, on = cast.record(), cast.today + dt.timedelta(days=7)
    for _ in range(2):
        asked = reminder_ask(officer=cast.desk, today=cast.today, agreement=agreement, on=on)
    assert asked_by(cast.desk).count() == 1
    with pytest.raises(Unseen):
        reminder_remove(officer=cast.liaison, today=cast.today, pk=asked.pk)
    reminder_remove(officer=cast.desk, today=cast.today, pk=asked.pk)
    with pytest.raises(Unseen):
        reminder_remove(officer=cast.desk, today=cast.today, pk=asked.pk)
    assert asked_tell(dt.datetime(2027, 1, 1, tzinfo=dt.UTC)) == 0
    assert AskedReminder.objects.get().removed_at


def test_one_asks_for_days_ahead_of_records_in_sight(cast: Cast) -> None:
    agreement = cast.record()
    with pytest.raises(Malformed):
        reminder_ask(officer=cast.desk, today=cast.today, agreement=agreement, on=cast.today)
    with pytest.raises(Unseen):
        reminder_ask(officer=cast.third_desk, today=cast.today, agreement=agreement, on=END)
