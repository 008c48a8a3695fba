"""Telling of what comes up: notices in inboxes, each exactly once, selected by range.

A batch is one transaction: whoever is killed in the middle has told nothing
of it, and the next run tells it. What was missed for so long that several
thresholds went by is told in one thread, of which the nearest is worded.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.opinion import Opinion
from agreements.obligations.due import Due
from agreements.reminders.asked import AskedReminder
from agreements.reminders.occasion import DUE, OPINION, OWN, TABLING, Occasion
from agreements.reminders.own_days import is_over
from agreements.reminders.recipients import Recipients
from agreements.reminders.thresholds import crossed, is_urgent, next_telling
from partners.models import Notice
from partners.people.notices import mail_alone
from partners.records.service import writing_as

REMINDER, ASKED = "reminder", "asked_reminder"
BATCH = 500
# Which part of an agreement: the kind of its occasion, and its key.
Part = tuple[str, int | None]
_JOINED = ("agreement__partnership",)


def reminders_tell(today: date, batch: int = BATCH) -> int:
    """Tell of every threshold that was crossed up to `today`; how many notices were made.

    Rows that another worker holds are left to it.
    """
    made, last = 0, 0
    while True:
        with writing_as(None):
            due = (
                Occasion.objects.select_for_update(of=("self",), skip_locked=True)
                .filter(tell_on__lte=today, pk__gt=last)
                .select_related(*_JOINED)
                .order_by("pk")
            )
            rows = list(due[:batch])
            made += _tell(rows, today)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _tell(rows: Sequence[Occasion], today: date) -> int:
    parts = _parts(rows)
    live = [one for one in rows if _is_live(one, parts)]
    people = Recipients({one.agreement_id: one.agreement for one in live}.values(), parts.values())
    notices = [
        _notice(officer, one, level, parts.get((one.kind, one.part)), late=late)
        for one in live
        for late, level in _nearest_last(crossed(one.first, one.known_on, today, one.told))
        for officer in people.of(one.agreement, parts.get((one.kind, one.part)))
    ]
    _put(notices)
    for one in rows:
        passed = crossed(one.first, one.known_on, today, one.told)
        one.told = min(passed) if passed else one.told
        one.tell_on = next_telling(one.first, one.known_on, one.told) if one in live else None
    Occasion.objects.bulk_update(rows, ["told", "tell_on"], batch_size=BATCH)
    return len(notices)


def _parts(rows: Sequence[Occasion]) -> dict[Part, Any]:
    """What some occasions are about, as far as it is there; a query for each kind among them."""
    kept: dict[str, Any] = {
        DUE: Due.objects.select_related("obligation"),
        OPINION: Opinion.objects.all(),
        TABLING: HomeApproval.objects.all(),
    }
    found: dict[Part, Any] = {}
    for kind, table in kept.items():
        if keys := [one.part for one in rows if one.kind == kind]:
            found |= {(kind, key): row for key, row in table.filter(mistake_at=None).in_bulk(keys).items()}
    return found


def _is_live(one: Occasion, parts: Mapping[Part, Any]) -> bool:
    if one.kind in OWN and is_over(one.agreement.status):
        return False
    there = one.part is None or (one.kind, one.part) in parts
    return one.state == Occasion.State.LIVE and one.agreement.mistake_at is None and there


def _nearest_last(passed: Sequence[int]) -> list[tuple[bool, int]]:
    """Each threshold with whether a nearer one is told with it; the nearest is the newest notice of its thread."""
    return [(level != passed[-1], level) for level in passed]


def _notice(officer: Any, occasion: Occasion, level: int, part: Any, *, late: bool) -> Notice:
    data = {"occasion": occasion.pk, "kind": occasion.kind, "on": occasion.on, "level": level}
    # What the other side owes is nobody's haste here.
    ours = not isinstance(part, Due) or part.obligation.debtor_id in (None, officer.party_id)
    urgent = ours and is_urgent(occasion.kind, level)
    return Notice(
        officer=officer,
        code=REMINDER,
        subject=Agreement.subject,
        subject_id=occasion.agreement_id,
        data=data | ({"late": True} if late else {}) | ({"urgent": True} if urgent else {}),
        key=f"occasion:{occasion.pk}:{occasion.on}:{occasion.sequence}:{level}",
        thread=f"occasion:{occasion.pk}",
        # What a nearer threshold says at the same time needs no mail of its own; what is urgent goes alone.
        digest="" if late or urgent else None,
    )


def _put(notices: Sequence[Notice]) -> None:
    """Put notices into the inboxes, each once; mail those that are urgent."""
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=1000)
    urgent = [one for one in notices if one.data.get("urgent") and not one.data.get("late")]
    if urgent:
        keys, officers = {one.key for one in urgent}, {one.officer_id for one in urgent}
        mail_alone(Notice.objects.filter(key__in=keys, officer__in=officers).values_list("pk", flat=True))


def asked_tell(now: datetime) -> int:
    """Tell each officer what they asked to be reminded of by today, their own clock's today; how many."""
    # Nowhere is the day further on than this.
    furthest = (now + timedelta(hours=15)).date()
    with writing_as(None):
        rows = [
            one
            for one in AskedReminder.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(on__lte=furthest, told_at=None, removed_at=None)
            .select_related("officer")
            .order_by("pk")
            if one.on <= now.astimezone(ZoneInfo(one.officer.time_zone)).date()
        ]
        notices = [
            Notice(
                officer=one.officer,
                code=ASKED,
                subject=Agreement.subject,
                subject_id=one.agreement_id,
                data={"asked": one.pk, "on": one.on.isoformat()},
                key=f"asked:{one.pk}",
                thread=f"asked:{one.pk}",
            )
            for one in rows
        ]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        AskedReminder.objects.filter(pk__in=[one.pk for one in rows]).update(told_at=timezone.now())
    return len(notices)
