"""A text that is written here, and its clauses."""

import secrets

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.texts.library.numbering import Numbering
from agreements.texts.version import TextVersion
from partners.records.record import Record
from partners.records.triggers import NotWider

_OF_VERSION = NotWider(name="not_wider", table="agreements_textversion", column="version_id")


def new_part() -> str:
    """The lasting name of a clause: the same in every version that it passes through."""
    return secrets.token_hex(6)


class WrittenText(Record):
    """What holds for a written version as a whole: how its clauses are counted, and which language prevails."""

    version = models.OneToOneField(TextVersion, models.PROTECT, related_name="written_text")
    numbering = models.CharField(max_length=10, choices=choices(Numbering))
    prevails = models.CharField(max_length=3, blank=True, help_text="Empty: both languages are equally authentic.")
    frameworks = ArrayField(models.CharField(max_length=12), default=list, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(numbering__in=list(Numbering)), name="written_numbering_known"),
        ]
        triggers = [*Record.Meta.triggers, _OF_VERSION]


class Clause(Record):
    """One clause of a written version, in each language of it.

    Its words may name what the record fills in (`{term}`); they are filled for
    good when the version is sent. One that was taken out is kept as a mistake.
    """

    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="clauses")
    order = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=12, default=new_part, help_text="The same in every version.")
    key = models.CharField(max_length=40, blank=True, help_text="Which clause of the library it is; empty: another.")
    alternative = models.CharField(max_length=48, blank=True)
    numbered = models.BooleanField(default=True)
    headings = models.JSONField(default=dict, help_text="By language.")
    bodies = models.JSONField(default=dict, help_text="By language.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "part"], condition=Q(mistake_at=None), name="one_clause_per_part"
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["version", "order"], name="clause_in_order")]
        triggers = [*Record.Meta.triggers, _OF_VERSION]


class OwnClause(Record):
    """A clause that a ministry keeps in its own library: only its officers see it."""

    name = models.CharField(max_length=160)
    key = models.CharField(max_length=40, blank=True)
    binding = models.BooleanField(help_text="Worded for a text that binds in law.")
    headings = models.JSONField(default=dict, help_text="By language.")
    bodies = models.JSONField(default=dict, help_text="By language.")
    kept_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="own_clause_is_national"),
            models.CheckConstraint(condition=~Q(name=""), name="own_clause_has_name"),
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(mistake_at=None), name="one_own_clause_per_name"
            ),
        ]


class CommitmentCheck(Record):
    """Whether an agreement contradicts what the own side has taken on within a framework: its answer, and why."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitment_checks")
    framework = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    contradicts = models.BooleanField()
    reason = models.TextField()
    answered_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    answered_on = models.DateField()
    accepted_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    accepted_reason = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="commitment_check_is_national"),
            models.CheckConstraint(condition=~Q(reason=""), name="commitment_check_has_reason"),
            models.CheckConstraint(
                condition=Q(accepted_by=None) | ~Q(accepted_reason=""), name="accepted_contradiction_has_reason"
            ),
            models.UniqueConstraint(
                fields=["agreement", "owner", "framework"],
                condition=Q(mistake_at=None),
                name="one_commitment_check_per_side",
            ),
        ]
