"""How a procurement case changes once it is accepted, and what each side did about it."""

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import NOT_WIDER
from agreements.activities.procurement.vocabulary import CaseChangeKind, CaseChangeState
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.ways import Way


class CaseChange(Record):
    """A numbered amendment or modification, with what each thing that it changes said before and says after."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_changes")
    kind = models.CharField(max_length=12, choices=choices(CaseChangeKind))
    number = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the third seller."
    )
    on = models.DateField(help_text="When it was proposed, or the day of the notice.")
    way = models.CharField(max_length=8, choices=Way.choices)
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    reason = models.TextField()
    items = models.JSONField(help_text="What it changes: about, id, before, after.")
    state = models.CharField(max_length=12, choices=choices(CaseChangeState))
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "kind", "number"], name="one_case_change_per_number"),
            models.UniqueConstraint(
                fields=["activity"], condition=Q(state="proposed", mistake_at=None), name="one_open_amendment"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="case_change_has_reason"),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_change_has_letter"),
            models.CheckConstraint(
                condition=Q(kind="amendment") | Q(state="in_effect"), name="modification_holds_at_once"
            ),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class CaseAct(Record):
    """A side takes its part in a step of a case, or answers an amendment, in one of the three ways."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="case_acts")
    step = models.CharField(max_length=24)
    change = models.ForeignKey(CaseChange, models.PROTECT, null=True, blank=True, related_name="acts")
    side = models.ForeignKey(
        "partners.Party", models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty: the third seller."
    )
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["activity", "step", "side"],
                condition=Q(change=None, mistake_at=None),
                name="one_case_act_per_side",
            ),
            models.UniqueConstraint(
                fields=["change", "side"], condition=Q(mistake_at=None), name="one_answer_per_case_change"
            ),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_case_act_has_letter"),
            models.CheckConstraint(condition=Q(side__isnull=False) | Q(way="reported"), name="third_acts_by_report"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "id"], name="act_of_case")]
        triggers = [*Record.Meta.triggers, NOT_WIDER]
