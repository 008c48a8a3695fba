"""What is known of parties on a day, as the reader may see it: all that a ranking is made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")
Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """The key of two parties: their codes, sorted."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Said(Generic[T]):
    """A value, who says so, and when it was so."""

    value: T
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An agreement of two parties, by the first day on which it can have been signed."""

    pair: Pair
    signed: date


@dataclass(frozen=True, slots=True)
class Goal:
    """A security goal of a party.

    `weight` is 8, 4 or 2 by priority, and 1 for one that facts alone suggest;
    `grounds` are what it rests on: two parties that rest
    a goal on the same ground share the challenge itself, not the word alone.
    """

    weight: int
    source: str
    as_of: str
    grounds: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Aims:
    """What a party aims at, offers, seeks and holds, by term, as the reader's party sees it."""

    goals: Mapping[str, Goal] = field(default_factory=dict)
    offered: Mapping[str, Said[str]] = field(default_factory=dict)
    sought: Mapping[str, Said[str]] = field(default_factory=dict)
    held: Mapping[str, Said[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class World:
    """What is known on `day`, by code of the party, or by pair.

    `capitals` are latitude and longitude in degrees; `neighbours` are "land"
    or "sea"; `bodies` the organisations of which each is a full member;
    `shared` how many two have in common where a source counts them instead;
    `own_parts` what the user adds: by part and party a number from 0 to 1.
    """

    day: date
    parties: Sequence[str]
    capitals: Mapping[str, Said[tuple[float, float]]] = field(default_factory=dict)
    population: Mapping[str, Said[int]] = field(default_factory=dict)
    neighbours: Mapping[Pair, Sequence[Said[str]]] = field(default_factory=dict)
    bodies: Mapping[str, Mapping[str, Said[str]]] = field(default_factory=dict)
    shared: Mapping[Pair, Said[int]] = field(default_factory=dict)
    ties: Sequence[Tie] = ()
    aims: Mapping[str, Aims] = field(default_factory=dict)
    own_parts: Mapping[str, Mapping[str, Said[float]]] = field(default_factory=dict)
