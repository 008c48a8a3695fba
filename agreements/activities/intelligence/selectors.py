"""Which entries of a register are shown, and which wait for somebody."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from agreements.activities.activity import Activity
from agreements.activities.intelligence.exchange import Exchange
from partners.models import Partnership
from partners.records.record import Reader

JOINED = ("sender", "channel", "answers", "activity__partnership__party_a", "activity__partnership__party_b")
# What of an exchange is open: receipt, receipt after its day, what is to be returned or destroyed, and that late.
STATES = ("received", "not_received", "receipt_late", "to_settle", "settle_late")


@dataclass(frozen=True)
class ExchangeFilter:
    """What a register is narrowed to; what is empty narrows nothing."""

    q: str = ""
    sender: str = ""
    kind: str = ""
    year: int = 0
    state: str = ""
    handling: str = ""
    marked_as: str = ""


def exchanges_found(reader: Reader, activity: Activity, wanted: ExchangeFilter, today: date) -> QuerySet[Any]:
    """The entries of one arrangement in sight that the filter names, with all that a list shows of them joined."""
    found = Exchange.objects.visible_to(reader).filter(activity=activity)
    plain = {"sender__code": wanted.sender, "kind": wanted.kind, "year": wanted.year, "marked_as": wanted.marked_as}
    found = found.filter(**{name: value for name, value in plain.items() if value})
    if wanted.q:
        found = found.filter(Q(subject_number__icontains=wanted.q.strip()))
    if wanted.handling:
        found = found.filter(handling__contains=[wanted.handling])
    if wanted.state:
        found = found.filter(is_so(wanted.state, today))
    return found.select_related(*JOINED)


def is_so(state: str, today: date) -> Q:
    """What of an exchange is open on a day: one of STATES."""
    open_receipt, open_due = Q(received_on=None), Q(settled_on=None, due_on__isnull=False)
    return {
        "received": ~open_receipt,
        "not_received": open_receipt,
        "receipt_late": open_receipt & Q(receipt_by__lt=today),
        "to_settle": open_due,
        "settle_late": open_due & Q(due_on__lt=today),
    }[state]


def exchanges_waiting(reader: Any, today: date, until: date) -> QuerySet[Any]:
    """Entries of the own pairs whose receipt is late, or that are to be returned or destroyed until a day."""
    ours = Partnership.objects.of(reader.party_id)
    late = is_so("receipt_late", today) | (is_so("to_settle", today) & Q(due_on__lte=until))
    seen = Exchange.objects.visible_to(reader).filter(late, partnership__in=ours, activity__mistake_at=None)
    return seen.select_related(*JOINED).order_by("due_on", "receipt_by", "id")
