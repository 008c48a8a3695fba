"""When a promise falls due: its own clause and the day it is counted from, to occasions. Pure.

Months are always counted from the anchor, so that the third anniversary of
31 August does not drift by a short month between; they clamp to the last day
of the month (`agreements.terms.dates.add_months`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from agreements.obligations.vocabulary import Recurrence, WorkingRule
from agreements.terms.dates import PartialDate

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
# An endless series stops here whatever is asked.
MOST = 2_000


@dataclass(frozen=True)
class Schedule:
    """What the clause says of time; lengths in months and days."""

    recurrence: Recurrence = Recurrence.ONCE
    every_months: int | None = None
    first: PartialDate | None = None
    dates: tuple[PartialDate, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    offset_days: int = 0
    working: WorkingRule = WorkingRule.NONE
    by_event: bool = False


@dataclass(frozen=True)
class Occasion:
    """One time that it falls due. `key` stays the same when its date moves; `due` None: no date is set."""

    key: str
    due: PartialDate | None
    active_from: date | None = None
    period: PartialDate | None = None


def occasions(schedule: Schedule, entry: PartialDate | None, through: date) -> list[Occasion]:
    """The occasions of a schedule up to `through`; single ones and named dates whatever their day.

    `entry` is when the agreement began to apply, from which months are
    counted where the clause names no day; None where it is not known.
    """
    if schedule.by_event:
        return []
    if schedule.recurrence == Recurrence.ONCE:
        return [_once(schedule)]
    if schedule.recurrence == Recurrence.ON_DATES:
        return [_on(schedule, str(one), one, schedule.since) for one in sorted(schedule.dates)]
    within = [one for one in _series(schedule, entry) if _begins(schedule, one)]
    return [one for one in within if one.due and one.due.first <= through]


def _once(schedule: Schedule) -> Occasion:
    named = schedule.first or schedule.until
    if named is None:
        return Occasion("once", None, schedule.since.first if schedule.since else None)
    return _on(schedule, "once", named, schedule.since)


def _on(schedule: Schedule, key: str, named: PartialDate, since: PartialDate | None) -> Occasion:
    return Occasion(key, _moved(schedule, named), since.first if since else None, None)


def _series(schedule: Schedule, entry: PartialDate | None) -> Iterator[Occasion]:
    """Every so many months; where the period counts, due on its last day."""
    every = schedule.every_months or 0
    anchor = schedule.first or schedule.since or entry
    if anchor is None or every < 1:
        return
    per_period = schedule.recurrence == Recurrence.EACH_PERIOD
    start = 0 if per_period or schedule.first else 1
    for number in count(start):
        begins = anchor.plus(every * (number if per_period else number - 1))
        ends = PartialDate.of(anchor.plus(every * (number + 1)).first - _ONE_DAY)
        scheduled = ends if per_period else anchor.plus(every * number)
        last = number - start >= MOST or scheduled.first.year >= 9000
        if last or (schedule.until and scheduled.first > schedule.until.last):
            return
        period = PartialDate(begins.first, max(begins.first, scheduled.last if per_period else scheduled.first))
        key = f"{'p' if per_period else 'e'}{every}:{number}"
        yield Occasion(key, _moved(schedule, scheduled), begins.first, period)


def _begins(schedule: Schedule, one: Occasion) -> bool:
    """Not before the promise's own period."""
    return not (schedule.since and one.due and one.due.last < schedule.since.first)


def _moved(schedule: Schedule, named: PartialDate) -> PartialDate:
    """The day after the offset and the rule for days off; a date known to the month alone stays one."""
    moved = named.plus(days=schedule.offset_days) if schedule.offset_days else named
    if schedule.working == WorkingRule.NONE or moved.precision != "day":
        return moved
    day = moved.first
    while day.weekday() >= _SATURDAY:
        day += _ONE_DAY if schedule.working == WorkingRule.AFTER else -_ONE_DAY
    return PartialDate.of(day)
