"""Notices of termination: which of them stand on a day, and the end to which each leads.

A notice may be taken back until it takes effect (Vienna Convention on the Law of Treaties, article 68).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.terms.clauses import Act, ActKind, Clause, Clauses, History, NoticeDay, NoticeRuns
from agreements.terms.dates import PartialDate
from agreements.terms.term import Chain


@dataclass(frozen=True)
class Notice:
    """A notice that stands: the day from which it counts, the last day to which it leads, by which clause.

    `ends` is None where no source states the length of notice.
    """

    act: Act
    counted: PartialDate
    ends: PartialDate | None
    clause: Clause


def notices_on(clauses: Clauses, history: History, chain: Chain | None, day: date) -> list[Notice]:
    """The notices that stand on `day`, the one that takes effect first standing first."""
    given = history.of(ActKind.DENOUNCED)
    if not given:
        return []
    withdrawn = [act for act in history.of(ActKind.WITHDRAWN) if act.on.first <= day]
    found = [notice_of(clauses, chain, act) for act in given]
    standing = [one for one in found if one.counted.first <= day and not _is_withdrawn(one, withdrawn)]
    return sorted(standing, key=lambda one: (one.ends is None, one.ends or one.counted))


def notice_of(clauses: Clauses, chain: Chain | None, act: Act) -> Notice:
    """What a notice leads to: the earliest of the ends that the clauses on notice allow."""
    counted = (act.given if clauses.notice_day == NoticeDay.GIVEN else None) or act.on
    ends = sorted(_ends(clauses, chain, counted))
    end, clause = ends[0] if ends else (None, Clause.NOTICE)
    return Notice(act, counted, end, clause)


def _ends(clauses: Clauses, chain: Chain | None, counted: PartialDate) -> Iterator[tuple[PartialDate, Clause]]:
    if chain and clauses.notice_runs == NoticeRuns.BEFORE_END:
        yield chain.end(chain.term_bound_on(counted.last)), Clause.NOTICE
    elif clauses.notice is not None:
        yield counted.plus(clauses.notice.months, clauses.notice.days), Clause.NOTICE
    if clauses.early_notice is not None:
        yield counted.plus(clauses.early_notice.months, clauses.early_notice.days), Clause.EARLY_NOTICE


def _is_withdrawn(notice: Notice, withdrawn: list[Act]) -> bool:
    return any(
        act.on >= notice.counted
        and (notice.ends is None or act.on.first <= notice.ends.last)
        and (not act.side or not notice.act.side or act.side == notice.act.side)
        for act in withdrawn
    )
