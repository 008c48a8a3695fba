"""How many days before a day somebody is told of it. Pure: days in, days out.

Told at 180, 90, 60 and 30 days and on the day. Selected by range: a day that
was missed is told late, never lost. Of what becomes known late, those
thresholds that had already gone by are not told one after the other: the
nearest of them is told at once, once, and the later ones as they come.
"""

from collections.abc import Iterable
from datetime import date, timedelta

THRESHOLDS = (180, 90, 60, 30, 0)

# On any other day nothing is to be done: it comes by itself.
_TO_ACT_ON = frozenset({"last_day_to_say_no", "ends", "due", "opinion"})


def levels(on: date, known_on: date) -> tuple[int, ...]:
    """The thresholds that are told of a day `on` which is known since `known_on`, the furthest first."""
    left = (on - known_on).days
    if left < 0:
        return ()
    ahead = [one for one in THRESHOLDS if one < left]
    gone_by = [one for one in THRESHOLDS if one >= left]
    return tuple([*gone_by[-1:], *ahead])


def crossed(on: date, known_on: date, today: date, told: int | None) -> tuple[int, ...]:
    """The thresholds that are to be told today, the furthest first: crossed, and not yet told."""
    left = (on - today).days
    return tuple(one for one in levels(on, known_on) if one >= left and (told is None or one < told))


def next_telling(on: date, known_on: date, told: int | None) -> date | None:
    """The day on which the next threshold is to be told; None when there is none left."""
    rest = [one for one in levels(on, known_on) if told is None or one < told]
    return max(known_on, on - timedelta(days=rest[0])) if rest else None


def is_urgent(kind: str, level: int) -> bool:
    """Whether somebody is written to at once, and not in the next digest: the day itself, and a month to say no."""
    if kind not in _TO_ACT_ON:
        return False
    return level == 0 or (kind == "last_day_to_say_no" and level <= 30)


def nearest(passed: Iterable[int]) -> int:
    """Of several thresholds that are told at once, the one that is worded."""
    return min(passed)
