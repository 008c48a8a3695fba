"""Document: a file beneath an agreement, with what it is, in which language and from whom."""

from django.db import models
from django.db.models import Q

from agreements.documents.triggers import NOT_SIGNED, ContentStays
from agreements.documents.vocabulary import DocumentKind
from agreements.instruments.agreement import Agreement
from partners.records.files import StoredFile
from partners.records.record import Audience, Record
from partners.records.triggers import NotWider


class Document(Record):
    """A file that somebody brought to an agreement.

    One that `follows` is seen by whoever sees the agreement, as far as it was
    shared or released with it; any other is only ours.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=24, choices=DocumentKind.choices)
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=8, blank=True, help_text="ISO 639; empty where it is not stated.")
    from_party = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Whose paper it is."
    )
    dated_on = models.CharField(max_length=21, blank=True, help_text="The date it bears, ISO 8601 at its precision.")
    note = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    follows = models.BooleanField(default=False)
    version = models.ForeignKey(
        "agreements.TextVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        help_text="The version of the text whose file it is: the two sides see it once that was sent, never everyone.",
    )
    added_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_known"),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
            models.CheckConstraint(
                condition=Q(follows=True) | Q(audience=Audience.NATIONAL), name="document_apart_is_national"
            ),
            models.UniqueConstraint(
                fields=["agreement", "owner", "file"], condition=Q(mistake_at=None), name="one_document_per_content"
            ),
        ]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
            ContentStays(name="content_stays"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def locked(self) -> bool:
        """Whether it is the text of an agreement that is signed, which nobody changes or removes."""
        return self.kind == DocumentKind.SIGNED_TEXT and self.agreement.status not in NOT_SIGNED

    @property
    def held_back(self) -> bool:
        """Whether it follows its agreement and is not seen as widely yet: an approver decides.

        What the sides put to each other is never released with the agreement.
        """
        return (
            self.follows
            and self.version_id is None
            and Audience(self.audience).rank < Audience(self.agreement.audience).rank
        )
