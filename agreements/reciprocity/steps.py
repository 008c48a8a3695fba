"""The lifecycle of an entry as a table (domain: C12), closed by default; each step is an act of one side.

Whoever gives says that it was provided and how it is settled; whoever gains
acknowledges it. Overdue is no status: it is computed from the days.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.understanding import valuation_of
from agreements.reciprocity.vocabulary import EntryStatus
from partners.models import Party, Role
from partners.records.errors import Condition
from partners.records.lifecycle import Lifecycle, Offer, Situation, Step
from partners.records.record import PUBLIC, Reader, Viewpoint

S = EntryStatus
OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
ACTING = OFFICERS | {Role.GUEST}


@dataclass(frozen=True)
class EntrySituation(Situation):
    """An entry as an officer of one side finds it on a day; `reader` is who reads what both agreed."""

    entry: ReciprocityEntry
    today: date
    reader: Reader


def valued(s: EntrySituation) -> Iterator[Condition]:
    """Money settles only what both sides agreed how to value (domain: C12)."""
    yield Condition("valuation_agreed", met=valuation_of(s.reader, s.entry.partnership_id) is not None)


def _step(name: str, source: EntryStatus, target: EntryStatus, **more: Any) -> Step[EntrySituation]:
    return Step(name, frozenset({source}), target, ACTING, **more)


ENTRY: Lifecycle[EntrySituation] = Lifecycle(
    "reciprocity",
    tuple(S),
    (
        _step("provide", S.PLEDGED, S.PROVIDED),
        _step("acknowledge", S.PROVIDED, S.ACKNOWLEDGED),
        _step("settle_in_kind", S.ACKNOWLEDGED, S.IN_KIND, needs={"counter": False}),
        _step("settle_in_cash", S.ACKNOWLEDGED, S.CASH, guards=(valued,)),
        _step("count_as_goodwill", S.ACKNOWLEDGED, S.GOODWILL),
    ),
)
BEFORE = {one.target: next(iter(one.sources)) for one in ENTRY.steps}


def side_of(entry: ReciprocityEntry, target: str) -> Party:
    """Whose act leads to a status: that of whoever gains acknowledges, that of whoever gives does all else."""
    found: Party = entry.receiver if target == S.ACKNOWLEDGED else entry.giver
    return found


def entry_situation(officer: Any, entry: ReciprocityEntry, today: date, party: Any = None) -> EntrySituation:
    """An entry as this officer finds it today; without one, as the side `party` sees it that answers through a link."""
    reader = officer or (Viewpoint(party.pk) if party else PUBLIC)
    side = reader.party_id
    return EntrySituation(
        status=entry.status,
        side=side if entry.partnership.has(side) else None,
        owner=entry.owner_id,
        roles=frozenset(officer.roles if officer and officer.is_active else ()),
        entry=entry,
        today=today,
        reader=reader,
    )


def entry_offers(officer: Any, entry: ReciprocityEntry, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it; to a third state's officer nothing is offered."""
    if not entry.partnership.has(officer.party_id):
        return []
    return ENTRY.offers(entry_situation(officer, entry, today))
