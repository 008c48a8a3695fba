"""The organisation in whose framework two parties do something: the smallest that both belong to and that cares for it.

Which organisation cares for what is small data with its source; a body of the
whole world stands behind every regional one.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partners.parties.reference.read import organisations

FILE = Path(__file__).parent / "frameworks.csv"
_WORLDWIDE = "global"


@dataclass(frozen=True)
class Cares:
    """That an organisation cares for goals, and what says so."""

    goals: frozenset[str]
    source: str
    as_of: str


@dataclass(frozen=True)
class Framework:
    """An organisation that both fully belong to; `cares` where it is known to care for the subject."""

    code: str
    members: int
    cares: Cares | None = None


@cache
def cares() -> Mapping[str, Cares]:
    """By code of an organisation, what it is known to care for."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, strict=True)
        return {
            one["organisation"]: Cares(frozenset(one["goals"].split()), one["source"], one["as_of"]) for one in rows
        }


def framework_for(shared: Mapping[str, int], goals: Iterable[str]) -> Framework | None:
    """The framework for one of these goals, of organisations by code with their number of members; None without any.

    Of those that are known to care for it the smallest, else the smallest; regional ones first.
    """
    wanted = set(goals)

    def of(code: str) -> Framework:
        known = cares().get(code)
        return Framework(code, shared[code], known if known and known.goals & wanted else None)

    found = [of(code) for code in shared]
    return min(found, key=_order, default=None)


def _order(one: Framework) -> tuple[bool, bool, int, str]:
    return one.code in _worldwide(), one.cares is None, one.members, one.code


@cache
def _worldwide() -> frozenset[str]:
    return frozenset(one.code for one in organisations() if one.kind == _WORLDWIDE)
