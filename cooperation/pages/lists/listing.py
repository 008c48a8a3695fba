"""A list page: search, chips, table and pages from one description."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import Column, on_page
from cooperation.pages.lists.files import FORMATS
from cooperation.pages.lists.filters import Filters

PER_PAGE = 50


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The rows of the page that the address names; an odd number shows the nearest page."""
    return Paginator(rows, per_page).get_page(request.GET.get("page", "1"))


def tools_of(
    request: HttpRequest,
    *,
    filters: Filters | None = None,
    placeholder: str = "",
    count: str = "",
    saved: Sequence[dict[str, Any]] = (),
    actions: Sequence[dict[str, Any]] = (),
    files: bool = True,
    keep: Sequence[str] = ("ordering",),
) -> dict[str, Any]:
    """What stands above a list; `keep` are parameters that a search does not take away."""
    chips = filters.chips() if filters else []
    return {
        "url": request.path,
        "query": request.GET.get("q", ""),
        "placeholder": placeholder,
        "count": count,
        "fields": filters,
        "open": bool(filters and filters.errors),
        "chips": chips,
        "clear_url": filters.clear_url() if filters and len(chips) > 1 else "",
        "exports": [{"label": one.upper(), "url": address(request, format=one)} for one in FORMATS] if files else [],
        "saved": list(saved),
        "actions": list(actions),
        "keep": [{"name": name, "value": request.GET[name]} for name in keep if request.GET.get(name)],
    }


def saved_views(request: HttpRequest, views: Sequence[tuple[str, Mapping[str, str]]]) -> list[dict[str, Any]]:
    """Views that are asked for often, as tabs: each its name and the filters that it is."""
    apart = ("page", "ordering", "format")
    narrowed = {name: value for name, value in request.GET.items() if value and name not in apart}
    return [
        {
            "label": name,
            "url": request.path + (f"?{urlencode(wanted)}" if wanted else ""),
            "current": narrowed == wanted,
        }
        for name, wanted in views
    ]


def nothing_fits(request: HttpRequest, title: str) -> dict[str, Any]:
    """What is said where a search or the filters leave nothing."""
    return {
        "title": title,
        "text": _("Search for fewer words, or remove a filter."),
        "action": {"label": _("Show all"), "url": request.path},
    }


def table_of(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    caption: str = "",
    empty: dict[str, Any] | None = None,
    tone: Callable[[Any], str] | None = None,
) -> dict[str, Any]:
    """The table of the rows of one page."""
    visible = on_page(columns)
    return {
        "caption": caption,
        "columns": [one.heading() for one in visible],
        "rows": [
            {"cells": [one.cell(row) for one in visible if one.cell], "tone": tone(row) if tone else ""} for row in rows
        ],
        "empty": empty,
    }


def pages_of(request: HttpRequest, page: Page[Any]) -> dict[str, str]:
    """The way to the pages before and after."""
    text = _("Page %(number)s of %(all)s") % {"number": page.number, "all": page.paginator.num_pages}
    before = address(request, page=str(page.previous_page_number())) if page.has_previous() else ""
    after = address(request, page=str(page.next_page_number())) if page.has_next() else ""
    return {"text": text, "previous_url": before, "next_url": after}
