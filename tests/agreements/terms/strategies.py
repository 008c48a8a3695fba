"""Clauses and acts as they may be found in any record, odd ones included."""

import datetime as dt

from hypothesis import strategies as st

from agreements.terms.clauses import Act, ActKind, Clauses, EntryMethod, History, NoticeDay, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate

SIDES = ("GBR", "UKR")

days = st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31))
# Ends of months are where counting months goes wrong.
month_ends = days.map(lambda day: (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1))
anchors = days | month_ends
exact = anchors.map(PartialDate.of)
months = days.map(lambda day: PartialDate.parse(f"{day:%Y-%m}"))
years = days.map(lambda day: PartialDate.parse(f"{day:%Y}"))
stretches = st.tuples(days, days).map(lambda pair: PartialDate(min(pair), max(pair)))
partial = exact | months | years | stretches

lengths = st.integers(1, 180)
notices = st.none() | st.integers(0, 24)


@st.composite
def acts(draw: st.DrawFn, dates: st.SearchStrategy[PartialDate] = partial) -> tuple[Act, ...]:
    """A handful of acts, mostly beginning with a signature."""
    found = []
    if draw(st.integers(0, 9)):
        found += [Act(ActKind.SIGNED, draw(dates), side) for side in draw(st.sampled_from([("",), SIDES, SIDES[:1]]))]
    kinds = [kind for kind in ActKind if kind != ActKind.SIGNED]
    some = st.builds(
        Act,
        st.sampled_from(kinds),
        dates,
        st.sampled_from(["", *SIDES]),
        st.none() | st.integers(1, 36),
        given=st.none() | dates,
        until=st.none() | dates,
    )
    found += draw(st.lists(some, max_size=5))
    return tuple(found)


def clauses(dates: st.SearchStrategy[PartialDate] = partial) -> st.SearchStrategy[Clauses]:
    """Any clauses on time."""
    return st.builds(
        Clauses,
        binding=st.booleans(),
        entry=st.sampled_from(EntryMethod),
        entry_days=st.integers(0, 60),
        entry_months=st.integers(0, 6),
        entry_month_start=st.booleans(),
        entry_on=st.none() | dates,
        approval_needed=st.booleans(),
        term=st.sampled_from(TermKind),
        term_months=st.none() | lengths,
        renewal_months=st.none() | st.integers(1, 60),
        renewals_most=st.none() | st.integers(0, 8),
        notice_months=notices,
        notice_days=st.none() | st.integers(0, 180),
        notice_runs=st.sampled_from(NoticeRuns),
        notice_day=st.sampled_from(NoticeDay),
        early_notice_months=st.none() | st.integers(0, 12),
        early_notice_days=st.none() | st.integers(0, 90),
        survives=st.sampled_from([(), ("classified_information",)]),
        survival_months=st.none() | st.integers(1, 120),
        ends_reported=st.none() | dates,
    )


histories = st.builds(
    History,
    sides=st.just(SIDES),
    acts=acts(),
    prepared=st.sampled_from(["", "", "text_agreed", "concept"]),
)


@st.composite
def chains(draw: st.DrawFn, limited: bool = False) -> Clauses:
    """Clauses of tacit renewal, counted from the signature, with a notice before the end."""
    return Clauses(
        entry=EntryMethod.ON_SIGNATURE,
        term=TermKind.TACIT,
        term_months=draw(lengths),
        renewal_months=draw(st.none() | st.integers(1, 60)),
        notice_months=draw(notices),
        notice_days=draw(st.none() | st.integers(0, 60)),
        renewals_most=draw(st.none() | st.integers(0, 12)) if limited else None,
    )


def signed(day: dt.date, *more: Act) -> History:
    """Signed by both on `day`, and what else happened."""
    return History(SIDES, (Act(ActKind.SIGNED, PartialDate.of(day)), *more))


def notice(day: dt.date) -> Act:
    """A notice received on `day`."""
    return Act(ActKind.DENOUNCED, PartialDate.of(day), "GBR")
