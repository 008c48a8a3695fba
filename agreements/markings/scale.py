"""The markings of each side by name, in their order, and as what the other side handles each (domain: finding 9)."""

from django.db import models
from django.db.models import F, Q

from agreements.instruments.agreement import Agreement
from partners.records.record import Record
from partners.records.triggers import NotWider

_NOT_WIDER = NotWider(name="not_wider", table="agreements_agreement", column="agreement_id")


class MarkingName(Record):
    """A marking as one side of an agreement names it. The least protection has rank 1; the name alone stands here."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="marking_names")
    party = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose marking it is.")
    name = models.CharField(max_length=60)
    rank = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=300, help_text="Which article or law gives the scale.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "party", "name"], condition=Q(mistake_at=None), name="one_marking_per_name"
            ),
            models.CheckConstraint(condition=~Q(name="") & Q(rank__gte=1), name="marking_has_name_and_rank"),
            models.CheckConstraint(condition=~Q(source=""), name="marking_has_source"),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]

    def __str__(self) -> str:
        return self.name


class MarkingEquivalence(Record):
    """What one side marks so, the other handles as that. Neither symmetric nor total: without a row one asks."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="marking_equivalences")
    sender = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose marking it is.")
    named = models.ForeignKey(MarkingName, models.PROTECT, related_name="+", help_text="As the sender names it.")
    handled = models.ForeignKey(MarkingName, models.PROTECT, related_name="+", help_text="As the receiver handles it.")
    source = models.CharField(max_length=300, help_text="Which article says so.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["agreement", "named"], condition=Q(mistake_at=None), name="one_equivalence_per_marking"
            ),
            models.CheckConstraint(condition=~Q(named=F("handled")), name="equivalence_is_of_two"),
            models.CheckConstraint(condition=~Q(source=""), name="equivalence_has_source"),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]
