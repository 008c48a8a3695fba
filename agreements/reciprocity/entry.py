"""Entry: what one side of a pair gives the other, pledged, provided, acknowledged and settled."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.activities.activity import Activity
from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from agreements.instruments.vocabulary import Area
from agreements.reciprocity.vocabulary import SETTLED, EntryStatus, GivenKind, Unit
from partners.records.errors import Condition
from partners.records.record import Audience, Record
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way

# What somebody writes down of an entry; that of an activity is computed from it.
COLUMNS = ("kind", "area", "title", "unit", "quantity", "currency", "due_on", "given_on", "settle_by")
# What sharing makes visible.
DISCLOSED = (*COLUMNS, "status")


class ReciprocityEntry(Root):
    """One thing that a side gives. One that comes from an activity points at it, is counted by it and seen with it."""

    subject = "reciprocity"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="given")
    giver = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=choices(GivenKind))
    area = models.CharField(max_length=32, choices=Area.choices, blank=True)
    title = models.CharField(max_length=300, blank=True, help_text="Empty: that of its activity.")
    unit = models.CharField(max_length=12, choices=choices(Unit))
    quantity = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217, of money alone.")
    status = models.CharField(max_length=24, choices=choices(EntryStatus))
    due_on = models.DateField(null=True, blank=True, help_text="The day by which a pledge is to be provided.")
    given_on = models.DateField(null=True, blank=True, help_text="The day on which it was provided.")
    settle_by = models.DateField(null=True, blank=True, help_text="The day by which it is to be settled.")
    counter = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", help_text="By what it was returned in kind."
    )
    corrected_at = models.DateTimeField(null=True, blank=True)

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(title="") | Q(activity__isnull=False), name="entry_has_title"),
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in GivenKind]), name="entry_kind_known"),
            models.CheckConstraint(condition=Q(unit__in=[str(one) for one in Unit]), name="entry_unit_known"),
            models.CheckConstraint(
                condition=Q(status__in=[str(one) for one in EntryStatus]), name="entry_status_known"
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="entry_quantity_counts"),
            models.CheckConstraint(
                condition=Q(unit="money", currency__regex="^[A-Z]{3}$") | (~Q(unit="money") & Q(currency="")),
                name="entry_money_has_currency",
            ),
            models.CheckConstraint(
                condition=Q(status="pledged") | Q(given_on__isnull=False), name="provided_entry_has_day"
            ),
            models.CheckConstraint(condition=~Q(counter=F("id")), name="entry_returned_by_another"),
            models.UniqueConstraint(fields=["activity", "giver", "kind"], name="one_entry_per_activity_side_and_kind"),
        ]
        indexes = [
            *Root.Meta.indexes,
            models.Index(fields=["partnership", "given_on"], name="entry_of_pair"),
            models.Index(fields=["status", "due_on"], name="entry_by_due"),
        ]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="agreements_activity", column="activity_id", optional=True),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its address."""
        return self.slug

    @property
    def receiver(self) -> Any:
        """The side that gains it."""
        return self.partnership.other(self.giver_id)

    @property
    def name(self) -> str:
        """What was given, in the words of whoever wrote it."""
        return self.title or (self.activity.title if self.activity else "")

    def following(self) -> list[models.QuerySet[Any]]:
        """What the sides did about it."""
        return [self.acts.all()]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        fields: dict[str, Any] = {
            name: str(getattr(self, name)) for name in DISCLOSED if getattr(self, name) not in ("", None)
        }
        fields["giver"] = self.giver.code
        acts = [f"{one.kind} {one.on}" for one in self.acts.filter(mistake_at=None)]
        return fields | ({"acts": acts} if acts else {})

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """One of an activity is seen by whoever sees that; what the partner did keeps an entry shared."""
        found = [Condition("entry_of_no_activity", met=self.activity_id is None)]
        found.append(Condition("between_the_two", met=to != Audience.PUBLIC))
        if to == Audience.NATIONAL and self.audience != Audience.NATIONAL:
            acted = self.acts.exclude(owner=self.owner_id).exists()
            found.append(Condition("partner_has_not_acted", met=not acted))
        return found

    def overdue_on(self, today: date) -> bool:
        """Whether the day of what comes next has passed without it."""
        if self.status == EntryStatus.PLEDGED:
            return self.due_on is not None and self.due_on < today
        return self.status not in SETTLED and self.settle_by is not None and self.settle_by < today


def overdue(today: date) -> Q:
    """Which entries are overdue on a day, by their columns."""
    pledged = Q(status=EntryStatus.PLEDGED, due_on__lt=today)
    return pledged | Q(status__in=(EntryStatus.PROVIDED, EntryStatus.ACKNOWLEDGED), settle_by__lt=today)


class ReciprocityAct(Record):
    """A side says that it provided, acknowledges, or settles, in one of the three ways."""

    entry = models.ForeignKey(ReciprocityEntry, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=24, choices=[(str(one), str(one)) for one in EntryStatus if one != "pledged"])
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["entry", "kind"], condition=Q(mistake_at=None), name="one_act_per_entry_and_kind"
            ),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_giving_has_letter"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_reciprocityentry", column="entry_id"),
        ]


def whole(quantity: Decimal) -> Decimal | int:
    """A quantity without needless noughts behind the point."""
    return int(quantity) if quantity == quantity.to_integral_value() else quantity
