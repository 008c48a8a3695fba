"""What waits at home: opinions that other offices are to give, and texts that lie before parliament. No words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.clock import DayKind
from agreements.instruments.half.sitting import sitting_days
from agreements.models import HomeApproval, Opinion
from agreements.reminders.keeping import PartDay
from agreements.reminders.own_days import approval_day, opinion_day
from agreements.reminders.own_days_mending import approvals_running, opinions_awaited
from cooperation.desk.situations import with_parties


@dataclass(frozen=True)
class OwnDay:
    """One of them: the day, and the row that it is about."""

    agreement: Agreement
    kind: str
    day: date
    row: Any


def own_days(officer: Any, today: date, until: date) -> list[OwnDay]:
    """Those of the officer's side up to a day: opinions also when they are late; four queries at most."""
    if not officer.reads_national:
        return []
    days = [*_opinions(officer, until), *_approvals(officer, today, until)]
    seen = with_parties(Agreement.objects.visible_to(officer)).in_bulk({one.agreement_id for _, one in days})
    return [
        OwnDay(seen[row.agreement_id], day.kind, day.last, row)
        for day, row in days
        if day.last and row.agreement_id in seen
    ]


def _opinions(officer: Any, until: date) -> Iterator[tuple[PartDay, Any]]:
    own = Opinion.objects.visible_to(officer).filter(owner=officer.party_id, due_on__lte=until)
    for row in opinions_awaited(own).select_related("agreement").order_by("due_on", "id"):
        yield opinion_day(row), row


def _approvals(officer: Any, today: date, until: date) -> Iterator[tuple[PartDay, Any]]:
    own = HomeApproval.objects.visible_to(officer).filter(owner=officer.party_id)
    rows = list(approvals_running(own).select_related("agreement").order_by("id"))
    sittings = sitting_days(officer.party_id) if any(one.days_kind == DayKind.SITTING for one in rows) else []
    for row in rows:
        day = approval_day(row, today, sittings)
        if day.is_live and day.last and today <= day.last <= until:
            yield day, row
