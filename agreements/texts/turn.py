"""Whose turn it is: from the versions sent, who confirmed the last of them, and who objects to it. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol


class Sent(Protocol):
    """A version that was sent, as far as the turn asks."""

    pk: Any
    number: int | None
    side_id: int
    sent_on: date | None
    received_on: date | None


class Waits(StrEnum):
    """What is waited for."""

    BEGIN = "begin"  # no version was sent yet
    ANSWER = "answer"  # the last version waits to be confirmed or countered
    CONFIRM = "confirm"  # the other side confirmed; whoever sent it has not yet
    COUNTER = "counter"  # the last version was objected to; whoever sent it answers
    NOTHING = "nothing"  # both sides confirmed the last version


@dataclass(frozen=True)
class Turn:
    """Whose turn it is (None: nobody's), what is waited for, since when, and on which version."""

    waits: Waits
    side: int | None
    version: Any = None
    since: date | None = None


def turn_of(
    sides: tuple[int, int],
    owner: int,
    versions: Sequence[Sent],
    confirmed: Collection[int],
    objected: Collection[int] = (),
) -> Turn:
    """Whose turn it is between two `sides`, the first to write being `owner` where it is one of them.

    `versions` were sent, in any order; `confirmed` are the sides that confirmed
    the last of them, `objected` those that object to it.
    """
    if not versions:
        return Turn(Waits.BEGIN, owner if owner in sides else sides[0])
    last = max(versions, key=lambda one: one.number or 0)
    across = sides[1] if last.side_id == sides[0] else sides[0]
    since = last.received_on or last.sent_on
    if across in objected:
        return Turn(Waits.COUNTER, last.side_id, last, since)
    if across not in confirmed:
        return Turn(Waits.ANSWER, across, last, since)
    if last.side_id not in confirmed:
        return Turn(Waits.CONFIRM, last.side_id, last, since)
    return Turn(Waits.NOTHING, None, last, since)
