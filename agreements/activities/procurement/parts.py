"""What belongs to a procurement case beside its lines: the plan and what came of it, what fits, what it costs alone."""

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import CURRENCY, MONEY, NOT_WIDER, QUANTITY, CaseLine
from agreements.activities.procurement.vocabulary import Fit, InstalmentKind
from agreements.instruments.time_clauses import choices
from partners.records.record import Record

_NOT_ACTUAL = Q(actual=None, actual_on=None)


class CaseInstalment(Record):
    """A delivery of a line, or a payment: planned, and what came of it with its evidence, or why it is settled so."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_instalments")
    kind = models.CharField(max_length=10, choices=choices(InstalmentKind))
    line = models.ForeignKey(CaseLine, models.PROTECT, null=True, blank=True, related_name="deliveries")
    currency = models.CharField(max_length=3, blank=True, help_text="Of a payment, ISO 4217.")
    planned_on = models.DateField()
    planned = models.DecimalField(**QUANTITY, help_text="How much of the line, or how much money.")
    actual_on = models.DateField(null=True, blank=True)
    actual = models.DecimalField(**QUANTITY, null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True, help_text="What shows that it was handed over.")
    settled = models.TextField(blank=True, help_text="Why nothing more comes of it.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind="delivery", line__isnull=False, currency="")
                | (Q(kind="payment", line__isnull=True) & CURRENCY),
                name="instalment_is_goods_or_money",
            ),
            models.CheckConstraint(condition=Q(planned__gt=0), name="instalment_not_negative"),
            models.CheckConstraint(
                condition=_NOT_ACTUAL | (Q(actual__gt=0, actual_on__isnull=False) & ~Q(evidence="")),
                name="instalment_has_evidence",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "planned_on"], name="instalment_of_case")]
        triggers = [*Record.Meta.triggers, NOT_WIDER]

    @property
    def open(self) -> bool:
        """Whether something is still to come of it."""
        return self.actual is None and not self.settled


class CaseFit(Record):
    """How a line goes with a standard or a system that a side holds: its own answer, with source and day."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_fits")
    line = models.ForeignKey(CaseLine, models.PROTECT, related_name="fits")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    system = models.CharField(max_length=200, blank=True, help_text="A standard, or a system that it holds, by name.")
    fit = models.CharField(max_length=16, choices=choices(Fit))
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["line", "party"], name="one_case_fit_per_side"),
            models.CheckConstraint(condition=Q(fit__in=[str(one) for one in Fit]), name="case_fit_known"),
            models.CheckConstraint(
                condition=Q(fit="not_known") | (~Q(system="") & ~Q(source="") & Q(as_of__isnull=False)),
                name="case_fit_has_source",
            ),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class AlonePrice(Record):
    """What the own share would have cost without the partner, in one currency. National."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="alone_prices")
    currency = models.CharField(max_length=3, help_text="ISO 4217.")
    price = models.DecimalField(**MONEY)
    source = models.CharField(max_length=300)
    as_of = models.DateField()

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "owner", "currency"], name="one_alone_price_per_currency"),
            models.CheckConstraint(condition=Q(audience="national"), name="alone_price_is_national"),
            models.CheckConstraint(condition=CURRENCY, name="alone_price_has_currency"),
            models.CheckConstraint(condition=Q(price__gte=0) & ~Q(source=""), name="alone_price_has_source"),
        ]
