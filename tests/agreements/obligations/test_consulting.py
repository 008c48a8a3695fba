"""Consultations: a clock in hours that no change of clocks bends, and three reminders, each exactly once."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from agreements.obligations.consulting import consultation_ask, consultation_end
from agreements.obligations.reminding import KIND
from partners.models import Effect, Notice
from partners.records import outbox
from partners.records.errors import Malformed, Refused
from tests.cast import Cast
from tests.promises import promised, status_of
from tests.walks import fresh

CALL = {"titles": {"en": "Consult within a day"}, "debtor": "", "event": "consultation_request", "within_hours": 24}


def asked(cast: Cast, agreement: Any, at: dt.datetime, *, now: dt.datetime | None = None, **more: Any) -> Any:
    """A consultation that Ukraine asks for."""
    return consultation_ask(
        officer=cast.desk, today=cast.today, now=now or timezone.now(), agreement=fresh(agreement), asked_at=at,
        zone="Europe/Kyiv", expected_version=None, **more,
    )  # fmt: skip


@pytest.mark.parametrize(("day", "wall"), [((2027, 3, 27), 16), ((2027, 10, 30), 14)])
def test_a_day_has_24_hours_also_when_clocks_are_moved(cast: Cast, day: tuple[int, int, int], wall: int) -> None:
    begun = dt.datetime(*day, 15, 0, tzinfo=ZoneInfo("Europe/Kyiv"))
    made = asked(cast, cast.record(), begun, now=begun, within_hours=24)
    assert made.limit_at - made.asked_at == dt.timedelta(hours=24)
    assert made.half_at - made.asked_at == dt.timedelta(hours=12)
    assert made.limit_at.astimezone(ZoneInfo("Europe/Kyiv")).hour == wall


def test_it_reminds_at_once_at_half_time_and_at_the_limit_each_once(
    cast: Cast, mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = timezone.now()
    agreement = cast.record(audience="parties")
    outbox.sweep()
    mailoutbox.clear()  # of its sharing
    made = asked(cast, agreement, start, obligation=promised(cast, agreement, **CALL))
    told = {officer for officer in Notice.objects.filter(code="consultation_asked").values_list("officer", flat=True)}
    writers = ("desk", "other_desk", "liaison", "approver", "other_approver")
    partners = ("partner_desk", "partner_liaison", "partner_approver")
    assert told == {getattr(cast, name).pk for name in (*writers, *partners)}
    for hours in (0, 1, 12, 13, 24, 25, 26):
        monkeypatch.setattr("django.utils.timezone.now", lambda at=hours: start + dt.timedelta(hours=at, minutes=1))
        for _ in range(2):
            outbox.sweep()
    codes = ("consultation_asked", "consultation_half", "consultation_limit")
    assert [Notice.objects.filter(code=code).count() for code in codes] == [8, 8, 8]
    assert len(mailoutbox) == 24 and len({one.extra_headers["Message-ID"] for one in mailoutbox}) == 24
    assert made.due is not None and status_of(made.due) != "overdue"


def test_the_outcome_ends_the_reminders_and_keeps_the_promise(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    start = timezone.now()
    agreement = cast.record()
    made = asked(cast, agreement, start, obligation=promised(cast, agreement, **CALL))
    given = {"officer": cast.desk, "today": cast.today, "consultation": made, "expected_version": None, "note": "Met."}
    with pytest.raises(Malformed):
        consultation_end(now=start, outcome="held", ended_at=start - dt.timedelta(hours=1), **given)
    consultation_end(now=start, outcome="held", ended_at=start, **given)
    assert status_of(made.due) == "fulfilled"
    with pytest.raises(Refused):
        consultation_end(now=start, outcome="held", ended_at=start, **given)
    monkeypatch.setattr("django.utils.timezone.now", lambda: start + dt.timedelta(hours=30))
    outbox.sweep()
    assert not Notice.objects.exclude(code="consultation_asked").exists()
    assert Effect.objects.filter(kind=KIND, done_at=None).count() == 0


def test_a_request_that_is_written_down_late_reminds_of_what_is_still_to_come(cast: Cast) -> None:
    start = timezone.now() - dt.timedelta(hours=20)
    asked(cast, cast.record("EST"), start, within_hours=24, asked_by=cast.party("EST"), evidence="Note 3/2026")
    assert list(Effect.objects.filter(kind=KIND).values_list("data__turn", flat=True)) == ["limit"]
