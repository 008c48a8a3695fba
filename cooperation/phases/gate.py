"""A gate between two phases: its criteria, what both sides decide, and the conditions they set."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.documents.document import Document
from agreements.instruments.time_clauses import choices
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.vocabulary import OPEN, Decision, GateStatus, Phase
from partners.records.record import Record
from partners.records.triggers import AudienceFits, History, NotWider
from partners.records.ways import Way

_NOT_WIDER = NotWider(name="not_wider", table="cooperation_gate", column="gate_id")
_PHASES = [str(one) for one in Phase]
_DECISIONS = [str(one) for one in Decision]


class Gate(Record):
    """One review: from which phase to which. A decision speaks of its `edition`, which any change of it raises."""

    subject = "gate"

    phase = models.ForeignKey(PartnershipPhase, models.PROTECT, related_name="gates")
    number = models.PositiveSmallIntegerField()
    from_phase = models.CharField(max_length=24, choices=choices(Phase))
    to_phase = models.CharField(max_length=24, choices=choices(Phase))
    status = models.CharField(max_length=24, choices=choices(GateStatus), default="preparing")
    edition = models.PositiveSmallIntegerField(default=1, help_text="Which version of it the sides decide on.")
    meets_on = models.DateField(null=True, blank=True, help_text="The day of the gate meeting.")
    opened_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")
    tabled_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(from_phase__in=_PHASES, to_phase__in=_PHASES) & ~Q(from_phase=F("to_phase")),
                name="gate_between_phases",
            ),
            models.CheckConstraint(condition=Q(status__in=[str(one) for one in GateStatus]), name="gate_status_known"),
            models.UniqueConstraint(fields=["phase", "number"], name="one_gate_per_number"),
            models.UniqueConstraint(
                fields=["phase"],
                condition=Q(mistake_at=None, status__in=sorted(str(one) for one in OPEN)),
                name="one_open_gate",
            ),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["status", "id"], name="gate_by_status")]
        triggers = [
            History(name="history"),
            AudienceFits(name="audience_fits"),
            NotWider(name="not_wider", table="cooperation_partnershipphase", column="phase_id"),
        ]

    @property
    def reference(self) -> str:
        """It has none: it is found by its pair and its number."""
        return ""

    @property
    def claimed(self) -> PartnershipPhase:
        """A write about it claims the view that it stands in."""
        phase: PartnershipPhase = self.phase
        return phase


class GateCriterion(Record):
    """What a gate asks for: measured from the record where `code` names a measure, shown by evidence else."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="criteria")
    code = models.CharField(max_length=40, blank=True, help_text="Of the template; empty for one of its own.")
    title = models.CharField(max_length=300, blank=True, help_text="Of one of its own.")
    mandatory = models.BooleanField(default=True)
    threshold = models.PositiveIntegerField(null=True, blank=True, help_text="In hundredths where it is a share.")
    evidence = models.TextField(blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    shown_on = models.DateField(null=True, blank=True)
    shown_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(code="") | ~Q(title=""), name="criterion_says_what"),
            models.UniqueConstraint(
                fields=["gate", "code"], condition=~Q(code="") & Q(mistake_at=None), name="one_criterion_per_code"
            ),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class GateAct(Record):
    """What a side decides on one edition of a gate, in one of the three ways."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="acts")
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    decision = models.CharField(max_length=16, choices=choices(Decision))
    edition = models.PositiveSmallIntegerField()
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    reason = models.TextField(blank=True)
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    decided_alone = models.BooleanField(default=False, help_text="By whoever put it to the decision.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(decision__in=_DECISIONS), name="gate_decision_known"),
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_decision_has_letter"),
            models.UniqueConstraint(
                fields=["gate", "side"], condition=Q(mistake_at=None), name="one_gate_decision_per_side"
            ),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class GateCondition(Record):
    """What is still to be done after a conditional go: by which side, until when."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="conditions")
    criterion = models.ForeignKey(GateCriterion, models.PROTECT, null=True, blank=True, related_name="conditions")
    text = models.CharField(max_length=300)
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+", help_text="Whose it is to meet it.")
    due_on = models.DateField()
    met_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    met_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(text=""), name="gate_condition_says_what"),
            models.CheckConstraint(condition=Q(met_on=None) | ~Q(evidence=""), name="met_condition_has_evidence"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["due_on"], condition=Q(met_on=None), name="gate_condition_open"),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class CriterionWaiver(Record):
    """An approver goes ahead without a criterion, for the own side, with a reason. National."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="waivers")
    criterion = models.ForeignKey(GateCriterion, models.PROTECT, related_name="waivers")
    reason = models.TextField()
    on = models.DateField()
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(reason=""), name="criterion_waiver_has_reason"),
            models.CheckConstraint(condition=Q(audience="national"), name="criterion_waiver_is_national"),
            models.UniqueConstraint(
                fields=["criterion", "owner"], condition=Q(mistake_at=None), name="criterion_waived_once"
            ),
        ]


class GateReading(Record):
    """What the criteria said to a side on the day it decided, as far as it saw. National."""

    gate = models.ForeignKey(Gate, models.PROTECT, related_name="readings")
    criterion = models.ForeignKey(GateCriterion, models.PROTECT, related_name="+")
    edition = models.PositiveSmallIntegerField()
    on = models.DateField()
    value = models.IntegerField(null=True, blank=True)
    out_of = models.IntegerField(null=True, blank=True)
    met = models.BooleanField()

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(audience="national"), name="gate_reading_is_national"),
        ]


# The parts that follow the audience of the phase, through their gate.
PARTS: tuple[Any, ...] = (GateCriterion, GateAct, GateCondition)
