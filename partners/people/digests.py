"""Digests: what an inbox holds and no mail has said yet, put into one mail at the officer's hour.

Making a digest and naming its notices is one transaction: an effect whose key
is the officer and the local day it was meant for. So it is claimed once, and
sent again, after a death in the middle, with the same notices and the same
identifier.
"""

from collections import defaultdict
from datetime import date, datetime
from zoneinfo import ZoneInfo

from partners.people.notices import Notice, waiting_for_digest
from partners.people.rhythm import MailRhythm, next_digest, rhythms_begin
from partners.records.outbox import effect
from partners.records.service import writing_as

BATCH = 500


def digests_make(now: datetime, batch: int = BATCH) -> int:
    """Make every digest whose hour has come and that has something to say; how many.

    An hour that was missed is made up for once: what gathered meanwhile goes together.
    """
    rhythms_begin(now)
    made, last = 0, 0
    while True:
        with writing_as(None):
            due = (
                MailRhythm.objects.select_for_update(of=("self",), skip_locked=True)
                .filter(next_at__lte=now, officer_id__gt=last)
                .select_related("officer")
                .order_by("officer_id")
            )
            rows = list(due[:batch])
            made += _make(rows, now)
        if len(rows) < batch:
            return made
        last = rows[-1].officer_id


def _make(rows: list[MailRhythm], now: datetime) -> int:
    days = {one.pk: now.astimezone(ZoneInfo(one.officer.time_zone)).date() for one in rows}
    # Whoever went west may be on the day of the last digest still: what waits goes with the next.
    ready = [one for one in rows if one.officer.is_active and (one.last_day is None or days[one.pk] > one.last_day)]
    waiting: dict[int, list[int]] = defaultdict(list)
    for notice in waiting_for_digest([one.pk for one in ready]):
        waiting[notice.officer_id].append(notice.pk)
    for officer, notices in waiting.items():
        key = digest_key(officer, days[officer])
        Notice.objects.filter(pk__in=notices).update(digest=key)
        effect(kind="digest_mail", key=key, data={"officer": officer})
    for row in ready:
        row.last_day = days[row.pk]
    for row in rows:
        row.next_at = next_digest(row, row.officer.time_zone, now)
    MailRhythm.objects.bulk_update(rows, ["last_day", "next_at"])
    return len(waiting)


def digest_key(officer: int, day: date) -> str:
    """The name of a digest: its officer, and the local day."""
    return f"digest:{officer}:{day}"


def notices_in(key: str) -> list[Notice]:
    """What a digest says, in the order it came."""
    return list(Notice.objects.filter(digest=key).select_related("officer__party").order_by("pk"))
