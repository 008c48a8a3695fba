"""One partner: where the partnership stands, what is agreed, what comes, what both belong to."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from agreements.instruments.vocabulary import Stage
from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.desk.horizon import Coming, comings
from cooperation.desk.needs import needs_of
from cooperation.desk.pairs import Shared, by_stage, neighbourhood, shared_by
from cooperation.desk.recent import happened
from cooperation.desk.sight import pairs_in_sight
from cooperation.desk.situations import with_parties
from cooperation.desk.waiting import waiting_of
from cooperation.pages.activities.needs import activity_rows, partner_activities
from cooperation.pages.base import page, signed_in
from cooperation.pages.happenings import line_of
from cooperation.pages.home.needs import need_row
from cooperation.pages.meetings.section import meetings_at_hand, meetings_section
from cooperation.pages.naming import pair_name, party_address, sample_tag
from cooperation.pages.opportunities.first_steps import assessment_links
from cooperation.pages.partners import sections
from cooperation.pages.partners.fact_words import source_words, span_words, value_words
from cooperation.pages.partners.holdings import holdings_table
from cooperation.pages.partners.lead import Known, next_sentence, stands, who
from cooperation.pages.partners.partner_words import agreement_groups, event_table, standing_sentences
from cooperation.pages.phases.phase import partner_phase
from cooperation.pages.profiles.section import profile_section
from cooperation.pages.reciprocity.section import partner_balance
from cooperation.pages.redlines.section import red_line_notice
from cooperation.words import label, party_name
from partners.models import Partnership, Party, PartyFact
from partners.parties.choosing import party_by_code
from partners.parties.reading import facts_of_both, in_effect, told
from partners.partnerships.noting import side_of
from partners.partnerships.partnership import pair_code
from partners.records.errors import Unseen

Row = dict[str, Any]
LATEST, MOST_NEEDS, MOST_AGREEMENTS, MOST_EVENTS = 5, 5, 6, 5
_SHORT = ("capital", "landlocked", "seat", "founded", "ended")


@require_safe
@signed_in
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """A partnership: with the own party by the partner's code, between two others by both codes."""
    officer: Any = request.user
    pair = _ours(officer, code)
    if pair is None and code == officer.party.code:
        return redirect("party", code=code)
    pair = pair or _pair(officer, code)
    if "-" in code and pair.has(officer.party_id):
        return redirect("partner", code=pair.other(officer.party_id).code)
    if "-" in code and code != pair.code:
        return redirect("partner", code=pair.code)
    seen = with_parties(Agreement.objects.visible_to(officer)).defer("search").filter(partnership=pair.pk or 0)
    agreements: list[Agreement] = list(seen.order_by("-pk"))
    if not agreements and not pair.has(officer.party_id):
        _known(officer, pair)
    return page(request, "partners/partner.html", **_context(officer, pair, agreements, legal_day()))


def _known(officer: Any, pair: Partnership) -> None:
    """Raises Unseen for a pair of others of which the reader sees nothing at all."""
    if pair.pk is None or not pairs_in_sight(officer).filter(pk=pair.pk).exists():
        raise Unseen


def _ours(officer: Any, code: str) -> Partnership | None:
    """The own pair with a partner, where it is kept; who the officer acts for is known with it."""
    across = Q(party_a=officer.party_id, party_b__code=code) | Q(party_b=officer.party_id, party_a__code=code)
    found = Partnership.objects.filter(across).select_related("party_a", "party_b").first()
    if found is not None:
        officer.party = found.party_a if found.party_a_id == officer.party_id else found.party_b
    return found


def _pair(officer: Any, code: str) -> Partnership:
    """The pair that an address names, kept or not. Raises Unseen for a code that nobody has."""
    codes = sorted(code.split("-") if "-" in code else [officer.party.code, code])
    if len(codes) != 2:
        raise Unseen
    rows = Partnership.objects.filter(code=pair_code(*codes)).select_related("party_a", "party_b")
    if stored := rows.first():
        return stored
    first, second = (party_by_code(one) for one in codes)
    if first is None or second is None or first == second:
        raise Unseen
    return Partnership(party_a=first, party_b=second, code=pair_code(first.code, second.code))


