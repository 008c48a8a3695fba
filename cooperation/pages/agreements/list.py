"""The pages that list agreements: for officers, and as files of exactly what is shown."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.instruments.selectors import EXACT_TO, agreements_found, counted, in_order, sortable
from cooperation.day import legal_day
from cooperation.pages.agreements.listing import AgreementFilters, Rows, count_words
from cooperation.pages.base import page, signed_in
from cooperation.pages.imports.template import template_answer, template_format
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.words.languages import present_language
from partners.records.record import Reader

_LATEST = ("-updated_at",)


@require_safe
@signed_in
def agreements_page(request: HttpRequest) -> HttpResponseBase:
    """The agreements in sight of an officer."""
    officer: Any = request.user
    actions = []
    if officer.writes:
        actions = [
            {"label": _("Import a table"), "url": reverse("imports"), "kind": "plain"},
            {"label": _("Record what exists"), "url": reverse("agreement_record"), "kind": "plain"},
            {"label": _("Prepare a new one"), "url": reverse("agreement_new")},
        ]
    if officer.reads_national:
        actions.insert(0, {"label": _("Record quality"), "url": reverse("quality"), "kind": "link"})
    heading = {"title": _("Agreements"), "actions": actions}
    # One search on the page is enough: the list has its own.
    return answer(request, officer, detail="agreement", template="agreements/list.html", heading=heading, search_url="")


def answer(request: HttpRequest, reader: Reader, *, detail: str, template: str, **context: Any) -> HttpResponseBase:
    """The list as a page, as the part of it that a filter changes, or as a file; `detail` names the page of one."""
    request.GET = _without_blanks(request.GET)  # type: ignore[assignment]
    filters = AgreementFilters(request, reader)
    rows = Rows(reader, legal_day(), detail)
    columns = rows.columns()
    found = sortable(agreements_found(reader, filters.asked(reader), rows.today), reader, present_language())
    found = in_order(found, order_by(columns, request.GET.get("ordering", ""), _LATEST))
    form = file_format(request)
    if template_format(request, reader):
        return template_answer(reader, found, template_format(request, reader))
    if form:
        return file_of(request, name="agreements", columns=columns, rows=rows.of(list(found)), form=form)
    number, more = counted(found)
    shown = page_of(request, found[:EXACT_TO] if more else found)
    part = template.replace(".html", ".html#list")
    response = page(
        request,
        part if request.htmx else template,  # type: ignore[attr-defined]
        tools=_tools(request, reader, filters, count_words(number, more)),
        table=table_of(columns, rows.of(list(shown)), empty=_empty(request, filters)),
        pages=pages_of(request, shown),
        **context,
    )
    if request.htmx:  # type: ignore[attr-defined]
        response["HX-Push-Url"] = address(request)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _tools(request: HttpRequest, reader: Reader, filters: AgreementFilters, count: str) -> dict[str, Any]:
    """What stands above the list; for officers the list goes out as our template too, which comes back in."""
    saved, placeholder = _saved(request, reader), _("Title, reference, partner")
    tools = tools_of(request, filters=filters, placeholder=placeholder, count=count, saved=saved)
    if reader.party_id:
        forms = [("template.xlsx", _("Template XLSX")), ("template.csv", _("Template CSV"))]
        tools["exports"] += [{"label": words, "url": address(request, format=form)} for form, words in forms]
    return tools | ({"open": True} if request.htmx else {})  # type: ignore[attr-defined]


def _without_blanks(asked: QueryDict) -> QueryDict:
    """What the address asks for; a filter that asks nothing is left out of every address that follows."""
    tidy = QueryDict(mutable=True)
    for name, values in asked.lists():
        if any(values):
            tidy.setlist(name, values)
    return tidy


def _saved(request: HttpRequest, reader: Reader) -> list[dict[str, Any]]:
    """Views that are asked for often, as tabs."""
    if not reader.party_id:
        return []
    views = [
        (_("All"), {}),
        (_("Mine"), {"responsible": "me"}),
        (_("Being prepared"), {"stage": "being_prepared"}),
        (_("End or renew within twelve months"), {"ends": "12"}),
    ]
    return saved_views(request, views)


def _empty(request: HttpRequest, filters: AgreementFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("No agreement here fits"))
    return {"title": _("No agreement yet"), "text": _("What is recorded or prepared stands here.")}
