"""The documents of an agreement: the list, one of them, and its file."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.documents.document import Document
from agreements.documents.selectors import document_of, documents_of, taken_by, taking_kept
from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from cooperation.downloads import download
from cooperation.pages.agreements.addresses import crumbs, tabs
from cooperation.pages.agreements.documents.listing import (
    DocumentFilters,
    added_by,
    came_from,
    columns,
    count_words,
    tags_of,
)
from cooperation.pages.agreements.sheet import tab_heading
from cooperation.pages.agreements.writing.about import crumbs as crumbs_beneath
from cooperation.pages.agreements.writing.about import heading
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import title_of
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words, instant_words
from cooperation.words.languages import language_name
from cooperation.words.sizes import size_words
from partners.models import Role
from partners.parties.choosing import party_by_code
from partners.records.file_checks import DOCX
from partners.records.record import PUBLIC

_NEWEST = "-added"


def may_add(officer: Any, agreement: Agreement) -> bool:
    """Whether this officer may bring a document to it."""
    return officer.writes and (agreement.partnership.has(officer.party_id) or agreement.owner_id == officer.party_id)


@require_safe
@signed_in
def agreement_documents(request: HttpRequest, key: str) -> HttpResponse:
    """The documents in sight of an officer, and the papers that can be made from the record."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_documents", args=[agreement.key]))
    everything = list(documents_of(officer, agreement))
    for one in everything:
        one.elsewhere = one.agreement_id != agreement.pk
        one.agreement = agreement
    filters = DocumentFilters(request, everything)
    held = columns(officer, key)
    rows = ordered(filters.of(everything), held, request.GET.get("ordering", ""), _NEWEST)
    if form := file_format(request):
        return file_of(request, name="documents", columns=held, rows=rows, form=form)
    shown = page_of(request, rows)
    add = [{"label": _("Add documents"), "url": reverse("agreement_document_add", args=[key])}]
    actions = add if may_add(officer, agreement) else []
    return page(
        request,
        "agreements/documents/list.html",
        heading=tab_heading(agreement, officer, actions=actions),
        crumbs=crumbs(agreement, officer),
        tabs=tabs(agreement, officer, "documents"),
        tools=_tools(request, filters, len(rows)) if everything else None,
        table=table_of(held, shown, caption=_("Documents"), empty=_empty(request, bool(everything), add, actions)),
        pages=pages_of(request, shown),
    )


def _tools(request: HttpRequest, filters: DocumentFilters, number: int) -> dict[str, Any]:
    return tools_of(request, filters=filters, placeholder=_("Title, file, digest"), count=count_words(number))


def _empty(request: HttpRequest, any_at_all: bool, add: list[Any], actions: list[Any]) -> dict[str, Any]:
    if any_at_all:
        return nothing_fits(request, _("No document here fits"))
    return {
        "title": _("No document yet"),
        "text": _("The signed text, letters, notes and full powers stand here once somebody adds them."),
        "action": add[0] if actions else None,
    }


