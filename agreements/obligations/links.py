"""One-time links by which a side without an account acknowledges that a promise was kept, gives it up, or objects."""

from datetime import date
from typing import Any

from agreements.instruments.access import hold
from agreements.obligations.acting import JOINED
from agreements.obligations.due import Due
from agreements.obligations.following import dues_restate
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.judging import Given, act_of, due_situation, given_faults
from agreements.obligations.steps import DUE, REPORTING, STEP_OF_ACT, sides_of
from agreements.obligations.telling import dues_tell
from agreements.obligations.vocabulary import DueActKind
from partners.models import Role
from partners.people.officer import acts_here
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

ASKABLE = (DueActKind.ACKNOWLEDGED, DueActKind.WAIVED)


def due_link_conditions(officer: Any, due: Due, asks: str, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here who could, and theirs to do."""
    other = due.agreement.partnership.other(officer.party_id)
    acts = acts_of_dues([due])[due.pk]
    situation, name = due_situation(officer, due, acts, today), STEP_OF_ACT[asks]
    theirs = other.pk in sides_of(asks, situation, due.obligation.debtor_id)
    done = any(act.kind == asks and act.side_id in (other.pk, None) for act in acts)
    here = acts_here(other.pk, _may_act(asks))
    return [
        Condition("shared_with_partner", met=due.audience != Audience.NATIONAL),
        Condition("side_acts_itself", {"party": other.code}, met=not here),
        Condition("no_such_due_step", {"from": due.status, "step": name}, met=_has_its_time(due, asks) and theirs),
        Condition("due_act_once", {"step": name}, met=not done),
    ]


def _has_its_time(due: Due, asks: str) -> bool:
    return any(one.name == STEP_OF_ACT[asks] and due.status in one.sources for one in DUE.steps)


def _may_act(asks: str) -> frozenset[str]:
    """Who of a side does so as its officer; a guest only answers."""
    return frozenset(role for one in DUE.steps if one.name == STEP_OF_ACT[asks] for role in one.roles) - {Role.GUEST}


@service
def due_link_make(
    *, officer: Any, today: date, due: Due, asks: str, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side acknowledge one occasion, or give it up, and its secret, shown once.

    `asks` is one of ASKABLE. Raises Refused with all that stands against it,
    Malformed, Unseen, Forbidden, Stale.
    """
    if not Due.objects.visible_to(officer).filter(pk=due.pk).exists():
        raise Unseen
    agreement = hold(officer, due.agreement, expected_version)
    if asks not in ASKABLE:
        raise Malformed({"asks": ["unknown"]})
    if not officer.has_role(*REPORTING[asks]):
        raise Forbidden("due_role", step=STEP_OF_ACT[asks])
    held = Due.objects.select_related(*JOINED).get(pk=due.pk)
    held.agreement = held.obligation.agreement = agreement
    unmet = [one for one in due_link_conditions(officer, held, asks, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=agreement.partnership.other(officer.party_id), asks=asks)


def due_of_link(link: AnswerLink) -> Due:
    """The occasion that a link shows. Raises Unseen when it is no longer shared."""
    rows = Due.objects.filter(agreement__mistake_at=None).select_related(*JOINED)
    due: Due = link_shows(link, rows)
    due.obligation.agreement = due.agreement
    return due


@service
def due_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: the act is the partner's own, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, Due.subject, lambda one: due_of_link(one).agreement, agrees=agrees, answered_by=answered_by)
    due = due_of_link(link)
    if agrees:
        _agree(link, due, Given(on=on, reason=reason), today)
    else:
        what = Contested(due, None, Due.subject, due.pk, Audience.PARTIES)
        contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
    return link


def _agree(link: AnswerLink, due: Due, given: Given, today: date) -> None:
    name = STEP_OF_ACT[link.asks]
    step = next(one for one in DUE.steps if one.name == name)
    faults = given_faults(step, given, today, evidence=False) | answerer_faults(link)
    if faults:
        raise Malformed(faults)
    acts = acts_of_dues([due])
    done = any(act.kind == link.asks and act.side_id in (link.party_id, None) for act in acts[due.pk])
    if done or not _has_its_time(due, link.asks):
        raise Refused([Condition("no_such_due_step", {"from": due.status, "step": name})])
    act = act_of(
        None, due, link.asks, link.party_id, Way.LINK, given, owner_id=link.party_id, capacity=link.answered_by
    )
    act.save()
    acts[due.pk].append(act)
    stand_on([due.agreement], today)
    told = {"officer": None, "side_id": link.party_id, "way": Way.LINK, "reason": act.reason}
    dues_restate([due], acts, today, told=told, step=name)
    dues_tell(None, [(due, act)])
