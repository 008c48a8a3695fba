"""Reading phases and gates: which view of a pair leads for a reader, and what hangs beneath it."""

from collections.abc import Collection
from typing import Any

from cooperation.phases.gate import Gate
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.vocabulary import OPEN, Phase
from partners.models import Partnership
from partners.partnerships.partnership import partnerships_between
from partners.records.errors import Unseen
from partners.records.record import Audience, Reader

JOINED = ("partnership__party_a", "partnership__party_b", "owner", "recorded_by")
GATE_JOINED = ("phase__partnership__party_a", "phase__partnership__party_b", "phase__owner", "opened_by", "tabled_by")


def phases_of(reader: Reader, pairs: Collection[Any]) -> dict[int, PartnershipPhase]:
    """The view of each pair that leads for a reader: the shared one, else the own; one query."""
    rows = PartnershipPhase.objects.visible_to(reader).filter(partnership__in=list(pairs)).select_related(*JOINED)
    found: dict[int, PartnershipPhase] = {}
    for row in rows.order_by("id"):
        if row.partnership_id not in found or row.audience != Audience.NATIONAL:
            found[row.partnership_id] = row
    return found


def phase_of(reader: Reader, pair: Partnership) -> PartnershipPhase | None:
    """The view of a pair that leads for a reader; None before anything was recorded."""
    return phases_of(reader, [pair.pk]).get(pair.pk) if pair.pk else None


def phase_code(reader: Reader, pair: Partnership) -> Phase:
    """The phase of a pair as a reader sees it: without anything it is getting to know each other."""
    found = phase_of(reader, pair)
    return Phase(found.phase) if found else Phase.EXPLORATORY


def pair_with(officer: Any, partner: Any) -> Partnership:
    """The pair of the officer's party and a partner, made on first mention."""
    (pair,) = partnerships_between([(officer.party, partner)]).values()
    return pair


def gates_of(reader: Reader, phase: PartnershipPhase | None) -> list[Gate]:
    """The gates of a view, the latest first."""
    if phase is None:
        return []
    return list(Gate.objects.visible_to(reader).filter(phase=phase).select_related(*GATE_JOINED).order_by("-number"))


def gate_at(reader: Reader, pair: Partnership, number: int) -> Gate:
    """The gate with a number in the view that leads. Raises Unseen."""
    found = phase_of(reader, pair)
    gate = next((one for one in gates_of(reader, found) if one.number == number), None)
    if gate is None:
        raise Unseen
    return gate


def fresh_gate(gate: Gate) -> Gate:
    """A gate as it now is, with what services want beside it."""
    found: Gate = Gate.objects.select_related(*GATE_JOINED).get(pk=gate.pk)
    return found


def open_gate(phase: PartnershipPhase | None) -> Gate | None:
    """The gate of a view that is not over, if there is one."""
    if phase is None:
        return None
    found: Gate | None = Gate.objects.filter(phase=phase, mistake_at=None, status__in=OPEN).first()
    return found
