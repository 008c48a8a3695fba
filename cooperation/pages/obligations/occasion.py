"""The page of one day on which a promise is due: how it stands, what can be done, what happened."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.vocabulary import Status
from agreements.models import Consultation, Document, Due, DueAct
from agreements.obligations.judging import due_offers, due_situation
from agreements.obligations.links import ASKABLE
from agreements.obligations.selectors import stated_today
from agreements.obligations.steps import ACT_OF_STEP, REPORTING, sides_of
from agreements.obligations.vocabulary import DueStatus
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import when
from cooperation.pages.obligations.finding import due_seen, party_to_it
from cooperation.pages.obligations.promise import promise_crumbs
from cooperation.pages.obligations.told import (
    creditor,
    debtor,
    due_words,
    how_much,
    quantity_words,
    state_tag,
    what,
)
from cooperation.words import label, party_name, say
from cooperation.words.dates import date_words, instant_words
from partners.models import Contest, StepTaken
from partners.people.officer import acts_here
from partners.records.lifecycle import Offer
from partners.records.record import Audience

# What leads on stands first; what gives up or goes back stands behind it.
_FIRST = ("acknowledge", "fulfil", "record_part", "settle")


@require_safe
@signed_in
def due_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One occasion."""
    officer: Any = request.user
    due = due_seen(request, key, pk)
    today = legal_day()
    stated_today([due], today)
    acts = list(DueAct.objects.visible_to(officer).filter(due=due).select_related("side", "owner").order_by("id"))
    contests = list(Contest.objects.visible_to(officer).filter(subject=Due.subject, subject_id=due.pk))
    offers = due_offers(officer, due, acts, today)
    return page(
        request,
        "obligations/due.html",
        heading=_heading(due),
        crumbs=[*promise_crumbs(due.obligation), _promise_crumb(due)],
        facts=_facts(due),
        acts=_acts(officer, due, acts, contests),
        next_step=_next(officer, due, acts, offers),
        consult=_consult(officer, due),
        history=_history(officer, due),
    )


def _promise_crumb(due: Due) -> dict[str, str]:
    return {"label": what(due.obligation), "url": reverse("promise", args=[due.agreement.key, due.obligation_id])}


def _heading(due: Due) -> dict[str, Any]:
    title = _("%(what)s: %(day)s") % {"what": what(due.obligation), "day": due_words(due)}
    sides = {"one": debtor(due.obligation), "other": creditor(due.obligation)}
    return {
        "title": title,
        "tag": state_tag(due),
        "sub": [due.agreement.reference or "", _("%(one)s to %(other)s") % sides],
        "audience": due.audience,
    }


def _facts(due: Due) -> list[dict[str, Any]]:
    promise = due.obligation
    done = quantity_words(due.fulfilled_quantity, promise.unit)
    pairs = [
        (_("Due"), due_words(due)),
        (_("Limit"), instant_words(due.limit_at) if due.limit_at else ""),
        (_("For"), date_words(due.period)),
        (_("Clause"), promise.clause),
        (_("How much"), how_much(promise)),
        (_("Done so far"), done),
        (_("Fulfilled"), when(due.fulfilled_on)),
        (_("If nothing is done"), otherwise(due)),
    ]
    return [{"label": name, "value": value} for name, value in pairs if value]


def otherwise(due: Due) -> str:
    """What happens if nobody does anything."""
    if due.status in (DueStatus.PENDING, DueStatus.ACTIVE, DueStatus.DUE, DueStatus.PARTLY) and due.due_on:
        return _("It is overdue after %(day)s.") % {"day": when(due.due_on)}
    if due.status == DueStatus.OVERDUE:
        return _("It stays overdue, and counts as not kept.")
    if due.status == DueStatus.TO_ACKNOWLEDGE:
        return _("It stays fulfilled and not acknowledged.")
    if due.status == DueStatus.DISPUTED:
        return _("It stays disputed.")
    if due.status == DueStatus.FROZEN:
        return _frozen(due)
    return ""


def _frozen(due: Due) -> str:
    """What becomes of a day that a suspension keeps from being due."""
    if due.agreement.status == Status.SUSPENDED:
        if due.due_on is None:
            return _("It is owed again when the agreement applies again.")
        return _("Nothing is owed while the agreement is suspended; what falls due meanwhile is not owed afterwards.")
    return _("Its day fell while the agreement was suspended: it is not owed, unless both sides set another day.")


def _next(officer: Any, due: Due, acts: Sequence[DueAct], offers: Sequence[Offer]) -> dict[str, Any] | None:
    """What this officer can do now, the way on first; what is still missing of a waiver."""
    if not party_to_it(officer, due.agreement):
        return None
    links = [one for offer in offers if (one := _link(officer, due, acts, offer))]
    links.sort(key=lambda one: one["rank"])
    waited = [offer for offer in offers if offer.step.name == "waive" and any(act.kind == "waived" for act in acts)]
    tasks = [{"text": say(one), "done": one.met} for offer in waited for one in offer.conditions]
    if not links and not tasks:
        return None
    note = "" if links else _("Nothing is for you to do here.")
    return {"title": _("What can be done"), "note": note, "tasks": tasks, "links": links}


