"""The page of one agreement: how it stands, its facts with their sources, the next step, what happened."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.documents.prints import PaperKind, PrintMade, print_make
from agreements.instruments.access import agreement_by_key
from agreements.instruments.opened import opening_kept
from cooperation.day import legal_day
from cooperation.pages.agreements.addresses import crumbs, edit_button, more, tabs
from cooperation.pages.agreements.events import history
from cooperation.pages.agreements.half_room.facts import half
from cooperation.pages.agreements.half_room.talks import rounds_table
from cooperation.pages.agreements.joined import joined_card
from cooperation.pages.agreements.next_step import next_step
from cooperation.pages.agreements.reading import Reading, read
from cooperation.pages.agreements.sheet import heading, print_header, sheet
from cooperation.pages.agreements.sight import open_links, sight
from cooperation.pages.audience.previewing import eyes_of
from cooperation.pages.base import page, signed_in
from cooperation.pages.quality.mark import quality_mark
from cooperation.pages.reminders.asked import card
from partners.records.record import PUBLIC, Reader

LATEST = 5


@require_safe
@signed_in
def agreement_page(request: HttpRequest, key: str) -> HttpResponse:
    """One agreement, for an officer; an old address leads to the present one."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return _moved(request, "agreement", agreement.key)
    opening_kept(officer=officer, root=agreement)
    reading = read(agreement, officer, legal_day(), day=day_asked(request))
    return page(
        request,
        "agreements/detail.html",
        heading=heading(reading) | {"actions": edit_button(agreement, officer)},
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "agreement"),
        print_header=print_header(reading, page_printed(reading)),
        sheet=sheet(reading, officer),
        **_of_officer(reading, officer),
    )


def page_printed(reading: Reading) -> PrintMade | None:
    """The print under which the page of today is found again, should somebody print it."""
    reader = reading.reader
    if not reading.of_the_day:
        return None
    return print_make(
        officer=None if reader is PUBLIC else reader,
        today=reading.day,
        agreement=reading.agreement,
        paper=PaperKind.PAGE,
        language=reading.language,
    )


def _of_officer(reading: Reading, officer: Any) -> dict[str, Any]:
    """The cards beside the sheet: what this officer can do, and what the own party keeps to itself."""
    return {
        "next_step": next_step(reading, officer),
        "half": half(reading, officer),
        "rounds": rounds_table(reading.agreement, officer) if reading.is_party else None,
        "remind": card(reading.agreement, reading.standing, officer),
        "sight": sight(reading, officer) if reading.is_owner else None,
        "links": open_links(reading, officer) if officer.reads_national and reading.is_party else [],
        "history": history(reading, most=LATEST),
        "history_url": reverse("agreement_history", args=[reading.agreement.key]),
        "quality": quality_mark(reading, officer),
        "joined": joined_card(reading.agreement, officer),
        "mend": more(reading.agreement, officer),
    }


def day_asked(request: HttpRequest) -> date | None:
    """The day that `as_of` asks for; None for today, and for what is no day."""
    try:
        return date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        return None


def _moved(request: HttpRequest, name: str, *args: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponseRedirect(reverse(name, args=args) + (f"?{query}" if query else ""))


@require_safe
@signed_in
def agreement_history(request: HttpRequest, key: str) -> HttpResponse:
    """All that happened to it, as far as this officer may know."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return _moved(request, "agreement_history", agreement.key)
    reading = read(agreement, officer, legal_day())
    return page(
        request,
        "agreements/history.html",
        heading=heading(reading),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "history"),
        print_header=print_header(reading),
        history=history(reading, edited=True),
    )


@require_safe
@signed_in
def agreement_preview(request: HttpRequest, key: str, seen_as: str) -> HttpResponse:
    """The page as the partner or everyone would see it, read with their eyes; for the party that wrote it.

    What is not shown to them yet is shown as it would be by that decision.
    """
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    eyes = eyes_of(officer, agreement, seen_as)
    if agreement.key != key:
        return _moved(request, "agreement_preview", agreement.key, seen_as)
    reading = read(agreement, eyes.reader, legal_day(), eyes=officer if eyes.hidden else None)
    return page(
        request,
        "agreements/preview.html",
        heading=heading(reading, audience=eyes.audience),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, seen_as),
        preview={"text": eyes.banner, "leave_url": reverse("agreement", args=[key])},
        sheet=sheet(reading),
        history=_seen_history(reading, eyes.reader),
    )


def _seen_history(reading: Reading, reader: Reader) -> list[dict[str, Any]]:
    """The public page tells nothing of who did what."""
    return history(reading, most=LATEST) if reader is not PUBLIC else []
