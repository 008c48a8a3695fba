"""Who sees a meeting or a series: asked for and decided; and a meeting as others see it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.meetings.access import meeting_by_key, series_by_key
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesText
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.audience.changing import Said, Seeing, audience_page, decide_root
from cooperation.pages.audience.previewing import eyes_of, preview_tabs
from cooperation.pages.base import page, signed_in
from cooperation.pages.history.words import column_word
from cooperation.pages.meetings.finding import meeting_written, series_written
from cooperation.pages.meetings.meeting import meeting_facts
from cooperation.pages.meetings.series import series_shown
from cooperation.pages.meetings.table import Agenda, delegations
from cooperation.pages.meetings.told import address, crumbs, heading, title_of, when_words
from cooperation.words import label
from cooperation.words.dates import date_words

Whole = Meeting | MeetingSeries
_WORDS = {
    "agenda": gettext_lazy("Agenda"),
    "delegates": gettext_lazy("Who sits at the table"),
    "outcomes": gettext_lazy("Outcomes"),
    "clause": gettext_lazy("Article or section"),
}
_CODES = {"kind": "meeting_kind", "mode": "meeting_mode", "status": "meeting_status", "minutes": "minutes_status"}


@writing_page
def meeting_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees a meeting, or decide the one that waits."""
    meeting = meeting_written(request, key, own=True)
    return _page(request, meeting, "meeting", preview=lambda to: address("meeting_preview", meeting, to))


@writing_page
def series_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Ask for a change of who sees a series, or decide the one that waits."""
    series = series_written(request, key)
    return _page(request, series, "meeting_series", preview=lambda to: address("series_preview", series, to))


def _page(request: HttpRequest, root: Whole, home: str, preview: Any = None) -> HttpResponse:
    def frame(submit: str) -> dict[str, Any]:
        return {
            "heading": {"title": _("Who sees it"), "sub": [title_of(root)]},
            "crumbs": crumbs(root),
            "actions": {"submit": submit, "cancel_url": address(home, root)},
        }

    seeing = Seeing(
        root,
        home=lambda: address(home, root),
        frame=frame,
        said=partial(_fields, root),
        keeps=_("Drafts of our minutes, our brief, and who of us sees to it stay with us."),
        decide=decide_root(root),
        preview=preview,
    )
    return audience_page(request, seeing)


def _fields(root: Whole, _audience: str) -> Said:
    found = ((name, _said(root, name, value)) for name, value in root.disclosed().items())
    return [(str(_WORDS.get(name) or column_word(name) or name), said) for name, said in found]


def _said(root: Whole, name: str, value: Any) -> str:
    if name in _CODES:
        return label(_CODES[name], value)
    if name == "starts_at" and isinstance(root, Meeting):
        return when_words(root)
    if name in ("ends_at", "zone"):
        return ""
    if name in ("planned", "last_held_on"):
        return date_words(value)
    if isinstance(value, dict):
        return "\n".join(value.values())
    return "\n".join(value) if isinstance(value, list) else label("hosting", value) if name == "hosting" else str(value)


@require_safe
@signed_in
def series_preview(request: HttpRequest, key: str, seen_as: str) -> HttpResponse:
    """The page of a series as the partner or everyone would see it, with those of its meetings that they see."""
    officer: Any = request.user
    series = series_by_key(officer, key)
    eyes = eyes_of(officer, series, seen_as)
    return page(
        request,
        "meetings/series.html",
        tabs=preview_tabs("series_preview", series, officer, seen_as),
        preview={"text": eyes.banner, "leave_url": address("meeting_series", series)},
        **series_shown(series, eyes.reader, eyes.audience, crumbs(series)),
    )


@require_safe
@signed_in
def meeting_preview(request: HttpRequest, key: str, seen_as: str) -> HttpResponse:
    """The page of a meeting as the partner or everyone would see it; what is only ours is not on it."""
    officer: Any = request.user
    meeting = meeting_by_key(officer, key)
    eyes = eyes_of(officer, meeting, seen_as)
    if key != meeting.key:
        return redirect(address("meeting_preview", meeting, seen_as))
    # Minutes are between the two sides; a draft stays with whoever wrote it.
    sent = MinutesText.objects.visible_to(eyes.reader).filter(meeting=meeting).exclude(sent_on=None)
    text = sent.order_by("-number").first()
    return page(
        request,
        "meetings/preview.html",
        heading=heading(meeting, eyes.reader, audience=eyes.audience, actions=[]),
        crumbs=crumbs(meeting),
        tabs=preview_tabs("meeting_preview", meeting, officer, seen_as),
        preview={"text": eyes.banner, "leave_url": address("meeting", meeting)},
        facts=meeting_facts(meeting),
        sections=Agenda(eyes.reader, meeting, eyes.parts).sections(),
        delegations=delegations(eyes.parts, meeting, None),
        minutes=text.text if text else "",
    )
