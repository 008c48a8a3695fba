"""Proposing an understanding about a balance, and what each side says to it, in one of the three ways."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Max

from agreements.reciprocity.balance import shared_figures
from agreements.reciprocity.telling import contest_tell, understanding_act_tell
from agreements.reciprocity.understanding import COLUMNS, RATES, About, Understanding, UnderstandingAct, holding
from agreements.reciprocity.understood import OFFICERS, UNDERSTANDING, S, fresh_understanding, understanding_situation
from partners.models import Party, Role
from partners.partnerships.partnership import partnerships_between
from partners.people.officer import acts_here
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.lifecycle import Step
from partners.records.marks import StepTaken
from partners.records.record import Audience
from partners.records.roots import claim
from partners.records.service import request_id, service
from partners.records.ways import Contest, Way

_LONGEST = 4000
MOST_RATE = Decimal(10) ** 9
# By which answer each step is taken.
ANSWERS = {"agreed": S.AGREED, "declined": S.DECLINED, "ended": S.ENDED}


@service
def understanding_propose(
    *, officer: Any, today: date, partner: Party, about: str, values: Mapping[str, Any]
) -> Understanding:
    """Propose the figures up to a day, a band, or a way to value in money; national until it is shared.

    Raises Forbidden for an officer who does not write, Malformed.
    """
    if not officer.writes:
        raise Forbidden("role")
    if about not in set(About):
        raise Malformed({"about": ["unknown"]})
    if partner.pk == officer.party_id:
        raise Malformed({"partner": ["two_that_are_one"]})
    faults = understanding_faults(about, values, today)
    if faults:
        raise Malformed(faults)
    (pair,) = partnerships_between([(officer.party, partner)]).values()
    before = Understanding.objects.filter(owner=officer.party, partnership=pair, about=about)
    shared = Understanding.objects.visible_to(officer).filter(partnership=pair, about=about)
    last = max(rows.aggregate(last=Max("number"))["last"] or 0 for rows in (before, shared))
    made: Understanding = Understanding.objects.create(
        owner=officer.party,
        partnership=pair,
        about=about,
        number=last + 1,
        proposed_by=officer,
        **_given(about, values),
    )
    if about == About.STATEMENT and made.until:
        made.figures = shared_figures(officer, pair, made.until)
        made.save(update_fields=["figures"])
    who = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER}
    _step_row(made, "propose", "", made.status, today, **who)
    return fresh_understanding(made)


def _given(about: str, values: Mapping[str, Any]) -> dict[str, Any]:
    given = {name: values[name] for name in COLUMNS[About(about)] if name in values}
    return {name: one.strip() if isinstance(one, str) else one for name, one in given.items()}


def understanding_faults(about: str, values: Mapping[str, Any], today: date) -> dict[str, list[str]]:
    """What is wrong with a proposal, by column."""
    columns = COLUMNS[About(about)]
    faults: dict[str, list[str]] = {name: ["unknown_field"] for name in set(values) - set(columns)}
    needed = [name for name in columns if name not in RATES.values()]
    faults |= {name: ["required"] for name in needed if values.get(name) in (None, "") or not str(values[name]).strip()}
    if faults:
        return faults
    if about == About.STATEMENT and values["until"] > today:
        return {"until": ["in_the_future"]}
    if about == About.BAND and not 0 <= values["low"] <= values["high"] <= 100:
        return {"high": ["out_of_range"]}
    return _value_faults(values) if about == About.VALUATION else {}


def _value_faults(values: Mapping[str, Any]) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    currency, rates = str(values["currency"]), [values.get(name) for name in RATES.values()]
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        faults["currency"] = ["unknown"]
    if len(values["method"]) > _LONGEST:
        faults["method"] = ["too_long"]
    for name, rate in zip(RATES.values(), rates, strict=True):
        if rate is not None and not 0 < rate < MOST_RATE:
            faults[name] = ["out_of_range"]
    return faults


def hold_understanding(officer: Any, one: Understanding, expected_version: int | None) -> Understanding:
    """Claim an understanding for a write of this officer. Raises Unseen, Forbidden, Stale."""
    if not Understanding.objects.visible_to(officer).filter(pk=one.pk).exists():
        raise Unseen
    if not officer.writes:
        raise Forbidden("role")
    if not one.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    claim(one, expected_version)
    return fresh_understanding(one)


@service
def understanding_answer(
    *,
    officer: Any,
    today: date,
    understanding: Understanding,
    kind: str,
    expected_version: int | None,
    side: Party | None = None,
    reason: str = "",
    on: date | None = None,
    evidence: str = "",
) -> UnderstandingAct:
    """Agree, decline (`declined`) or end (`ended`) for a side, the own one where it is not named.

    The own side answers by an approver, who agrees to nothing that they
    proposed themselves; of the other it is reported by us, with the letter,
    while it has no approver here. Raises Forbidden, Malformed, Refused with
    everything that is missing, Unseen, Stale.
    """
    held = hold_understanding(officer, understanding, expected_version)
    whose, day = side or officer.party, on or today
    own = whose.pk == officer.party_id
    if not officer.has_role(*([Role.APPROVER] if own else OFFICERS)):
        raise Forbidden("role", needs=[Role.APPROVER] if own else [])
    faults = answer_faults(held, whose, kind, day, today, reason)
    if not own and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    alone = own and kind == "agreed" and held.proposed_by_id == officer.pk
    here = not own and held.audience != Audience.NATIONAL and acts_here(whose.pk, [Role.APPROVER])
    found = [
        *answer_conditions(officer, held, kind, whose),
        Condition("asker_cannot_decide", met=settings.DECIDE_ALONE or not alone),
        Condition("side_acts_itself", {"party": whose.code}, met=not here),
    ]
    if not all(one.met for one in found):
        raise Refused(found)
    told = {"reason": reason.strip(), "evidence": evidence.strip()[:300], "recorded_by": officer}
    way = Way.OFFICER if own else Way.REPORTED
    return answer_keep(held, officer, whose, kind, day, today, way=way, decided_alone=alone, **told)


def answer_faults(
    one: Understanding, side: Party, kind: str, on: date, today: date, reason: str
) -> dict[str, list[str]]:
    """What is wrong with an answer by itself."""
    faults: dict[str, list[str]] = {} if kind in ANSWERS else {"kind": ["unknown"]}
    if not one.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    if on > today:
        faults["on"] = ["in_the_future"]
    if kind != "agreed" and not reason.strip():
        faults["reason"] = ["required"]
    if len(reason) > _LONGEST:
        faults["reason"] = ["too_long"]
    return faults


def answer_conditions(officer: Any, one: Understanding, kind: str, side: Party) -> list[Condition]:
    """What an answer of a side asks for, met and unmet. Raises Refused where the table names no such step."""
    situation = understanding_situation(officer, one)
    to = ANSWERS[kind]
    steps = [each for each in UNDERSTANDING.steps if each.target == to and situation.status in each.sources]
    if not steps:
        raise Refused([Condition("no_such_step", {"from": situation.status, "to": to})])
    if kind == "agreed":
        return [Condition("understanding_agreed_once", {"party": side.code}, met=side.pk not in situation.agreed)]
    return steps[0].conditions(situation)


def answer_keep(
    one: Understanding, officer: Any, side: Party, kind: str, on: date, today: date, *, way: str, **told: Any
) -> UnderstandingAct:
    """Write down what a side says, and take the step that it leads to."""
    owner = officer.party_id if officer else side.pk
    act: UnderstandingAct = UnderstandingAct.objects.create(
        understanding=one, kind=kind, side=side, on=on, way=way, **_seen_like(one, owner), **told
    )
    situation = understanding_situation(officer, one)
    step = next(each for each in UNDERSTANDING.steps if each.target == ANSWERS[kind])
    if all(each.met for each in step.conditions(situation)):
        if step.name == "agree":
            _replace(one, today)
            one.agreed_on = on
        _moved(one, step, today, officer=officer, side_id=side.pk, way=way, reason=told.get("reason", ""))
    understanding_act_tell(act, one)
    return act


def _replace(one: Understanding, today: date) -> None:
    """What was agreed of the same before holds no longer; each side's own view by its own."""
    if one.about == About.STATEMENT:
        return
    rows = holding(one).exclude(pk=one.pk)
    own = rows.filter(owner=one.owner_id, audience=Audience.NATIONAL)
    for before in own if one.audience == Audience.NATIONAL else own | rows.exclude(audience=Audience.NATIONAL):
        claim(before, None)
        step = next(each for each in UNDERSTANDING.steps if each.name == "replace")
        _moved(fresh_understanding(before), step, today, way=Way.SYSTEM, cause=f"understanding:{one.slug}")


