"""What hangs beneath an agreement: acts, each side's own half, what sources say."""

from django.db import models
from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.time_clauses import choices
from agreements.terms.clauses import ActKind
from partners.records.record import Record
from partners.records.triggers import NotWider
from partners.records.ways import Way
from partners.records.wording import in_language

# Each side does these once.
_ONCE = ("signed", "text_confirmed", "approved", "notification_sent", "notified", "entry_into_force")
_NOT_WIDER = NotWider(name="not_wider", table="agreements_agreement", column="agreement_id")
# What an act says of itself: when, where, by whom and by which paper.
ACT_SAYS = ("on", "place", "capacity", "given", "months", "until", "manner", "number", "clause")


class AgreementAct(Record):
    """Something that happened to an agreement, on a date known as well as it is known."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=24, choices=choices(ActKind))
    side = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: all together."
    )
    on = models.CharField(max_length=21, help_text="ISO 8601 at its precision.")
    place = models.CharField(max_length=160, blank=True)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody signed or acted.")
    given = models.CharField(max_length=21, blank=True, help_text="The day that a notice bears; `on` is its receipt.")
    months = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of an extension.")
    until = models.CharField(max_length=21, blank=True, help_text="The last day that an extension names.")
    manner = models.CharField(max_length=12, blank=True, help_text="Of a signature: on paper, or on screen.")
    number = models.CharField(max_length=160, blank=True, help_text="Of a registration, a law, an issue of a gazette.")
    clause = models.CharField(max_length=160, blank=True, help_text="The clause that allows it, or consent.")
    successor = models.ForeignKey(
        Agreement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The agreement that takes its place.",
    )
    way = models.CharField(max_length=8, choices=Way.choices)
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter or document that shows it.")
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    source_as_of = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    version = models.ForeignKey(
        "agreements.TextVersion",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="confirmations",
        help_text="The version of the text that it confirms.",
    )
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in ActKind]), name="act_kind_known"),
            models.UniqueConstraint(
                fields=["agreement", "kind", "side", "version"],
                condition=Q(mistake_at=None) & Q(kind__in=[*_ONCE]),
                name="one_act_per_side",
                nulls_distinct=False,
            ),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class AgreementSide(Record):
    """One party's own half: what it does for itself. National, and nobody else's business."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="sides")
    file_number = models.CharField(max_length=80, blank=True)
    their_file_number = models.CharField(max_length=80, blank=True)
    original_place = models.CharField(max_length=160, blank=True, help_text="Where the signed original is kept.")
    responsible = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    deputy = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    partner_contact = models.CharField(max_length=160, blank=True, help_text="Office of their point of contact.")
    finance_note = models.TextField(blank=True)
    stands_alone = models.BooleanField(default=False, help_text="Checked: it is under no other agreement.")
    talks_level = models.CharField(max_length=16, blank=True, help_text="How far the talks may go into secrets.")
    duplicates_checked = models.BooleanField(default=False, help_text="Checked: no existing agreement does it already.")
    certified_copy_on = models.CharField(max_length=21, blank=True, help_text="When a certified true copy was made.")
    mandate_authority = models.CharField(max_length=160, blank=True)
    mandate_on = models.CharField(max_length=21, blank=True)
    mandate_limits = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["agreement", "owner"], name="one_half_per_side"),
            models.CheckConstraint(condition=Q(audience="national"), name="side_is_national"),
        ]


class Statement(Record):
    """What a source says on one field of an agreement; sources that disagree stand side by side."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="statements")
    field = models.CharField(max_length=32)
    says = models.JSONField(help_text="By language.")
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    as_of = models.CharField(max_length=10, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(source=""), name="statement_has_source"),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]

    def in_language(self, language: str) -> str:
        """Its words in a language, or in whichever it has."""
        return in_language(self.says, language)
