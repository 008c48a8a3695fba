"""The phase of a partnership: how far the two have come, as one side sees it, or both once it is shared."""

from typing import Any

from django.db import models
from django.db.models import Q

from agreements.instruments.time_clauses import choices
from cooperation.phases.vocabulary import Phase
from partners.records.errors import Condition
from partners.records.record import Audience
from partners.records.roots import Root
from partners.records.triggers import AudienceFits, History


class PartnershipPhase(Root):
    """In which phase a partnership is. Each side keeps its own view for itself; a shared one leads, and is one.

    The gates, their criteria, decisions and conditions hang beneath it. A
    partnership without a row is getting to know each other.
    """

    subject = "phase"

    partnership = models.ForeignKey("partners.Partnership", models.PROTECT, related_name="+")
    phase = models.CharField(max_length=24, choices=choices(Phase), default="exploratory")
    since = models.DateField(help_text="The day on which it entered the phase, as far as this record knows.")
    unmeasured = models.BooleanField(default=False, help_text="An approver recorded the phase; no gate was passed.")
    reason = models.TextField(blank=True, help_text="Why the phase was recorded without a gate.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta(Root.Meta):
        constraints = [
            *Root.Meta.constraints,
            models.CheckConstraint(condition=Q(phase__in=[str(one) for one in Phase]), name="phase_known"),
            models.CheckConstraint(condition=Q(unmeasured=False) | ~Q(reason=""), name="unmeasured_phase_has_reason"),
            models.UniqueConstraint(
                fields=["owner", "partnership"], condition=Q(mistake_at=None), name="one_phase_per_side"
            ),
            models.UniqueConstraint(
                fields=["partnership"],
                condition=Q(mistake_at=None) & ~Q(audience="national"),
                name="one_shared_phase_per_pair",
            ),
        ]
        indexes = [*Root.Meta.indexes, models.Index(fields=["partnership"], name="phase_of_pair")]
        triggers = [History(name="history"), AudienceFits(name="audience_fits")]

    def __str__(self) -> str:
        return f"{self.key}: {self.phase}"

    @property
    def key(self) -> str:
        """It is found by its pair."""
        return str(self.partnership.code)

    def following(self) -> list[models.QuerySet[Any]]:
        """Its gates and what hangs beneath them, wholes before their parts."""
        from cooperation.phases.gate import PARTS, Gate

        return [Gate.objects.filter(phase=self), *(one.objects.filter(gate__phase=self) for one in PARTS)]

    def disclosed(self) -> dict[str, Any]:
        """What its audience sees of it, field by field."""
        gates: Any = self.following()[0].filter(mistake_at=None).order_by("number")
        fields = {
            "phase": self.phase,
            "since": self.since,
            "unmeasured": self.unmeasured,
            "reason": self.reason,
            "gates": [f"{one.number} {one.to_phase} {one.status}" for one in gates],
        }
        return {name: value for name, value in fields.items() if value not in ("", None, [], False)}

    def withdrawal_conditions(self, to: str) -> list[Condition]:
        """There is one shared view of a pair, and what the partner did on it keeps it shared."""
        shared = PartnershipPhase.objects.filter(partnership=self.partnership_id, mistake_at=None)
        others = shared.exclude(pk=self.pk).exclude(audience=Audience.NATIONAL)
        if to != Audience.NATIONAL:
            return [Condition("one_shared_phase_per_pair", met=not others.exists())]
        acted = any(parts.exclude(owner=self.owner_id).exists() for parts in self.following())
        return [Condition("partner_has_not_acted", met=not acted)]
