"""Clauses of published agreements on every day of a year around each edge.

Each case says in words of the clause what holds from which day on; every day
in a year around each edge is compared. Sources
as in test_clause_examples; days that no source gives are examples of ours.
"""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass

import pytest

from agreements.terms.clauses import (
    Act,
    ActKind,
    Clauses,
    EntryMethod,
    History,
    NoticeDay,
    NoticeRuns,
    Outcome,
    TermKind,
)
from agreements.terms.dates import PartialDate
from agreements.terms.outcome import outcome_on

# A year around an edge: half of it before, half after.
HALF = dt.timedelta(days=183)
DAY = dt.timedelta(days=1)


def act(text: str) -> Act:
    """`denounced 2025-09-02 UKR`: a kind, its day, and whose act it is; a length in months, a day given or a last day.

    `+24` are months, `=2035-01-01` a last day, `<2025-08-30` the day on which a notice was given.
    """
    kind, on, *more = text.split()
    values: dict[str, object] = {}
    for one in more:
        if one[0] == "+":
            values["months"] = int(one[1:])
        elif one[0] in "=<":
            values["until" if one[0] == "=" else "given"] = PartialDate.parse(one[1:])
        else:
            values["side"] = one
    return Act(ActKind(kind), PartialDate.parse(on), **values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """Clauses, acts, and what holds from each edge on: status, last day, and the next events."""

    name: str
    clauses: Clauses
    acts: tuple[str, ...]
    edges: tuple[str, ...]

    def days(self) -> list[tuple[dt.date, str]]:
        """Each edge with what holds from it on."""
        return [(dt.date.fromisoformat(edge[:10]), edge[10:].strip()) for edge in self.edges]


def told(found: Outcome) -> str:
    """An outcome in one line: `in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02`."""
    end = f" to {found.ends_on}" if found.ends_on else ""
    events = ", ".join(f"{one.kind} {one.on}" for one in found.next_events)
    return found.status + end + (f"; {events}" if events else "")


SWISS = Clauses(
    entry=EntryMethod.LAST_NOTIFICATION,
    term=TermKind.TACIT,
    term_months=60,
    renewal_months=12,
    notice_months=6,
    survives=("classified_information",),
    articles={"entry": "Art. 14", "term": "Art. 15(1)", "notice": "Art. 15(2)", "survival": "Art. 15(3)"},
)
PORTUGAL_ESTONIA = Clauses(
    entry=EntryMethod.LAST_NOTIFICATION,
    entry_days=30,
    term=TermKind.INDEFINITE,
    notice_months=6,
    notice_runs=NoticeRuns.FROM_RECEIPT,
)
AMERICAN_INFORMATION = Clauses(
    entry=EntryMethod.ON_SIGNATURE, term=TermKind.INDEFINITE, survives=("classified_information",)
)
US_UKRAINE = Clauses(
    entry=EntryMethod.ON_SIGNATURE,
    term=TermKind.EXTENDABLE,
    term_months=120,
    notice_months=6,
    notice_runs=NoticeRuns.FROM_RECEIPT,
)

CASES = [
    Case(
        "Swiss: five years, then year by year, six months before expiry",
        SWISS,
        ("signed 2020-11-10", "notified 2020-12-15 CHE", "notified 2021-03-01 UKR"),
        (
            "2020-11-10 signed to 2026-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2021-03-01 in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2025-09-02 in_force to 2027-03-01; renews 2026-03-02, last_day_to_say_no 2026-09-01, renews 2027-03-02",
            "2026-03-02 in_force to 2027-03-01; last_day_to_say_no 2026-09-01, renews 2027-03-02",
            "2026-09-02 in_force to 2028-03-01; renews 2027-03-02, last_day_to_say_no 2027-09-01, renews 2028-03-02",
            "2027-03-02 in_force to 2028-03-01; last_day_to_say_no 2027-09-01, renews 2028-03-02",
        ),
    ),
    Case(
        "Swiss: a notice on the last day to say no",
        SWISS,
        ("signed 2020-11-10", "notified 2020-12-15 CHE", "notified 2021-03-01 UKR", "denounced 2025-09-01 CHE"),
        (
            "2020-11-10 signed to 2026-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2021-03-01 in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2025-09-01 in_force to 2026-03-01; ends 2026-03-01",
            "2026-03-02 terminated to 2026-03-01",
        ),
    ),
    Case(
        "Swiss: a notice one day late ends it a year later",
        SWISS,
        ("signed 2020-11-10", "notified 2020-12-15 CHE", "notified 2021-03-01 UKR", "denounced 2025-09-02 CHE"),
        (
            "2020-11-10 signed to 2026-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2021-03-01 in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2025-09-02 in_force to 2027-03-01; ends 2027-03-01",
            "2027-03-02 terminated to 2027-03-01",
        ),
    ),
    Case(
        "Swiss: a notice given in time and received late, where the day counts on which it is given",
        Clauses(**{**vars(SWISS), "notice_day": NoticeDay.GIVEN, "survival_months": 120}),
        (
            "signed 2020-11-10",
            "notified 2020-12-15 CHE",
            "notified 2021-03-01 UKR",
            "denounced 2025-09-04 <2025-08-30 UKR",
        ),
        (
            "2020-11-10 signed to 2026-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2021-03-01 in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2025-08-30 in_force to 2026-03-01; ends 2026-03-01, duties_end 2036-03-01",
            "2026-03-02 terminated to 2026-03-01; duties_end 2036-03-01",
            "2036-03-02 terminated to 2026-03-01",
        ),
    ),
    Case(
        "Swiss: a notice taken back after the last day to say no: the next term follows",
        SWISS,
        (
            "signed 2020-11-10",
            "notified 2020-12-15 CHE",
            "notified 2021-03-01 UKR",
            "denounced 2025-06-01 CHE",
            "denunciation_withdrawn 2026-02-28 CHE",
        ),
        (
            "2020-11-10 signed to 2026-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2021-03-01 in_force to 2026-03-01; last_day_to_say_no 2025-09-01, renews 2026-03-02",
            "2025-06-01 in_force to 2026-03-01; ends 2026-03-01",
            "2026-02-28 in_force to 2027-03-01; renews 2026-03-02, last_day_to_say_no 2026-09-01, renews 2027-03-02",
            "2026-03-02 in_force to 2027-03-01; last_day_to_say_no 2026-09-01, renews 2027-03-02",
            "2026-09-02 in_force to 2028-03-01; renews 2027-03-02, last_day_to_say_no 2027-09-01, renews 2028-03-02",
            "2027-03-02 in_force to 2028-03-01; last_day_to_say_no 2027-09-01, renews 2028-03-02",
        ),
    ),
    Case(
        "Portugal and Estonia: indefinite, six months after receipt, the end of August clamped to February",
        PORTUGAL_ESTONIA,
        ("signed 2012-03-05", "notified 2012-05-02 EST", "notified 2012-06-11 PRT", "denounced 2020-08-31 EST"),
        (
            "2012-03-05 signed; enters_into_force 2012-07-11",
            "2012-07-11 in_force",
            "2020-08-31 in_force to 2021-02-28; ends 2021-02-28",
            "2021-03-01 terminated to 2021-02-28",
        ),
    ),
    Case(
        "Portugal and Serbia: what no source states is not claimed",
        Clauses(),
        ("signed 2014-05-09",),
        ("2014-05-09 signed",),
    ),
    Case(
        "Portugal and Serbia: its entry into force as recorded, no end of its own being stated",
        Clauses(),
        ("signed 2014-05-09", "entry_into_force 2015-02-01"),
        ("2014-05-09 signed; enters_into_force 2015-02-01", "2015-02-01 in_force"),
    ),
    Case(
        "United States and Estonia on military information: in force on signature, ended later",
        AMERICAN_INFORMATION,
        ("signed 2000-02-23", "terminated 2019-06-01"),
        ("2000-02-23 in_force to 2019-05-31; ends 2019-05-31", "2019-06-01 terminated to 2019-05-31"),
    ),
    Case(
        "United States and Latvia on military information: still in force",
        AMERICAN_INFORMATION,
        ("signed 1998-01-15",),
        ("1998-01-15 in_force",),
    ),
    Case(
        "United States and Ukraine: ten years",
        US_UKRAINE,
        ("signed 2024-06-13",),
        ("2024-06-13 in_force to 2034-06-13; ends 2034-06-13", "2034-06-14 expired to 2034-06-13"),
    ),
    Case(
        "United States and Ukraine: extended in writing by two years, on its last day",
        US_UKRAINE,
        ("signed 2024-06-13", "extended 2034-06-13 +24"),
        (
            "2024-06-13 in_force to 2034-06-13; ends 2034-06-13",
            "2034-06-13 in_force to 2036-06-13; ends 2036-06-13",
            "2036-06-14 expired to 2036-06-13",
        ),
    ),
    Case(
        "United States and Ukraine: an extension a day too late brings nothing back",
        US_UKRAINE,
        ("signed 2024-06-13", "extended 2034-06-14 =2040-01-01"),
        ("2024-06-13 in_force to 2034-06-13; ends 2034-06-13", "2034-06-14 expired to 2034-06-13"),
    ),
    Case(
        "United States and Ukraine: six months after the receipt of a notice",
        US_UKRAINE,
        ("signed 2024-06-13", "denounced 2026-12-31 USA"),
        (
            "2024-06-13 in_force to 2034-06-13; ends 2034-06-13",
            "2026-12-31 in_force to 2027-06-30; ends 2027-06-30",
            "2027-07-01 terminated to 2027-06-30",
        ),
    ),
    Case(
        "Latvia and Norway: a memorandum in effect on signature, with a way out of ninety days",
        Clauses(
            binding=False,
            entry=EntryMethod.ON_SIGNATURE,
            term=TermKind.INDEFINITE,
            notice_days=90,
            notice_runs=NoticeRuns.FROM_RECEIPT,
        ),
        ("signed 2013-02-28", "denounced 2024-01-31 NOR"),
        (
            "2013-02-28 in_effect",
            "2024-01-31 in_effect to 2024-04-30; ends 2024-04-30",
            "2024-05-01 terminated to 2024-04-30",
        ),
    ),
    Case(
        "on the first day of the second month after the last notification, renewed twice at most",
        Clauses(
            entry=EntryMethod.LAST_NOTIFICATION,
            entry_months=1,
            entry_month_start=True,
            term=TermKind.TACIT,
            term_months=12,
            renewals_most=1,
            notice_months=3,
        ),
        ("signed 2021-01-10", "notified 2021-01-31 CHE", "notified 2021-01-20 UKR"),
        (
            "2021-01-10 signed to 2022-03-01; enters_into_force 2021-03-01, "
            "last_day_to_say_no 2021-12-01, renews 2022-03-02",
            "2021-03-01 in_force to 2022-03-01; last_day_to_say_no 2021-12-01, renews 2022-03-02",
            "2021-12-02 in_force to 2023-03-01; renews 2022-03-02, ends 2023-03-01",
            "2022-03-02 in_force to 2023-03-01; ends 2023-03-01",
            "2023-03-02 expired to 2023-03-01",
        ),
    ),
    Case(
        "tacit renewal that a side may also leave during a term, three months after its notice",
        Clauses(**{**vars(SWISS), "entry": EntryMethod.ON_SIGNATURE, "early_notice_months": 3}),
        ("signed 2020-01-15", "denounced 2023-11-30 UKR"),
        (
            "2020-01-15 in_force to 2025-01-15; last_day_to_say_no 2024-07-15, renews 2025-01-16",
            "2023-11-30 in_force to 2024-02-29; ends 2024-02-29",
            "2024-03-01 terminated to 2024-02-29",
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_clause_on_every_day_around_each_edge(case: Case) -> None:
    edges = case.days()
    starts = [edge for edge, _ in edges]
    history = History(("CHE", "UKR"), tuple(act(one) for one in case.acts))
    sides = sorted({one.side for one in history.acts if one.side})
    history = History(tuple(sides) if len(sides) == 2 else history.sides, history.acts)
    day = starts[0] - HALF
    while day <= starts[-1] + HALF:
        at = bisect_right(starts, day) - 1
        near = any(abs(edge - day) <= HALF for edge in starts)
        if near:
            found = outcome_on(case.clauses, history, day)
            assert told(found) == (edges[at][1] if at >= 0 else "not_yet_signed"), day
            assert found.good_until is None or (found.good_until + DAY in starts) or found.good_until >= day
        day += DAY


def test_each_event_names_its_clause_and_where_it_stands() -> None:
    history = History(("CHE", "UKR"), tuple(act(one) for one in CASES[0].acts))
    found = outcome_on(SWISS, history, dt.date(2025, 8, 1))
    told = [(one.kind, one.clause, one.article, one.months, one.by, str(one.until)) for one in found.next_events]
    assert told == [
        ("last_day_to_say_no", "notice", "Art. 15(2)", 12, None, "2027-03-01"),
        ("renews", "term", "Art. 15(1)", 12, PartialDate.parse("2025-09-01"), "2027-03-01"),
    ]


def test_an_event_that_the_text_names_ends_nothing_by_itself() -> None:
    """It waits as a matter for people, until a review is recorded or the agreement has ended (domain C2)."""
    happened = (act("signed 2024-01-12"), act("early_end_event 2027-05-05"))
    clauses = Clauses(
        entry=EntryMethod.ON_SIGNATURE, term=TermKind.FIXED, term_months=120, articles={"early_end": "XI(3)"}
    )

    def matters(day: str, *more: Act) -> list[str]:
        found = outcome_on(clauses, History(("GBR", "UKR"), (*happened, *more)), dt.date.fromisoformat(day))
        assert found.status == ("in_force" if day < "2034-01-13" else "expired")
        assert str(found.ends_on) == "2034-01-12"
        return [f"{one.kind} {one.on} {one.consequence} {one.article}" for one in found.matters]

    waits = ["review 2027-05-05 may_end_early XI(3)"]
    assert matters("2027-05-04") == []
    assert matters("2027-05-05") == matters("2034-01-12") == waits
    assert matters("2027-09-09", act("reviewed 2027-09-10")) == waits
    assert matters("2027-09-10", act("reviewed 2027-09-10")) == []
    assert matters("2034-01-13") == []