def _context(officer: Any, pair: Partnership, agreements: list[Agreement], today: date) -> Row:
    groups = by_stage(agreements, today)
    events = comings(agreements, today)
    ours = pair.has(officer.party_id)
    doings = partner_activities(officer, pair, today)
    side = side_of(officer, pair) if ours else None
    phase, meetings = partner_phase(officer, pair), meetings_at_hand(officer, pair)
    known = _looked_up(officer, pair, today, (groups, events), (doings, meetings), phase)
    facts = facts_of_both(officer, pair)
    return {
        "heading": _heading(officer, pair, ours),
        "crumbs": [{"label": _("Partners"), "url": reverse("partners")}],
        "home": {
            "lead": [one for one in (stands(known), next_sentence(known), who(side, officer)) if one],
            "rows": _needs(officer, pair, agreements, today, bool(doings)),
        },
        "red_lines": red_line_notice(officer, pair.other(officer.party_id), today) if ours else None,
        "phase": phase,
        "balance": partner_balance(officer, pair),
        "empty": None if agreements or doings or meetings else _empty(officer, pair),
        "agreed": _agreed(officer, pair, groups, events) if agreements else None,
        "holdings": holdings_table(officer, pair, agreements) if ours else None,
        "activities": doings,
        "year": sections.year(officer, pair, today) if doings else None,
        "meetings": meetings_section(officer, pair, today, meetings),
        "profile": profile_section(officer, pair, today, facts),
        "indicators": sections.indicators(pair, today) if agreements or doings else None,
        "people": sections.people(officer, pair, side),
        "letters": sections.letters(officer, pair) if agreements else None,
        "comments": sections.comments(officer, pair, side),
        "changes": _changes(officer, pair, agreements),
        "both": _both(facts, pair),
        "facts": _facts(officer, pair, facts),
        "links": [
            *assessment_links(officer, pair),
            *({"label": party_name(party), "url": party_address(party)} for party in _across(pair, officer)),
        ],
    }


def _looked_up(officer: Any, pair: Partnership, today: date, agreed: Any, done: Any, phase: Row | None) -> Known:
    """What the first sentences rest on."""
    (groups, events), (doings, meetings) = agreed, done
    return Known(
        officer,
        pair,
        today,
        applies=len(groups.get(Stage.APPLIES, ())),
        phase=phase["now"] if phase else "",
        activities=doings["count"] if doings else 0,
        coming=doings["coming"] if doings else None,
        events=events,
        meetings=meetings,
        gate=phase["gate"] if phase else None,
    )


def _needs(officer: Any, pair: Partnership, agreements: list[Agreement], today: date, doings: bool) -> list[Row]:
    """What needs this officer here, as many rows as one reads at once."""
    asked = waiting_of(officer)
    found = needs_of(officer, today, pair=pair, asked=asked).mine if agreements else []
    rows = [need_row(officer, one, today) for one in found[:MOST_NEEDS]]
    return [*rows, *(activity_rows(officer, today, pair, asked) if doings else [])][:MOST_NEEDS]


def _changes(officer: Any, pair: Partnership, agreements: list[Agreement]) -> list[Row]:
    """What happened lately with the agreements."""
    if not agreements:
        return []
    among = {one.pk: one for one in agreements}
    return [line_of(one) for one in happened(officer, pair=pair, most=LATEST, among=among)]


