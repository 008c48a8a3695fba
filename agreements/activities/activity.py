"""Activity: what two sides do together, or plan to do."""

from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from agreements.activities.elsewhere import beneath_elsewhere, disclosed_elsewhere
from agreements.activities.period import Period
from agreements.activities.vocabulary import ActivityStatus, ActivityType, CostRule, Form, Level
from agreements.instruments.agreement import Agreement, new_slug
from agreements.instruments.time_clauses import choices
from agreements.instruments.vocabulary import Area, Door
from partners.records.errors import Condition
from partners.records.record import Audience
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History

# What somebody writes down of an activity; the rest follows from it.
COLUMNS = (
    "form",
    "activity_type",
    "area",
    "title",
    "purpose",
    "level",
    "place",
    "country",
    "host",
    "starts",
    "ends",
    "cost_rule",
    "legal_basis",
    "unplanned",
    "source",
    "source_url",
)
# What sharing makes visible, besides what each side brings.
DISCLOSED = (*COLUMNS, "status", "called_off_reason", "outcome", "public_sentence")
_SILENT: tuple[Any, ...] = ("", None, [], {}, False, "not_stated")
# The parts that follow its audience, by related name, wholes before their parts.
FOLLOWING = (
    "sides", "acts", "bookings", "exercises", "lessons", "courses", "means", "seats", "seat_acts", "cases",
    "case_lines", "case_shares", "case_instalments", "case_fits", "case_changes", "case_acts",
)  # fmt: skip
# The parts that its two sides alone see once it is shared.
BETWEEN = ("arrangements", "points", "exchanges")


