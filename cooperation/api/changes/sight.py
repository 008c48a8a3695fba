"""Which changes a reader may see, and which side of each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from partners.models import Change, Partnership
from partners.records.record import Audience, Reader


@dataclass(frozen=True)
class Sight:
    """A reader's predicate, for columns as they were and as they became."""

    reader: Reader
    pairs: frozenset[int]

    @classmethod
    def of(cls, reader: Reader) -> "Sight":
        """The predicate of a reader; one query for the pairs of the own party, none for the public."""
        if not (reader.party_id and reader.reads_shared):
            return cls(reader, frozenset())
        return cls(reader, frozenset(Partnership.objects.of(reader.party_id).values_list("pk", flat=True)))

    def rows(self) -> Q:
        """The changes of records in sight before or after, as far as the columns of sight tell."""
        return (self._columns("") & ~Q(op="d")) | (self._columns("was_") & ~Q(op="i"))

    def _columns(self, was: str) -> Q:
        seen = Q(**{f"{was}audience": Audience.PUBLIC})
        if self.pairs:
            pair = "was_partnership" if was else "partnership_id"
            seen |= Q(**{f"{was}audience": Audience.PARTIES, f"{pair}__in": self.pairs})
        if self.reader.party_id and self.reader.reads_national:
            seen |= Q(owner=self.reader.party_id)
        return seen & Q(**{f"{was}marking__lte": self.reader.clearance})

    def before(self, change: Change) -> bool:
        """Whether the record was in sight before the change."""
        if change.op == "i" or change.was_audience is None:
            return False
        return self._sees(change.owner_id, change.was_partnership, change.was_audience, change.was_marking or 0)

    def after(self, change: Change) -> bool:
        """Whether the record is in sight after the change."""
        if change.op == "d":
            return False
        return self._sees(change.owner_id, change.partnership_id, change.audience, change.marking)

    def _sees(self, owner: int | None, pair: int | None, audience: str, marking: int) -> bool:
        if marking > self.reader.clearance:
            return False
        own = self.reader.reads_national and owner is not None and owner == self.reader.party_id
        return own or audience == Audience.PUBLIC or (audience == Audience.PARTIES and pair in self.pairs)


@dataclass(frozen=True)
class Seen:
    """A change as a reader sees it: `entered`, `changed` or `left`."""

    position: int
    change: Change
    kind: str


def seen_changes(
    sight: Sight, placed: Collection[tuple[int, Change]], mistaken: dict[tuple[str, int], datetime]
) -> list[Seen]:
    """What a reader sees of changes; nothing of a record after it was found to be entered by mistake."""
    found = []
    for position, change in placed:
        before, after = sight.before(change), sight.after(change)
        if change.op == "u" and "mistake_at" in (change.after or {}):
            after = after and not change.after["mistake_at"]
        elif (at := mistaken.get((change.source, change.record_id or 0))) and at < change.at:
            continue
        if before or after:
            kind = "left" if not after else "changed" if before else "entered"
            found.append(Seen(position, change, kind))
    return found


def columns_of(change: Change, shown: Collection[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a change says, before and after, of the columns that are answered at all."""
    before, after = change.before or {}, change.after or {}
    return {k: v for k, v in before.items() if k in shown}, {k: v for k, v in after.items() if k in shown}
