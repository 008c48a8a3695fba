"""What one side keeps of a partnership for itself: who is responsible, whom one reaches, what was said."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q

from partners.records.record import Record
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History


class NoteKind(StrEnum):
    """A note of ours, or how one was in contact."""

    NOTE = "note"
    CALL = "call"
    MESSAGE = "message"
    LETTER = "letter"
    TALK = "talk"


class PartnershipSide(Root):
    """The half of a partnership that one side keeps. National, and nobody else's business."""

    subject = "partnership_side"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    responsible = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.UniqueConstraint(fields=["owner", "partnership"], name="one_partnership_side_per_party"),
            models.CheckConstraint(condition=Q(audience="national"), name="partnership_side_is_national"),
        ]

    @property
    def key(self) -> str:
        """It is found by its pair."""
        return str(self.partnership.code)


class PointOfContact(Record):
    """Whom one reaches on one of the two sides: function, name, office, office contact, language."""

    side = models.ForeignKey(PartnershipSide, models.PROTECT, related_name="contacts")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose office it is.")
    function = models.CharField(max_length=160)
    name = models.CharField(max_length=120, blank=True)
    office = models.CharField(max_length=160, blank=True)
    office_contact = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=5, blank=True)
    left_on = models.DateField(null=True, blank=True, help_text="From this day on it is somebody else.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(function=""), name="contact_has_function"),
            models.CheckConstraint(condition=Q(audience="national"), name="contact_is_national"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["side", "id"], name="contact_of_side")]
        triggers: list[Any] = [
            History(name="history", masked=("function", "name", "office", "office_contact")),
            AudienceFits(name="audience_fits"),
        ]


class PartnershipNote(Record):
    """A comment of an officer, or an entry of the contact log: when, how, with whom by function, what was said."""

    side = models.ForeignKey(PartnershipSide, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=8, choices=[(str(one), str(one)) for one in NoteKind], default="note")
    on = models.DateField()
    with_whom = models.CharField(max_length=160, blank=True, help_text="By function and office.")
    text = models.TextField()
    written_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(condition=Q(audience="national"), name="note_is_national"),
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in NoteKind]), name="note_kind_known"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["side", "on"], name="note_of_side")]
