"""Reading indicators: every figure of a scope, altogether or by partnership, partner and year."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cooperation.indicators.figures import Figure, Tally, figure
from cooperation.indicators.indicator import Indicator, Tallies
from cooperation.indicators.register import INDICATORS
from cooperation.indicators.scope import Scope
from partners.models import Partnership


class By(StrEnum):
    """What figures are told apart by."""

    NOTHING = "all"
    PARTNER = "partner"
    PARTNERSHIP = "partnership"
    YEAR = "year"


@dataclass(frozen=True)
class Line:
    """The figures of one group, by the code of the indicator; `group` is a party, a pair, a year or None."""

    group: Any
    figures: dict[str, Figure]


def figures_of(scope: Scope, indicators: Iterable[Indicator] = INDICATORS.values()) -> dict[str, Figure]:
    """Each indicator altogether; the number of queries does not grow with the records."""
    return {one.code: figure(one.unit, one.tallies(scope).values()) for one in indicators}


def lines_of(scope: Scope, by: By, indicators: Collection[Indicator] = tuple(INDICATORS.values())) -> list[Line]:
    """Each indicator by group, groups in order of their code or year.

    A party has the figures of every pair that it belongs to; the reader's own
    party is no partner. One query more than altogether.
    """
    tallies = {one.code: one.tallies(scope) for one in indicators}
    pairs = _pairs(tallies.values()) if by != By.YEAR else {}
    groups: dict[Any, dict[str, list[Tally]]] = defaultdict(lambda: defaultdict(list))
    for one in indicators:
        for (pair, year), tally in tallies[one.code].items():
            for group in _groups(scope, by, pairs.get(pair), year if one.day else 0):
                groups[group][one.code].append(tally)
    return [
        Line(group, {one.code: figure(one.unit, found[one.code]) for one in indicators})
        for group, found in sorted(groups.items(), key=lambda row: _order(row[0]))
    ]


def _pairs(found: Iterable[Tallies]) -> dict[int, Partnership]:
    keys = {pair for tallies in found for pair, _year in tallies}
    return {one.pk: one for one in Partnership.objects.filter(pk__in=keys).select_related("party_a", "party_b")}


def _groups(scope: Scope, by: By, pair: Partnership | None, year: int) -> list[Any]:
    if by == By.YEAR:
        return [year] if year else []
    if pair is None:
        return []
    if by == By.PARTNERSHIP:
        return [pair]
    return [one for one in (pair.party_a, pair.party_b) if one.pk != scope.reader.party_id]


def _order(group: Any) -> Any:
    return -group if isinstance(group, int) else group.code
