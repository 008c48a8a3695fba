"""Which occasion an event is: the same, the same on another day, or a new one. No database here.

Terms of an agreement renew one after the other, so it has many last days to
say no: each is an occasion of its own, and one that has gone by is history.
But one that was still ahead, and is not any more, has moved to where the next
of its kind now stands, or is cancelled.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

from agreements.terms.dates import PartialDate


@dataclass(frozen=True)
class Wanted:
    """An event as the clauses have it now."""

    kind: str
    on: PartialDate
    consequence: str = ""
    months: int | None = None
    then: str = ""


class Kept(Protocol):
    """An occasion as it is kept."""

    kind: str
    on: str
    first: date
    last: date
    state: str


# What is named by the clauses until its own day is over; anything else up to the day before it alone.
_NAMED_ON_ITS_DAY = frozenset({"last_day_to_say_no", "ends", "duties_end"})

K = TypeVar("K", bound=Kept)


@dataclass
class Matched(Generic[K]):
    """What is to be done: `stays` are on their day, `moves` go to another one, `gone` are cancelled, `new` are made."""

    stays: list[tuple[K, Wanted]] = field(default_factory=list)
    moves: list[tuple[K, Wanted]] = field(default_factory=list)
    gone: list[K] = field(default_factory=list)
    new: list[Wanted] = field(default_factory=list)


def match(kept: Sequence[K], wanted: Iterable[Wanted], today: date, single: Container[str] = ()) -> Matched[K]:
    """Match the occasions of one agreement, in the order of their days, with its events.

    What stands on the same day is the same, also when it had been cancelled;
    of what is left, what lies ahead pairs off in order. `single` are kinds of
    which there is only one: it is always the same one.
    """
    found: Matched[K] = Matched()
    asked = sorted(wanted, key=lambda one: (one.kind, one.on))
    for kind in sorted({one.kind for one in kept} | {one.kind for one in asked}):
        rows = [one for one in kept if one.kind == kind]
        events = [one for one in asked if one.kind == kind]
        _match_kind(found, rows, events, today, kind in single)
    return found


def _match_kind(found: Matched[K], rows: list[K], events: list[Wanted], today: date, single: bool) -> None:
    rows = list(rows)
    for event in list(events):
        same = next((one for one in rows if one.on == str(event.on)), None)
        if same is not None:
            found.stays.append((same, event))
            rows.remove(same)
            events.remove(event)
    ahead = [one for one in rows if one.state == "live" and _is_ahead(one, today)]
    free = rows if single and events else ahead
    found.moves += list(zip(free, events, strict=False))
    found.new += events[len(free) :]
    moved = free[: len(events)]
    found.gone += [one for one in ahead if not any(one is other for other in moved)]


def _is_ahead(one: Kept, today: date) -> bool:
    """Whether the clauses would still name it today; else it has come, and stays where it was."""
    return one.last >= today if one.kind in _NAMED_ON_ITS_DAY else one.first > today
