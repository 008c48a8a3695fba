"""Obligation: what one side promised the other, by a clause of an agreement."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.obligations.schedule import Schedule
from agreements.obligations.vocabulary import EventKind, ObligationKind, Recurrence, Unit, WorkingRule
from agreements.terms.dates import PartialDate
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.wording import in_language

_MONEY: Any = {"max_digits": 18, "decimal_places": 2, "null": True, "blank": True}


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


class Obligation(Record):
    """A promise: who owes what to whom, how much, when, and on which terms."""

    subject = "obligation"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="obligations")
    debtor = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: both owe it."
    )
    creditor = models.ForeignKey(
        "partners.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: it is owed to both.",
    )
    kind = models.CharField(max_length=16, choices=choices(ObligationKind), default="other")
    titles = models.JSONField(default=dict, help_text="What is promised, in a sentence, by language.")
    clause = models.CharField(max_length=80, blank=True, help_text="The article or section that promises it.")
    quantity = models.DecimalField(max_digits=18, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=16, choices=choices(Unit), blank=True)
    value = models.DecimalField(**_MONEY)
    cap = models.DecimalField(**_MONEY, help_text="The most that may be asked for.")
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217.")
    period_from = models.CharField(max_length=21, blank=True, help_text="Its own period, not the agreement's.")
    period_until = models.CharField(max_length=21, blank=True)
    recurrence = models.CharField(max_length=12, choices=choices(Recurrence), default="once")
    every_months = models.PositiveSmallIntegerField(null=True, blank=True)
    first_on = models.CharField(max_length=21, blank=True, help_text="Its day, or the first of a series.")
    on_dates = ArrayField(models.CharField(max_length=21), default=list, blank=True)
    offset_days = models.SmallIntegerField(default=0)
    working_rule = models.CharField(max_length=8, choices=choices(WorkingRule), default="none")
    needs_ack = models.BooleanField(default=False, help_text="The other side acknowledges it.")
    survives = models.BooleanField(default=False, help_text="It outlives the agreement.")
    appropriation = models.BooleanField(default=False, help_text="Subject to the availability of funds.")
    event = models.CharField(max_length=24, choices=choices(EventKind), default="none")
    within_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    tracked_from = models.DateField(help_text="Occasions before this day are not followed here.")
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    closed_on = models.DateField(null=True, blank=True, help_text="No occasion arises after this day.")
    generated_until = models.DateField(null=True, blank=True, help_text="Up to when its occasions are laid out.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(titles={}), name="obligation_has_title"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(one) for one in ObligationKind]), name="obligation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(debtor=None) | Q(creditor=None) | ~Q(debtor=F("creditor")), name="obligation_of_two_sides"
            ),
            models.CheckConstraint(
                condition=~Q(recurrence__in=("every", "each_period")) | Q(every_months__gt=0),
                name="obligation_series_has_step",
            ),
            models.CheckConstraint(
                condition=Q(value=None, cap=None) | ~Q(currency=""), name="obligation_money_has_currency"
            ),
            models.CheckConstraint(
                condition=Q(cap=None) | Q(value=None) | Q(value__lte=F("cap")), name="obligation_value_within_cap"
            ),
            models.CheckConstraint(
                condition=Q(event="none") | Q(within_hours__gt=0), name="obligation_event_has_limit"
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["agreement", "id"], name="obligation_of_agreement"),
            models.Index(fields=["updated_at", "id"], name="obligation_latest"),
            models.Index(
                fields=["generated_until"],
                name="obligation_to_extend",
                condition=Q(mistake_at=None, closed_on=None, recurrence__in=("every", "each_period")),
            ),
        ]
        triggers = [
            History(name="history", hidden=("generated_until",)),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]

    def title_in(self, language: str) -> str:
        """What is promised, in a language, or in whichever it is said."""
        return in_language(self.titles, language)

    @property
    def by_event(self) -> bool:
        """Whether an event sets it off, and no calendar."""
        return self.event != EventKind.NONE

    @property
    def schedule(self) -> Schedule:
        """When it falls due, for `agreements.obligations.schedule`."""
        return Schedule(
            recurrence=Recurrence(self.recurrence),
            every_months=self.every_months,
            first=_date(self.first_on),
            dates=tuple(PartialDate.parse(one) for one in self.on_dates),
            since=_date(self.period_from),
            until=_date(self.period_until),
            offset_days=self.offset_days,
            working=WorkingRule(self.working_rule),
            by_event=self.by_event,
        )


class ObligationSide(Record):
    """Who on one side sees to a promise. National, and nobody else's business."""

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="sides")
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="+")
    responsible = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["obligation", "owner"], name="one_promise_half_per_side"),
            models.CheckConstraint(condition=Q(audience="national"), name="promise_half_is_national"),
        ]
