"""One opportunity: the initial assessment that led to it, the first step, what became of it, what comes next."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.opportunities.access import opportunity_by_key
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.stepping import opportunity_offers
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import address_of, title_of, when
from cooperation.pages.opportunities.first_steps import status_tag
from cooperation.pages.opportunities.room import caution, reader_of
from cooperation.pages.opportunities.said import percent_words, points_words
from cooperation.pages.opportunities.step_words import StepWords, legal_words
from cooperation.phases.reading import phase_code
from cooperation.words import label, party_name, say
from cooperation.words.amounts import number_words
from partners.matching.parts import Part
from partners.models import Party
from partners.profile.term import terms_of
from partners.records.lifecycle import Offer

Row = dict[str, Any]
_IN_UNITS = {
    Part.PROXIMITY: gettext_lazy("%(count)s km from capital to capital"),
    Part.SIZE: gettext_lazy("%(count)s people live there"),
}
# Parts of which the value is a list of terms of the taxonomy.
_OF_TERMS = frozenset({Part.GOALS, Part.THEY_SEEK, Part.WE_SEEK, Part.INTEROPERABILITY})


@require_safe
@signed_in
def opportunity_page(request: HttpRequest, key: str) -> HttpResponse:
    """The page of one opportunity, which is printed as the initial assessment."""
    officer = reader_of(request)
    one = opportunity_by_key(officer, key)
    terms = terms_of(officer.party_id)
    words = StepWords(officer.party, one.party, terms)
    return page(
        request,
        "opportunities/opportunity.html",
        heading={
            "title": _("Initial assessment: %(name)s") % {"name": party_name(one.party)},
            "tags": [status_tag(one)],
            "sub": [_("Only us, for ever: what we think of a state is neither shared nor released.")],
        },
        crumbs=[*list_crumbs()],
        facts=_how_it_stands(officer, one),
        step={"title": words.title(one.first_step), "facts": _step_facts(words, one)} if one.first_step else None,
        totals=_totals(one),
        table=_lines(one, words),
        caution=caution(),
        next_step=_next_step(officer, one),
        links=_links(officer, one),
    )


def list_crumbs() -> list[Row]:
    """The way back to the list."""
    return [
        {"label": _("Find partners"), "url": reverse("finding")},
        {"label": _("Opportunities"), "url": reverse("opportunities")},
    ]


def _step_facts(words: StepWords, one: Opportunity) -> list[Row]:
    return [*words.facts(one.first_step), legal_words(one.first_step)]


def _how_it_stands(officer: Any, one: Opportunity) -> list[Row]:
    rows: list[Row] = [
        {"label": _("Opened"), "value": when(one.opened_on), "note": str(one.opened_by)},
    ]
    if one.decided_on:
        rows.append(
            {
                "label": label("opportunity_status", one.status),
                "value": when(one.decided_on),
                "note": str(one.decided_by or ""),
            }
        )
    if one.why:
        rows.append({"label": _("Why not"), "value": label("opportunity_why", one.why), "note": one.reason})
    if one.status == OpportunityStatus.TAKEN_UP:
        phase = label("phase", phase_code(officer, one.partnership))
        rows.append({"label": _("Phase"), "value": phase, "url": reverse("phase", args=[one.party.code])})
    if one.note:
        rows.append({"label": _("Note"), "value": one.note})
    return rows


def _totals(one: Opportunity) -> list[Row]:
    kept = one.assessment
    said = {"place": kept["place"], "all": kept["of"], "points": points_words(kept["total"])}
    counts = _("The usual weights") if kept["usual_weights"] else _("Weights that we changed")
    if kept["highest"]:
        goal = {"goal": label("profile_term", kept["highest"])}
        counts = _("%(counts)s; put highest: %(goal)s") % ({"counts": counts} | goal)
    return [
        {
            "label": _("In all"),
            "value": _("%(points)s points: place %(place)s of %(all)s") % said,
            "note": _("%(share)s of the points come from what is tested.")
            % {"share": percent_words(kept["tested_share"])},
        },
        {"label": _("Likely to sign"), "value": percent_words(kept["likelihood"]), "note": _("Tested on history.")},
        {
            "label": _("Goals and offers fit"),
            "value": _("%(points)s of %(most)s points")
            % {"points": points_words(kept["fit"]), "most": points_words(kept["most_fit"])},
            "note": _("From what officers entered and what facts suggest. Not tested."),
        },
        {"label": _("What counted"), "value": counts},
    ]


def _lines(one: Opportunity, words: StepWords) -> Row:
    heads = [(_("Part"), False), (_("What was known"), False)]
    heads += [(text, True) for text in (_("Weight"), _("Points"), _("Share of the result"))]
    caption = _("What the record said on %(day)s") % {"day": when(one.opened_on)}
    return {
        "caption": caption,
        "columns": [{"label": text, "num": num} for text, num in heads],
        "rows": [{"cells": _cells(line, words)} for line in one.assessment["lines"]],
    }


def _cells(line: Mapping[str, Any], words: StepWords) -> list[Any]:
    name = label("matching_part", line["part"])
    figures = [points_words(line["weight"]), points_words(line["points"]), percent_words(line["share"])]
    if line["x"] is None:
        note = label("matching_missing", line["missing"]) if line["missing"] else ""
        return [name, {"tag": {"text": _("not known"), "tone": "warn"}, "note": note}, *figures]
    sources = [
        _("%(source)s, as of %(day)s") % {"source": o["source"], "day": when(o["as_of"])} for o in line["sources"]
    ]
    return [name, {"text": _value(line, words), "note": "; ".join(sources[:2])}, *figures]


def _value(line: Mapping[str, Any], words: StepWords) -> str:
    value = line["value"]
    if isinstance(value, list):
        if line["part"] in _OF_TERMS:
            return ", ".join(words.term(code) for code in value) or _("none")
        return ", ".join(label("profile_ground", f"{code}_neighbour") for code in value) or _("none")
    if line["part"] in _IN_UNITS:
        return str(_IN_UNITS[line["part"]]) % {"count": number_words(value)}
    return points_words(value) if isinstance(value, int | float) else str(value or "")


def _next_step(officer: Any, one: Opportunity) -> Row | None:
    """What comes next: deciding, or planning the activity of the first step."""
    if not officer.writes or one.owner_id != officer.party_id:
        return None
    if one.status == OpportunityStatus.TAKEN_UP and not one.activity_id and one.first_step:
        url = reverse("opportunity_plan", args=[one.key])
        return {
            "title": _("Plan the first step"),
            "note": _("It becomes a draft that only we see, with these days, people and cost. Change all of it there."),
            "action": {"label": _("Plan this activity"), "post_url": url, "version": one.version},
            "others": _others(officer, one),
        }
    offers = opportunity_offers(officer, one, legal_day())
    first = next((offer for offer in offers if offer.step.target == OpportunityStatus.TAKEN_UP), None)
    if first is None:
        return _only_others(officer, one)
    url = reverse("opportunity_take_up", args=[one.key])
    return {
        "title": _("Take it up"),
        "note": _("We begin to get to know each other, and this stays as the initial assessment."),
        "tasks": [{"text": say(one_of), "done": one_of.met} for one_of in first.conditions],
        "action": {
            "label": _("Take it up"),
            "post_url": url,
            "version": one.version,
            "disabled": not first.ready,
        },
        "others": _others(officer, one),
    }


def _only_others(officer: Any, one: Opportunity) -> Row | None:
    others = _others(officer, one)
    if not others:
        return None
    main = others[0] | {"kind": "plain"}
    return {"title": _("What can be done"), "action": main, "others": others[1:]}


def _others(officer: Any, one: Opportunity) -> list[Row]:
    offers = opportunity_offers(officer, one, legal_day())
    names = {"not_take_up": _("Do not take it up"), "reopen": _("Open it again")}
    found = [_other(offer, names[offer.step.name], one) for offer in offers if offer.step.name in names and offer.ready]
    if one.status == OpportunityStatus.OPEN:
        found.insert(0, {"label": _("Choose the first step"), "url": reverse("opportunity_choose", args=[one.key])})
    return found


def _other(offer: Offer, name: str, one: Opportunity) -> Row:
    return {"label": name, "url": reverse(f"opportunity_{offer.step.name}", args=[one.key])}


def _links(officer: Any, one: Opportunity) -> list[Row]:
    party: Party = one.party
    links = [
        {"label": _("How it stands in the ranking now"), "url": reverse("finding_candidate", args=[party.code])},
        {"label": _("What there is between us"), "url": reverse("partner", args=[party.code])},
    ]
    activity: Any = one.activity
    if activity and not activity.mistake_at:
        links.insert(0, {"label": title_of(activity), "url": address_of(activity)})
    return links
