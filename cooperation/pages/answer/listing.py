"""One-time links that we sent: what each asks, of whom, until when; closed in one click."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.instruments.links import link_revoke
from agreements.models import Activity, ReciprocityEntry, Understanding
from cooperation.day import legal_day
from cooperation.desk.links import SentLink, sent_links
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sentences import ASKS
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.answer.asking import link_state
from cooperation.pages.answer.of_activity import ACTIVITY_ASKS
from cooperation.pages.answer.of_case import CASE_ASKS
from cooperation.pages.answer.of_due import due_question
from cooperation.pages.answer.of_exchange import EXCHANGE_ASKS
from cooperation.pages.answer.of_gate import open_question
from cooperation.pages.answer.of_given import entry_question, understanding_question
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.meetings.minutes_links import minutes_question
from cooperation.pages.naming import address_of, title_of, when
from cooperation.pages.phases.told import gate_address, gate_title
from cooperation.pages.reciprocity.told import understanding_title
from cooperation.pages.reminders.inbox import back
from cooperation.phases.gate import Gate
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import AnswerLink
from partners.people.officer import Officer
from partners.records.fold import fold

_TONES = {"open": "warn", "answered": "good", "closed": "plain", "expired": "plain"}
# So many of the newest are shown; what is older stands in the history of its record.
MOST = 2000


class LinkFilters(Filters):
    """By how it stands, and by partner."""

    state = forms.ChoiceField(
        label=gettext_lazy("State"), required=False, choices=[("", ""), *VOCABULARIES["link_state"].items()]
    )
    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)

    def __init__(self, request: HttpRequest, sent: list[SentLink]) -> None:
        partners = sorted({(party_name(one.link.party), one.link.party.code) for one in sent})
        super().__init__(request, choices={"partner": [("", ""), *((code, name) for name, code in partners)]})

    def fits(self, one: SentLink) -> bool:
        """Whether it is asked for."""
        state, partner = self.wanted("state"), self.wanted("partner")
        if (state and state != one.state) or (partner and partner != one.link.party.code):
            return False
        said = fold(" ".join((question(one), about_words(one), _reference(one), _whom(one))))
        return all(word in said for word in fold(self.request.GET.get("q", "")).split())


@require_safe
@signed_in
def links_page(request: HttpRequest) -> HttpResponse:
    """All links of the own party, searched, filtered and sorted, or as a file."""
    officer: Any = request.user
    seen = AnswerLink.objects.visible_to(officer).filter(owner=officer.party_id)
    sent = sent_links(officer, list(seen.select_related("party", "made_by").order_by("-created_at", "-pk")[:MOST]))
    filters, columns = LinkFilters(request, sent), _columns(officer, request.get_full_path())
    rows = ordered([one for one in sent if filters.fits(one)], columns, request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="one-time-links", columns=columns, rows=rows, form=form)
    shown = page_of(request, rows)
    count = ngettext("One link", "%(count)s links", len(rows)) % {"count": len(rows)}
    return page(
        request,
        "lists/stacked.html",
        heading={"title": _("One-time links"), "sub": _("By which partners without an account answer")},
        crumbs=[{"label": _("To do"), "url": reverse("todo")}],
        tools=tools_of(request, filters=filters, placeholder=_("What is asked, what about, partner"), count=count),
        table=table_of(columns, list(shown), empty=_empty(bool(filters.chips() or request.GET.get("q")))),
        pages=pages_of(request, shown),
    )


@writing_page
@require_POST
def link_close_page(request: HttpRequest, link_id: int) -> HttpResponse:
    """Close a link before it is answered, whatever it asks about; back to where that was clicked."""
    link = link_revoke(officer=request.user, today=legal_day(), link_id=link_id)
    if link.answered_at:
        messages.warning(request, _("It was answered meanwhile."))
    else:
        messages.success(request, _("The link is closed. Nobody can answer through it any more."))
    return see(back(request, reverse("answer_links")))


def _empty(narrowed: bool) -> dict[str, Any]:
    if narrowed:
        return {"title": _("Nothing fits"), "text": _("Take a filter away, or search for another word.")}
    text = _("Where a partner without an account here is to answer, its page offers to send a one-time link.")
    return {"title": _("No link was sent"), "text": text}


def question(one: SentLink) -> str:
    """What is asked."""
    about, asks, whom = one.about, one.link.asks, _whom(one)
    if one.due:
        return due_question(one.due, asks, whom)
    if isinstance(about, Meeting):
        return minutes_question(whom, about)
    if isinstance(about, Gate):
        return open_question(about, one.link.party)
    if isinstance(about, ReciprocityEntry):
        return entry_question(about, asks)
    if isinstance(about, Understanding):
        return understanding_question(about, one.link.party)
    words = ({**ACTIVITY_ASKS, **EXCHANGE_ASKS, **CASE_ASKS} if isinstance(about, Activity) else ASKS).get(asks)
    return str(words[0]) % {"side": whom} if words else label("act", asks)


def about_words(one: SentLink) -> str:
    """What it asks about, as pages call it."""
    about = one.about
    if isinstance(about, ReciprocityEntry):
        return about.name
    if isinstance(about, Understanding):
        return understanding_title(about)
    return gate_title(about) if isinstance(about, Gate) else title_of(about)


def _reference(one: SentLink) -> str:
    return getattr(one.about, "reference", "") or ""


def _whom(one: SentLink) -> str:
    return party_name(one.link.party)


def _columns(officer: Officer, here: str) -> list[Column]:
    return [
        Column("asks", _("What is asked"), cell=_asked, plain=question, sort=lambda one: fold(question(one))),
        Column("about", _("What about"), cell=partial(_about, officer), plain=about_words, sort=_by_title),
        Column("reference", _("Reference"), plain=_reference),
        Column("party", _("Partner"), cell=_whom, plain=_whom, sort=lambda one: fold(_whom(one))),
        Column(
            "made",
            _("Made"),
            cell=_made,
            plain=lambda one: localtime(one.link.created_at).date(),
            sort=lambda one: one.link.created_at,
        ),
        Column("until", _("Open until"), plain=lambda one: localtime(one.link.expires_at).date()),
        Column("state", _("State"), cell=_state, plain=_stands, sort=_stands),
        Column("close", "", cell=partial(_close, officer, here)),
    ]


def _by_title(one: SentLink) -> str:
    return fold(about_words(one))


def _asked(one: SentLink) -> dict[str, Any]:
    url = reverse("due", args=[one.agreement.key, one.due.pk]) if one.due and one.agreement else ""
    return {"text": question(one), "url": url}


def _about(officer: Officer, one: SentLink) -> dict[str, Any]:
    about = one.about
    if isinstance(about, ReciprocityEntry | Understanding):
        url = reverse("given_entry" if isinstance(about, ReciprocityEntry) else "understanding", args=[about.key])
    else:
        url = gate_address("gate", about, officer) if isinstance(about, Gate) else address_of(about)
    return {"text": about_words(one), "url": url, "note": _reference(one)}


def _made(one: SentLink) -> dict[str, Any]:
    return {"text": when(localtime(one.link.created_at).date(), "short"), "note": one.link.made_by.name}


def _stands(one: SentLink) -> str:
    return label("link_state", one.state)


def _state(one: SentLink) -> dict[str, Any]:
    return {"text": "", "tags": [{"text": _stands(one), "tone": _TONES[one.state]}], "note": link_state(one.link)}


def _close(officer: Officer, here: str, one: SentLink) -> Any:
    if one.state != "open" or not officer.writes:
        return ""
    url = reverse("answer_link_close", args=[one.link.pk])
    fields = [{"name": "next", "value": here}]
    return {"action": {"label": _("Close"), "about": question(one), "post_url": url, "fields": fields}}
