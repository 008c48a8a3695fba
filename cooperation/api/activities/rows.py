"""Activities as they are answered."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from agreements.activities.vocabulary import REPORT_DAYS, ActivityStatus
from agreements.instruments.vocabulary import Door
from agreements.models import Activity, ActivityAct, ActivityCost, ActivityHalf, ActivitySide, Agreement, Booking
from cooperation.api.addresses import activity_url, agreement_url
from partners.records.record import Reader

Row = dict[str, Any]
_PLAIN = (
    "id", "reference", "title", "form", "activity_type", "level", "starts", "first_on", "last_on", "cost_rule",
    "unplanned", "door", "put_off_from", "completed_on", "reported_on", "audience", "corrected_at", "updated_at",
    "version",
)  # fmt: skip
_TEXTS = ("area", "purpose", "place", "ends", "called_off_reason", "outcome", "public_sentence", "source", "source_url")
COLUMNS = (
    *_PLAIN, *_TEXTS, "slug", "status", "days", "partnership__code", "country__code", "host__code", "owner__code",
    "called_off_by__code", "legal_basis",
)  # fmt: skip


def activities_data(reader: Reader, rows: Iterable[Row], today: date) -> list[Row]:
    """Rows with COLUMNS as they are answered; one query for the agreements that they stand on."""
    found = list(rows)
    bases = {row["legal_basis"] for row in found if row["legal_basis"]}
    seen = Agreement.objects.visible_to(reader).filter(pk__in=bases)
    named = seen.values_list("pk", "reference", "slug") if bases else ()
    keys = {pk: reference or slug for pk, reference, slug in named}
    return [_data(row, keys, today) for row in found]


def _data(row: Row, keys: dict[int, str], today: date) -> Row:
    key = row["reference"] or row["slug"]
    basis = keys.get(row["legal_basis"] or 0)
    return {
        **{name: row[name] for name in _PLAIN},
        **{name: row[name] or None for name in _TEXTS},
        "url": activity_url(key),
        "display": row["title"],
        "parties": row["partnership__code"].split("-"),
        "partnership": row["partnership__code"],
        "country": row["country__code"],
        "host": row["host__code"],
        "exact": row["days"] is not None,
        "legal_basis": agreement_url(basis) if basis else None,
        "status": status_of(row, today),
        "called_off_by": row["called_off_by__code"],
        "written_by": row["owner__code"],
    }


FIELDS = (
    "id", "reference", "url", "display", "title", "parties", "partnership", "form", "activity_type", "area", "purpose",
    "level", "place", "country", "host", "starts", "ends", "first_on", "last_on", "exact", "cost_rule", "legal_basis",
    "status", "unplanned", "door", "called_off_by", "called_off_reason", "put_off_from", "completed_on", "outcome",
    "reported_on", "public_sentence", "source", "source_url", "audience", "written_by", "corrected_at", "updated_at",
    "version",
)  # fmt: skip


def status_of(row: Row, today: date) -> str:
    """How far it is today: what is confirmed is under way once its first day has come."""
    begun = row["status"] == ActivityStatus.CONFIRMED and row["first_on"] <= today
    return str(ActivityStatus.ONGOING) if begun else str(row["status"])


def status_data(row: Row, today: date) -> Row:
    """How one stands, for those who poll."""
    names = ("reference", "title", "form", "activity_type", "starts", "first_on", "last_on")
    late = row["door"] == Door.PREPARED and row["status"] == ActivityStatus.COMPLETED
    return {
        **{name: row[name] for name in (*names, "corrected_at", "updated_at", "version")},
        "parties": row["partnership__code"].split("-"),
        "ends": row["ends"] or None,
        "status": status_of(row, today),
        "report_due_on": row["last_on"] + timedelta(days=REPORT_DAYS) if late else None,
    }


def parts_data(reader: Reader, activity: Activity) -> Row:
    """What hangs beneath one, as far as the reader sees it; five queries."""
    about = {"activity": activity}
    sides = ActivitySide.objects.visible_to(reader).filter(**about).select_related("party").order_by("id")
    acts = ActivityAct.objects.visible_to(reader).filter(**about).select_related("side", "owner").order_by("on", "id")
    bookings = Booking.objects.visible_to(reader).filter(**about).select_related("party").order_by("id")
    return {
        "sides": [side_data(one) for one in sides],
        "acts": [act_data(one) for one in acts],
        "bookings": [booking_data(one) for one in bookings],
        "half": _half(reader, activity) if reader.reads_national else None,
    }


def side_data(one: ActivitySide) -> Row:
    """What one side brings."""
    return {
        "party": one.party.code,
        "participants": one.participants,
        "took_part": one.took_part,
        "composition": one.composition or None,
        "contact": one.contact or None,
        "way": one.way,
    }


def act_data(one: ActivityAct) -> Row:
    """What a side said of it."""
    return {
        "id": one.pk,
        "kind": one.kind,
        "side": one.side.code,
        "on": one.on,
        "way": one.way,
        "evidence": one.evidence or None,
        "capacity": one.capacity or None,
        "written_by": one.owner.code if one.owner else "",
    }


def booking_data(one: Booking) -> Row:
    """A unit or a place."""
    taken = one.days is not None
    return {"id": one.pk, "kind": one.kind, "party": one.party.code, "name": one.name, "taken": taken}


def _half(reader: Reader, activity: Activity) -> Row:
    own = ActivityHalf.objects.visible_to(reader).filter(activity=activity).select_related("responsible").first()
    costs = ActivityCost.objects.visible_to(reader).filter(activity=activity).select_related("party").order_by("id")
    return {
        "responsible": own.responsible.name if own and own.responsible else None,
        "notes": (own.notes or None) if own else None,
        "costs": [
            {"party": one.party.code, "currency": one.currency, "budget": one.budget, "actual": one.actual}
            for one in costs
        ],
    }
