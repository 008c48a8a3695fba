"""Phases and gates as they are answered."""

from datetime import date
from typing import Any

from cooperation.api.addresses import partnership_url
from cooperation.api.agreements.transitions import condition_data
from cooperation.phases.caps import PhaseCap, cap_of
from cooperation.phases.gate import Gate, GateAct, GateCondition
from cooperation.phases.measures import Reading, readings_of
from cooperation.phases.moving import gate_offers
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.vocabulary import Phase
from partners.models import Partnership

Row = dict[str, Any]


def gate_url(pair: str, number: int) -> str:
    """The address of a gate."""
    return f"{partnership_url(pair)}gates/{number}/"


def cap_data(one: PhaseCap) -> Row:
    """A cap as it is answered."""
    columns = ("phase", "days", "people", "amount", "currency", "reason")
    return {name: getattr(one, name) for name in columns} | {
        "changed_by": one.changed_by.name if one.changed_by else None
    }


def phase_data(reader: Any, pair: Partnership, found: PartnershipPhase | None) -> Row:
    """The phase of a pair as the reader finds it."""
    phase = found.phase if found else str(Phase.EXPLORATORY)
    return {
        "partnership": pair.code,
        "phase": phase,
        "since": found.since if found else None,
        "unmeasured": bool(found and found.unmeasured),
        "reason": found.reason if found else "",
        "owner": found.owner.code if found and found.owner else None,
        "audience": found.audience if found else "national",
        "version": found.version if found else 0,
        "cap": cap_data(cap_of(reader, phase)) if pair.has(reader.party_id) else None,
        "gates_url": f"{partnership_url(pair.code)}gates/",
    }


def gate_data(reader: Any, gate: Gate, today: date) -> Row:
    """A gate with everything that is still missing, as the reader sees it."""
    acts = GateAct.objects.visible_to(reader).filter(gate=gate).select_related("side").order_by("id")
    owed = GateCondition.objects.visible_to(reader).filter(gate=gate).select_related("side").order_by("due_on", "id")
    columns = ("number", "from_phase", "to_phase", "status", "edition", "meets_on", "decided_on")
    pair = gate.phase.partnership.code
    return {
        **{name: getattr(gate, name) for name in columns},
        "url": gate_url(pair, gate.number),
        "partnership": pair,
        "version": gate.phase.version,
        "criteria": [_criterion(one) for one in readings_of(reader, gate, today)],
        "conditions": [_condition(one) for one in owed],
        "decisions": [_decision(one) for one in acts],
        "steps": _steps(reader, gate, today),
    }


def _criterion(one: Reading) -> Row:
    columns = ("id", "code", "title", "mandatory", "threshold", "evidence", "shown_on")
    return {name: getattr(one.criterion, name) for name in columns} | {
        "measure": str(one.measure),
        "value": one.measured.value,
        "out_of": one.measured.out_of,
        "met": one.met,
        "waived": one.waiver.reason if one.waiver else None,
    }


def _condition(one: GateCondition) -> Row:
    columns = ("id", "text", "due_on", "met_on", "evidence")
    return {name: getattr(one, name) for name in columns} | {"criterion": one.criterion_id, "side": one.side.code}


def _decision(one: GateAct) -> Row:
    columns = ("id", "decision", "edition", "on", "way", "reason", "evidence", "decided_alone")
    return {name: getattr(one, name) for name in columns} | {"side": one.side.code}


def _steps(reader: Any, gate: Gate, today: date) -> list[Row]:
    if not getattr(reader, "roles", None):
        return []
    return [
        {
            "step": one.step.name,
            "to": str(one.step.target),
            "allowed": one.allowed,
            "ready": one.ready,
            "follows": one.step.follows,
            "needs": dict(one.step.needs),
            "conditions": [condition_data(each) for each in one.conditions],
        }
        for one in gate_offers(reader, gate, today)
    ]
