"""What every record has, and the one door through which records are read."""

from typing import Any, Protocol, Self

import pgtrigger
from django.db import models
from django.db.models import Q

from partners.records.triggers import AudienceFits, History


class Audience(models.TextChoices):
    """Who may see a record: only us, us and the partner, everyone."""

    NATIONAL = "national"
    PARTIES = "parties"
    PUBLIC = "public"

    @property
    def rank(self) -> int:
        """How wide: 0 for only us, 2 for everyone."""
        return list(Audience).index(self)


class Marking(models.IntegerChoices):
    """Protective markings by rank; an installation stores none above its ceiling."""

    UNCLASSIFIED = 0
    RESTRICTED = 1
    CONFIDENTIAL = 2
    SECRET = 3
    TOP_SECRET = 4


class Reader(Protocol):
    """Whoever reads: a side, what of it, and up to which marking."""

    party_id: Any
    clearance: int

    @property
    def reads_national(self) -> bool: ...

    @property
    def reads_shared(self) -> bool: ...


class Viewpoint:
    """A reader who is nobody in particular: the public, or a side as a whole."""

    def __init__(self, party_id: Any = None, clearance: int = 0) -> None:
        self.party_id = party_id
        self.clearance = clearance
        self.reads_national = False
        self.reads_shared = party_id is not None


PUBLIC = Viewpoint()


class VisibleQuerySet(models.QuerySet[Any]):
    """Records, of which each reader sees only the own."""

    def visible_to(self, reader: Reader) -> Self:
        """What `reader` may see: the own party's, the shared, the public, up to the clearance.

        One predicate on four columns, without a join: the pairs of the
        reader's party are looked up once by the statement.
        """
        seen = Q(audience=Audience.PUBLIC)
        if reader.party_id and reader.reads_shared:
            pairs = self.model._meta.get_field("partnership").related_model
            seen |= Q(audience=Audience.PARTIES, partnership__in=pairs.objects.of(reader.party_id))
        if reader.party_id and reader.reads_national:
            seen |= Q(owner=reader.party_id)
        visible = self.filter(seen, marking__lte=reader.clearance)
        if issubclass(self.model, Record):
            visible = visible.filter(mistake_at=None)
        return visible


class Visible(models.Model):
    """The four columns that decide who sees a row."""

    owner = models.ForeignKey(
        "partners.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The party that wrote it; none for public reference facts.",
    )
    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.CharField(max_length=8, choices=Audience.choices, default=Audience.NATIONAL)
    marking = models.PositiveSmallIntegerField(choices=Marking.choices, default=Marking.UNCLASSIFIED)

    objects = VisibleQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(audience__in=Audience.values), name="%(class)s_audience_known"),
            models.CheckConstraint(
                condition=Q(owner__isnull=False) | Q(audience=Audience.PUBLIC), name="%(class)s_ownerless_is_public"
            ),
            models.CheckConstraint(
                condition=~Q(audience=Audience.PARTIES) | Q(partnership__isnull=False),
                name="%(class)s_parties_have_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "partnership", "audience", "marking"], name="%(class)s_sight"),
        ]


class Record(Visible):
    """A row that a party wrote: seen by its audience, with its whole history kept."""

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    mistake_at = models.DateTimeField(null=True, blank=True, help_text="When it was found to be entered by mistake.")

    class Meta(Visible.Meta):
        abstract = True
        triggers: list[pgtrigger.Trigger] = [History(name="history"), AudienceFits(name="audience_fits")]
