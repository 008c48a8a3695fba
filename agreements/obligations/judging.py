"""Whether an act on an occasion may be recorded now, whose it is, and in which of the three ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.documents.document import Document
from agreements.instruments.entry import is_date
from agreements.obligations.due import Due, DueAct
from agreements.obligations.ground import terms_of
from agreements.obligations.steps import ACT_OF_STEP, DUE, REPORTING, DueSituation, sides_of
from agreements.obligations.vocabulary import DueActKind as A
from agreements.terms.dates import PartialDate
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused
from partners.records.lifecycle import By, Offer, Step
from partners.records.record import Audience
from partners.records.ways import Way

_LENGTHS = {"evidence": 300, "evidence_url": 500, "clause": 80, "reason": 4000}


@dataclass(frozen=True)
class Given:
    """What is known of an act; `evidence` describes a letter, `evidence_url` is a link."""

    on: str
    quantity: Decimal | None = None
    clause: str = ""
    evidence: str = ""
    evidence_url: str = ""
    reason: str = ""
    document: Document | None = None

    @property
    def shown(self) -> bool:
        """Whether something shows it."""
        return bool(self.document or self.evidence.strip() or self.evidence_url.strip())


def due_situation(
    officer: Any, due: Due, acts: Sequence[DueAct], today: date, *, by_clause: bool = False
) -> DueSituation:
    """An occasion as this officer finds it; `due` carries its promise and its agreement."""
    pair = due.agreement.partnership
    return DueSituation(
        status=due.status,
        side=officer.party_id if officer and pair.has(officer.party_id) else None,
        owner=due.owner_id,
        roles=frozenset(officer.roles if officer and officer.is_active else ()),
        due=due,
        acts=tuple(acts),
        terms=terms_of(due.obligation, pair),
        today=today,
        side_codes={pair.party_a_id: pair.party_a.code, pair.party_b_id: pair.party_b.code},
        by_clause=by_clause,
    )


def due_offers(officer: Any, due: Due, acts: Sequence[DueAct], today: date) -> list[Offer]:
    """Every step out of the present status for an officer of one of the sides, or of whoever wrote it down."""
    if not (due.agreement.partnership.has(officer.party_id) or due.owner_id == officer.party_id):
        return []
    situation = due_situation(officer, due, acts, today)
    other = "no_acknowledgement_asked" if situation.terms.needs_ack else "acknowledgement_asked"
    offers = [one for one in DUE.offers(situation) if one.step.by != By.SYSTEM]
    return [one for one in offers if other not in {condition.code for condition in one.conditions}]


def judged(
    officer: Any,
    today: date,
    due: Due,
    acts: Sequence[DueAct],
    name: str,
    given: Given,
    side: Party | None,
    here: Any,
) -> DueAct:
    """The act, if it may be recorded now. Raises Malformed, Forbidden, Refused."""
    situation = due_situation(officer, due, acts, today, by_clause=bool(given.clause.strip()))
    step, whose = step_allowed(officer, due, situation, name, side)
    kind, reported = ACT_OF_STEP[name], whose is not None and whose != officer.party_id
    faults = given_faults(step, given, today, evidence=reported)
    if given.document and given.document.partnership_id != due.partnership_id:
        faults["document"] = ["unknown"]
    if faults:
        raise Malformed(faults)
    _refuse(situation, step, kind, whose, reported, here)
    return act_of(officer, due, kind, whose, Way.REPORTED if reported else Way.OFFICER, given)


def step_allowed(
    officer: Any, due: Due, situation: DueSituation, name: str, side: Party | None
) -> tuple[Step[DueSituation], int | None]:
    """The row of the table for a step of this officer, and the side whose act it is (None: both together).

    Raises Malformed for a step or a side that there is not, Refused where the
    status has no such step, Forbidden for the wrong role or party.
    """
    kind = ACT_OF_STEP.get(name)
    if kind is None:
        raise Malformed({"to": ["unknown"]})
    if not (due.agreement.partnership.has(officer.party_id) or due.owner_id == officer.party_id):
        raise Forbidden("not_a_party")
    step = _step(situation, name)
    whose = whose_act(situation, kind, due.obligation.debtor_id, side)
    reported = whose is not None and whose != officer.party_id
    if not officer.has_role(*(REPORTING[kind] if reported else step.roles)):
        raise Forbidden("due_role", step=name)
    return step, whose


def _step(situation: DueSituation, name: str) -> Step[DueSituation]:
    """The row of the table for this step out of the present status. Raises Refused where there is none."""
    found = [one for one in DUE.steps if one.name == name and situation.status in one.sources]
    if not found:
        raise Refused([Condition("no_such_due_step", {"from": situation.status, "step": name})])
    asked = situation.terms.needs_ack
    return next((one for one in found if one.name != "fulfil" or (one.target == "to_acknowledge") == asked), found[0])


def whose_act(situation: DueSituation, kind: str, debtor: int | None, side: Party | None) -> int | None:
    """The side whose act it is: the one named, else the only one there is, else the officer's own.

    Raises Malformed for a side that cannot do this, Refused where none can.
    """
    sides = sides_of(kind, situation, debtor)
    if side is not None:
        if side.pk not in sides:
            raise Malformed({"side": ["not_of_pair" if side.pk not in situation.terms.sides else "not_this_side"]})
        return side.pk
    if not sides:
        raise Refused([Condition("somebody_left_to_act")])
    return situation.side if situation.side in sides else sides[0]


def given_faults(step: Step[Any], given: Given, today: date, *, evidence: bool) -> dict[str, list[str]]:
    """What is wrong with what was written down of an act, by field."""
    faults: dict[str, list[str]] = {}
    if not is_date(given.on):
        faults["on"] = ["not_a_date" if given.on else "required"]
    elif PartialDate.parse(given.on).first > today:
        faults["on"] = ["in_the_future"]
    if (evidence or step.needs.get("evidence")) and not given.shown:
        faults["evidence"] = ["required"]
    if given.evidence_url and not given.evidence_url.startswith(("http://", "https://")):
        faults["evidence_url"] = ["not_an_address"]
    if given.quantity is not None and not 0 < given.quantity < Decimal(10) ** 15:
        faults["quantity"] = ["out_of_range"]
    for name in ("quantity", "reason"):
        if step.needs.get(name) and not getattr(given, name):
            faults[name] = ["required"]
    return faults | {name: ["too_long"] for name, most in _LENGTHS.items() if len(getattr(given, name)) > most}


def _refuse(
    situation: DueSituation, step: Step[DueSituation], kind: A, whose: int | None, reported: bool, here: Any
) -> None:
    shared = situation.due.audience != Audience.NATIONAL
    acts_itself = reported and shared and here(whose, step.roles - {"guest"})
    done = situation.acted(kind)
    again = kind in (A.FULFILLED, A.ACKNOWLEDGED, A.WAIVED, A.CLOSED) and whose in done
    conditions = [
        Condition("side_acts_itself", {"party": situation.side_codes.get(whose or 0, "")}, met=not acts_itself),
        Condition("due_act_once", {"step": step.name}, met=not again),
    ]
    unmet = [one for one in conditions if not one.met]
    if unmet:
        raise Refused(unmet)


def act_of(officer: Any, due: Due, kind: str, side: int | None, way: str, given: Given, **more: Any) -> DueAct:
    """An act on an occasion, not stored yet, seen by whoever sees the occasion."""
    texts: Mapping[str, str] = {
        name: getattr(given, name).strip() for name in ("clause", "evidence", "evidence_url", "reason")
    }
    return DueAct(
        agreement_id=due.agreement_id,
        due=due,
        **{
            "owner_id": officer.party_id if officer else due.owner_id,
            "partnership_id": due.partnership_id,
            "audience": due.audience,
            "marking": due.marking,
            "kind": kind,
            "side_id": side,
            "way": way,
            "on": given.on,
            "quantity": given.quantity,
            "recorded_by": officer,
            "document": given.document,
            **texts,
            **more,
        },
    )