def _moved(one: Understanding, step: Step[Any], today: date, **told: Any) -> None:
    source, one.status = one.status, step.target
    one.save(update_fields=["status", "agreed_on", "updated_at"])
    _step_row(one, step.name, source, step.target, today, **told)


def _seen_like(one: Understanding, owner_id: int) -> dict[str, Any]:
    return {
        "owner_id": owner_id,
        "partnership_id": one.partnership_id,
        "audience": one.audience,
        "marking": one.marking,
    }


def _step_row(one: Understanding, step: str, source: str, target: str, on: date, **told: Any) -> None:
    owner: int = told.get("side_id") or one.owner_id  # type: ignore[assignment]
    given = {"step": step, "from_status": source, "to_status": target, "on": on, "request": request_id.get()}
    subject = {"subject": Understanding.subject, "subject_id": one.pk}
    StepTaken.objects.create(**_seen_like(one, owner), **subject, **given, **told)


@service
def understanding_contest(
    *, officer: Any, today: date, understanding: Understanding, act_id: int, reason: str, expected_version: int | None
) -> Contest:
    """Object to what the other side reported of us; it stays, marked, until settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record, Stale.
    """
    held = hold_understanding(officer, understanding, expected_version)
    act = UnderstandingAct.objects.visible_to(officer).filter(understanding=held, pk=act_id).first()
    if act is None:
        raise Unseen
    what = Contested(held, act.owner_id, Understanding.subject, held.pk, Audience.PARTIES, act.pk)
    made: Contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    contest_tell(made, held)
    return made
