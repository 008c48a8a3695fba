"""Who signed: name, function and by what power, beneath the signature of a side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.powers import Power
from agreements.instruments.parts import AgreementAct
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider

MOST = 5


class Manner(models.TextChoices):
    """How a signature was given."""

    ON_PAPER = "on_paper"
    ON_SCREEN = "on_screen"


@dataclass(frozen=True)
class SignatoryEntry:
    """Somebody who signs, as entered. Of a person only name and function are kept."""

    name: str
    function: str
    power: str = Power.AUTHORISED
    reference: str = ""

    @property
    def is_empowered(self) -> bool:
        """Whether a treaty may be signed so: by office, or by full powers that are named."""
        return self.power == Power.OFFICE or (self.power == Power.FULL_POWERS and bool(self.reference.strip()))


class Signatory(Record):
    """One person who signed; seen by whoever sees the signature."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signatories")
    act = models.ForeignKey(AgreementAct, models.PROTECT, related_name="signatories")
    name = models.CharField(max_length=120)
    function = models.CharField(max_length=160)
    power = models.CharField(max_length=12, choices=Power.choices)
    reference = models.CharField(max_length=120, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(name="") & ~Q(function=""), name="signatory_has_name_and_function"),
        ]
        triggers = [
            History(name="history", masked=("name",)),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]


def signatory_faults(entries: Sequence[SignatoryEntry]) -> dict[str, list[str]]:
    """What is wrong with them, as codes by field."""
    faults: dict[str, list[str]] = {}
    for at, one in enumerate(entries):
        for name in ("name", "function"):
            if not getattr(one, name).strip():
                faults[f"signatories.{at}.{name}"] = ["required"]
        if one.power not in Power.values:
            faults[f"signatories.{at}.power"] = ["unknown"]
    if len(entries) > MOST:
        faults["signatories"] = ["too_many"]
    return faults


def signatories_save(act: AgreementAct, entries: Sequence[SignatoryEntry]) -> None:
    """Write down who signed, beneath the act that says that their side did."""
    rows: list[Any] = [
        Signatory(
            owner_id=act.owner_id,
            partnership_id=act.partnership_id,
            audience=act.audience,
            marking=act.marking,
            agreement_id=act.agreement_id,
            act=act,
            name=one.name.strip(),
            function=one.function.strip(),
            power=one.power,
            reference=one.reference.strip(),
        )
        for one in entries
    ]
    Signatory.objects.bulk_create(rows)
