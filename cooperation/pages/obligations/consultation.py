"""One consultation as a page: its running clock, whom to call, and how it ended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.models import Consultation, Obligation
from cooperation.pages.base import page, signed_in
from cooperation.pages.obligations.clock import clock, contacts, instant_in
from cooperation.pages.obligations.finding import consultation_seen, party_to_it
from cooperation.pages.obligations.promise import promise_crumbs
from cooperation.pages.obligations.told import what
from cooperation.words import label, party_name
from cooperation.words.dates import instant_words


@require_safe
@signed_in
def consultation_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One consultation: its clock, whom to call, and how it ended."""
    officer: Any = request.user
    asked = consultation_seen(request, key, pk)
    shown = clock(asked, timezone.now())
    if getattr(request, "htmx", False):
        return page(request, "obligations/consultation.html#clock", clock=shown)
    acts = officer.writes and party_to_it(officer, asked.agreement)
    where = [asked.agreement.key, asked.pk]
    return page(
        request,
        "obligations/consultation.html",
        heading=_heading(asked),
        crumbs=promise_crumbs(Obligation(agreement=asked.agreement)),
        clock=shown,
        facts=_facts(asked),
        contacts=contacts(officer, asked),
        end_url=reverse("consultation_end", args=where) if acts and asked.is_open else "",
        mistake_url=reverse("consultation_mistake", args=where) if acts and asked.owner_id == officer.party_id else "",
    )


def _heading(asked: Consultation) -> dict[str, Any]:
    tag = {"text": _("The clock runs"), "tone": "warn"}
    if asked.outcome:
        tag = {"text": label("consultation_outcome", asked.outcome), "tone": "plain"}
    return {
        "title": _("Consultation asked for by %(party)s") % {"party": party_name(asked.asked_by)},
        "tag": tag,
        "sub": [asked.agreement.reference or "", label("obligation_event", asked.event)],
        "audience": asked.audience,
        "way": asked.way if asked.way == "reported" else "",
    }


def _facts(asked: Consultation) -> list[dict[str, Any]]:
    promise = asked.obligation
    pairs = [
        (_("Asked for"), instant_in(asked.asked_at, asked.zone)),
        (_("Half time"), instant_in(asked.half_at, asked.zone)),
        (_("Limit"), instant_in(asked.limit_at, asked.zone)),
        (_("In your own zone"), instant_words(asked.limit_at)),
        (_("About"), asked.about),
        (_("Letter"), asked.evidence),
        (_("Ended"), instant_in(asked.ended_at, asked.zone) if asked.ended_at else ""),
        (_("Outcome"), asked.outcome_note),
    ]
    facts: list[dict[str, Any]] = [{"label": name, "value": value} for name, value in pairs if value]
    if promise is not None:
        url = reverse("promise", args=[asked.agreement.key, promise.pk])
        facts.insert(0, {"label": _("Under"), "value": what(promise), "note": promise.clause, "url": url})
    return facts
