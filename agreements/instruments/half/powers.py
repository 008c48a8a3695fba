"""Who of the own side may sign an agreement, and by what power (Vienna Convention on the Law of Treaties, art. 7).

A head of state or of government and a minister for foreign affairs sign by
their office; anybody else signs a treaty by full powers. Of a person only
the name and the function are kept.
"""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.half.own import own_row
from partners.records.errors import Malformed
from partners.records.record import Record
from partners.records.service import service
from partners.records.triggers import AudienceFits, History


class Power(models.TextChoices):
    """By what power somebody signs."""

    OFFICE = "by_office"
    FULL_POWERS = "full_powers"
    AUTHORISED = "authorised"


class FullPowers(Record):
    """One person who may sign for the own side."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="full_powers")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160)
    power = models.CharField(max_length=12, choices=Power.choices)
    reference = models.CharField(max_length=120, blank=True, help_text="Of the paper that gives full powers.")
    issued_by = models.CharField(max_length=160, blank=True)
    issued_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="powers_are_national"),
            models.CheckConstraint(
                condition=~Q(power="full_powers") | ~Q(issued_by="") & Q(issued_on__isnull=False),
                name="full_powers_say_by_whom",
            ),
        ]
        triggers = [History(name="history", masked=("name",)), AudienceFits(name="audience_fits")]

    @property
    def is_empowered(self) -> bool:
        """Whether this person may sign a treaty: by office, or by full powers that are issued."""
        return self.power in (Power.OFFICE, Power.FULL_POWERS)


@service
def powers_record(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    name: str,
    function: str,
    power: str,
    expected_version: int | None,
    reference: str = "",
    issued_by: str = "",
    issued_on: date | None = None,
) -> FullPowers:
    """Keep who of the own side may sign, and by what power. Raises Malformed, Unseen, Forbidden, Stale."""
    held = hold(officer, agreement, expected_version)
    needed = {"name": name, "function": function}
    if power == Power.FULL_POWERS:
        needed |= {"issued_by": issued_by, "issued_on": str(issued_on or "")}
    faults = {field: ["required"] for field, value in needed.items() if not value.strip()}
    if power not in Power.values:
        faults["power"] = ["unknown"]
    if issued_on and issued_on > today:
        faults["issued_on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    made: FullPowers = FullPowers.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        marking=held.marking,
        agreement=held,
        name=name.strip(),
        function=function.strip(),
        power=power,
        reference=reference.strip(),
        issued_by=issued_by.strip(),
        issued_on=issued_on,
    )
    return made


@service
def powers_mistake(
    *, officer: Any, today: date, agreement: Agreement, powers_id: int, expected_version: int | None
) -> FullPowers:
    """Take somebody out who does not sign after all. Raises Unseen, Forbidden, Stale."""
    held = hold(officer, agreement, expected_version)
    row = own_row(FullPowers, officer, held, powers_id)
    row.mistake_at = timezone.now()
    row.save()
    return row
