"""How one occasion stands on a day: from what the sides did, and from time. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agreements.obligations.vocabulary import DueActKind as A
from agreements.obligations.vocabulary import DueStatus as S

ONE_DAY = timedelta(days=1)
# From so many days before its day an occasion is due, not only active.
LEAD = timedelta(days=30)


class Phase(StrEnum):
    """What the agreement lets its promises do."""

    WAITS = "waits"
    APPLIES = "applies"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True)
class Rest:
    """A stretch in which the agreement is suspended, both days included; `last` None: until it is resumed."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Ground:
    """The agreement as a promise sees it: its phase, and the last day on which new occasions arise (None: open).

    `rests` are the stretches in which it was or is suspended.
    """

    phase: Phase
    ends: date | None = None
    rests: tuple[Rest, ...] = ()


@dataclass(frozen=True)
class Times:
    """The turning days of an occasion; `due_on` None where no date is set."""

    active_from: date | None
    due_first: date | None
    due_on: date | None

    @property
    def due_from(self) -> date | None:
        """From when it is due: thirty days before, or the first day of a month or year that is all that is known."""
        if self.due_on is None or self.due_first is None:
            return None
        return max(min(self.due_first, self.due_on - LEAD), self.active_from or date.min)


@dataclass(frozen=True)
class Deed:
    """What a side did: `side` None for both together; `owner` wrote it down."""

    kind: A
    side: int | None
    owner: int
    by_clause: bool = False


@dataclass(frozen=True)
class Terms:
    """What the promise asks for."""

    sides: frozenset[int]
    creditor: int | None
    needs_ack: bool = False
    survives: bool = False


def settled_by(deeds: Sequence[Deed], terms: Terms) -> S | None:
    """Where the deeds of the sides, in their order, lead; None where time decides."""
    kinds = [one.kind for one in deeds]
    if A.CLOSED in kinds:
        return S.CLOSED
    if _waived(deeds, terms):
        return S.WAIVED
    if _disputed(kinds):
        return S.DISPUTED
    if A.FULFILLED in kinds or A.ACKNOWLEDGED in kinds:
        return S.FULFILLED if not terms.needs_ack or _acknowledged(deeds, terms) else S.TO_ACKNOWLEDGE
    return S.PARTLY if A.PARTLY in kinds else None


def waived_sides(deeds: Collection[Deed], terms: Terms) -> frozenset[int]:
    """The sides that gave it up."""
    found = [one for one in deeds if one.kind == A.WAIVED]
    return terms.sides if any(one.side is None for one in found) else frozenset(one.side for one in found if one.side)


def _waived(deeds: Sequence[Deed], terms: Terms) -> bool:
    by_clause = any(one.kind == A.WAIVED and one.by_clause for one in deeds)
    return by_clause or (bool(terms.sides) and waived_sides(deeds, terms) >= terms.sides)


def _disputed(kinds: Sequence[A]) -> bool:
    if A.DISPUTED not in kinds:
        return False
    after = kinds[len(kinds) - 1 - kinds[::-1].index(A.DISPUTED) :]
    return not {A.SETTLED, A.FULFILLED, A.ACKNOWLEDGED} & set(after)


def _acknowledged(deeds: Sequence[Deed], terms: Terms) -> bool:
    """By the other side; what the creditor itself wrote down needs no second word of it."""
    if any(one.kind == A.ACKNOWLEDGED for one in deeds):
        return True
    return any(one.kind == A.FULFILLED and one.owner == terms.creditor for one in deeds)


def status_on(settled: S | None, times: Times, ground: Ground, terms: Terms, day: date) -> S:
    """How an occasion stands on `day`."""
    if settled and settled != S.PARTLY:
        return settled
    if lapses(times, ground, terms, day):
        return S.LAPSED
    if (ground.phase == Phase.SUSPENDED and not terms.survives) or rested(times, ground, terms, day):
        return S.FROZEN
    if ground.phase == Phase.WAITS:
        return S.PARTLY if settled else S.PENDING
    if times.due_on is not None and day > times.due_on:
        return S.OVERDUE
    return settled or _running(times, day)


def _running(times: Times, day: date) -> S:
    if times.due_from is not None and day >= times.due_from:
        return S.DUE
    return S.PENDING if times.active_from and day < times.active_from else S.ACTIVE


def lapses(times: Times, ground: Ground, terms: Terms, day: date) -> bool:
    """Whether the end of the agreement takes it away: it would fall due later, and does not outlive it."""
    if terms.survives or ground.ends is None:
        return False
    return times.due_on > ground.ends if times.due_on else day > ground.ends


def rested(times: Times, ground: Ground, terms: Terms, day: date) -> bool:
    """Whether its day fell in a suspension that had begun by `day`: then nothing is owed, afterwards neither.

    A suspension frees the sides from performing while it lasts (Vienna
    Convention on the Law of Treaties, art. 72); what was due before it, or is
    after it, is owed. It is owed again where both sides move its day.
    """
    if terms.survives or times.due_on is None:
        return False
    return any(one.first <= day and one.holds(times.due_on) for one in ground.rests)


def good_until(settled: S | None, times: Times, ground: Ground, terms: Terms, day: date) -> date | None:
    """The last day on which the status of `day` holds by time alone; None: for ever, or until the agreement moves."""
    if (settled and settled != S.PARTLY) or lapses(times, ground, terms, day):
        return None
    if ground.phase == Phase.WAITS or (ground.phase == Phase.SUSPENDED and not terms.survives):
        return None
    if rested(times, ground, terms, day):
        return None
    turns = [times.active_from, times.due_from, times.due_on + ONE_DAY if times.due_on else None]
    if times.due_on is None and ground.ends and not terms.survives:
        turns.append(ground.ends + ONE_DAY)
    later = [turn for turn in turns if turn and turn > day]
    return min(later) - ONE_DAY if later else None
