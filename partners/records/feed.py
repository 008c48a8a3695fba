"""The history as a feed: in the order of commit, each change once, and of each only what the reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Max, Q

from partners.records.history import Change, Placed
from partners.records.record import Audience, Reader, Record


@dataclass(frozen=True)
class Seen:
    """A change as a reader sees it: the record `entered` its sight, was `changed` in it, or `left` it."""

    position: int
    change: Change
    kind: str

    @property
    def record_id(self) -> int:
        """The key of the record."""
        return self.change.record_id or 0


@dataclass(frozen=True)
class Feed:
    """A stretch of the feed: what was seen, up to which position all is known, and whether more waits."""

    seen: list[Seen]
    last: int
    more: bool


@dataclass(frozen=True)
class _Sight:
    """A reader's predicate, for the columns as they were and as they became."""

    reader: Reader
    pairs: frozenset[int]

    @classmethod
    def of(cls, reader: Reader) -> "_Sight":
        """The predicate of a reader; one query for the pairs of the own party, none for the public."""
        if not (reader.party_id and reader.reads_shared):
            return cls(reader, frozenset())
        pairs: Any = Change._meta.get_field("partnership").related_model
        return cls(reader, frozenset(pairs.objects.of(reader.party_id).values_list("pk", flat=True)))

    def rows(self) -> Q:
        """The changes of records in sight before or after, as far as the columns of sight tell."""
        return (self._columns("", "partnership__in") & ~Q(op="d")) | (
            self._columns("was_", "was_partnership__in") & ~Q(op="i")
        )

    def _columns(self, was: str, pair: str) -> Q:
        seen = Q(**{f"{was}audience": Audience.PUBLIC})
        if self.pairs:
            seen |= Q(**{f"{was}audience": Audience.PARTIES, pair: self.pairs})
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


def feed_after(reader: Reader, tables: Iterable[str], after: int, limit: int, rows: Q | None = None) -> Feed:
    """What `reader` sees of the changes of these tables after a position; four queries.

    The last position is asked for first: every place up to it is taken by
    then, so that none is passed over. `rows` narrows to some records.
    """
    sight = _Sight.of(reader)
    last = Placed.objects.aggregate(last=Max("position"))["last"] or 0
    found_rows = (
        Change.objects.filter(sight.rows(), rows or Q(), source__in=list(tables))
        .filter(placed__position__gt=after, placed__position__lte=last)
        .annotate(position=F("placed__position"))
        .order_by("placed__position")
    )
    found = list(found_rows[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    return Feed(_seen(sight, found), found[-1].position if more else max(after, last), more)


def _seen(sight: _Sight, changes: Collection[Any]) -> list[Seen]:
    """What a reader sees of changes; nothing of a record after it was found to be entered by mistake."""
    mistaken, found = _mistaken(changes), []
    for change in changes:
        before, after = sight.before(change), sight.after(change)
        if change.op == "u" and "mistake_at" in (change.after or {}):
            after = after and not change.after["mistake_at"]
        elif (at := mistaken.get((change.source, change.record_id))) and at < change.at:
            continue
        if before or after:
            kind = "left" if not after else "changed" if before else "entered"
            found.append(Seen(change.position, change, kind))
    return found


def _mistaken(changes: Collection[Any]) -> dict[tuple[str, int], datetime]:
    """When records were found to be entered by mistake, by table and key; one query for each table."""
    keys: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        keys[change.source].add(change.record_id)
    found: dict[tuple[str, int], datetime] = {}
    for model in apps.get_models():
        wanted = keys.get(model._meta.db_table)
        if wanted and issubclass(model, Record):
            rows = model._default_manager.filter(pk__in=wanted, mistake_at__isnull=False)
            found |= {(model._meta.db_table, key): at for key, at in rows.values_list("pk", "mistake_at")}
    return found