@require_safe
@signed_in
def agreement_document(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """What one document is, its digest, who sees it, and what can be done with it."""
    officer: Any = request.user
    agreement = agreement_by_key(officer, key)
    document = document_of(officer, agreement, pk)
    if agreement.key != key:
        return HttpResponseRedirect(reverse("agreement_document", args=[agreement.key, pk]))
    here = document.agreement_id == agreement.pk
    return page(
        request,
        "agreements/documents/one.html",
        heading=heading(
            document.title,
            agreement,
            officer,
            tags=tags_of(document),
            audience=document.audience,
            actions=_ways(agreement, document, officer),
        ),
        crumbs=[*crumbs_beneath(agreement), _up(agreement)],
        facts=[*_facts(document, officer), *_origin(agreement, document)],
        digest=document.file.digest,
        locked=document.locked,
        seen=_seen(document, officer) if here else None,
        mend=_mend(document, officer) if here else [],
    )


def _origin(agreement: Agreement, document: Document) -> list[dict[str, Any]]:
    """The record beneath which it was brought, where that turned out to be the same."""
    if document.agreement_id == agreement.pk:
        return []
    url = reverse("agreement_joined", args=[agreement.key, document.agreement_id])
    name = document.agreement.reference or title_of(document.agreement)
    return [{"label": _("Recorded beneath"), "value": name, "url": url}]


def _ways(agreement: Agreement, document: Document, officer: Any) -> list[dict[str, str]]:
    """To take it away, and for whoever keeps the record to read dates and promises in a Word file."""
    address = [agreement.key, document.pk]
    ways = [{"label": _("Download"), "url": reverse("agreement_document_file", args=address)}]
    if document.file.media_type == DOCX and officer.writes and document.agreement.owner_id == officer.party_id:
        url = reverse("agreement_text_take", args=address)
        ways.append({"label": _("Read dates and promises from it"), "url": url, "kind": "plain"})
    return ways


def _up(agreement: Agreement) -> dict[str, str]:
    return {"label": _("Documents"), "url": reverse("agreement_documents", args=[agreement.key])}


def _facts(one: Document, officer: Any) -> list[dict[str, Any]]:
    added = {"who": added_by(one, officer), "when": instant_words(one.created_at)}
    rows = [
        (_("What it is"), label("document_kind", one.kind)),
        (_("Language"), language_name(one.language)),
        (_("From whom"), came_from(one)),
        (_("Dated"), date_words(one.dated_on)),
        (_("Added"), _("%(when)s by %(who)s") % added),
        (_("File"), f"{one.file_name} ({size_words(one.file.size)})"),
    ]
    facts: list[dict[str, Any]] = [{"label": name, "value": value, "missing": not value} for name, value in rows]
    return facts + ([{"label": _("Note"), "value": one.note}] if one.note else [])


def _seen(one: Document, officer: Any) -> dict[str, Any] | None:
    """For the party that brought it: who sees it, who has taken it already, and the ways to change that."""
    if one.owner_id != officer.party_id or not officer.reads_national:
        return None
    address = reverse("agreement_document_audience", args=[one.agreement.key, one.pk])
    if one.held_back:
        text = _("It may be seen as widely as its agreement once an approver of ours decides so.")
    elif one.follows:
        text = _("It is seen by whoever sees the agreement.")
    else:
        text = _("Only we see it, whoever sees the agreement.")
    told = [
        _("%(party)s, since %(day)s")
        % {"party": party_name(party_by_code(taken.party)), "day": day_words(taken.since.date())}
        for taken in taken_by(one)
    ]
    return {"text": text, "taken": told, "url": address if officer.writes else "", "audience": one.audience}


def _mend(one: Document, officer: Any) -> list[dict[str, str]]:
    """What can be put right, for officers of the party that brought it."""
    if not officer.writes or one.owner_id != officer.party_id:
        return []
    names = [("agreement_document_correct", _("Correct what is said of it, with a reason"))]
    if not one.locked or officer.has_role(Role.APPROVER):
        names.append(("agreement_document_mistake", _("It was entered by mistake")))
    return [{"label": words, "url": reverse(name, args=[one.agreement.key, one.pk])} for name, words in names]


@require_safe
@signed_in
def agreement_document_file(request: HttpRequest, key: str, pk: int) -> HttpResponseBase:
    """The file of a document, for an officer."""
    return _file(request, request.user, key, pk)


@require_safe
def public_document_file(request: HttpRequest, key: str, pk: int) -> HttpResponseBase:
    """The file of a document that was released, for everyone."""
    return _file(request, PUBLIC, key, pk)


def _file(request: HttpRequest, reader: Any, key: str, pk: int) -> HttpResponseBase:
    document = document_of(reader, agreement_by_key(reader, key), pk)
    taking_kept(reader, document)
    return download(request, document.file, document.file_name)
