"""Holding a phase for a write: whatever is written beneath it claims it."""

from typing import Any

from django.db.models import F
from django.utils import timezone

from cooperation.phases.gate import Gate
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import JOINED, fresh_gate
from partners.records.errors import Forbidden, Unseen
from partners.records.marks import StepTaken
from partners.records.record import Audience
from partners.records.roots import claim
from partners.records.service import request_id


def hold_phase(officer: Any, phase: PartnershipPhase, expected_version: int | None) -> PartnershipPhase:
    """Claim a view of a pair for a write of this officer.

    Raises Unseen out of sight, Forbidden for an officer who does not write or
    whose party is none of the two, Stale when it is no longer the version that was read.
    """
    if not PartnershipPhase.objects.visible_to(officer).filter(pk=phase.pk).exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    if not phase.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    claim(phase, expected_version)
    held: PartnershipPhase = PartnershipPhase.objects.select_related(*JOINED).get(pk=phase.pk)
    return held


def hold_gate(officer: Any, gate: Gate, expected_version: int | None) -> Gate:
    """Claim the view that a gate stands in, and return the gate as it now is. Raises as `hold_phase`."""
    if not Gate.objects.visible_to(officer).filter(pk=gate.pk).exists():
        raise Unseen
    hold_phase(officer, gate.phase, expected_version)
    return fresh_gate(gate)


def beneath(phase: PartnershipPhase, owner_id: int) -> dict[str, Any]:
    """The columns of sight of a part that is seen by whoever sees the phase."""
    return {
        "owner_id": owner_id,
        "partnership_id": phase.partnership_id,
        "audience": phase.audience,
        "marking": phase.marking,
    }


def kept_by(phase: PartnershipPhase, owner_id: int) -> dict[str, Any]:
    """The columns of sight of what one side keeps of a gate for itself."""
    return {**beneath(phase, owner_id), "audience": Audience.NATIONAL}


def gate_changed(gate: Gate) -> None:
    """Raise the edition of a gate: what a side decided on the one before says nothing of this one."""
    Gate.objects.filter(pk=gate.pk).update(edition=F("edition") + 1, updated_at=timezone.now())
    gate.acts.filter(mistake_at=None).update(mistake_at=timezone.now(), updated_at=timezone.now())
    gate.refresh_from_db(fields=["edition"])


def step_keep(phase: PartnershipPhase, subject: Any, *, step: str, source: str, target: str, **told: Any) -> None:
    """Keep a step of the phase itself or of one of its gates, seen by whoever sees the phase now."""
    side: int = told.get("side_id") or phase.owner_id  # type: ignore[assignment]
    given = {"step": step, "from_status": source, "to_status": target, "request": request_id.get()}
    StepTaken.objects.create(**beneath(phase, side), subject=subject.subject, subject_id=subject.pk, **given, **told)
