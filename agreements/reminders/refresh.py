"""Keeping the occasions of agreements as their clauses, acts and the day have them; called wherever a standing is."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.reminders.matching import Wanted, match
from agreements.reminders.occasion import SINGLE, Occasion
from agreements.reminders.thresholds import next_telling
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate
from partners.records.service import writing_as

_MOVED = ["on", "first", "last", "consequence", "months", "then", "state", "sequence", "known_on", "told", "tell_on"]
LAST_DAY = "last_day_to_say_no"


def occasions_refresh(agreements: Collection[Agreement], standings: Mapping[int, Standing], today: date) -> int:
    """Bring the occasions of these agreements to what their standings name; how many changed.

    One query where nothing changed, at most three; the caller's transaction.
    """
    kept: dict[int, list[Occasion]] = defaultdict(list)
    keys = [one.pk for one in agreements]
    for row in Occasion.objects.filter(agreement__in=keys, part=None).order_by("first", "pk"):
        kept[row.agreement_id].append(row)
    now, changed, made = timezone.now(), [], []
    for key in keys:
        found = match(kept[key], wanted_of(standings[key]), today, SINGLE)
        made += [_put(Occasion(agreement_id=key, kind=one.kind), one, today, now) for one in found.new]
        changed += [_put(_raised(row), one, today, now) for row, one in found.moves]
        changed += [_cancelled(row, now) for row in found.gone]
        changed += [row for row, one in found.stays if _revised(row, one, today, now)]
    Occasion.objects.bulk_create(made)
    Occasion.objects.bulk_update(changed, [*_MOVED, "changed_at"], batch_size=500)
    return len(made) + len(changed)


def wanted_of(standing: Standing) -> list[Wanted]:
    """The events of a standing, each once; a last day to say no names when it renews otherwise."""
    events = [(one, PartialDate.parse(one["date"])) for one in standing.next_events]
    renewals = [on for one, on in events if one["kind"] == "renews"]
    found = {}
    for one, on in events:
        then = next((str(later) for later in renewals if later > on), "") if one["kind"] == LAST_DAY else ""
        found[one["kind"], on] = Wanted(one["kind"], on, one["consequence"], one.get("months"), then)
    return list(found.values())


def _put(row: Any, event: Wanted, today: date, now: datetime) -> Occasion:
    """The row on the day of the event, of which everything is yet to be told."""
    row.on, row.first, row.last = str(event.on), event.on.first, event.on.last
    row.consequence, row.months, row.then = event.consequence, event.months, event.then
    row.state, row.known_on, row.told, row.changed_at = Occasion.State.LIVE, today, None, now
    row.tell_on = next_telling(row.first, today, None)
    made: Occasion = row
    return made


def _raised(row: Any) -> Occasion:
    row.sequence += 1
    raised: Occasion = row
    return raised


def _cancelled(row: Any, now: datetime) -> Occasion:
    row.state, row.tell_on, row.changed_at = Occasion.State.CANCELLED, None, now
    return _raised(row)


def _revised(row: Any, event: Wanted, today: date, now: datetime) -> bool:
    """Whether what stands on its day says something else now, or is back after it had been cancelled."""
    if row.state == Occasion.State.CANCELLED:
        told, known_on = row.told, row.known_on
        _put(_raised(row), event, today, now)
        # What was told of this very day before it was cancelled is not told again.
        row.told, row.known_on = told, known_on
        row.tell_on = next_telling(row.first, known_on, told)
        return True
    said = (event.consequence, event.months, event.then)
    if said == (row.consequence, row.months, row.then):
        return False
    row.consequence, row.months, row.then = said
    row.changed_at = now
    return True


def occasions_begin(today: date, batch: int = 500) -> int:
    """Make the occasions of agreements that have events and no occasion: those recorded before there were any."""
    made, last = 0, 0
    while True:
        bare = Standing.objects.filter(next_on__isnull=False, agreement__mistake_at=None, agreement_id__gt=last)
        without = bare.filter(~Exists(Occasion.objects.filter(agreement=OuterRef("agreement"), part=None)))
        keys = list(without.order_by("agreement_id").values_list("agreement_id", flat=True)[:batch])
        if not keys:
            return made
        with writing_as(None):
            found = list(
                Agreement.objects.select_for_update(of=("self",)).filter(pk__in=keys).select_related("standing")
            )
            made += occasions_refresh(found, {one.pk: one.standing for one in found}, today)
        last = keys[-1]
