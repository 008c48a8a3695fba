"""The clock that runs while an agreement lies before a parliament; pure.

A clock of n days runs out on the n-th day after the day of tabling: of all
days, or of those on which the house sits. It has run out once that day is
over. How many days a law asks for is data of each ministry, never a rule here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """Which days are counted."""

    CALENDAR = "calendar_days"
    SITTING = "sitting_days"


@dataclass(frozen=True)
class Clock:
    """How a clock stands: the day on which it runs out (None: too few sitting days are known), days counted so far."""

    days: int
    kind: str
    counted: int
    runs_out_on: date | None
    elapsed: bool


def clock_on(tabled_on: date, days: int, kind: str, sittings: Iterable[date], today: date) -> Clock:
    """How the clock stands on `today`; `sittings` are the days on which the house sits, as far as they are known."""
    if kind == DayKind.CALENDAR:
        out = tabled_on + timedelta(days=days)
        counted = min(days, max(0, (today - tabled_on).days))
        return Clock(days, kind, counted, out, today > out)
    after = sorted({day for day in sittings if day > tabled_on})
    last = after[days - 1] if 0 < days <= len(after) else (tabled_on if days == 0 else None)
    counted = min(days, sum(1 for day in after if day <= today))
    return Clock(days, kind, counted, last, last is not None and today > last)


def days_of(first: date, last: date, weekdays: Iterable[int]) -> list[date]:
    """The days from `first` to `last` that fall on these weekdays (1 for Monday to 7)."""
    wanted = set(weekdays)
    span = (first + ONE_DAY * at for at in range((last - first).days + 1))
    return [day for day in span if day.isoweekday() in wanted]
