"""The parts of a ranking, and what is measured for each of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from partners.matching.world import Said


class Part(StrEnum):
    """What counts. The first seven are tested on history, the others are the officers' own entries."""

    PROXIMITY = "proximity"
    NEIGHBOURS = "neighbours"
    ORGANISATIONS = "shared_organisations"
    SIZE = "size"
    ACTIVITY = "activity"
    TIES = "existing_ties"
    COMMON = "partners_in_common"
    GOALS = "shared_goals"
    THEY_SEEK = "they_seek"
    WE_SEEK = "we_seek"
    INTEROPERABILITY = "interoperability"


TESTED = (Part.PROXIMITY, Part.NEIGHBOURS, Part.ORGANISATIONS, Part.SIZE, Part.ACTIVITY, Part.TIES, Part.COMMON)
ENTERED = (Part.GOALS, Part.THEY_SEEK, Part.WE_SEEK, Part.INTEROPERABILITY)
# Parts that count ties: missing until enough of them are in sight.
OF_TIES = frozenset({Part.ACTIVITY, Part.TIES, Part.COMMON})
# Parts that both sides have by themselves: the own one moves every partner alike.
OF_EACH = frozenset({Part.SIZE, Part.ACTIVITY})


class Missing(StrEnum):
    """Why a part is not measured."""

    NOT_KNOWN = "not_known"
    TOO_FEW_TIES = "too_few_ties"
    WE_ENTERED_NOTHING = "we_entered_nothing"
    THEY_HAVE_NOTHING_ENTERED = "they_have_nothing_entered"


@dataclass(frozen=True, slots=True)
class Measure:
    """One part of one partner: `x` from 0 to 1, `value` as an officer reads it, and what says so.

    Where `x` is None it is missing, which is not zero, and `missing` says why.
    """

    x: float | None
    value: Any = None
    grounds: tuple[Said[Any], ...] = ()
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """All that is measured for one party: by part, of every other party and of itself where it has it."""

    own: str
    with_ties: bool
    parts: Mapping[str, Mapping[str, Measure]]
