"""One-time links by which a side without an account joins the decision that was taken at a gate, or objects."""

from datetime import date
from typing import Any

from agreements.coverage.risk.turning import turned_conditions
from cooperation.phases.access import hold_gate
from cooperation.phases.deciding import decision_keep
from cooperation.phases.gate import Gate, GateAct
from cooperation.phases.reading import GATE_JOINED
from cooperation.phases.risks import GOES_ON
from cooperation.phases.steps import acting_conditions, situation_of
from partners.models import Role
from partners.people.asking import asked_by_link
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

ASKS = "gate_decision"


def asked_decision(gate: Gate, asking: Any) -> GateAct | None:
    """What the side that asks decided on the present edition; the other side is asked to join it."""
    found: GateAct | None = gate.acts.filter(side=asking, edition=gate.edition, mistake_at=None).first()
    return found


def gate_link_conditions(officer: Any, gate: Gate, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with no approver of theirs here, and decided by us."""
    other = gate.phase.partnership.other(officer.party_id)
    ours = asked_decision(gate, officer.party_id)
    found = acting_conditions(situation_of(officer, gate, today), ours.decision if ours else "")
    return [
        *asked_by_link(gate, other, [Role.APPROVER]),
        *found,
        Condition("gate_decided_by_us", met=ours is not None),
        *(turned_conditions(officer, gate, today) if ours and ours.decision in GOES_ON else ()),
    ]


@service
def gate_link_make(*, officer: Any, today: date, gate: Gate, expected_version: int | None) -> tuple[AnswerLink, str]:
    """A link that lets the other side join our decision, and its secret, shown once.

    Raises Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_gate(officer, gate, expected_version)
    unmet = [one for one in gate_link_conditions(officer, held, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=held.phase.partnership.other(officer.party_id), asks=ASKS)


def gate_of_link(link: AnswerLink) -> Gate:
    """The gate that a link shows. Raises Unseen when it is no longer shared."""
    gate: Gate = link_shows(link, Gate.objects.select_related(*GATE_JOINED))
    return gate


@service
def gate_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: date | None = None, reason: str = ""
) -> AnswerLink:
    """Answer through a link: the decision is the partner's own too, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the gate has changed since.
    """
    link = link_take(token, Gate.subject, lambda one: gate_of_link(one).phase, agrees=agrees, answered_by=answered_by)
    gate = gate_of_link(link)
    if agrees:
        _join(link, gate, on or today, today)
    else:
        what = Contested(gate, None, Gate.subject, gate.pk, Audience.PARTIES)
        contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
    return link


def _join(link: AnswerLink, gate: Gate, on: date, today: date) -> None:
    faults = answerer_faults(link)
    if on > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    ours = asked_decision(gate, link.owner_id)
    unmet = [
        *acting_conditions(situation_of(None, gate, today), ours.decision if ours else ""),
        Condition("gate_decided_by_us", met=ours is not None),
    ]
    if ours is None or not all(one.met for one in unmet):
        raise Refused(unmet)
    decision_keep(gate, None, link.party, ours.decision, on, today, way=Way.LINK, capacity=link.answered_by)