class Activity(Root):
    """One thing that two sides do together; each form keeps its own facts in rows beside it."""

    subject = "activity"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    slug = models.CharField(max_length=16, unique=True, default=new_slug)
    reference = models.CharField(max_length=40, unique=True, null=True, blank=True)
    door = models.CharField(max_length=8, choices=Door.choices)
    form = models.CharField(max_length=16, choices=choices(Form))
    activity_type = models.CharField(max_length=32, choices=choices(ActivityType))
    area = models.CharField(max_length=32, choices=Area.choices, blank=True)
    title = models.CharField(max_length=300)
    purpose = models.TextField(blank=True, help_text="What it is to bring about; its report is measured by it.")
    level = models.CharField(max_length=16, choices=choices(Level), default="not_stated")
    place = models.CharField(max_length=160, blank=True, help_text="By name, never by its position.")
    country = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    host = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="The side that hosts it."
    )
    starts = models.CharField(max_length=21, help_text="ISO 8601 at its precision: a day, a month, a quarter, a year.")
    ends = models.CharField(max_length=21, blank=True, help_text="Empty: within the stretch in which it starts.")
    first_on = models.DateField(help_text="The first day on which it may be.")
    last_on = models.DateField(help_text="The last day on which it may be.")
    days = DateRangeField(null=True, blank=True, help_text="Its days, where both ends are known to the day.")
    put_off_from = models.DateField(null=True, blank=True, help_text="Its first day before it was first postponed.")
    cost_rule = models.CharField(max_length=40, choices=choices(CostRule), default="not_stated")
    legal_basis = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="activities", help_text="What it stands on."
    )
    status = models.CharField(max_length=16, choices=choices(ActivityStatus), default="proposed")
    unplanned = models.BooleanField(default=False, help_text="It stood in no plan.")
    called_off_by = models.ForeignKey(
        "partners.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of one that is postponed or cancelled: by whom; empty: by both.",
    )
    called_off_reason = models.TextField(blank=True)
    completed_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True, help_text="The after-action report: what it brought about of its purpose.")
    reported_on = models.DateField(null=True, blank=True)
    public_sentence = models.CharField(max_length=400, blank=True, help_text="What the public may read of it.")
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    source_key = models.CharField(max_length=120, blank=True, help_text="Its identifier in the list it came from.")
    source_digest = models.CharField(max_length=64, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)
    is_sample = models.BooleanField(default=False)
    search = SearchVectorField(null=True, editable=False)

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_title"),
            models.CheckConstraint(condition=Q(form__in=[str(one) for one in Form]), name="activity_form_known"),
            models.CheckConstraint(
                condition=Q(activity_type__in=[str(one) for one in ActivityType]), name="activity_type_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[str(one) for one in ActivityStatus]), name="activity_status_known"
            ),
            models.CheckConstraint(
                condition=Q(cost_rule__in=[str(one) for one in CostRule]), name="activity_cost_rule_known"
            ),
            models.CheckConstraint(condition=Q(level__in=[str(one) for one in Level]), name="activity_level_known"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="activity_ends_after_start"),
            models.UniqueConstraint(
                fields=["owner", "source_key"],
                condition=~Q(source_key="") & Q(mistake_at=None),
                name="one_activity_per_source_key",
            ),
        ]
        indexes = [
            *Root.Meta.indexes,
            GinIndex(fields=["search"], name="activity_search"),
            models.Index(fields=["updated_at", "id"], name="activity_latest"),
            models.Index(fields=["partnership", "first_on"], name="activity_of_pair"),
            models.Index(fields=["first_on", "id"], name="activity_by_day"),
            models.Index(fields=["status", "last_on"], name="activity_by_status"),
        ]
        triggers = [History(name="history", hidden=("search",)), AudienceFits(name="audience_fits")]

    def __str__(self) -> str:
        return self.key

    def title_in(self, language: str) -> str:
        """Its title, which is written in one language alone."""
        return self.title

    @property
    def key(self) -> str:
        """Its address: the reference once it has one, an opaque one until then."""
        return self.reference or self.slug

    @property
    def period(self) -> Period:
        """When it is."""
        return Period.of(self.starts, self.ends)

    def following(self) -> list[models.QuerySet[Any]]:
        """What is seen by whoever sees it, wholes before their parts; what each side keeps for itself is not."""
        return [getattr(self, parts).all() for parts in FOLLOWING]

    def between(self) -> list[models.QuerySet[Any]]:
        """What its two sides alone see once it is shared, and is never released; of what other subjects keep of it
        nothing where its owner is neither of them.
        """
        own = [getattr(self, parts).all() for parts in BETWEEN]
        return [*own, *(beneath_elsewhere(self) if self.partnership.has(self.owner_id) else ())]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        fields = {name: getattr(self, name) for name in DISCLOSED}
        for name in ("country", "host", "legal_basis"):
            fields[name] = str(fields[name]) if fields[name] else ""
        fields["sides"] = [one.party.code for one in self.sides.filter(mistake_at=None).select_related("party")]
        fields["acts"] = [f"{one.kind} {one.on}" for one in self.acts.filter(mistake_at=None)]
        fields["lessons"] = [one.text for one in self.lessons.filter(mistake_at=None)]
        fields["courses"] = [one.institution for one in self.courses.filter(mistake_at=None) if one.institution]
        fields["seats"] = [str(one.number) for one in self.seats.filter(mistake_at=None)]
        fields["means"] = [one.topic for one in self.means.filter(mistake_at=None)]
        fields["exchanges"] = [one.key for one in self.exchanges.filter(mistake_at=None)]
        fields["points"] = [one.name for one in self.points.filter(mistake_at=None)]
        fields["case_lines"] = [one.what for one in self.case_lines.filter(mistake_at=None).order_by("number")]
        fields["bookings"] = [one.name for one in self.bookings.filter(mistake_at=None)]
        fields |= disclosed_elsewhere(self)
        return {name: value for name, value in fields.items() if value not in _SILENT}

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """What the partner did on a shared activity keeps it shared; what is about intelligence is never released."""
        if to == Audience.PUBLIC and self.form == Form.INTELLIGENCE:
            return [Condition("intelligence_never_public")]
        if to != Audience.NATIONAL or self.audience == Audience.NATIONAL:
            return []
        return [Condition("partner_has_not_acted", met=not self.partner_has_acted())]

    def partner_has_acted(self) -> bool:
        """Whether somebody else than its owner wrote any of what follows it."""
        parts = (*self.following(), *self.between())
        return any(one.exclude(owner=self.owner_id).exists() for one in parts)


class ActivityAddress(models.Model):
    """Every address under which an activity was ever reached; the old ones redirect."""

    key = models.CharField(primary_key=True, max_length=40)
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="addresses")
