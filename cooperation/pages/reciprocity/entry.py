"""One entry: what it is, what each side said of it, and what comes next."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import ReciprocityAct, ReciprocityEntry
from agreements.reciprocity.access import entry_by_key, is_shared
from agreements.reciprocity.acting import acts_itself
from agreements.reciprocity.steps import OFFICERS, entry_offers, side_of
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.reciprocity.told import Sides, amount, crumbs, entry_tag, on_day
from cooperation.words import label, party_name, say
from partners.models import Contest, Party
from partners.records.audience import waiting_request
from partners.records.lifecycle import Offer
from partners.records.ways import Way

Row = dict[str, Any]


@require_safe
@signed_in
def entry_page(request: HttpRequest, key: str) -> HttpResponse:
    """One entry as the reader finds it; asking changes nothing."""
    officer: Any = request.user
    entry, today = entry_by_key(officer, key), legal_day()
    sides = Sides.of(entry.partnership, officer)
    part = entry.partnership.has(officer.party_id)
    contests = list(
        Contest.objects.visible_to(officer).filter(
            subject=ReciprocityEntry.subject, subject_id=entry.pk, settled_at=None
        )
    )
    return page(
        request,
        "reciprocity/entry.html",
        heading={
            "title": entry.name,
            "sub": [label("given_kind", entry.kind), amount(entry.quantity, entry.unit, entry.currency)],
            "tags": [entry_tag(entry, today)],
            "audience": entry.audience,
        },
        crumbs=[
            *crumbs(entry.partnership, officer),
            {"label": _("What each side gives"), "url": reverse("given", args=[_code(entry, officer)])},
        ],
        facts=_facts(entry),
        contested=[one.reason for one in contests if one.act_id is None],
        halves=[_half(officer, entry, one, contests) for one in (sides.us, sides.them)],
        steps=[_step(officer, entry, one, today) for one in entry_offers(officer, entry, today)] if part else [],
        links=_links(officer, entry) if officer.writes and part else [],
    )


def _code(entry: ReciprocityEntry, officer: Any) -> str:
    pair = entry.partnership
    return str(pair.other(officer.party_id).code) if pair.has(officer.party_id) else pair.code


def _facts(entry: ReciprocityEntry) -> list[Row]:
    rows = [
        {"label": _("Given by"), "value": party_name(entry.giver)},
        {"label": _("Gained by"), "value": party_name(entry.receiver)},
        {"label": _("How much"), "value": amount(entry.quantity, entry.unit, entry.currency)},
        {"label": _("Area of cooperation"), "value": label("area", entry.area) if entry.area else ""},
        {"label": _("To be provided by"), "value": on_day(entry.due_on)},
        {"label": _("Given on"), "value": on_day(entry.given_on)},
        {"label": _("To be settled by"), "value": on_day(entry.settle_by)},
    ]
    if entry.activity:
        url = reverse("activity", args=[entry.activity.key])
        rows.append({"label": _("Counted from"), "value": entry.activity.title, "url": url})
    if entry.counter:
        url = reverse("given_entry", args=[entry.counter.key])
        rows.append({"label": _("Returned by"), "value": entry.counter.name, "url": url})
    return [one for one in rows if one["value"]]


def _half(officer: Any, entry: ReciprocityEntry, side: Party, contests: list[Contest]) -> Row:
    acts: Any = ReciprocityAct.objects.visible_to(officer).filter(entry=entry, side=side)
    said = {one.act_id: one.reason for one in contests}
    return {
        "title": party_name(side),
        "acts": [_act(officer, entry, one, said.get(one.pk, "")) for one in acts.order_by("id")],
    }


def _act(officer: Any, entry: ReciprocityEntry, act: ReciprocityAct, contested: str) -> Row:
    theirs = act.way == Way.REPORTED and act.owner_id != officer.party_id and officer.writes
    return {
        "text": label("entry_act", act.kind),
        "when": on_day(act.on),
        "way": act.way,
        "note": ", ".join(part for part in (act.evidence, act.capacity) if part),
        "contested": contested,
        "contest_url": reverse("given_contest", args=[entry.key, act.pk])
        if theirs and entry.partnership.has(officer.party_id) and not contested
        else "",
    }


def _step(officer: Any, entry: ReciprocityEntry, offer: Offer, today: date) -> Row:
    """A step with whose it is, and how it is taken: by us, reported by us with the letter, or asked for by a link."""
    side, to = side_of(entry, offer.step.target), str(offer.step.target)
    links: list[Row] = []
    act = {"label": label("entry_step", offer.step.name), "url": reverse("given_act", args=[entry.key, to])}
    if side.pk == officer.party_id:
        links = [act] if offer.allowed else []
    elif officer.has_role(*OFFICERS) and not acts_itself(entry, side):
        links = [{**act, "label": _("Record what they said, with their letter")}]
        if is_shared(entry):
            url = reverse("given_link", args=[entry.key, to])
            links.append({"label": _("Ask them by a one-time link"), "url": url})
    said = {"step": label("entry_step", offer.step.name), "party": party_name(side)}
    return {
        "label": _("%(party)s: %(step)s") % said,
        "links": [] if offer.missing else links,
        "missing": [say(one) for one in offer.missing],
    }


def _links(officer: Any, entry: ReciprocityEntry) -> list[Row]:
    here = [entry.key]
    if entry.owner_id != officer.party_id:
        return [{"label": _("Contest it"), "url": reverse("given_contest", args=[entry.key, 0])}]
    found = []
    if entry.activity_id is None:
        waits = waiting_request(entry) is not None
        label_ = _("Decide who sees it") if waits else _("Change who sees it")
        found = [
            {"label": label_, "url": reverse("given_audience", args=here)},
            {"label": _("Correct it"), "url": reverse("given_correct", args=here)},
            {"label": _("Entered by mistake"), "url": reverse("given_mistake", args=here)},
        ]
    act = entry.acts.filter(kind=entry.status, mistake_at=None, owner=officer.party_id)
    if act.exists():
        found.append({"label": _("Take back what was said last"), "url": reverse("given_back", args=here)})
    return found
