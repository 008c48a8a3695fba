"""Facts about parties, each with its source and the day it was true.

A reference fact has no owner and is public. An officer's correction is a
further row of the own party: both stay, and pages show both.
"""

from django.db import models
from django.db.models import Q

from partners.records.record import Record


class FactKind(models.TextChoices):
    """What is said of a party."""

    CAPITAL = "capital"
    LANDLOCKED = "landlocked"
    UN_STATUS = "un_status"
    LAND_NEIGHBOUR = "land_neighbour"
    SEA_NEIGHBOUR = "sea_neighbour"
    MEMBER_OF = "member_of"
    FOUNDED = "founded"
    ENDED = "ended"
    SEAT = "seat"
    POPULATION = "population"
    SHARED_ORGANISATIONS = "shared_organisations"
    ARMS_EMBARGO = "arms_embargo"
    SANCTIONS = "sanctions"
    ARMED_CONFLICT = "armed_conflict"
    RIVALRY = "rivalry"


class PartyFact(Record):
    """One statement about one party; `other` where it is about two.

    A neighbour, an organisation it belongs to, whoever imposed a measure on it,
    the other side of a conflict. What is said of a pair is said of each of it.
    """

    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="facts")
    kind = models.CharField(max_length=20, choices=FactKind.choices)
    other = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="facts_of_others")
    value = models.JSONField(default=dict)
    since = models.CharField(max_length=10, blank=True, help_text="A day, a month or a year; empty: not known.")
    until = models.CharField(max_length=10, blank=True, help_text="Empty: it still holds.")
    holds = models.BooleanField(default=True, help_text="False: this row says that it is not so.")
    note = models.TextField(blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    as_of = models.CharField(max_length=10)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="party_fact_kind_known"),
            models.CheckConstraint(condition=~Q(source=""), name="party_fact_has_source"),
            models.UniqueConstraint(
                fields=["party", "kind", "other", "since"],
                condition=Q(owner=None),
                name="one_reference_fact",
                nulls_distinct=False,
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["other", "kind"], name="fact_of_other")]
