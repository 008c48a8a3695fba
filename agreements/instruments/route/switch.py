"""Steps and conditions that a ministry does not use, switched off once by its approver."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q

from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service


class Switch(StrEnum):
    """What may be switched off: a step with what it asks, or a condition that several steps ask."""

    MANDATE = "mandate"
    FINANCE = "finance_note"
    DUPLICATES = "duplicate_check"
    OPINIONS = "opinions"
    TALKS_LEVEL = "talks_level"
    FULL_POWERS = "full_powers"
    APPROVAL = "approval"
    PROVISIONAL = "provisional_application"
    REGISTRATION = "registration"


class StepSwitch(Record):
    """Whether a party uses a step; no row means that it does. Its history is that of the row."""

    switch = models.CharField(max_length=32, choices=[(str(one), str(one)) for one in Switch])
    off = models.BooleanField(default=True)
    reason = models.TextField()
    decided_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "switch"], name="one_switch_per_party"),
            models.CheckConstraint(condition=Q(audience="national"), name="switch_is_national"),
        ]


def switched_off(party_id: Any) -> frozenset[str]:
    """What a party does not use; one query."""
    if not party_id:
        return frozenset()
    rows = StepSwitch.objects.filter(owner=party_id, off=True, mistake_at=None)
    return frozenset(rows.values_list("switch", flat=True))


@service
def step_switch(*, officer: Any, today: date, switch: str, off: bool, reason: str) -> StepSwitch:
    """Switch a step or a condition off for the own party, or on again, with a reason.

    Agreements that stand at a step which is switched off go on from there.
    Raises Forbidden for anyone but an approver, Malformed.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    faults = {} if reason.strip() else {"reason": ["required"]}
    if switch not in list(Switch):
        faults["switch"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    row, fresh = StepSwitch.objects.get_or_create(
        owner=officer.party,
        switch=switch,
        defaults={"off": off, "reason": reason.strip(), "decided_by": officer},
    )
    if not fresh:
        if row.off == off:
            raise Malformed({"off": ["nothing_changed"]})
        row.off, row.reason, row.decided_by = off, reason.strip(), officer
        row.save()
    made: StepSwitch = row
    return made
