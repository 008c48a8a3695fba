"""What could be done first with a candidate: on its page, with one click that makes it a partnership."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.opportunities.access import standing_with
from cooperation.opportunities.assessing import first_step_of
from cooperation.opportunities.opening import opportunity_open
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.proposed import Proposed, proposed_for
from cooperation.opportunities.taking_up import opportunity_begin
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.coverage.telling import lead_words
from cooperation.pages.naming import when
from cooperation.pages.opportunities.asked import HIGHEST, WEIGHT, goal_of, numbers
from cooperation.pages.opportunities.room import Room, reader_of
from cooperation.pages.opportunities.step_words import StepWords, legal_words
from cooperation.phases.reading import phase_code
from cooperation.words import label
from partners.models import Partnership, Party
from partners.parties.choosing import party_by_code
from partners.profile.term import terms_of
from partners.records.errors import Forbidden, Unseen

Row = dict[str, Any]
TONES = {"open": "warn", "taken_up": "good", "not_taken_up": "plain"}


def first_steps_section(room: Room, party: Party) -> Row:
    """What a candidate's page shows of first steps, and of the opportunity that is kept already."""
    words = StepWords(room.officer.party, party, room.teller.terms)
    highest = room.asked.choice.highest
    standing = standing_with(room.officer, party)
    found = proposed_for(room.officer, party, room.today, highest=highest)
    return {
        "steps": [_step(room, party, words, one, standing) for one in found],
        "standing": standing_words(standing) if standing else None,
    }


def standing_words(one: Opportunity) -> Row:
    """Where an opportunity stands, in a line, with its page."""
    by = one.decided_by or one.opened_by
    said = {"day": when(one.decided_on or one.opened_on), "who": str(by)}
    return {
        "text": _("since %(day)s, by %(who)s") % said,
        "tag": status_tag(one),
        "url": reverse("opportunity", args=[one.key]),
    }


def assessment_links(officer: Any, pair: Partnership) -> list[Row]:
    """For the page of a partner, the way to the assessment with which it was found; one query, none for guests."""
    if not (officer.reads_national and pair.has(officer.party_id)):
        return []
    one = standing_with(officer, pair.other(officer.party_id))
    if one is None:
        return []
    return [{"label": _("Initial assessment"), "url": reverse("opportunity", args=[one.key])}]


def status_tag(one: Opportunity) -> Row:
    """How an opportunity stands, as a tag."""
    return {"text": label("opportunity_status", one.status), "tone": TONES[one.status], "term": one.status}


def _step(room: Room, party: Party, words: StepWords, one: Proposed, standing: Opportunity | None) -> Row:
    kept = first_step_of(one)
    missing = [answer for answer in one.answers if not answer.met]
    leads = [lead_words(lead, one.activity, room.officer) for answer in missing for lead in answer.leads[:1]]
    return {
        "title": words.title(kept),
        "type": label("activity_type", kept["activity_type"]),
        "facts": [*words.facts(kept), legal_words(kept)],
        "leads": leads,
        "actions": _actions(room, party, kept["step"], words.title(kept), standing),
    }


def _actions(room: Room, party: Party, key: str, title: str, standing: Opportunity | None) -> list[Row]:
    if not room.officer.writes or (standing and standing.status == OpportunityStatus.TAKEN_UP):
        return []
    asked = [{"name": name, "value": value} for name, value in room.asked.parameters.items()]
    fields = [*asked, {"name": "first_step", "value": key}]
    url = reverse("opportunity_begin", args=[party.code])
    about = title
    begin = {"label": _("Begin a partnership with this step"), "post_url": url, "fields": fields, "about": about}
    keep: Row = {"label": _("Keep it as an opportunity"), "post_url": url, "kind": "plain", "about": about}
    keep["fields"] = [*fields, {"name": "only", "value": "keep"}]
    return [begin] if standing else [begin, keep]


@writing_page
@require_POST
def opportunity_begin_page(request: HttpRequest, code: str) -> HttpResponse:
    """Make a candidate a partnership in the first phase, or keep it as an opportunity."""
    officer, today = reader_of(request), legal_day()
    if not officer.writes:
        raise Forbidden("role")
    party = party_by_code(code.upper())
    if party is None or party.pk == officer.party_id:
        raise Unseen
    return see(_begun(request, officer, party, today))


def _begun(request: HttpRequest, officer: Any, party: Party, today: date) -> str:
    sent = request.POST
    changed = numbers({name.removeprefix(WEIGHT): sent[name] for name in sent if name.startswith(WEIGHT)})
    goal = goal_of(sent.get(HIGHEST, ""), terms_of(officer.party_id))
    told: dict[str, Any] = {"officer": officer, "today": today, "party": party, "weights": changed, "highest": goal}
    told["first_step"] = sent.get("first_step", "")
    if sent.get("only") == "keep":
        one = opportunity_open(**told)
        messages.success(request, _("It is kept, with what led to it. Only we see it."))
    else:
        before = standing_with(officer, party)
        one = opportunity_begin(**told)
        messages.success(request, taken_words(officer, one, before))
    return reverse("opportunity", args=[one.key])


def taken_words(officer: Any, one: Opportunity, before: Opportunity | None) -> str:
    if before and before.status == OpportunityStatus.TAKEN_UP:
        return _("It was taken up already, %(text)s.") % standing_words(before)
    said = {"phase": label("phase", phase_code(officer, one.partnership))}
    return _("It is taken up. The partnership stands in this phase: %(phase)s.") % said
