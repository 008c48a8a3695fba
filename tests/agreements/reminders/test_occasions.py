"""An occasion keeps its identity when its day moves; one that has gone by is history, one that fell is cancelled."""

import datetime as dt
from typing import Any

from agreements.instruments.acts import act_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry
from agreements.instruments.mending import act_mistake, agreement_correct
from agreements.models import Occasion
from agreements.reminders.matching import Wanted, match
from agreements.reminders.refresh import occasions_begin
from agreements.standing.moves import standings_advance
from agreements.terms.dates import PartialDate
from tests.cast import Cast
from tests.walks import fresh

# Two years from 12 January 2024, then year by year; notice three months before.
TACIT = {"term_kind": "tacit_renewal", "term_months": 24, "renewal_months": 12, "notice_months": 3}


def kept(agreement: Agreement, kind: str = "last_day_to_say_no") -> list[Any]:
    """The occasions of a kind by day."""
    return list(Occasion.objects.filter(agreement=agreement, kind=kind).order_by("first"))


def put_right(cast: Cast, agreement: Agreement, today: dt.date, **values: Any) -> Agreement:
    """Correct a recorded agreement."""
    given = {"values": values, "reason": "Read again.", "expected_version": None}
    agreement_correct(officer=cast.desk, today=today, agreement=fresh(agreement), **given)
    return fresh(agreement)


def test_each_term_has_a_last_day_of_its_own(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    assert [one.on for one in kept(agreement)] == ["2027-10-12"]
    standings_advance(dt.date(2027, 10, 20))
    first, second = kept(agreement)
    assert (first.on, first.state, first.sequence) == ("2027-10-12", "live", 0)
    assert (second.on, second.state, second.sequence) == ("2028-10-12", "live", 0)
    assert first.uid != second.uid


def test_a_moved_day_is_the_same_occasion_with_a_higher_sequence(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    (before,) = kept(agreement)
    put_right(cast, agreement, cast.today, notice_months=6)
    (after,) = kept(agreement)
    assert (after.uid, after.on, after.sequence) == (before.uid, "2027-07-12", before.sequence + 1)
    assert after.known_on == cast.today and after.told is None


def test_a_notice_cancels_what_would_have_come_and_its_mistake_brings_it_back(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    (before,) = kept(agreement)
    given = {"kind": "denounced", "on": "2026-11-20", "side": cast.party("GBR"), "evidence": "Note 7"}
    act = act_record(
        officer=cast.approver, today=cast.today, agreement=fresh(agreement), expected_version=None, **given
    )
    (gone,) = kept(agreement)
    assert (gone.uid, gone.state, gone.sequence, gone.tell_on) == (before.uid, "cancelled", 1, None)
    (end,) = kept(agreement, "ends")
    assert end.state == "live"
    taken = {"act_id": act.pk, "reason": "It was another one.", "expected_version": None}
    act_mistake(officer=cast.approver, today=cast.today, agreement=fresh(agreement), **taken)
    (back,) = kept(agreement)
    assert (back.uid, back.on, back.state, back.sequence) == (before.uid, before.on, "live", 2)
    assert kept(agreement, "ends")[0].state == "cancelled"


def test_an_agreement_ends_once_however_often_the_day_moves(cast: Cast) -> None:
    agreement = cast.record(term_months=36)
    standings_advance(dt.date(2027, 2, 1))
    (past,) = kept(agreement, "ends")
    put_right(cast, agreement, dt.date(2027, 2, 1), term_months=60)
    (now,) = kept(agreement, "ends")
    assert (past.pk, past.on, now.on, now.sequence) == (now.pk, "2027-01-12", "2029-01-12", past.sequence + 1)


def test_on_its_own_day_it_has_come_and_is_neither_moved_nor_cancelled(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    standings_advance(dt.date(2027, 1, 13))
    first, *later = kept(agreement, "renews")
    assert (first.on, first.state, first.sequence) == ("2027-01-13", "live", 0)
    assert [one.on for one in later] == ["2028-01-13"]
    ahead = cast.record(acts=[ActEntry("signed", "2026-11-01"), ActEntry("entry_into_force", "2027-03-01")])
    standings_advance(dt.date(2027, 3, 1))
    (entry,) = kept(ahead, "enters_into_force")
    assert (entry.on, entry.state) == ("2027-03-01", "live")


def test_what_was_recorded_before_there_were_occasions_gets_its_own(cast: Cast) -> None:
    agreement = cast.record(**TACIT)
    Occasion.objects.all().delete()
    assert occasions_begin(cast.today) == 3
    assert occasions_begin(cast.today) == 0
    assert [one.on for one in kept(agreement)] == ["2027-10-12"]


def test_of_several_that_lie_ahead_those_that_are_left_pair_off_in_order() -> None:
    def row(on: str, state: str = "live") -> Any:
        day = dt.date.fromisoformat(on)
        return Occasion(kind="renews", on=on, first=day, last=day, state=state)

    def event(on: str) -> Wanted:
        return Wanted("renews", PartialDate.parse(on))

    rows = [row("2026-01-01"), row("2027-01-01"), row("2028-01-01"), row("2029-01-01")]
    found = match(rows, [event("2028-01-01"), event("2027-06-01")], dt.date(2026, 6, 1))
    assert [(one.on, str(event.on)) for one, event in found.stays] == [("2028-01-01", "2028-01-01")]
    assert [(one.on, str(event.on)) for one, event in found.moves] == [("2027-01-01", "2027-06-01")]
    assert [one.on for one in found.gone] == ["2029-01-01"] and found.new == []
