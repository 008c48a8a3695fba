"""Going ahead with the words of a text as they are, with a reason."""

from django.db import models
from django.db.models import Q

from agreements.texts.version import TextVersion
from partners.records.record import Record


class WordingWaiver(Record):
    """One party's decision to leave the words of a version as they are; national, with its reason."""

    version = models.ForeignKey(TextVersion, models.PROTECT, related_name="waivers")
    words = models.PositiveIntegerField(null=True, help_text="How many were found; none where nobody could look.")
    reason = models.TextField()
    officer = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "owner"], condition=Q(mistake_at=None), name="one_waiver_per_version"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="wordingwaiver_has_reason"),
            models.CheckConstraint(condition=Q(audience="national"), name="wordingwaiver_is_national"),
        ]
