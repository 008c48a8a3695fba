"""TextVersion: one text of an agreement as one side put it to the other.

A draft of the own side is national and has no number until it is sent; what
was sent is counted, and is seen by whoever sees the agreement. So nobody
learns from a gap that the other side is writing.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementAct
from agreements.terms.clauses import ActKind
from partners.records.record import Record
from partners.records.triggers import NotWider
from partners.records.ways import Way

# Both languages of a text side by side; more are not drafted together here.
MOST_LANGUAGES = 2


class TextVersion(Record):
    """A version of the text: from which side, in which way it came, when it was sent and received."""

    # The code by which objections and notices name a version.
    subject = "text_version"

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Counted per agreement when it is sent; a draft has none."
    )
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose version it is.")
    way = models.CharField(max_length=8, choices=Way.choices)
    languages = ArrayField(models.CharField(max_length=3), default=list)
    sent_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    written = models.BooleanField(default=False, help_text="Written here as clauses; else it is kept as files.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter with which it came.")
    note = models.TextField(blank=True)
    treaty_words = models.PositiveIntegerField(
        null=True, blank=True, help_text="Words in it that bind in law; none where the text cannot be read."
    )
    memo_words = models.PositiveIntegerField(
        null=True, blank=True, help_text="Words in it that are those of a text that does not bind."
    )
    added_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["agreement", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=Q(number__isnull=False) | Q(audience="national"), name="draft_version_is_national"
            ),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(sent_on=None) | Q(received_on__gte=F("sent_on")),
                name="received_after_sent",
            ),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_version_has_letter"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["agreement", "-number"], name="version_latest"),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}/{self.number or 'draft'}"

    @property
    def is_draft(self) -> bool:
        """Whether it has not been sent."""
        return self.number is None


def versions_sent(agreement: Any) -> QuerySet[TextVersion]:
    """What the sides have put to each other, the latest first; `agreement` may be an OuterRef."""
    sent = TextVersion.objects.filter(agreement=agreement, number__isnull=False, mistake_at=None)
    return sent.order_by("-number")


def version_current(agreement: Agreement) -> TextVersion | None:
    """The text that lies on the table: the last one sent, which alone can be confirmed."""
    return versions_sent(agreement).first()


def versions_current(agreements: Collection[int]) -> dict[int, TextVersion]:
    """The text on the table of each of many agreements, by key; one query."""
    sent = TextVersion.objects.filter(agreement__in=agreements, number__isnull=False, mistake_at=None)
    rows = sent.order_by("agreement_id", "-number").distinct("agreement_id")
    return {one.agreement_id: one for one in rows}


def has_text(agreement: Agreement, party_id: int | None) -> bool:
    """Whether there is a version that this party may see: sent by either side, or its own draft."""
    theirs = Q(number__isnull=False) | Q(owner=party_id)
    return TextVersion.objects.filter(theirs, agreement=agreement, mistake_at=None).exists()


def texts_there(agreements: Collection[int], party_id: int | None) -> frozenset[int]:
    """Of these agreements those of which there is a version that this party may see; one query."""
    theirs = Q(number__isnull=False) | Q(owner=party_id)
    found = TextVersion.objects.filter(theirs, agreement__in=agreements, mistake_at=None)
    return frozenset(found.values_list("agreement", flat=True))


def standing_acts(agreements: Collection[Agreement]) -> QuerySet[AgreementAct]:
    """The acts that count: a confirmation of an earlier version says nothing of the one that lies on the table."""
    current = versions_sent(OuterRef("agreement")).values("pk")[:1]
    acts = AgreementAct.objects.filter(agreement__in=[one.pk for one in agreements], mistake_at=None)
    counts = ~Q(kind=ActKind.TEXT_CONFIRMED) | Q(version=F("current"))
    return acts.alias(current=Subquery(current)).filter(counts | Q(version__isnull=True, current__isnull=True))
