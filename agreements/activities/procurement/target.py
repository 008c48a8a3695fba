"""How long each step of a procurement case may take for a party: what the product comes with, changed as data."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.activities.procurement.clock import DEFAULTS, Target
from agreements.activities.procurement.vocabulary import Clock
from agreements.instruments.time_clauses import choices
from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

MOST_DAYS = 3660


class CaseTarget(Record):
    """The target of one clock as a party has it; where there is no row, the default holds."""

    clock = models.CharField(max_length=16, choices=choices(Clock))
    ageing = models.PositiveSmallIntegerField(null=True, blank=True, help_text="From this day on it is ageing.")
    days = models.PositiveSmallIntegerField(null=True, blank=True, help_text="After this day it is overdue.")
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "clock"], name="one_case_target_per_clock"),
            models.CheckConstraint(condition=Q(audience="national"), name="case_target_is_national"),
            models.CheckConstraint(condition=Q(clock__in=[str(one) for one in Clock]), name="case_clock_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="case_target_has_reason"),
            models.CheckConstraint(
                condition=Q(ageing=None) | Q(ageing__lte=F("days")), name="case_ageing_before_overdue"
            ),
        ]


def targets_of(party_id: Any) -> dict[str, Target]:
    """Every target as a party has it; one query."""
    return targets_of_each([party_id])[party_id]


def targets_of_each(parties: Collection[Any]) -> dict[Any, dict[str, Target]]:
    """Every target as each of several parties has it; one query."""
    found: dict[Any, dict[str, Target]] = {party: dict(DEFAULTS) for party in parties}
    for one in CaseTarget.objects.filter(owner__in=[key for key in found if key], mistake_at=None):
        found[one.owner_id][one.clock] = Target(one.ageing, one.days)
    return found


@service
def case_target_set(
    *, officer: Any, today: date, clock: str, ageing: int | None, days: int | None, reason: str
) -> CaseTarget:
    """Set how long a step may take for the own party; without `days` it has no target.

    Raises Forbidden for anyone but an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    faults: dict[str, list[str]] = {} if clock in set(Clock) else {"clock": ["unknown"]}
    faults |= {} if reason.strip() else {"reason": ["required"]}
    for name, value in (("ageing", ageing), ("days", days)):
        if value is not None and not 0 < value <= MOST_DAYS:
            faults[name] = ["out_of_range"]
    if ageing is not None and (days is None or ageing > days):
        faults["ageing"] = ["not_after_target"]
    if not faults and targets_of(officer.party_id)[clock] == Target(ageing, days):
        faults["reason"] = ["nothing_changed"]
    if faults:
        raise Malformed(faults)
    told = {"ageing": ageing, "days": days, "reason": reason.strip(), "decided_by": officer, "mistake_at": None}
    row, _ = CaseTarget.objects.update_or_create(owner=officer.party, clock=clock, defaults=told)
    made: CaseTarget = row
    return made


def target_rows(reader: Any) -> Mapping[str, CaseTarget]:
    """The own party's rows by clock, with who decided; one query."""
    rows = CaseTarget.objects.visible_to(reader).filter(owner=reader.party_id).select_related("decided_by")
    return {one.clock: one for one in rows}
