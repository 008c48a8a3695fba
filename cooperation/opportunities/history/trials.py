"""One year as a trial: filled into the tables, gathered as for an officer, and set beside what was signed after it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from django.db import transaction

from cooperation.opportunities.gathering import gather
from cooperation.opportunities.history import sources
from cooperation.opportunities.history.filling import Filled, fill
from cooperation.opportunities.history.signings import Signings
from cooperation.opportunities.history.sources import Numbers
from cooperation.opportunities.history.tables import NoData
from partners.matching.testing.evaluating import Trial
from partners.matching.world import Pair, pair_of

V = TypeVar("V")


@dataclass(frozen=True)
class Known:
    """What a trial is made from, for the report."""

    year: int
    first: int
    last: int
    states: int
    pairs: int
    signed: int
    agreements: int
    refused: Mapping[str, int]
    read: tuple[tuple[str, int], ...]
    without_capital: tuple[str, ...]
    signed_by_others: int
    last_signature: int


def trial(folder: Path, signings: Signings, year: int, years: int) -> tuple[Trial, Known]:
    """What was known at the end of `year`, and who signed in the `years` after it.

    Leaves the database as it found it. Raises NoData where the folder does
    not reach so far.
    """
    first, last = year + 1, year + years
    after = signings.between(first, last)
    if not after:
        raise NoData(f"No agreement in {folder / 'dcad'} was signed from {first} to {last}.")
    with transaction.atomic():
        filled = fill(folder, signings, year)
        world = gather(filled.reader, date(year, 12, 31))
        transaction.set_rollback(True)
    found = Trial(
        world=world,
        signed=_by_code(after, filled.codes),
        rivals=_by_code(sources.rivals_of(folder, year), filled.codes),
        allies=_by_code(sources.allies_of(folder, year), filled.codes),
        ideal_points={
            filled.codes[number]: value
            for number, value in sources.ideal_points_of(folder, year).items()
            if number in filled.codes
        },
        nearest_km=_nearest(folder, year, filled.codes),
    )
    return found, _known(found, filled, signings, len(after), (year, first, last))


def _known(found: Trial, filled: Filled, signings: Signings, after: int, years: tuple[int, int, int]) -> Known:
    count = len(found.world.parties)
    return Known(
        *years,
        states=count,
        pairs=count * (count - 1) // 2,
        signed=len(found.signed),
        agreements=filled.agreements,
        refused=filled.refused,
        read=filled.read,
        without_capital=filled.without_capital,
        signed_by_others=after - len(found.signed),
        last_signature=signings.last_year,
    )


def _nearest(folder: Path, year: int, codes: Mapping[int, str]) -> dict[Pair, float]:
    dated = sources.nearest_of(folder, year)
    values: Mapping[Numbers, float] = dated.values if dated else {}
    return {pair_of(codes[a], codes[b]): km for (a, b), km in values.items() if a in codes and b in codes}


def _by_code(pairs: Iterable[Numbers], codes: Mapping[int, str]) -> frozenset[Pair]:
    return frozenset(pair_of(codes[a], codes[b]) for a, b in pairs if a in codes and b in codes)
