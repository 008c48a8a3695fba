"""Understanding: what both sides settle about their balance - the figures themselves, a band, a way to value in money.

Each is proposed by one side and agreed by both; the last one agreed holds.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import new_slug
from agreements.instruments.time_clauses import choices
from partners.records.errors import Condition
from partners.records.record import Audience, Reader, Record
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way


class About(StrEnum):
    """What is understood."""

    STATEMENT = "statement"
    BAND = "band"
    VALUATION = "valuation"


class UnderstandingStatus(StrEnum):
    """How far an understanding is."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    REPLACED = "replaced"
    ENDED = "ended"


# What is put down of each.
COLUMNS = {
    About.STATEMENT: ("until",),
    About.BAND: ("low", "high"),
    About.VALUATION: ("method", "currency", "day_rate", "person_day_rate", "seat_rate"),
}
RATES = {"days": "day_rate", "person_days": "person_day_rate", "seats": "seat_rate"}
_RATE: Any = {"max_digits": 12, "decimal_places": 2, "null": True, "blank": True}


class Understanding(Root):
    """One proposal about the balance of a pair. The band says which part of all that is given the first side gives."""

    subject = "understanding"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    about = models.CharField(max_length=12, choices=choices(About))
    number = models.PositiveSmallIntegerField(help_text="Which version of it.")
    status = models.CharField(max_length=12, choices=choices(UnderstandingStatus), default="proposed")
    until = models.DateField(null=True, blank=True, help_text="Up to which day the figures count.")
    figures = models.JSONField(default=list, blank=True, help_text="What each side had given, as both see it.")
    low = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Per cent by the first side, at least.")
    high = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Per cent by the first side, at most.")
    method = models.TextField(blank=True, help_text="How a day and a seat come to be worth so much.")
    currency = models.CharField(max_length=3, blank=True, help_text="ISO 4217.")
    day_rate = models.DecimalField(**_RATE)
    person_day_rate = models.DecimalField(**_RATE)
    seat_rate = models.DecimalField(**_RATE)
    agreed_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=[str(one) for one in UnderstandingStatus]), name="understanding_status_known"
            ),
            models.CheckConstraint(
                condition=Q(about="statement", until__isnull=False)
                | Q(about="band", low__gte=0, high__lte=100, low__lte=F("high"))
                | (Q(about="valuation", currency__regex="^[A-Z]{3}$") & ~Q(method="")),
                name="understanding_says_what",
            ),
            models.UniqueConstraint(
                fields=["owner", "partnership", "about", "number"], name="one_understanding_per_number"
            ),
            models.UniqueConstraint(
                fields=["partnership", "about"],
                condition=Q(status="agreed", mistake_at=None) & ~Q(audience="national") & ~Q(about="statement"),
                name="one_shared_understanding_holds",
            ),
        ]
        indexes = [*Root.Meta.indexes, models.Index(fields=["partnership", "status"], name="understanding_of_pair")]
        triggers = [History(name="history"), AudienceFits(name="audience_fits")]

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """Its address."""
        return self.slug

    def following(self) -> list[models.QuerySet[Any]]:
        """What each side said to it."""
        return [self.acts.all()]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        names = ("about", "number", "status", "agreed_on", *COLUMNS[About(self.about)])
        fields = {name: str(getattr(self, name)) for name in names if getattr(self, name) not in ("", None)}
        acts = [f"{one.kind} {one.on}" for one in self.acts.filter(mistake_at=None)]
        return fields | ({"acts": acts} if acts else {})

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """What the partner said to it keeps it shared; it is never for everyone, and one alone holds."""
        found = [Condition("between_the_two", met=to != Audience.PUBLIC)]
        if to == Audience.NATIONAL and self.audience != Audience.NATIONAL:
            acted = self.acts.exclude(owner=self.owner_id).exists()
            return [*found, Condition("partner_has_not_acted", met=not acted)]
        if self.status == UnderstandingStatus.AGREED and self.about != About.STATEMENT:
            others = holding(self).exclude(pk=self.pk).exclude(audience=Audience.NATIONAL)
            found.append(Condition("one_shared_understanding_holds", met=not others.exists()))
        return found


class UnderstandingAct(Record):
    """A side agrees to a proposal, declines it, or ends what was agreed, in one of the three ways."""

    understanding = models.ForeignKey(Understanding, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=12, choices=[(one, one) for one in ("agreed", "declined", "ended")])
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    reason = models.TextField(blank=True)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    decided_alone = models.BooleanField(default=False, help_text="By whoever proposed it.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["understanding", "side", "kind"],
                condition=Q(mistake_at=None),
                name="one_understanding_act_per_side",
            ),
            models.CheckConstraint(
                condition=~Q(way="reported") | ~Q(evidence=""), name="reported_understanding_has_letter"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_understanding", column="understanding_id"),
        ]


def holding(one: Understanding) -> models.QuerySet[Any]:
    """What is agreed now of the same matter between the same two."""
    rows = Understanding.objects.filter(partnership=one.partnership_id, about=one.about, mistake_at=None)
    return rows.filter(status=UnderstandingStatus.AGREED)


def agreed_of(reader: Reader, pairs: Collection[int] | None = None) -> dict[tuple[int, str], Understanding]:
    """What holds between pairs as a reader sees it, by pair and matter: the shared before the own; one query."""
    rows = Understanding.objects.visible_to(reader).filter(status=UnderstandingStatus.AGREED)
    rows = rows.exclude(about=About.STATEMENT)
    rows = rows if pairs is None else rows.filter(partnership__in=list(pairs))
    found: dict[tuple[int, str], Understanding] = {}
    for one in rows.order_by("number", "id"):
        key = (one.partnership_id, one.about)
        if key not in found or one.audience != Audience.NATIONAL or found[key].audience == Audience.NATIONAL:
            found[key] = one
    return found


def valuation_of(reader: Reader, pair: int) -> Understanding | None:
    """How both sides of a pair value what they give in money, as a reader sees it; None: money is nowhere."""
    return agreed_of(reader, [pair]).get((pair, About.VALUATION))
