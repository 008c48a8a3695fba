"""How much an activity may be in each phase: caps that each party sets for itself, with defaults."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q

from agreements.instruments.time_clauses import choices
from cooperation.phases.vocabulary import Phase
from partners.models import Role
from partners.records.errors import Forbidden, Malformed
from partners.records.record import Record
from partners.records.service import service

MOST_DAYS, MOST_PEOPLE, MOST_AMOUNT = 3660, 1_000_000, Decimal(10) ** 15


class PhaseCap(Record):
    """The most that an activity of a party may be in a phase; empty columns set no cap. National."""

    phase = models.CharField(max_length=24, choices=choices(Phase))
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True, help_text="Of both sides together.")
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True, help_text="Planned cost.")
    currency = models.CharField(max_length=3, default="EUR", help_text="ISO 4217: in which the cost is compared.")
    reason = models.TextField()
    changed_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(phase__in=[str(one) for one in Phase]), name="cap_phase_known"),
            models.CheckConstraint(condition=Q(audience="national"), name="cap_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="cap_has_reason"),
            models.CheckConstraint(condition=Q(currency__regex="^[A-Z]{3}$"), name="cap_has_currency"),
            models.UniqueConstraint(fields=["owner", "phase"], name="one_cap_per_phase"),
        ]


# Where a party has set none: small enough that nothing is lost when it fails (domain: pilot before scale).
_DEFAULTS = {
    Phase.EXPLORATORY: (7, 100, 50_000),
    Phase.PILOT: (14, 200, 250_000),
    Phase.REGULAR: (60, 2_000, 5_000_000),
}


def default_cap(phase: str) -> PhaseCap:
    """The cap of a phase for a party that has set none; not kept."""
    days, people, amount = _DEFAULTS.get(Phase(phase), (None, None, None))
    return PhaseCap(phase=phase, days=days, people=people, amount=Decimal(amount) if amount else None)


def caps_of(reader: Any) -> list[PhaseCap]:
    """The cap of each phase as it holds for the reader's party; one query."""
    kept = PhaseCap.objects.visible_to(reader).filter(owner=reader.party_id).select_related("changed_by")
    by_phase = {one.phase: one for one in kept}
    return [by_phase.get(str(phase)) or default_cap(phase) for phase in Phase]


def cap_of(reader: Any, phase: str) -> PhaseCap:
    """The cap of one phase as it holds for the reader's party, whichever of its officers asks; one query."""
    found: PhaseCap | None = PhaseCap.objects.filter(owner=reader.party_id, phase=phase).first()
    return found or default_cap(phase)


@service
def cap_set(
    *,
    officer: Any,
    today: date,
    phase: str,
    days: int | None,
    people: int | None,
    amount: Decimal | None,
    currency: str,
    reason: str,
) -> PhaseCap:
    """Set how much an activity of the own party may be in a phase; None sets no cap.

    Raises Forbidden for anyone but an approver, Malformed without a reason or
    for what is out of range.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    faults: dict[str, list[str]] = {} if reason.strip() else {"reason": ["required"]}
    if phase not in set(Phase):
        faults["phase"] = ["unknown"]
    for name, value, most in (("days", days, MOST_DAYS), ("people", people, MOST_PEOPLE)):
        if value is not None and not 0 < value <= most:
            faults[name] = ["out_of_range"]
    if amount is not None and not 0 <= amount < MOST_AMOUNT:
        faults["amount"] = ["out_of_range"]
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        faults["currency"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    given = {"days": days, "people": people, "amount": amount, "currency": currency}
    cap: PhaseCap
    cap, _ = PhaseCap.objects.update_or_create(
        owner=officer.party, phase=phase, defaults={**given, "reason": reason.strip(), "changed_by": officer}
    )
    return cap
