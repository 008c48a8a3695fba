"""What holds of every outcome, whatever the clauses and acts."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from agreements.terms.clauses import Act, ActKind, Clauses, EntryMethod, History, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on
from agreements.terms.schedule import end_if_noticed, schedule_on
from tests.agreements.terms.strategies import anchors, clauses, days, exact, histories, notice, partial, signed

DAY = dt.timedelta(days=1)


@given(clauses(), histories, days, st.data())
def test_an_outcome_holds_until_its_day(clauses: Clauses, history: History, day: dt.date, data: st.DataObject) -> None:
    found = outcome_on(clauses, history, day)
    assert found.good_until is None or found.good_until >= day
    latest = found.good_until or dt.date(2300, 1, 1)
    for other in (data.draw(st.dates(day, latest)), latest):
        later = outcome_on(clauses, history, other)
        assert replace(later, good_until=None) == replace(found, good_until=None), other


@given(clauses(), histories, days, st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(clauses: Clauses, history: History, day: dt.date, dice) -> None:
    shuffled = list(history.acts)
    dice.shuffle(shuffled)
    assert outcome_on(clauses, replace(history, acts=tuple(shuffled)), day) == outcome_on(clauses, history, day)


@given(clauses(), histories, days)
def test_an_outcome_contradicts_itself_nowhere(clauses: Clauses, history: History, day: dt.date) -> None:
    found = outcome_on(clauses, history, day)
    assert all(one.on.last >= day for one in found.next_events)
    assert list(found.next_events) == sorted(found.next_events, key=lambda one: one.on)
    if found.status in ("expired", "terminated", "superseded"):
        assert found.in_force is False
        assert found.ends_on is not None and found.ends_on.last < day
    if found.in_force:
        assert found.entry_into_force is not None and found.entry_into_force.last <= day
        assert found.ends_on is None or day <= found.ends_on.last
    if found.entry_basis == "assumed":
        assert found.assumptions
    assert bool(found.entry_into_force) == bool(found.entry_basis)
    assert bool(found.ends_on) == bool(found.ends_basis)


@given(clauses(exact), anchors, anchors, days)
def test_a_later_signature_never_ends_earlier(clauses: Clauses, one: dt.date, other: dt.date, day: dt.date) -> None:
    if clauses.term == TermKind.TACIT:
        clauses = replace(clauses, term=TermKind.FIXED)
    first = outcome_on(clauses, signed(min(one, other)), max(one, other, day))
    second = outcome_on(clauses, signed(max(one, other)), max(one, other, day))
    if first.ends_on and second.ends_on:
        assert first.ends_on <= second.ends_on
    if first.entry_into_force and second.entry_into_force:
        assert first.entry_into_force <= second.entry_into_force


@given(clauses(exact), anchors, days, days)
def test_time_alone_never_brings_the_end_nearer(clauses: Clauses, start: dt.date, one: dt.date, other: dt.date) -> None:
    history = signed(start)
    first = outcome_on(clauses, history, max(start, min(one, other)))
    later = outcome_on(clauses, history, max(start, one, other))
    assert (first.ends_on is None) == (later.ends_on is None)
    if first.ends_on and later.ends_on:
        assert first.ends_on <= later.ends_on
        assert first.renewals <= later.renewals


@given(clauses(exact), anchors, days, days, days)
def test_a_later_notice_never_ends_earlier(
    clauses: Clauses, start: dt.date, one: dt.date, other: dt.date, day: dt.date
) -> None:
    received = sorted(max(start, each) for each in (one, other))
    ends = [outcome_on(clauses, signed(start, notice(each)), max(day, start)).ends_on for each in received]
    if all(ends):
        assert ends[0] <= ends[1]


@given(clauses(), partial, days)
def test_a_recorded_entry_into_force_is_taken_as_stated(clauses: Clauses, on: PartialDate, day: dt.date) -> None:
    history = History(("GBR", "UKR"), (Act(ActKind.SIGNED, on), Act(ActKind.ENTERED, on)))
    found = outcome_on(clauses, history, day)
    if on.first <= day:
        assert (found.entry_into_force, found.entry_basis) == (on, "stated")


@given(clauses(), days, days)
def test_it_is_assumed_to_apply_from_its_signature_only_where_the_length_is_known(
    clauses: Clauses, start: dt.date, day: dt.date
) -> None:
    clauses = replace(clauses, entry=EntryMethod.NOT_STATED)
    found = outcome_on(clauses, signed(start), max(start, day))
    known = clauses.term != TermKind.NOT_STATED or clauses.ends_reported is not None
    if known and not clauses.approval_needed:
        assert found.entry_into_force == PartialDate.of(start)
        assert found.entry_basis == "assumed" and "applies_from_signature" in found.assumptions
    else:
        assert found.entry_into_force is None and found.status != "in_force"
        assert found.in_force is None or found.status == "expired"


@given(st.none() | st.integers(0, 24), anchors, days)
def test_an_indefinite_agreement_never_ends_by_itself(length: int | None, start: dt.date, day: dt.date) -> None:
    clauses = Clauses(entry=EntryMethod.ON_SIGNATURE, term=TermKind.INDEFINITE, notice_months=length)
    found = outcome_on(clauses, signed(start), max(start, day) + 2 * DAY)
    assert (found.ends_on, found.in_force, found.next_events, found.good_until) == (None, True, (), None)


@given(partial, days, days)
def test_a_reported_end_yields_to_the_clause(reported: PartialDate, start: dt.date, day: dt.date) -> None:
    day = max(start, day)
    unread = Clauses(entry=EntryMethod.ON_SIGNATURE, ends_reported=reported)
    assert outcome_on(unread, signed(start), day).ends_on == reported
    assert outcome_on(unread, signed(start), day).ends_basis == "reported"
    assert "clause_not_read" in outcome_on(unread, signed(start), day).assumptions
    read = replace(unread, term=TermKind.FIXED, term_months=24)
    assert outcome_on(read, signed(start), day).ends_on == PartialDate.of(start).plus(24)
    assert outcome_on(replace(unread, term=TermKind.INDEFINITE), signed(start), day).ends_on is None


@given(clauses(exact), st.sampled_from(NoticeRuns), anchors, st.integers(0, 3650))
def test_the_day_of_a_termination_is_the_first_day_without_it(
    clauses: Clauses, runs: NoticeRuns, start: dt.date, length: int
) -> None:
    at_once = {"entry": EntryMethod.ON_SIGNATURE, "entry_days": 0, "entry_months": 0, "entry_month_start": False}
    clauses = replace(clauses, **at_once, term=TermKind.INDEFINITE, notice_runs=runs)
    end = start + (length + 1) * DAY
    history = signed(start, Act(ActKind.TERMINATED, PartialDate.of(end)))
    assert outcome_on(clauses, history, end - DAY).in_force is True
    assert outcome_on(clauses, history, end).status == "terminated"


@given(anchors, st.lists(st.integers(1, 900), min_size=1, max_size=6))
def test_suspended_between_its_suspension_and_its_resumption(start: dt.date, gaps: list[int]) -> None:
    clauses = Clauses(entry=EntryMethod.ON_SIGNATURE, term=TermKind.INDEFINITE)
    turns, day = [], start
    for number, gap in enumerate(gaps):
        day += gap * DAY
        turns.append(Act(ActKind.RESUMED if number % 2 else ActKind.SUSPENDED, PartialDate.of(day)))
    history = signed(start, *turns)
    for act in turns:
        suspended = act.kind == ActKind.SUSPENDED
        assert outcome_on(clauses, history, act.on.first).status == ("suspended" if suspended else "in_force")
        assert outcome_on(clauses, history, act.on.first - DAY).status == ("in_force" if suspended else "suspended")
        found = outcome_on(clauses, history, act.on.first)
        held = [first <= act.on.first and (last is None or act.on.first <= last) for first, last in found.rests]
        assert any(held) == suspended
    assert list(found.rests) == sorted(found.rests, key=lambda one: one[0]) and len(found.rests) == (len(gaps) + 1) // 2


@given(clauses(), histories, days)
def test_the_schedule_tells_what_the_outcome_tells(clauses: Clauses, history: History, day: dt.date) -> None:
    found, rows = outcome_on(clauses, history, day), schedule_on(clauses, history, day)
    assert list(rows) == sorted(rows, key=lambda one: (one.on, one.code != "signed", one.code))
    if not rows:
        return
    assert {one.on for one in rows if one.code == "signed"} == ({found.signed_on} - {None})
    coming = [(one.code, one.on, one.consequence) for one in rows if one.on.last >= day]
    assert {(one.kind, one.on, one.consequence) for one in found.next_events} <= set(coming)
    assert all(one.clause for one in rows if one.basis == "computed")
    assert all(one.basis in ("stated", "computed", "assumed", "reported") for one in rows)


@given(clauses(exact), anchors, st.integers(0, 40 * 365))
def test_a_notice_of_the_day_leads_where_it_is_foretold(clauses: Clauses, start: dt.date, length: int) -> None:
    """What a page says of a notice received today is what then follows from it."""
    clauses = replace(clauses, entry=EntryMethod.ON_SIGNATURE, entry_on=None)
    day = start + length * DAY
    if outcome_on(clauses, signed(start), day).status not in ("in_force", "in_effect"):
        return
    foretold = end_if_noticed(clauses, signed(start), day)
    found = outcome_on(clauses, signed(start, notice(day)), day)
    # Where no source states the length of notice, nothing is foretold, and the end stays as it was.
    assert found.ends_on == (foretold or outcome_on(clauses, signed(start), day).ends_on)
