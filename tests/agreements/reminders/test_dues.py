"""Dues of promises are told like the days of agreements: to whoever sees to them, while they are asked for."""

import datetime as dt
from typing import Any

from agreements.models import Due, Occasion
from agreements.obligations.advancing import dues_advance
from agreements.obligations.writing import obligation_correct
from agreements.reminders.dues import due_occasions_mend
from agreements.reminders.telling import reminders_tell
from cooperation.desk.nothing import if_nothing, span_from
from partners.models import Notice
from tests.cast import Cast
from tests.promises import acted, due_of, promised

DAY = "2027-01-12"  # in 51 days


def told() -> set[tuple[str, int, bool]]:
    """Who was told at which threshold, and whether by a mail of its own."""
    rows = Notice.objects.filter(data__kind="due").select_related("officer")
    return {(one.officer.email.split("@")[0], one.data["level"], "urgent" in one.data) for one in rows}


def occasion(due: Due) -> Any:
    """The occasion of a due."""
    return Occasion.objects.get(kind="due", part=due.pk)


def test_both_sides_are_told_and_only_who_owes_it_is_in_haste(cast: Cast) -> None:
    promised(cast, cast.record(audience="parties"), first_on=DAY, debtor="UKR", creditor="GBR")
    reminders_tell(cast.today)
    followers = {"desk", "other_desk", "liaison", "partner_desk", "partner_liaison"}
    assert told() == {(name, 60, False) for name in followers}
    reminders_tell(dt.date(2027, 1, 12))
    assert {one for one in told() if one[1] == 0} == {(name, 0, "partner" not in name) for name in followers}


def test_whoever_sees_to_a_promise_is_told_before_others(cast: Cast) -> None:
    promise = promised(cast, cast.record(), first_on=DAY)
    promise.sides.update_or_create(
        owner=cast.party("UKR"), defaults={"responsible": cast.liaison, "agreement": promise.agreement}
    )
    reminders_tell(cast.today)
    assert told() == {("liaison", 60, False)}


def test_a_kept_promise_is_done_and_told_no_more(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(), first_on=DAY))
    acted(cast, due, "fulfil")
    assert (occasion(due).state, occasion(due).tell_on) == ("done", None)
    assert reminders_tell(dt.date(2027, 2, 1)) == 0


def test_a_moved_due_is_the_same_occasion(cast: Cast) -> None:
    promise = promised(cast, cast.record(), first_on=DAY)
    due = due_of(promise)
    before = occasion(due)
    given = {"values": {"first_on": "2027-06-01"}, "reason": "Read again.", "expected_version": None}
    obligation_correct(officer=cast.desk, today=cast.today, obligation=promise, **given)
    after = occasion(due)
    assert (after.uid, after.on, after.sequence) == (before.uid, "2027-06-01", before.sequence + 1)


def test_what_was_written_in_bulk_is_put_right(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(), first_on=DAY))
    Occasion.objects.filter(kind="due").delete()
    assert (due_occasions_mend(cast.today), due_occasions_mend(cast.today)) == (1, 0)
    Due.objects.filter(pk=due.pk).update(mistake_at="2026-11-22T00:00:00Z")
    assert (due_occasions_mend(cast.today), occasion(due).state) == (1, "cancelled")


def test_nothing_is_told_of_what_is_not_signed(cast: Cast) -> None:
    promised(cast, cast.prepared("concept"), first_on=DAY)
    due_occasions_mend(cast.today)
    assert not Occasion.objects.filter(kind="due").exists()


def test_unless_it_is_kept_it_is_overdue(cast: Cast) -> None:
    due = due_of(promised(cast, cast.record(), first_on=DAY))
    (found,) = if_nothing(cast.desk, span_from(cast.today))
    assert (found.kind, str(found.act_by), found.due) == ("due", DAY, due)
    dues_advance(dt.date(2027, 2, 1))
    assert if_nothing(cast.desk, span_from(dt.date(2027, 2, 1))) == []
