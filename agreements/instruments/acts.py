"""Recording what a side did, in one of the three ways."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from agreements.instruments.access import hold
from agreements.instruments.act_rules import ACT_RULES, ActRule, may_record
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.instruments.guards import AgreementSituation
from agreements.instruments.moving import situation_of
from agreements.instruments.parts import AgreementAct
from agreements.instruments.route.requirements import EVERY_ACT, conditions_at
from agreements.instruments.settling import act_row, follow, number_when_signed
from agreements.instruments.signing.manner import signing_as
from agreements.instruments.signing.signatory import SignatoryEntry, signatories_save
from agreements.instruments.vocabulary import Door
from agreements.terms.dates import PartialDate
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Condition, Forbidden, Malformed, Refused
from partners.records.service import service
from partners.records.ways import Way

_TEXTS = (
    *("place", "capacity", "given", "until", "number", "clause", "manner"),
    *("evidence", "source", "source_url", "source_as_of", "note"),
)
# What some kinds of acts alone may say.
_SPECIAL = ("given", "months", "until")


@dataclass(frozen=True)
class ActOffer:
    """An act that could be recorded now: for which side, in which way, whether this officer may, what it asks for."""

    kind: str
    side: Party | None
    way: str
    allowed: bool
    needs: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def missing(self) -> list[Condition]:
        """What is still missing."""
        return [one for one in self.conditions if not one.met]


def act_offers(
    officer: Any, agreement: Agreement, today: date, situation: AgreementSituation | None = None
) -> list[ActOffer]:
    """The acts that the present status has room for, by side; `situation` where it is known already."""
    if not agreement.partnership.has(officer.party_id):
        return []
    situation = situation or situation_of(officer, agreement, today)
    here = cache(acts_here)
    other = agreement.partnership.other(officer.party_id)
    offers = []
    for kind, rule in ACT_RULES.items():
        if rule.has_room(situation.status, agreement.is_binding, situation.off):
            done = situation.acted(kind)  # type: ignore[arg-type]
            sides = [None] if rule.joint else [officer.party, other]
            offers += [
                _offer(situation, kind, rule, side, officer.party_id, here)
                for side in sides
                if (side.pk if side else None) not in done
            ]
    return offers


def _offer(
    situation: AgreementSituation,
    kind: str,
    rule: ActRule,
    side: Party | None,
    own: int,
    here: Callable[[int, frozenset[str]], bool],
) -> ActOffer:
    reported = side is not None and side.pk != own
    roles = rule.reporting if reported else rule.own
    allowed = bool(situation.roles & roles) and not (reported and side is not None and here(side.pk, rule.own))
    needs = (*rule.needs, *(("evidence",) if reported else ()))
    asked = () if reported or not allowed else act_conditions(situation, kind)
    return ActOffer(kind, side, Way.REPORTED if reported else Way.OFFICER, allowed, needs, asked)


def act_conditions(situation: AgreementSituation, kind: str, **inputs: Any) -> tuple[Condition, ...]:
    """What an act of the own side, or of both, asks for; of what is recorded as it exists nothing is asked."""
    if situation.agreement.door != Door.PREPARED:
        return ()
    return tuple(conditions_at(kind, replace(situation, inputs=inputs)))


@service
def act_record(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    kind: str,
    on: str,
    expected_version: int | None,
    side: Party | None = None,
    months: int | None = None,
    signatories: Sequence[SignatoryEntry] = (),
    **texts: str,
) -> AgreementAct:
    """Record an act of the own side, of both together (`side` None), or of the other as reported by us.

    `signatories` are those of a signature; signed on screen it is the officer's
    own. What follows from it follows at once: the text is agreed with the
    second confirmation, the agreement signed with the second signature, and in
    force when its clause is met. Raises Malformed, Forbidden, Refused, Stale.
    """
    held = hold(officer, agreement, expected_version, guests=True)
    rule = _rule(held, kind, side)
    reported = side is not None and side.pk != officer.party_id
    if not may_record(officer, rule, held.door, reported):
        raise Forbidden("act_role", act=kind)
    signatories, texts = signing_as(officer, today, kind, reported, on, signatories, texts)
    _check(rule, texts, on, months, today, reported and held.door == Door.PREPARED)
    given = {**texts, "on": on, "signatories": list(signatories), "kind": kind, "rule": rule}
    _refuse(officer, held, today, {**given, "of": side if reported else None})
    way = Way.REPORTED if reported else Way.OFFICER
    act = act_row(officer, held, kind=kind, on=on, side=side, way=way, months=months, **texts)
    act.save()
    signatories_save(act, signatories)
    follow(officer, held, today, way)
    if held.door == Door.RECORDED and held.standing.signed_on and not held.reference:
        number_when_signed(held, today)
    return act


def _rule(agreement: Agreement, kind: str, side: Party | None) -> ActRule:
    rule = ACT_RULES.get(kind)
    if rule is None:
        raise Malformed({"kind": ["unknown"]})
    if side is not None and not agreement.partnership.has(side.pk):
        raise Malformed({"side": ["not_of_pair"]})
    if side is None and not rule.joint and agreement.door == Door.PREPARED:
        raise Malformed({"side": ["required"]})
    return rule


def _check(rule: ActRule, texts: Mapping[str, str], on: str, months: int | None, today: date, evidence: bool) -> None:
    faults = {name: ["unknown_field"] for name in set(texts) - set(_TEXTS)}
    given = {**texts, "months": months}
    for name in (*rule.needs, *(("evidence",) if evidence else ())):
        if not given.get(name) and not (name == "months" and given.get("until")):
            faults[name] = ["required"]
    faults |= special_faults(rule, {**given, "on": on})
    faults |= date_faults(rule, on, today)
    if faults:
        raise Malformed(faults)


def special_faults(rule: ActRule, given: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with the columns that some kinds of acts alone have: the day a notice bears, a new last day."""
    own = (*rule.needs, *rule.may_have)
    faults = {name: ["unknown_field"] for name in _SPECIAL if given.get(name) and name not in own}
    for name in {"given", "until"} & {name for name in own if given.get(name)}:
        if not is_date(given[name]):
            faults[name] = ["not_a_date"]
        elif name == "given" and _is_later(given[name], given["on"]):
            faults[name] = ["later_than_receipt"]
    return faults


def _is_later(one: str, other: str) -> bool:
    return is_date(other) and PartialDate.parse(one).first > PartialDate.parse(other).last


def date_faults(rule: ActRule, on: str, today: date) -> dict[str, list[str]]:
    """What is wrong with the date of an act: missing, not a date, or ahead where it cannot be."""
    if not is_date(on):
        return {"on": ["not_a_date" if on else "required"]}
    ahead = PartialDate.parse(on).first > today and not rule.may_be_ahead
    return {"on": ["in_the_future"]} if ahead else {}


def _refuse(officer: Any, agreement: Agreement, today: date, about: Mapping[str, Any]) -> None:
    """Raise Refused with all that is missing: what every act asks for first, then what this one does."""
    if agreement.door != Door.PREPARED:
        return
    situation = replace(situation_of(officer, agreement, today), inputs=dict(about))
    for stage in (EVERY_ACT, about["kind"]):
        asked = list(conditions_at(stage, situation, reported=about["of"] is not None))
        if any(not one.met for one in asked):
            raise Refused(asked)
