"""Occasions of parts of agreements, such as dues and opinions: each part has one, which follows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from agreements.reminders.occasion import Occasion
from agreements.reminders.thresholds import next_telling

_COLUMNS = ("on", "first", "last", "consequence", "state", "sequence", "known_on", "told", "tell_on", "changed_at")


@dataclass(frozen=True)
class PartDay:
    """The day of one part as it is now; `on` is ISO 8601 at its precision, and empty where `state` is not live."""

    kind: str
    part: int
    agreement_id: int
    state: str
    on: str = ""
    last: date | None = None
    consequence: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it is asked for on a day."""
        return self.state == Occasion.State.LIVE


def part_occasions(days: Sequence[PartDay], today: date) -> int:
    """Bring the occasions of these parts to their days; how many changed. Three queries; the caller's transaction.

    What has gone by before it was ever known has none.
    """
    if not days:
        return 0
    asked = Q(kind__in={one.kind for one in days}, part__in=[one.part for one in days])
    kept = {(one.kind, one.part): one for one in Occasion.objects.filter(asked)}
    now, made, changed = timezone.now(), [], []
    for one in days:
        row = kept.get((one.kind, one.part))
        if row is None and one.is_live and one.last and one.last >= today:
            fresh = Occasion(agreement_id=one.agreement_id, kind=one.kind, part=one.part)
            made.append(_put(fresh, one, today, now))
        elif row is not None and _bring(row, one, today, now):
            changed.append(row)
    Occasion.objects.bulk_create(made)
    Occasion.objects.bulk_update(changed, _COLUMNS, batch_size=500)
    return len(made) + len(changed)


def _bring(row: Any, day: PartDay, today: date, now: datetime) -> bool:
    """Bring the occasion of a part to it; whether that changed anything."""
    moved = day.is_live and (row.on, row.last) != (day.on, day.last)
    if not moved and row.state == day.state:
        return False
    row.sequence, row.changed_at = row.sequence + 1, now
    if moved:
        _put(row, day, today, now)
        return True
    row.state = day.state
    # What was told of this very day is not told again where it is asked for once more.
    row.tell_on = next_telling(row.first, row.known_on, row.told) if day.is_live else None
    return True


def _put(row: Any, day: PartDay, today: date, now: datetime) -> Any:
    row.on, row.first, row.last, row.consequence = day.on, day.last, day.last, day.consequence
    row.state, row.known_on, row.told, row.changed_at = day.state, today, None, now
    row.tell_on = next_telling(row.first, today, None)
    return row
