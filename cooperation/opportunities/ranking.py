"""What is measured for a reader's party, kept until a record changes: a slider that moves asks for it again."""

from collections import OrderedDict
from datetime import date
from typing import Any

from django.db import connection

from cooperation.opportunities.gathering import gather
from partners.matching.measuring import measure
from partners.matching.parts import Measured
from partners.records.history import changes_committed
from partners.records.record import Reader

MOST_KEPT = 32
_kept: OrderedDict[tuple[Any, ...], tuple[int, Measured]] = OrderedDict()


def measured_for(reader: Reader, today: date) -> Measured:
    """What is measured of every other party for the reader's own; one query where no record has changed.

    Kept apart for each side, clearance and day. Within a transaction nothing
    is kept: what is not committed is not counted.
    """
    own = reader.party_id
    if connection.in_atomic_block:
        return _measure(reader, today)
    key = (own, reader.clearance, reader.reads_national, reader.reads_shared, today)
    stamp = changes_committed()
    found = _kept.get(key)
    if found is None or found[0] != stamp:
        found = (stamp, _measure(reader, today))
        _kept[key] = found
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return found[1]


def _measure(reader: Reader, today: date) -> Measured:
    return measure(gather(reader, today), _code(reader))


def _code(reader: Any) -> str:
    return str(reader.party.code)
