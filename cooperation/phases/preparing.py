"""Preparing a gate: opened from the template, its criteria put for this partnership, evidence attached."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.documents.document import Document
from cooperation.phases.access import beneath, gate_changed, hold_gate, step_keep
from cooperation.phases.entering import begun_phase
from cooperation.phases.gate import Gate, GateCriterion
from cooperation.phases.reading import fresh_gate, open_gate
from cooperation.phases.template import template_of, threshold_faults
from cooperation.phases.vocabulary import GateStatus, Phase
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen, refuse_unless
from partners.records.service import service
from partners.records.ways import Way

_LONGEST, _TITLE = 4000, 300
# While the sides prepare or decide, evidence may come; what is asked for is put before they decide.
_SHOWN_IN = (GateStatus.PREPARING, GateStatus.IN_REVIEW)


@service
def gate_open(*, officer: Any, today: date, partner: Party, expected_version: int | None) -> Gate:
    """Open the gate out of the present phase of the partnership, with the criteria that our template names.

    Raises Forbidden, Stale, Refused in the last phase or while another gate is open.
    """
    if not officer.writes:
        raise Forbidden("role")
    if partner.pk == officer.party_id:
        raise Malformed({"partner": ["two_that_are_one"]})
    phase = begun_phase(officer, today, partner, expected_version)
    following = Phase(phase.phase).following
    unmet = [
        Condition("phase_after_there", met=following is not None),
        Condition("no_open_gate", met=open_gate(phase) is None),
    ]
    if following is None or not all(one.met for one in unmet):
        raise Refused(unmet)
    number = (Gate.objects.filter(phase=phase).aggregate(last=Max("number"))["last"] or 0) + 1
    sight = beneath(phase, officer.party_id)
    given = {"number": number, "from_phase": phase.phase, "to_phase": following, "opened_by": officer}
    gate = Gate.objects.create(phase=phase, **sight, **given)
    GateCriterion.objects.bulk_create(
        GateCriterion(
            gate=gate,
            code=one.code,
            title=one.title,
            mandatory=one.mandatory,
            threshold=one.threshold,
            **sight,
        )
        for one in template_of(officer, phase.phase)
    )
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    step_keep(phase, gate, step="begun", source="", target=gate.status, **told)
    return fresh_gate(gate)


def criterion_of(officer: Any, gate: Gate, criterion_id: int) -> GateCriterion:
    """A criterion of a gate. Raises Unseen where there is none in sight."""
    found = GateCriterion.objects.visible_to(officer).filter(gate=gate, pk=criterion_id).first()
    if found is None:
        raise Unseen
    criterion: GateCriterion = found
    return criterion


@service
def criterion_put(
    *,
    officer: Any,
    today: date,
    gate: Gate,
    criterion_id: int | None,
    mandatory: bool,
    expected_version: int | None,
    threshold: int | None = None,
    title: str = "",
    left_out: bool = False,
) -> GateCriterion:
    """Put what this gate asks for otherwise than the template: another threshold, one more, one less.

    Without `criterion_id` a new one by its `title`, shown by evidence. Raises
    Unseen, Forbidden, Malformed, Stale, Refused once the gate is put to the decision.
    """
    held = hold_gate(officer, gate, expected_version)
    refuse_unless(held.status == GateStatus.PREPARING, "gate_being_prepared", gate_status=held.status)
    if criterion_id is None:
        made = GateCriterion(gate=held, **beneath(held.phase, officer.party_id))
        made.title = title.strip()
    else:
        made = criterion_of(officer, held, criterion_id)
    faults = threshold_faults(made.code, threshold) if not left_out else {}
    if not made.code and not made.title:
        faults["title"] = ["required"]
    if len(made.title) > _TITLE:
        faults["title"] = ["too_long"]
    if faults:
        raise Malformed(faults)
    made.mandatory, made.threshold = mandatory, threshold if not left_out else made.threshold
    made.mistake_at = timezone.now() if left_out else None
    made.save()
    gate_changed(held)
    return made


@service
def criterion_show(
    *,
    officer: Any,
    today: date,
    gate: Gate,
    criterion_id: int,
    evidence: str,
    expected_version: int | None,
    document: Document | None = None,
) -> GateCriterion:
    """Attach what shows that a criterion is met, a text or a document; without either it is taken back.

    Whoever sees the gate reads the text; the document keeps its own audience.
    Raises Unseen, Forbidden, Malformed, Stale, Refused once the gate is over.
    """
    held = hold_gate(officer, gate, expected_version)
    refuse_unless(held.status in _SHOWN_IN, "gate_open_for_evidence", gate_status=held.status)
    criterion = criterion_of(officer, held, criterion_id)
    if len(evidence) > _LONGEST:
        raise Malformed({"evidence": ["too_long"]})
    if document and not Document.objects.visible_to(officer).filter(pk=document.pk).exists():
        raise Malformed({"document": ["unknown"]})
    shown = bool(evidence.strip() or document)
    criterion.evidence, criterion.document = evidence.strip(), document
    criterion.shown_on, criterion.shown_by = (today, officer) if shown else (None, None)
    criterion.save()
    gate_changed(held)
    return criterion
