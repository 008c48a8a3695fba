"""Tacit renewal: the terms follow on each other, and a notice in time ends the right one."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from agreements.terms.clauses import Act, ActKind, Clauses, History, NoticeRuns, Outcome
from agreements.terms.dates import PartialDate, add_months
from agreements.terms.outcome import outcome_on
from tests.agreements.terms.strategies import SIDES, anchors, chains, notice, partial, signed

DAY = dt.timedelta(days=1)
terms = st.integers(0, 12)


def end(clauses: Clauses, start: dt.date, n: int) -> dt.date:
    """The last day of term `n`, by the rule of the field: counted from the anchor, clamped."""
    step = clauses.renewal_months or clauses.term_months or 0
    return add_months(start, (clauses.term_months or 0) + n * step)


def cutoff(clauses: Clauses, start: dt.date, n: int) -> dt.date:
    """The last day to say no to what follows term `n`."""
    step = clauses.renewal_months or clauses.term_months or 0
    last = add_months(start, (clauses.term_months or 0) + n * step - (clauses.notice_months or 0))
    return last - dt.timedelta(days=clauses.notice_days or 0)


def bound(clauses: Clauses, start: dt.date, day: dt.date) -> int:
    """The term that a notice on `day` ends, found by counting up."""
    n = 0
    while cutoff(clauses, start, n) < day:
        n += 1
    return n


def events(found: Outcome, kind: str) -> list[str]:
    """The days of events of a kind."""
    return [str(one.on) for one in found.next_events if one.kind == kind]


@given(chains(), anchors, terms)
def test_a_notice_on_the_last_day_to_say_no_is_in_time(clauses: Clauses, start: dt.date, n: int) -> None:
    received = cutoff(clauses, start, n)
    if received < start or bound(clauses, start, received) != n:
        return
    found = outcome_on(clauses, signed(start, notice(received)), received)
    assert (str(found.ends_on), found.ends_basis) == (end(clauses, start, n).isoformat(), "computed")
    after = outcome_on(clauses, signed(start, notice(received)), end(clauses, start, n) + DAY)
    assert (after.status, after.in_force) == ("terminated", False)


@given(chains(), anchors, terms)
def test_a_notice_a_day_later_ends_a_later_term(clauses: Clauses, start: dt.date, n: int) -> None:
    received = cutoff(clauses, start, n) + DAY
    if received < start:
        return
    found = outcome_on(clauses, signed(start, notice(received)), received)
    late = bound(clauses, start, received)
    assert late > n
    assert str(found.ends_on) == end(clauses, start, late).isoformat()
    assert found.in_force is True


@given(chains(), anchors, st.integers(0, 200 * 31))
def test_without_a_notice_it_goes_on_without_gap(clauses: Clauses, start: dt.date, days: int) -> None:
    day = start + days * DAY
    found = outcome_on(clauses, signed(start), day)
    assert found.in_force is True
    assert found.renewals == bound(clauses, start, day)
    assert str(found.ends_on) == end(clauses, start, found.renewals).isoformat()
    assert found.ends_on is not None and found.ends_on.first >= day


@given(chains(), anchors, terms)
def test_the_next_term_begins_the_day_after(clauses: Clauses, start: dt.date, n: int) -> None:
    last = end(clauses, start, n)
    for day in (last, last + DAY):
        assert outcome_on(clauses, signed(start), day).in_force is True
    assert (last + DAY).isoformat() in events(outcome_on(clauses, signed(start), last), "renews")


@given(chains(), anchors, st.integers(0, 100 * 31))
def test_the_last_day_to_say_no_comes_before_the_end_it_governs(clauses: Clauses, start: dt.date, days: int) -> None:
    found = outcome_on(clauses, signed(start), start + days * DAY)
    (last,) = events(found, "last_day_to_say_no")
    assert dt.date.fromisoformat(last) <= dt.date.fromisoformat(str(found.ends_on))
    assert last == cutoff(clauses, start, found.renewals).isoformat()
    assert dt.date.fromisoformat(last) >= start + days * DAY


@given(chains(), anchors, terms)
def test_ends_and_last_days_grow_term_by_term(clauses: Clauses, start: dt.date, n: int) -> None:
    ahead = outcome_on(clauses, signed(start), max(start, cutoff(clauses, start, n) + DAY))
    assert ahead.ends_on is not None and ahead.ends_on.first > end(clauses, start, n)


@given(chains(), anchors, st.integers(0, 100 * 31), st.integers(0, 24))
def test_a_notice_that_runs_from_receipt_ends_it_so_much_later(
    clauses: Clauses, start: dt.date, days: int, length: int
) -> None:
    received = start + days * DAY
    runs = replace(clauses, notice_runs=NoticeRuns.FROM_RECEIPT, notice_months=length, notice_days=None)
    found = outcome_on(runs, signed(start, notice(received)), add_months(received, length))
    assert (found.ends_on, found.in_force) == (PartialDate.of(add_months(received, length)), True)
    after = outcome_on(runs, signed(start, notice(received)), add_months(received, length) + DAY)
    assert (after.status, after.in_force) == ("terminated", False)


@given(chains(), partial, st.integers(0, 40 * 31), st.integers(0, 400))
def test_an_outcome_of_a_chain_holds_until_its_day(clauses: Clauses, start: PartialDate, days: int, later: int) -> None:
    """Also where the signature is known to the month or the year alone."""
    acts = History(SIDES, (Act(ActKind.SIGNED, start),))
    ahead = outcome_on(clauses, acts, start.first + days * DAY)
    # The days of events are where outcomes turn.
    turns = [day for event in ahead.next_events for day in (event.on.first, event.on.last, event.on.last + DAY)]
    for day in (start.first + days * DAY, *turns):
        found = outcome_on(clauses, acts, day)
        assert found.good_until is not None
        other = min(day + later * DAY, found.good_until)
        assert replace(outcome_on(clauses, acts, other), good_until=None) == replace(found, good_until=None), day


@given(chains(), anchors, st.integers(0, 60 * 31), st.integers(0, 60 * 31))
def test_of_two_notices_the_first_counts(clauses: Clauses, start: dt.date, one: int, other: int) -> None:
    received = sorted((start + one * DAY, start + other * DAY))
    for runs in NoticeRuns:
        given = replace(clauses, notice_runs=runs, notice_months=clauses.notice_months or 3)
        both = outcome_on(given, signed(start, *map(notice, reversed(received))), received[1])
        first = outcome_on(given, signed(start, notice(received[0])), received[1])
        assert both.ends_on == first.ends_on


@given(chains(limited=True), anchors, st.integers(0, 40))
def test_terms_follow_on_each_other_without_gap_or_overlap_to_the_last(
    clauses: Clauses, start: dt.date, n: int
) -> None:
    """Each day belongs to one term, and after the last term the agreement has ended."""
    last = end(clauses, start, n)
    found = outcome_on(clauses, signed(start), last)
    beyond = clauses.renewals_most is not None and n >= clauses.renewals_most
    if clauses.renewals_most is not None and n > clauses.renewals_most:
        assert (found.status, found.in_force) == ("expired", False)
        return
    assert found.in_force is True
    after = outcome_on(clauses, signed(start), last + DAY)
    assert (after.status == "expired") == beyond
    assert events(found, "renews")[:1] == ([] if beyond else [(last + DAY).isoformat()])
    assert bool(events(found, "ends")) == (
        clauses.renewals_most is not None and found.renewals >= clauses.renewals_most
    )


@given(chains(), anchors, st.integers(0, 60 * 31), st.integers(0, 600), st.integers(0, 60 * 31))
def test_a_notice_taken_back_in_time_leaves_no_trace(
    clauses: Clauses, start: dt.date, received: int, back: int, later: int
) -> None:
    """Vienna Convention, article 68: it may be taken back until it takes effect; afterwards it may not."""
    given_on = start + received * DAY
    taken_back = Act(ActKind.WITHDRAWN, PartialDate.of(given_on + back * DAY), "GBR")
    by_notice = outcome_on(clauses, signed(start, notice(given_on)), given_on).ends_on
    assert by_notice is not None
    day = taken_back.on.first + later * DAY
    found = outcome_on(clauses, signed(start, notice(given_on), taken_back), day)
    alone = outcome_on(clauses, signed(start, notice(given_on)), day)
    never = outcome_on(clauses, signed(start), day)
    expected = never if taken_back.on.first <= by_notice.last else alone
    assert (found.status, found.ends_on, found.renewals) == (expected.status, expected.ends_on, expected.renewals)


@given(chains(), anchors, st.integers(0, 60 * 31), st.integers(1, 60), st.integers(0, 100 * 31))
def test_an_extension_moves_its_term_and_all_that_follow(
    clauses: Clauses, start: dt.date, agreed: int, months: int, later: int
) -> None:
    day = start + agreed * DAY
    longer = Act(ActKind.EXTENDED, PartialDate.of(day), months=months)
    before, after = outcome_on(clauses, signed(start), day), outcome_on(clauses, signed(start, longer), day)
    assert before.ends_on is not None and after.ends_on is not None
    step = clauses.renewal_months or clauses.term_months or 0
    assert after.ends_on.first == add_months(start, (clauses.term_months or 0) + before.renewals * step + months)
    much_later = outcome_on(clauses, signed(start, longer), day + later * DAY)
    assert much_later.in_force is True and much_later.ends_on is not None and much_later.ends_on >= after.ends_on
