"""Say it, print it: the one sentence in each language, and the papers made from the record."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.amendments.reading import consolidated_latest
from agreements.documents.papers.paper import is_right_to_left
from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.downloads import attached
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.reading import read
from cooperation.pages.agreements.sheet import heading
from cooperation.pages.base import page, signed_in
from cooperation.papers.making import FOR_EVERYONE, paper_make
from cooperation.papers.text import ALL, languages_to_print, version_to_print
from cooperation.saying.sentence import all_said
from cooperation.words.languages import language_name, present_language
from partners.records.record import PUBLIC, Reader


def check_where(request: HttpRequest) -> str:
    """The address at which a code is typed, as it is printed."""
    whole = urlsplit(request.build_absolute_uri(reverse("check")))
    return f"{whole.netloc}{whole.path}".rstrip("/")


@require_safe
@signed_in
def agreement_papers(request: HttpRequest, key: str) -> HttpResponse:
    """What can be said and printed of an agreement, for an officer."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_papers", args=[agreement.key]))
    reading = read(agreement, officer, legal_day())
    return page(
        request,
        "agreements/documents/papers.html",
        heading=heading(reading),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "papers"),
        said=said(all_said(reading)),
        papers=papers_of(agreement, officer, "agreement_paper"),
        check_url=reverse("check"),
    )


@require_safe
def public_agreement_papers(request: HttpRequest, key: str) -> HttpResponse:
    """What can be said and printed of a released agreement, for everyone."""
    agreement = agreement_by_key(PUBLIC, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("public_agreement_papers", args=[agreement.key]))
    reading = read(agreement, PUBLIC, legal_day())
    back = {"label": reading.title, "url": reverse("public_agreement", args=[key])}
    return page(
        request,
        "public/papers.html",
        heading=heading(reading),
        crumbs=[{"label": _("Agreements"), "url": reverse("public_agreements")}, back],
        said=said(all_said(reading)),
        papers=papers_of(agreement, PUBLIC, "public_agreement_paper"),
        check_url=reverse("check"),
        menu=None,
    )


def said(sentences: dict[str, str]) -> list[dict[str, Any]]:
    """The sentence in each language, that of the page first."""
    own = present_language()[:2]
    ordered = sorted(sentences, key=lambda language: language != own)
    return [
        {
            "language": language,
            "name": language_name(language),
            "text": sentences[language],
            "dir": "rtl" if is_right_to_left(language) else "ltr",
        }
        for language in ordered
    ]


def papers_of(agreement: Agreement, reader: Reader, route: str) -> list[dict[str, Any]]:
    """The papers that this reader may take, each in its languages and forms."""
    words = {
        "record": (_("Treaty record"), _("Every field that registries publish, with its source.")),
        "note": (_("Explanatory note"), _("A draft from the record, to be finished in a word processor.")),
    }
    spoken = [code for code, _name in settings.LANGUAGES]
    found = [*_text_of(agreement, reader, route), *_consolidated_of(agreement, reader, route)] + [
        {"title": title, "text": text, "links": links_of(agreement, paper, route, spoken)}
        for paper, (title, text) in words.items()
        if reader is not PUBLIC or paper in FOR_EVERYONE
    ]
    return found


def _text_of(agreement: Agreement, reader: Reader, route: str) -> list[dict[str, Any]]:
    """The text itself, where it is written here."""
    version = version_to_print(reader, agreement)
    if version is None:
        return []
    text = _("As it was put to the other side, with its signatures.") if version.number else _("Our own draft.")
    links = links_of(agreement, "text", route, languages_to_print(version))
    return [{"title": _("Text of the agreement"), "text": text, "links": links}]


def _consolidated_of(agreement: Agreement, reader: Reader, route: str) -> list[dict[str, Any]]:
    """The text with its amendments in it, where one is laid down."""
    text = consolidated_latest(reader, agreement)
    if text is None:
        return []
    links = links_of(agreement, "consolidated", route, languages_to_print(text))
    said = _("As it reads today with its amendments, and the acts it is made of; not authentic.")
    return [{"title": _("Consolidated text"), "text": said, "links": links}]


def links_of(
    agreement: Agreement, paper: str, route: str, languages: list[str], day: date | None = None
) -> list[dict[str, str]]:
    """A paper in its languages and forms; as of another day than today where one is given."""
    as_of = f"&as_of={day}" if day else ""
    return [
        {
            "label": f"{form.upper()}, {language_name(language) if language != ALL else _('all languages')}",
            "url": reverse(route, args=[agreement.key, paper, form]) + f"?language={language}{as_of}",
        }
        for language in languages
        for form in ("pdf", "docx")
    ]


@require_safe
@signed_in
def agreement_paper(request: HttpRequest, key: str, paper: str, form: str) -> HttpResponseBase:
    """A paper, for an officer."""
    return _paper(request, request.user, key, paper, form)  # type: ignore[arg-type]


@require_safe
def public_agreement_paper(request: HttpRequest, key: str, paper: str, form: str) -> HttpResponseBase:
    """A paper of a released agreement, for everyone."""
    return _paper(request, PUBLIC, key, paper, form)


def _paper(request: HttpRequest, reader: Reader, key: str, paper: str, form: str) -> HttpResponseBase:
    from cooperation.pages.agreements.detail import day_asked

    agreement = agreement_by_key(reader, key)
    made = paper_make(
        reader,
        agreement,
        legal_day(),
        paper=paper,
        form=form,
        language=request.GET.get("language") or present_language()[:2],
        where=check_where(request),
        day=day_asked(request),
    )
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Cache-Control"] = "private, no-store"
    return attached(response, made.name, len(made.content))