def _link(officer: Any, due: Due, acts: Sequence[DueAct], offer: Offer) -> dict[str, Any] | None:
    """The way to a step, if this officer may take it for the own side or report it of the other."""
    name = offer.step.name
    kind = ACT_OF_STEP[name]
    situation = due_situation(officer, due, acts, legal_day())
    sides = sides_of(kind, situation, due.obligation.debtor_id)
    done = {act.side_id for act in acts if act.kind == kind}
    once = kind in ("fulfilled", "acknowledged", "waived", "closed")
    for side in sides:
        reported = side is not None and side != officer.party_id
        if once and side in done:
            continue
        if not officer.has_role(*(REPORTING[kind] if reported else offer.step.roles)):
            continue
        if reported and due.audience != Audience.NATIONAL and acts_here(side, offer.step.roles - {"guest"}):
            continue
        words = label("due_step", name)
        if reported:
            words = _("Report for %(party)s: %(act)s") % {"party": _party(due, side), "act": label("due_act", kind)}
        ask = None
        if reported and kind in ASKABLE and due.audience != Audience.NATIONAL:
            ask = reverse("due_link", args=[due.agreement.key, due.pk, kind])
        rank = _FIRST.index(name) if name in _FIRST else len(_FIRST)
        url = reverse("due_step", args=[due.agreement.key, due.pk, name])
        return {"label": words, "url": url, "rank": rank, "main": name in _FIRST, "ask": ask}
    return None


def _party(due: Due, side: int | None) -> str:
    pair = due.agreement.partnership
    return party_name(pair.party_a if side == pair.party_a_id else pair.party_b)


def _consult(officer: Any, due: Due) -> dict[str, Any] | None:
    """A dispute proposes a consultation; one that was asked for is shown."""
    asked = Consultation.objects.visible_to(officer).filter(disputed=due).order_by("-asked_at").first()
    own = Consultation.objects.visible_to(officer).filter(due=due).first()
    running = own or asked
    if running is not None:
        url = reverse("consultation", args=[due.agreement.key, running.pk])
        return {"title": _("Consultation"), "action": {"label": _("Look at the consultation"), "url": url}}
    if due.status != DueStatus.DISPUTED or not officer.writes or not party_to_it(officer, due.agreement):
        return None
    url = reverse("consultation_new", args=[due.agreement.key]) + f"?disputed={due.pk}"
    return {
        "tone": "warn",
        "title": _("It is disputed"),
        "text": _("Disputes are settled by consultation between the two sides, as the agreement provides."),
        "action": {"label": _("Ask for consultation"), "url": url},
    }


def _acts(officer: Any, due: Due, acts: Sequence[DueAct], contests: Sequence[Contest]) -> list[dict[str, Any]]:
    papers = Document.objects.visible_to(officer).in_bulk([act.document_id for act in acts if act.document_id])
    return [_act(officer, due, act, papers, contests) for act in acts]


def _act(officer: Any, due: Due, act: DueAct, papers: Any, contests: Sequence[Contest]) -> dict[str, Any]:
    paper = papers.get(act.document_id)
    link = {}
    if paper is not None:
        link = {"label": paper.title, "url": reverse("agreement_document_file", args=[due.agreement.key, paper.pk])}
    elif act.document_id:
        link = {"label": _("a document that the other side keeps to itself"), "url": ""}
    elif act.evidence_url:
        link = {"label": act.evidence_url, "url": act.evidence_url}
    ways = {"reported": _reported(officer, act), "link": _("by one-time link")}
    own = act.owner_id == officer.party_id
    address = [due.agreement.key, due.pk, act.pk]
    mend = None
    if own and officer.writes:
        mend = {"label": _("Correct"), "url": reverse("due_act_correct", args=address)}
    elif not own and party_to_it(officer, due.agreement) and (officer.writes or officer.has_role("guest")):
        mend = {"label": _("Contest"), "url": reverse("due_act_contest", args=address)}
    return {
        "text": label("due_act", act.kind),
        "who": party_name(act.side) if act.side else _("both sides"),
        "when": date_words(act.on),
        "way": ways.get(act.way, ""),
        "much": quantity_words(act.quantity, due.obligation.unit),
        "clause": act.clause,
        "evidence": act.evidence,
        "link": link,
        "reason": act.reason,
        "mend": mend,
        "contests": [_contest(officer, due, one) for one in contests if one.act_id == act.pk and not one.settled_at],
    }


def _contest(officer: Any, due: Due, one: Contest) -> dict[str, Any]:
    settle = None
    if one.party_id == officer.party_id:
        settle = {
            "label": _("It is settled"),
            "post_url": reverse("due_contest_settle", args=[due.agreement.key, due.pk, one.pk]),
            "kind": "plain",
        }
    return {"who": _party(due, one.party_id), "reason": one.reason, "settle": settle}


def _reported(officer: Any, act: DueAct) -> str:
    if act.owner_id == officer.party_id:
        return _("reported by us")
    return _("reported by %(party)s") % {"party": party_name(act.owner)}


def _history(officer: Any, due: Due) -> list[dict[str, Any]]:
    steps = StepTaken.objects.visible_to(officer).filter(subject=Due.subject, subject_id=due.pk)
    rows = steps.select_related("side", "officer").order_by("-on", "-id")
    return [_step(officer, one) for one in rows]


def _step(officer: Any, one: StepTaken) -> dict[str, Any]:
    if one.way == "system":
        who = label("due_cause", one.cause)
    elif one.officer and one.officer.party_id == officer.party_id:
        who = str(one.officer)
    else:
        who = party_name(one.side)
    at = timezone.localtime(one.at)
    return {
        "when": when(one.on, "short"),
        "iso": at.isoformat(),
        "text": label("due_status", one.to_status),
        "who": who,
        "way": one.way if one.way in ("reported", "link") else "",
        "reason": one.reason,
        "tone": {"overdue": "bad", "disputed": "bad", "fulfilled": "good"}.get(one.to_status, ""),
    }
