"""What is known and measured for a reader's party, kept until a record changes: each slider asks for it again."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db import connection

from cooperation.opportunities.criterion import Criterion, criteria_of
from cooperation.opportunities.gathering import candidates, gather
from partners.matching.fitted import likelihoods
from partners.matching.measuring import measure
from partners.matching.parts import Measured
from partners.matching.world import World
from partners.models import Party
from partners.records.history import changes_committed
from partners.records.record import Reader
from partners.redlines.excluding import Exclusion
from partners.redlines.reading import red_lines

MOST_KEPT = 32


@dataclass(frozen=True)
class Known:
    """All that a ranking for one party is made from: what is known, what is measured, and who is left out.

    Those `excluded`, by code with every reason, are no longer among the others
    of `measured`: whatever their score would be, it is not made. `criteria` are
    the parts that the party added, by their code.
    """

    parties: Mapping[str, Party]
    world: World
    measured: Measured
    excluded: Mapping[str, Sequence[Exclusion]]
    criteria: Mapping[str, Criterion]

    @property
    def own(self) -> str:
        """The code of the party for which the others are ranked."""
        return self.measured.own

    @cached_property
    def likely(self) -> Mapping[str, float]:
        """How likely each other signs within five years; what counts for the reader does not change it."""
        return likelihoods(self.measured)


_kept: OrderedDict[tuple[Any, ...], tuple[int, Known]] = OrderedDict()


def known_for(reader: Reader, today: date) -> Known:
    """What is known for the reader's own party; one query where no record has changed.

    Kept apart for each side, clearance and day. Within a transaction nothing
    is kept: what is not committed is not counted.
    """
    if connection.in_atomic_block:
        return _known(reader, today)
    key = (reader.party_id, reader.clearance, reader.reads_national, reader.reads_shared, today)
    stamp = changes_committed()
    found = _kept.get(key)
    if found is None or found[0] != stamp:
        found = (stamp, _known(reader, today))
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found[1]


def _known(reader: Reader, today: date) -> Known:
    parties = {one.code: one for one in candidates(reader)}
    codes = {one.pk: code for code, one in parties.items()}
    criteria = criteria_of(reader)
    world = gather(reader, today, list(parties.values()), criteria)
    lines = red_lines(reader, today)
    excluded = {codes[pk]: reasons for pk, reasons in lines.items() if pk in codes}
    whole = measure(world, _code(reader))
    kept = {part: {c: one for c, one in of.items() if c not in excluded} for part, of in whole.parts.items()}
    return Known(parties, world, replace(whole, parts=kept), excluded, {one.part: one for one in criteria})


def _code(reader: Any) -> str:
    return str(reader.party.code)
