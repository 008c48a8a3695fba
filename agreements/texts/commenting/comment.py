"""TextComment: a remark on a clause of a version, and the replies to it."""

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.texts.version import TextVersion
from partners.records.record import Record
from partners.records.triggers import NotWider


class TextComment(Record):
    """A remark on a clause (`part`), or on a place in a version that is kept as files (`place`).

    Among ourselves it is national; said to the partner it is seen by both
    sides, and never by everyone. A reply is seen as what it replies to.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="text_comments")
    version = models.ForeignKey(TextVersion, models.PROTECT, null=True, blank=True, related_name="comments")
    part = models.CharField(max_length=12, blank=True, help_text="The lasting name of a clause written here.")
    place = models.CharField(max_length=80, blank=True, help_text="Where in the text, such as: Article 5.")
    text = models.TextField()
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    author = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(audience="public"), name="comment_is_not_public"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_text"),
            models.CheckConstraint(condition=Q(reply_to=None) | Q(resolved_at=None), name="only_a_thread_is_resolved"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["agreement", "id"], name="comment_of_agreement")]
        triggers = [
            *Record.Meta.triggers,
            NotWider(name="not_wider", table="agreements_agreement", column="agreement_id"),
        ]
