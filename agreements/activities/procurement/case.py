"""A procurement case: who sells, what is bought, and each side's share of it."""

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.activities.procurement.vocabulary import CaseStage
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import NotWider

NOT_WIDER = NotWider(name="not_wider", table="agreements_activity", column="activity_id")
MONEY: Any = {"max_digits": 18, "decimal_places": 2}
QUANTITY: Any = {"max_digits": 15, "decimal_places": 3}
CURRENCY = Q(currency__regex="^[A-Z]{3}$")


class ProcurementCase(Record):
    """The case of an activity of that form, one row; seen by whoever sees the activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="cases")
    seller = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: both buy."
    )
    third = models.CharField(max_length=200, blank=True, help_text="From whom both buy together.")
    request = models.CharField(max_length=300, blank=True, help_text="The letter of request.")
    requested_on = models.DateField(help_text="When the request was received.")
    valid_until = models.DateField(null=True, blank=True, help_text="The last day on which the offer is accepted.")
    stage = models.CharField(max_length=24, choices=choices(CaseStage), default="request_received")
    since = models.DateField(help_text="The day from which its present clock runs.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity"], name="one_case_per_activity"),
            models.CheckConstraint(condition=Q(stage__in=[str(one) for one in CaseStage]), name="case_stage_known"),
            models.CheckConstraint(
                condition=(Q(seller=None) & ~Q(third="")) | (Q(seller__isnull=False) & Q(third="")),
                name="case_has_seller",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["stage", "since"], name="case_by_stage")]
        triggers = [*Record.Meta.triggers, NOT_WIDER]

    @property
    def joint(self) -> bool:
        """Whether both buy together from a third."""
        return self.seller_id is None


class CaseLine(Record):
    """What is bought: how much of it, and for how much money. Priced as a whole, in one currency."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_lines")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300)
    quantity = models.DecimalField(**QUANTITY)
    unit = models.CharField(max_length=40)
    price = models.DecimalField(**MONEY, null=True, blank=True, help_text="Of the whole line.")
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "number"], name="one_case_line_per_number"),
            models.CheckConstraint(condition=~Q(what="") & ~Q(unit=""), name="case_line_says_what"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="case_line_has_quantity"),
            models.CheckConstraint(
                condition=Q(price=None, currency="") | (Q(price__gte=0) & CURRENCY), name="case_line_price_has_currency"
            ),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class CaseShare(Record):
    """One side's share of a line that both buy together, in quantity and in money of the line's currency."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_shares")
    line = models.ForeignKey(CaseLine, models.PROTECT, related_name="shares")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    quantity = models.DecimalField(**QUANTITY)
    amount = models.DecimalField(**MONEY)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["line", "party"], condition=Q(mistake_at=None), name="one_case_share_per_side"
            ),
            models.CheckConstraint(condition=Q(quantity__gte=0) & Q(amount__gte=0), name="case_share_not_negative"),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]
