"""What a party is seen to aim at, to offer, to seek and to hold; kept by each party for itself.

A profile is the view that its owner has, of itself or of another. Views on
other states are national for ever: no column and no service widens them.
"""

from django.db import models
from django.db.models import Q

from partners.profile.vocabulary import Level, LineKind, Priority
from partners.records.record import Record
from partners.records.roots import Root

MOST_SOURCE = 300
# What a line says; beside it stand its kind and its term, which are what it is about.
COLUMNS = ("priority", "level", "conditions", "valid_until", "note", "source", "as_of", "struck")


class Profile(Root):
    """The view of one party that the owner has; `party` may be the owner itself."""

    subject = "profile"

    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "party"], name="one_profile_per_party"),
            models.CheckConstraint(condition=Q(audience="national"), name="profile_is_national"),
        ]
        triggers = Record.Meta.triggers

    def __str__(self) -> str:
        return self.party.code


class ProfileLine(Record):
    """One statement of a profile, in a term of the taxonomy, with its source and as-of date."""

    profile = models.ForeignKey(Profile, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=14, choices=LineKind.choices)
    term = models.CharField(max_length=40)
    priority = models.CharField(max_length=6, choices=Priority.choices, blank=True, help_text="Of a goal.")
    level = models.CharField(max_length=12, choices=Level.choices, blank=True, help_text="Of a capability.")
    conditions = models.TextField(blank=True)
    valid_until = models.DateField(null=True, blank=True, help_text="The last day on which it counts.")
    note = models.TextField(blank=True)
    source = models.CharField(max_length=MOST_SOURCE)
    as_of = models.CharField(max_length=10, help_text="A day, a month or a year.")
    struck = models.BooleanField(default=False, help_text="A goal that the facts suggest, and an officer struck out.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["profile", "kind", "term"], condition=Q(mistake_at=None), name="one_profile_line_per_term"
            ),
            models.CheckConstraint(condition=Q(audience="national"), name="profile_line_is_national"),
            models.CheckConstraint(condition=Q(kind__in=LineKind.values), name="profile_line_kind_known"),
            models.CheckConstraint(
                condition=~Q(source="") & Q(as_of__regex=r"^[0-9]{4}(-[0-9]{2}){0,2}$"), name="profile_line_has_source"
            ),
            models.CheckConstraint(
                condition=Q(priority__in=["", *Priority.values]) & Q(level__in=["", *Level.values]),
                name="profile_line_codes_known",
            ),
            models.CheckConstraint(
                condition=Q(kind=LineKind.GOAL, level="", valid_until=None) & (Q(struck=True) | ~Q(priority=""))
                | ~Q(kind=LineKind.GOAL) & Q(priority="", struck=False),
                name="profile_line_fits_its_kind",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["owner", "kind", "term"], name="profile_line_of_term")]
