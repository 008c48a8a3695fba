"""Reads the reference files of this folder into frozen dataclasses.

Knows no database and no settings, so that a loader, a test or a script may
use it alike. Each function reads its file afresh and returns every row in the
file's order. Dates are ISO 8601 texts of a day, a month or a year; an empty
text means that no source states it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class BadFact(ValueError):
    """A row that cannot be read: names the file, the line and what is wrong."""


@dataclass(frozen=True, slots=True)
class State:
    """A state by its ISO 3166-1 codes; Kosovo by the user-assigned XKX and no number."""

    code: str
    alpha2: str
    numeric: str
    name_en: str
    name_fr: str
    name_pt: str
    name_ar: str
    un_status: str
    """`member`, `observer` or `none`."""
    capital_en: str
    capital_fr: str
    capital_lat: float
    """Degrees, north positive."""
    capital_lon: float
    """Degrees, east positive."""
    landlocked: bool
    """True: no coast on the ocean or a sea joined to it; the Caspian does not count."""
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Population:
    """How many people live in a state, rounded."""

    state: str
    people: int
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class LandNeighbours:
    """Two states that share a land or river border, once per pair, `a` before `b`."""

    a: str
    b: str
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class SeaNeighbours:
    """Two states whose coasts adjoin (`adjacent`) or face each other (`opposite`), `a` before `b`."""

    a: str
    b: str
    basis: str
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or a standing framework in which states cooperate on defence."""

    code: str
    name_en: str
    name_fr: str
    name_pt: str
    name_ar: str
    kind: str
    """`alliance`, `union`, `regional`, `global`, `forum` or `arrangement`."""
    founded: str
    ended: str
    """Empty while it lives."""
    seat: str
    """The city of its secretariat; empty where it has none."""
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's place in an organisation from `since` to `until`, which is empty while it lasts."""

    organisation: str
    state: str
    since: str
    until: str
    status: str
    """`member` or `observer`; a member whose rights are suspended stays one, and the note says so."""
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Restriction:
    """A restrictive measure on a whole state, by an organisation or another state; `until` empty while it lasts."""

    state: str
    kind: str
    """`arms_embargo` or `sanctions`."""
    by: str
    since: str
    until: str
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What stands between two states, `a` before `b`, from `since` to `until`, which is empty while it lasts."""

    a: str
    b: str
    kind: str
    """`armed_conflict` or `rivalry`: no war, and no peace or no relations."""
    since: str
    until: str
    source: str
    as_of: str
    note: str


@dataclass(frozen=True, slots=True)
class OldName:
    """Names of a party beside the present ones, and from when to when each meant whom.

    `kind`: `variant` (another spelling), `renamed` (the same state under an
    old name), `continued` (a state that is gone, whose place `party` took by a
    stated rule), `vanished` (gone, with those that came after it in `among`),
    `territory` (no state then; `party` answered for it), `unclear`.
    """

    names: tuple[str, ...]
    kind: str
    party: str
    since: str
    until: str
    among: tuple[str, ...]
    note: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class CowState:
    """A number of the Correlates of War state system; `former` where it was, or is, a state that is gone."""

    number: int
    abbreviation: str
    party: str
    former: str
    since: str
    until: str
    source: str
    as_of: str


def old_names() -> list[OldName]:
    """Names that lists have for parties, beside the present ones."""
    return [
        OldName(**{**row, "names": tuple(row["names"].split("|")), "among": tuple(row["among"].split())})
        for row in _rows("former_names.csv")
    ]


def cow_states() -> list[CowState]:
    """The numbers of the Correlates of War state system."""
    return [CowState(**{**row, "number": int(row["number"])}) for row in _rows("cow_states.csv")]


def states() -> list[State]:
    """The members and observers of the United Nations, Kosovo and Taiwan, by code."""
    return [
        State(
            **{
                **row,
                "capital_lat": float(row["capital_lat"]),
                "capital_lon": float(row["capital_lon"]),
                "landlocked": _yes(row["landlocked"]),
            }
        )
        for row in _rows("states.csv")
    ]


def populations() -> list[Population]:
    """How many people live in each of the states."""
    return [Population(**{**row, "people": int(row["people"])}) for row in _rows("population.csv")]


def land_neighbours() -> list[LandNeighbours]:
    """Every land border between two of the states, once."""
    return [LandNeighbours(**row) for row in _rows("land_neighbours.csv")]


def sea_neighbours() -> list[SeaNeighbours]:
    """Every pair of states that are neighbours by sea, once."""
    return [SeaNeighbours(**row) for row in _rows("sea_neighbours.csv")]


def organisations() -> list[Organisation]:
    """The organisations, those that have ended included."""
    return [Organisation(**row) for row in _rows("organisations.csv")]


def memberships() -> list[Membership]:
    """Every membership known, past ones included."""
    return [Membership(**row) for row in _rows("memberships.csv")]


def restrictions() -> list[Restriction]:
    """The restrictive measures on states, those that were lifted included."""
    return [Restriction(**row) for row in _rows("restrictions.csv")]


def conflicts() -> list[Conflict]:
    """The armed conflicts and rivalries between two states, past ones included."""
    return [Conflict(**row) for row in _rows("conflicts.csv")]


@cache
def alliances() -> frozenset[str]:
    """The codes of the organisations whose members owe each other help in defence."""
    return frozenset(one.code for one in organisations() if one.kind == "alliance")


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        for row in reader:
            where = f"{name}, line {reader.line_num}"
            if None in row or None in row.values():
                raise BadFact(f"{where}: not as many fields as the header has")
            if not row["source"]:
                raise BadFact(f"{where}: no source")
            _check_dates(row, where)
            yield row


def _check_dates(row: dict[str, str], where: str) -> None:
    if not row["as_of"]:
        raise BadFact(f"{where}: no as-of date")
    for field in ("as_of", "since", "until", "founded", "ended"):
        if row.get(field) and not PARTIAL_DATE.fullmatch(row[field]):
            raise BadFact(f"{where}: {field} is not a date: {row[field]}")


def _yes(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise BadFact(f"neither yes nor no: {text}")
    return text == "yes"