def _agreed(officer: Any, pair: Partnership, groups: dict[str, list[Agreement]], events: list[Coming]) -> Row:
    """What is agreed in a few rows, what ends or renews first, and the way to all of it."""
    count = sum(len(rows) for rows in groups.values())
    ours = pair.has(officer.party_id)
    query = f"?partner={pair.other(officer.party_id).code}" if ours else ""
    words = ngettext("All %(count)s agreements", "All %(count)s agreements", count) % {"count": count}
    return {
        "says": " ".join(standing_sentences(groups, events, pair_name(pair, officer))),
        "groups": agreement_groups(groups, MOST_AGREEMENTS),
        "all": {"label": words, "url": reverse("agreements") + query} if count > MOST_AGREEMENTS else None,
        "events": event_table(events[:MOST_EVENTS]) if _worth_a_table(events) else None,
        "nothing_url": f"{reverse('if_nothing')}?partner={pair.code}" if ours else "",
    }


def _across(pair: Partnership, officer: Any) -> Sequence[Party]:
    return [pair.other(officer.party_id)] if pair.has(officer.party_id) else [pair.party_a, pair.party_b]


def _heading(officer: Any, pair: Partnership, ours: bool) -> dict[str, Any]:
    across = _across(pair, officer)
    tags = sample_tag(any(one.is_sample for one in across))
    if any(one.is_historic for one in across):
        tags.append({"text": _("No longer exists"), "tone": "warn"})
    sub = _("Partnership %(code)s") if ours else _("A partnership between others, %(code)s")
    return {
        "title": pair_name(pair, officer),
        "tags": tags,
        "sub": [sub % {"code": pair.code}],
        "actions": _actions(pair.other(officer.party_id)) if officer.writes and ours else [],
    }


def _actions(across: Party) -> list[dict[str, str]]:
    query = f"?partner={across.code}"
    return [
        {"label": _("Prepare a new agreement"), "url": reverse("agreement_new") + query},
        {"label": _("Record one that exists"), "url": reverse("agreement_record") + query, "kind": "plain"},
    ]


def _empty(officer: Any, pair: Partnership) -> dict[str, Any]:
    name = {"partner": pair_name(pair, officer)}
    text = _("An agreement that both have signed is recorded in one save; a new one begins as a concept of ours.")
    return {
        "title": _("Nothing with %(partner)s yet") % name,
        "text": text if officer.writes else _("What is agreed or prepared with it would stand here."),
    }


def _both(facts: Sequence[PartyFact], pair: Partnership) -> dict[str, list[dict[str, Any]]]:
    """What both belong to now, and what they once belonged to together."""
    found = shared_by(in_effect(facts), pair)
    return {
        "now": [_shared_row(one) for one in found if one.now],
        "past": [_shared_row(one) for one in found if not one.now],
    }


def _shared_row(shared: Shared) -> dict[str, Any]:
    """An organisation of both; of a past one it is said who belonged to it until when."""
    notes = [
        _("%(party)s: %(span)s") % {"party": party_name(fact.party), "span": span_words(fact)}
        for fact in shared.facts
        if fact.until
    ]
    organisation = shared.organisation
    return {
        "name": party_name(organisation),
        "url": party_address(organisation),
        "historic": organisation.is_historic,
        "note": "; ".join(notes),
    }


def _worth_a_table(events: Sequence[Coming]) -> bool:
    """One plain end is told by the sentence above; what is more than that has a table."""
    return len(events) > 1 or any(one.kind == "last_day_to_say_no" for one in events)


def _facts(officer: Any, pair: Partnership, facts: Sequence[PartyFact]) -> dict[str, Any]:
    """What is known of the partner itself and of the two as neighbours, short, with all sources at the end."""
    across = [one.pk for one in _across(pair, officer)]
    short = [one for one in facts if one.kind in _SHORT]
    found = [one.fact for party in across for one in told(fact for fact in short if fact.party_id == party)]
    rows = [{"label": label("fact", one.kind), "value": value_words(one)} for one in found]
    near = neighbourhood(in_effect(facts), pair)
    if near:
        rows.append({"label": _("Neighbours"), "value": ", ".join(value_words(one) for one in near)})
    return {"rows": rows, "sources": list(dict.fromkeys(source_words(one) for one in [*found, *near]))}
