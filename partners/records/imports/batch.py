"""An import: one file on its way in, from what was recognised to what was undone."""

from typing import Any

from django.db import models
from django.db.models import Q

from partners.records.record import Record
from partners.records.roots import Root


class State(models.TextChoices):
    """Where an import stands."""

    READ = "read"
    CHECKING = "checking"
    CHECKED = "checked"
    WRITING = "writing"
    WRITTEN = "written"
    REFUSED = "refused"
    UNDOING = "undoing"
    UNDONE = "undone"


class Take(models.TextChoices):
    """What is taken of a file with faults: its good rows, or all of it or nothing."""

    GOOD = "good"
    ALL = "all"


class Outcome(models.TextChoices):
    """What becomes of a row."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


# Begins the request that the history keeps of what an import wrote: no hand of an officer did.
MARK = "import-"
# The states out of which the headings may still be matched otherwise.
OPEN = frozenset({State.READ, State.CHECKED})


class Import(Root):
    """One file that comes in, with how it is read; national, for it is what a party keeps for itself."""

    subject = "import"

    of = models.CharField(max_length=24, help_text="The subject that its rows are about.")
    file = models.ForeignKey("partners.StoredFile", models.PROTECT, related_name="+")
    beside = models.ForeignKey(
        "partners.StoredFile", models.PROTECT, null=True, related_name="+", help_text="A second table that joins it."
    )
    file_name = models.CharField(max_length=200)
    source = models.CharField(max_length=60, help_text="The name of the list; identifiers count within it.")
    profile = models.CharField(max_length=24, help_text="As which kind of table it is read.")
    encoding = models.CharField(max_length=12, blank=True)
    delimiter = models.CharField(max_length=1, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    sheets = models.JSONField(default=list)
    heading_line = models.PositiveIntegerField()
    headings = models.JSONField(default=list)
    above = models.JSONField(default=list, help_text="What stood above the headings.")
    matched = models.JSONField(default=dict, help_text="Fields by place of their column.")
    answers = models.JSONField(default=dict, help_text="What words of the file mean, by field.")
    date_order = models.CharField(max_length=3, blank=True, help_text="Which of two small numbers is the day.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READ)
    take = models.CharField(max_length=4, choices=Take.choices, blank=True)
    from_file = models.JSONField(
        default=list, help_text="Cells corrected here that take the value of the file after all: `line cell`, or `*`."
    )
    total = models.PositiveIntegerField(default=0, help_text="Rows beneath the headings.")
    passed = models.PositiveIntegerField(default=0, help_text="Rows that the present state has gone through.")
    counts = models.JSONField(default=dict)
    job = models.ForeignKey("partners.Job", models.PROTECT, null=True, related_name="+")
    made_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    reason = models.TextField(blank=True, help_text="Why it was undone.")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="import_is_national"),
        ]
        triggers = Record.Meta.triggers

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """What became of one row; read with its import and seen by whoever sees it.

    No record of its own: what it did stands in the history of what it made.
    """

    batch = models.ForeignKey(Import, models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=9, choices=Outcome.choices)
    name = models.CharField(max_length=200, blank=True, help_text="What the row is called: identifier or title.")
    findings = models.JSONField(default=list)
    changes = models.JSONField(default=dict, help_text="What was before and after, by column.")
    record_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(null=True, help_text="Of the record after this import.")
    undone = models.CharField(max_length=12, blank=True, help_text="How the undoing went.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="one_report_per_row")]


class HeadingsKnown(models.Model):
    """How a party matched these headings the last time."""

    owner = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    of = models.CharField(max_length=24)
    headings = models.CharField(max_length=64, help_text="Digest of the headings.")
    matched = models.JSONField(default=dict)
    source = models.CharField(max_length=60)
    date_order = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "of", "headings"], name="headings_known_once")]


class AnswerKnown(models.Model):
    """What a party said that a word in its lists means."""

    owner = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    field = models.CharField(max_length=24)
    said = models.CharField(max_length=160, help_text="Folded.")
    means = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "field", "said"], name="answer_known_once")]


def imports_of(reader: Any) -> models.QuerySet[Any]:
    """The imports in sight of a reader, newest first."""
    return Import.objects.visible_to(reader).select_related("job", "made_by").order_by("-pk")


def answers_of(batch: Import) -> dict[str, str]:
    """What the party said that names mean, in this import and before."""
    known = AnswerKnown.objects.filter(owner=batch.owner, field="party").values_list("said", "means")
    return {**dict(known), **batch.answers.get("party", {})}
