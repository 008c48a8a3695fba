"""One-time links by which a side without an account acknowledges, or objects, that a promise to it was kept."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.entry import is_date
from agreements.obligations.acting import JOINED, claim_all
from agreements.obligations.due import Due
from agreements.obligations.following import dues_restate
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.judging import Given, act_of, due_situation
from agreements.obligations.steps import DUE, OFFICERS, sides_of
from agreements.obligations.telling import dues_tell
from agreements.obligations.vocabulary import DueActKind
from agreements.terms.dates import PartialDate
from partners.people.officer import acts_here
from partners.records.contesting import Contested, contest_by_link
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, new_token, open_link

ASKS = DueActKind.ACKNOWLEDGED
LASTS = timedelta(days=14)


def due_link_conditions(officer: Any, due: Due, today: date) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and theirs to acknowledge."""
    other = due.agreement.partnership.other(officer.party_id)
    acts = acts_of_dues([due])[due.pk]
    situation = due_situation(officer, due, acts, today)
    room = any(one.name == "acknowledge" and due.status in one.sources for one in DUE.steps)
    theirs = other.pk in sides_of(ASKS, situation, due.obligation.debtor_id)
    return [
        Condition("shared_with_partner", met=due.audience != Audience.NATIONAL),
        Condition("side_acts_itself", {"party": other.code}, met=not acts_here(other.pk, OFFICERS)),
        Condition("no_such_due_step", {"from": due.status, "step": "acknowledge"}, met=room and theirs),
    ]


@service
def due_link_make(*, officer: Any, today: date, due: Due, expected_version: int | None) -> tuple[AnswerLink, str]:
    """A link that lets the other side acknowledge one occasion, and its secret, shown once.

    Raises Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    if not Due.objects.visible_to(officer).filter(pk=due.pk).exists():
        raise Unseen
    agreement = hold(officer, due.agreement, expected_version)
    held = Due.objects.select_related(*JOINED).get(pk=due.pk)
    held.agreement = held.obligation.agreement = agreement
    unmet = [one for one in due_link_conditions(officer, held, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    token, digest = new_token()
    link = AnswerLink.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        marking=held.marking,
        subject=Due.subject,
        subject_id=held.pk,
        party=agreement.partnership.other(officer.party_id),
        asks=ASKS,
        digest=digest,
        made_by=officer,
        expires_at=timezone.now() + LASTS,
    )
    return link, token


def due_of_link(link: AnswerLink) -> Due:
    """The occasion that a link shows. Raises Unseen when it is no longer shared."""
    found = Due.objects.filter(pk=link.subject_id, mistake_at=None, agreement__mistake_at=None)
    one = found.exclude(audience=Audience.NATIONAL).select_related(*JOINED).first()
    if one is None:
        raise Unseen
    due: Due = one
    due.obligation.agreement = due.agreement
    return due


@service
def due_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: str = "", reason: str = ""
) -> AnswerLink:
    """Answer through a link: the acknowledgement is the partner's own, or its objection is kept.

    `answered_by` is the function of whoever answers. Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = open_link(token)
    if link is None or link.subject != Due.subject:
        raise Unseen
    claim_all([due_of_link(link).agreement_id])
    due = due_of_link(link)
    fresh = AnswerLink.objects.filter(pk=link.pk, answered_at=None, revoked_at=None)
    if not fresh.update(answered_at=timezone.now(), answer="agreed" if agrees else "contested"):
        raise Unseen
    AnswerLink.objects.filter(pk=link.pk).update(answered_by=answered_by.strip())
    _agree(link, due, answered_by.strip(), on, today) if agrees else _object(link, due, reason, today)
    link.refresh_from_db()
    return link


def _agree(link: AnswerLink, due: Due, who: str, on: str, today: date) -> None:
    faults = {} if who else {"answered_by": ["required"]}
    if not is_date(on):
        faults["on"] = ["not_a_date" if on else "required"]
    elif PartialDate.parse(on).first > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    acts = acts_of_dues([due])
    room = any(one.name == "acknowledge" and due.status in one.sources for one in DUE.steps)
    if not room or any(act.kind == ASKS for act in acts[due.pk]):
        raise Refused([Condition("no_such_due_step", {"from": due.status, "step": "acknowledge"})])
    act = act_of(None, due, ASKS, link.party_id, Way.LINK, Given(on=on), owner_id=link.party_id, capacity=who)
    act.save()
    acts[due.pk].append(act)
    stand_on([due.agreement], today)
    told = {"officer": None, "side_id": link.party_id, "way": Way.LINK, "reason": ""}
    dues_restate([due], acts, today, told=told, step="acknowledge")
    dues_tell(None, [(due, act)])


def _object(link: AnswerLink, due: Due, reason: str, today: date) -> None:
    what = Contested(due, None, Due.subject, due.pk, Audience.PARTIES)
    contest_by_link(officer=None, today=today, party=link.party, what=what, reason=reason)
