"""Objecting to one entry of a register: it stays, marked, until it is put right or taken out."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arranging import hold_arrangement
from agreements.activities.intelligence.exchange import Exchange
from agreements.activities.telling import activity_tell
from partners.records.contesting import Contested, contest_by_link, contest_raise
from partners.records.errors import Unseen
from partners.records.record import Audience, Reader
from partners.records.service import service
from partners.records.ways import AnswerLink, Contest


@service
def exchange_contest(
    *, officer: Any, today: date, activity: Activity, exchange_id: int, reason: str, expected_version: int | None
) -> Contest:
    """Object to an entry that the other side made; it is told.

    Raises Unseen, Malformed without a reason, Forbidden for one's own entry, Stale.
    """
    held = hold_arrangement(officer, activity, expected_version, guests=True)
    entry = Exchange.objects.visible_to(officer).filter(activity=held, pk=exchange_id).first()
    if entry is None:
        raise Unseen
    what = _contested(entry, held, entry.owner_id)
    made: Contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    activity_tell(held, "act_contested", f"contest:{made.pk}", without=officer.party_id)
    return made


def exchange_contest_by_link(link: AnswerLink, entry: Exchange, today: date, reason: str) -> None:
    """Object through a one-time link. Raises Malformed without a reason."""
    what = _contested(entry, entry.activity, None)
    contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)


def _contested(entry: Exchange, activity: Activity, recorded_by: int | None) -> Contested:
    return Contested(activity, recorded_by, Exchange.subject, entry.pk, Audience.PARTIES)


def contested_exchanges(reader: Reader) -> Exists:
    """Whether an objection in sight to an entry is not settled, as a column of a query of entries."""
    open_ones = Contest.objects.visible_to(reader).filter(subject=Exchange.subject, settled_at=None)
    return Exists(open_ones.filter(subject_id=OuterRef("pk")).order_by())


def exchange_objections(reader: Reader, **entries: Any) -> QuerySet[Any]:
    """The objections in sight that are not settled, to entries in sight that the lookups name; the oldest first."""
    keys = Exchange.objects.visible_to(reader).filter(**entries).values("pk")
    found = Contest.objects.visible_to(reader).filter(subject=Exchange.subject, subject_id__in=keys, settled_at=None)
    return found.select_related("party").order_by("id")
