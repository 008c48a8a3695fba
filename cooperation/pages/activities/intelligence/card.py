"""An arrangement on the page of its activity: stage, what it stands on, whom and what each side is reached by."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.activities.activity import Activity
from agreements.activities.intelligence.stages import arrangement_offers
from agreements.activities.intelligence.vocabulary import ArrangementStage, PointKind
from agreements.activities.vocabulary import Form
from agreements.models import Agreement, Arrangement, Exchange, IntelligencePoint
from cooperation.day import legal_day
from cooperation.pages.activities.about import activity_address, two_sides
from cooperation.pages.activities.intelligence.told import written_for
from cooperation.pages.naming import address_of, title_of
from cooperation.words import label, party_name, say
from cooperation.words.dates import day_words

Dict = dict[str, Any]
_RIBBON = (ArrangementStage.ARRANGING, ArrangementStage.OPERATING, ArrangementStage.ENDED)


def arrangement_card(activity: Activity, officer: Any) -> Dict | None:
    """The card of an arrangement, as far as the reader sees it; None for any other form, and for the public."""
    if activity.form != Form.INTELLIGENCE or not activity.partnership.has(officer.party_id):
        return None
    seen = Arrangement.objects.visible_to(officer).filter(activity=activity)
    one = seen.first() or Arrangement(activity=activity)
    mine = written_for(activity, officer) if officer.writes else set()
    return {
        "ribbon": _ribbon(one.stage),
        "facts": _facts(activity, officer, one),
        "points": _points(activity, officer, mine),
        "steps": _steps(activity, officer),
        "register": _register(activity, officer),
        "links": _links(activity, officer, mine) if officer.writes else [],
    }


def arrangement_seen(activity: Activity, parts: Any) -> Dict | None:
    """The card as the other side sees it, who may change nothing of it here; read by `parts`."""
    one = Arrangement.objects.visible_to(parts).filter(activity=activity).first()
    if one is None or activity.form != Form.INTELLIGENCE:
        return None
    return {
        "ribbon": _ribbon(one.stage),
        "facts": [fact for fact in _facts(activity, parts, one) if not fact.get("missing")],
        "points": _points(activity, parts, set()),
    }


def _ribbon(stage: str) -> Dict:
    """How far it is; while it is suspended that stands in the place of its operation."""
    at = [str(one) for one in _RIBBON].index(ArrangementStage.OPERATING if stage == "suspended" else stage)
    words = [stage if place == at else str(one) for place, one in enumerate(_RIBBON)]
    states = ["done" if place < at else "now" if place == at else "next" for place in range(len(_RIBBON))]
    steps = [{"label": label("intelligence_stage", w), "state": s} for w, s in zip(words, states, strict=True)]
    return {"label": _("Stages of the arrangement"), "steps": steps}


def _facts(activity: Activity, officer: Any, one: Arrangement) -> list[Dict]:
    basis = Agreement.objects.visible_to(officer).filter(pk=activity.legal_basis_id or 0).first()
    days = _("%(count)d days after it was sent") % {"count": one.receipt_days}
    if basis is None:
        found = {"label": _("Agreement on classified information"), "value": "", "missing": True}
        return [found, {"label": _("Receipt is given within"), "value": days}]
    markings = {"label": _("What may be sent as what?"), "url": reverse("agreement_markings", args=[basis.key])}
    return [
        {
            "label": _("Agreement on classified information"),
            "value": title_of(basis),
            "url": address_of(basis),
            "note": basis.reference or "",
            "actions": [markings],
        },
        {"label": _("Receipt is given within"), "value": days},
    ]


def _points(activity: Activity, officer: Any, mine: set[Any]) -> Dict | None:
    seen = IntelligencePoint.objects.visible_to(officer).filter(activity=activity).select_related("party")
    first = [one.pk for one in two_sides(activity, officer)]
    rows = sorted(seen, key=lambda one: (first.index(one.party_id), one.kind != PointKind.CONTACT, one.pk))
    if not rows:
        return None
    heads = (_("Side"), _("Point of contact or channel"), _("Accredited to"), _("Valid until"), "")
    cells = [_point(activity, one, one.party_id in mine) for one in rows]
    return {"columns": [{"label": text} for text in heads], "rows": [{"cells": row} for row in cells]}


def _point(activity: Activity, one: IntelligencePoint, may: bool) -> list[Any]:
    until: Any = day_words(one.valid_until, "short") if one.valid_until else ""
    if one.valid_until and one.valid_until < legal_day():
        until = {"text": until, "tag": {"text": _("no longer valid"), "tone": "bad"}}
    url = activity_address("intelligence_point", activity, one.pk)
    change = {"action": {"label": _("Change"), "about": one.name, "url": url}} if may else {}
    note = " · ".join(part for part in (label("intelligence_point", one.kind), one.office_contact) if part)
    return [party_name(one.party), {"text": one.name, "note": note}, one.accredited_to, until, change]


def _steps(activity: Activity, officer: Any) -> list[Dict]:
    if not officer.writes:
        return []
    found = []
    for offer in arrangement_offers(officer, activity, legal_day()):
        name = label("intelligence_step", offer.step.name)
        url = activity_address("intelligence_step", activity, offer.step.target)
        action = {"label": name, "url": url} if offer.ready else {"label": name, "disabled": True}
        tasks = [{"text": say(each), "done": each.met} for each in offer.conditions]
        title = _("%(step)s: what it asks for") % {"step": name} if tasks else ""
        found.append({"title": title, "tasks": tasks, "action": action, "open": bool(offer.missing)})
    return found


def _register(activity: Activity, officer: Any) -> Dict:
    """The way to the register, and how many entries it has."""
    count = Exchange.objects.visible_to(officer).filter(activity=activity).count()
    words = ngettext("Register of exchanges: one entry", "Register of exchanges: %(count)d entries", count)
    return {"label": words % {"count": count}, "url": activity_address("exchanges", activity)}


def _links(activity: Activity, officer: Any, mine: set[Any]) -> list[dict[str, str]]:
    words = {
        PointKind.CONTACT: _("Add a point of contact: %(party)s"),
        PointKind.CHANNEL: _("Add a channel: %(party)s"),
    }
    found = [
        {
            "label": words[kind] % {"party": party_name(party)},
            "url": activity_address("intelligence_point_add", activity, kind, party.code),
        }
        for party in two_sides(activity, officer)
        if party.pk in mine
        for kind in PointKind
    ]
    url = activity_address("intelligence_receipt_days", activity)
    return [*found, {"label": _("Within how many days receipt is given"), "url": url}]
