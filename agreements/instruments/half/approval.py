"""Approval at home: before whom a text lies, how long it must lie there, and by which act it was approved."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.half.clock import Clock, DayKind, clock_on
from agreements.instruments.half.own import own_row
from agreements.instruments.half.sitting import TablingRule, sitting_days
from agreements.reminders.own_days import approval_occasions
from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

COLUMNS = ("procedure", "tabled_on", "exemption", "approved_on", "act_number", "gazette")


class Procedure(models.TextChoices):
    """Who approves."""

    PARLIAMENT = "parliament"
    GOVERNMENT = "government"
    HEAD_OF_STATE = "head_of_state"


class HomeApproval(Record):
    """One approval by the own law; the other side asks of it only: done, on."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="home_approvals")
    procedure = models.CharField(max_length=16, choices=Procedure.choices)
    tabled_on = models.DateField(null=True, blank=True)
    rule = models.ForeignKey(TablingRule, models.PROTECT, null=True, blank=True, related_name="+")
    days = models.PositiveSmallIntegerField(default=0, help_text="As the rule stood when it was chosen; 0: no clock.")
    days_kind = models.CharField(max_length=16, choices=[(str(one), str(one)) for one in DayKind], blank=True)
    exemption = models.TextField(blank=True, help_text="Why the clock need not run out.")
    approved_on = models.DateField(null=True, blank=True)
    act_number = models.CharField(max_length=120, blank=True, help_text="Of the law or decree.")
    gazette = models.CharField(max_length=160, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="approval_is_national"),
            models.UniqueConstraint(
                fields=["agreement", "owner", "procedure"], condition=Q(mistake_at=None), name="one_approval_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(approved_on=None) | Q(tabled_on=None) | Q(approved_on__gte=F("tabled_on")),
                name="approved_after_tabling",
            ),
            models.CheckConstraint(condition=Q(approved_on=None) | ~Q(act_number=""), name="approval_names_its_act"),
        ]

    def clock(self, today: date, sittings: list[date] | None = None) -> Clock | None:
        """How its clock stands; None where there is none. `sittings` where they are known already."""
        if not self.tabled_on or not self.days:
            return None
        if sittings is None:
            sittings = sitting_days(self.owner_id) if self.days_kind == DayKind.SITTING else []
        return clock_on(self.tabled_on, self.days, self.days_kind, sittings, today)

    def waits(self, today: date) -> bool:
        """Whether its clock still runs and nothing exempts from it."""
        clock = None if self.exemption else self.clock(today)
        return clock is not None and not clock.elapsed


@service
def approval_keep(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    values: Mapping[str, Any],
    expected_version: int | None,
    rule: TablingRule | None = None,
    approval_id: int | None = None,
) -> HomeApproval:
    """Keep an approval at home, new or (by `approval_id`) as it goes on.

    `values` are of COLUMNS; the `rule` sets the clock. An exemption is an
    approver's. Raises Malformed, Unseen, Forbidden, Stale.
    """
    held = hold(officer, agreement, expected_version)
    row = (
        own_row(HomeApproval, officer, held, approval_id)
        if approval_id
        else HomeApproval(agreement=held, **_seen(officer, held))
    )
    faults = {name: ["unknown_field"] for name in set(values) - set(COLUMNS)}
    if faults:
        raise Malformed(faults)
    if values.get("exemption", row.exemption) != row.exemption and not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    for name, value in values.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    _check(row, today)
    if rule is not None:
        if rule.owner_id != officer.party_id:
            raise Malformed({"rule": ["unknown"]})
        row.rule, row.days, row.days_kind = rule, rule.days, rule.kind
    row.save()
    return _told(row, held, today)


def _check(row: HomeApproval, today: date) -> None:
    faults: dict[str, list[str]] = {}
    if row.procedure not in Procedure.values:
        faults["procedure"] = ["unknown" if row.procedure else "required"]
    for name in ("tabled_on", "approved_on"):
        if getattr(row, name) and getattr(row, name) > today:
            faults[name] = ["in_the_future"]
    if row.approved_on and row.tabled_on and row.approved_on < row.tabled_on:
        faults["approved_on"] = ["before_tabled"]
    if row.approved_on and not row.act_number:
        faults["act_number"] = ["required"]
    if faults:
        raise Malformed(faults)


@service
def approval_mistake(
    *, officer: Any, today: date, agreement: Agreement, approval_id: int, expected_version: int | None
) -> HomeApproval:
    """Take out an approval that was entered by mistake; its history stays."""
    held = hold(officer, agreement, expected_version)
    row = own_row(HomeApproval, officer, held, approval_id)
    row.mistake_at = timezone.now()
    row.save()
    return _told(row, held, today)


def _told(row: HomeApproval, held: Agreement, today: date) -> HomeApproval:
    row.agreement = held
    approval_occasions([row], today)
    return row


def _seen(officer: Any, agreement: Agreement) -> dict[str, Any]:
    return {"owner": officer.party, "partnership": agreement.partnership, "marking": agreement.marking}
