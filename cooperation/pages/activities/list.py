"""The list of activities, as a page and as files of exactly what is shown."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.activities.selectors import activities_found, activities_sortable
from agreements.instruments.selectors import EXACT_TO, counted, in_order
from cooperation.day import legal_day
from cooperation.pages.activities.listing import ActivityFilters, ActivityRows, count_words
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of

_LATEST = ("-first_on",)
TEMPLATE = "activities/list.html"


@require_safe
@signed_in
def activities_page(request: HttpRequest) -> HttpResponseBase:
    """The activities in sight of an officer."""
    officer: Any = request.user
    filters, today = ActivityFilters(request, officer), legal_day()
    columns = ActivityRows(officer, today).columns()
    found = activities_sortable(activities_found(officer, filters.asked(officer)), officer, str(get_language() or "en"))
    found = in_order(found, order_by(columns, request.GET.get("ordering", ""), _LATEST))
    if form := file_format(request):
        return file_of(request, name="activities", columns=columns, rows=list(found), form=form)
    number, more = counted(found)
    shown = page_of(request, found[:EXACT_TO] if more else found)
    partial = bool(request.htmx)  # type: ignore[attr-defined]
    response = page(
        request,
        f"{TEMPLATE}#list" if partial else TEMPLATE,
        search_url="",
        heading={"title": _("Activities"), "actions": _actions(officer)},
        tools=_tools(request, officer, filters, count_words(number, more)) | ({"open": True} if partial else {}),
        table=table_of(columns, list(shown), empty=_empty(request, officer, filters)),
        pages=pages_of(request, shown),
    )
    if partial:
        response["HX-Push-Url"] = address(request)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _actions(officer: Any) -> list[dict[str, str]]:
    year = str(legal_day().year)
    found = [{"label": _("The year"), "url": reverse("activities_year", args=[year]), "kind": "plain"}]
    if officer.writes:
        found += [
            {"label": _("Record an activity that exists"), "url": reverse("activity_record"), "kind": "plain"},
            {"label": _("Plan a new one"), "url": reverse("activity_plan")},
        ]
    return found


def _tools(request: HttpRequest, officer: Any, filters: ActivityFilters, count: str) -> dict[str, Any]:
    year = str(legal_day().year)
    views: list[tuple[str, dict[str, str]]] = [(_("All"), {}), (_("This year"), {"year": year})]
    if officer.reads_national:
        views.append((_("Mine to see to"), {"responsible": "me"}))
    narrowed = {
        name: value for name, value in request.GET.items() if value and name not in ("page", "ordering", "format")
    }
    saved = [
        {
            "label": name,
            "url": request.path + ("?" + "&".join(f"{key}={value}" for key, value in wanted.items()) if wanted else ""),
            "current": narrowed == wanted,
        }
        for name, wanted in views
    ]
    placeholder = _("Title, place, reference, partner")
    return tools_of(request, filters=filters, placeholder=placeholder, count=count, saved=saved)


def _empty(request: HttpRequest, officer: Any, filters: ActivityFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return {
            "title": _("No activity here fits"),
            "text": _("Search for fewer words, or remove a filter."),
            "action": {"label": _("Show all"), "url": request.path},
        }
    told: dict[str, Any] = {
        "title": _("No activity yet"),
        "text": _(
            "Exercises, courses, visits and talks with partners stand here: partner, title, type and period are enough."
        ),
    }
    if officer.writes:
        told["action"] = {"label": _("Plan a new one"), "url": reverse("activity_plan")}
    return told
