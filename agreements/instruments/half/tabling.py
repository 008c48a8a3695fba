"""Keeping how long a law asks that a text lie before parliament, and when parliament sits; clocks follow."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.clock import DayKind
from agreements.instruments.half.sitting import MOST_DAYS, Sitting, TablingRule, sitting_days
from agreements.reminders.own_days import approval_occasions
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service


@service
def tabling_rule_add(*, officer: Any, today: date, name: str, days: int, kind: str, source: str) -> TablingRule:
    """Keep how long a law of the own state asks that a text be tabled. Raises Forbidden, Malformed."""
    _writes(officer)
    faults = {field: ["required"] for field, value in (("name", name), ("source", source)) if not value.strip()}
    if not 0 < days <= MOST_DAYS:
        faults["days"] = ["out_of_range"]
    if kind not in list(DayKind):
        faults["kind"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    made: TablingRule = TablingRule.objects.create(
        owner=officer.party, name=name.strip(), days=days, kind=kind, source=source.strip()
    )
    return made


@service
def sitting_add(*, officer: Any, today: date, first: date, last: date, weekdays: Sequence[int]) -> Sitting:
    """Keep when the own parliament sits. Raises Forbidden, Malformed."""
    _writes(officer)
    faults: dict[str, list[str]] = {}
    if last < first:
        faults["last"] = ["before_first"]
    elif (last - first).days > MOST_DAYS:
        faults["last"] = ["out_of_range"]
    if not weekdays or set(weekdays) - set(range(1, 8)):
        faults["weekdays"] = ["required" if not weekdays else "unknown"]
    if faults:
        raise Malformed(faults)
    made: Sitting = Sitting.objects.create(owner=officer.party, first=first, last=last, weekdays=sorted(set(weekdays)))
    _clocks_follow(officer, today)
    return made


@service
def tabling_setting_remove(
    *, officer: Any, today: date, rule_id: int | None = None, sitting_id: int | None = None
) -> Any:
    """Take out a rule or a sitting that no longer holds; clocks that were set by it keep their days."""
    _writes(officer)
    model: Any = TablingRule if rule_id else Sitting
    row = model.objects.visible_to(officer).filter(owner=officer.party_id, pk=rule_id or sitting_id).first()
    if row is None:
        raise Unseen
    row.mistake_at = timezone.now()
    row.save()
    if sitting_id:
        _clocks_follow(officer, today)
    removed: TablingRule | Sitting = row
    return removed


def _clocks_follow(officer: Any, today: date) -> None:
    """Move the days on which the clocks of the own party run out: other days of sitting count now."""
    counted = HomeApproval.objects.filter(owner=officer.party_id, days_kind=DayKind.SITTING, approved_on=None)
    running = counted.filter(tabled_on__isnull=False, mistake_at=None, agreement__mistake_at=None)
    approval_occasions(list(running.select_related("agreement")), today, sitting_days(officer.party_id))


def _writes(officer: Any) -> None:
    if not officer.writes:
        raise Forbidden("role")
