"""The year of activities as a timeline, and a month of it as a calendar; each beside its table."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from babel.dates import get_day_names, get_month_names
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from agreements.activities.moving import status_on
from agreements.activities.selectors import ActivityFilter, activities_found
from agreements.models import Activity
from cooperation.day import legal_day
from cooperation.pages.activities.about import period_words, status_tag
from cooperation.pages.activities.listing import ActivityFilters
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.listing import page_of, pages_of
from cooperation.pages.naming import pair_name
from cooperation.templatetags.look import reader_locale
from cooperation.words import label, party_name
from partners.records.errors import Unseen

# So many bars one looks at together; the rest is on the next page.
PER_PAGE = 40
FIRST, LAST = 1900, 2500
_TONES = {"confirmed": "good", "ongoing": "good", "completed": "good", "reported": "good", "postponed": "warn"}


@require_safe
@signed_in
def activities_year_page(request: HttpRequest, year: int) -> HttpResponse:
    """A year as a timeline: a bar for each activity that may be on one of its days."""
    officer: Any = request.user
    _known(year)
    partner = ActivityFilters(request, officer).wanted("partner")
    found = activities_found(officer, ActivityFilter(partner=partner, year=year)).order_by("first_on", "id")
    shown = page_of(request, found, PER_PAGE)
    rows = list(shown.object_list)
    count = shown.paginator.count
    told = ngettext("%(count)d activity", "%(count)d activities", count) % {"count": count}
    columns = [{"label": text} for text in (_("Activity"), _("With"), _("When"), _("How it stands"))]
    return page(
        request,
        "activities/year.html",
        heading={"title": _("The year %(year)s") % {"year": year}, "sub": [told]},
        crumbs=[{"label": _("Activities"), "url": reverse("activities")}],
        tabs=_tabs(request, year, partner, "year"),
        ways=_ways(year, partner),
        year=year,
        today=legal_day(),
        spans=[span_of(one, year) for one in rows],
        table={"columns": columns, "rows": [{"cells": _cells(officer, one)} for one in rows]},
        pages=pages_of(request, shown),
        empty=_empty(officer) if not rows else None,
    )


def _known(year: int, month: int = 1) -> None:
    if not (FIRST <= year <= LAST and 1 <= month <= 12):
        raise Unseen


def _query(partner: str) -> str:
    return f"?partner={partner}" if partner else ""


def _tabs(request: HttpRequest, year: int, partner: str, current: str) -> dict[str, Any]:
    this = legal_day()
    month = this.month if this.year == year else 1
    links = [
        ("year", _("Timeline"), reverse("activities_year", args=[year])),
        ("month", _("Calendar"), reverse("activities_month", args=[year, month])),
        ("list", _("List"), reverse("activities") + f"?year={year}" + (f"&partner={partner}" if partner else "")),
    ]
    return {
        "label": _("How to look at it"),
        "links": [
            {"label": text, "url": url if name == "list" else url + _query(partner), "current": name == current}
            for name, text, url in links
        ],
    }


def _ways(year: int, partner: str) -> list[dict[str, str]]:
    """The year before and the year after."""
    return [
        {"label": str(one), "url": reverse("activities_year", args=[one]) + _query(partner)}
        for one in (year - 1, year + 1)
        if FIRST <= one <= LAST
    ]


def span_of(one: Activity, year: int) -> dict[str, Any]:
    """A bar within its year, both sides named on it."""
    status = status_on(one, legal_day())
    start, end = max(one.first_on, date(year, 1, 1)), min(one.last_on, date(year, 12, 31))
    pair = one.partnership
    both = f"{party_name(pair.party_a)} – {party_name(pair.party_b)}"
    return {
        "label": one.title,
        "note": " · ".join((both, period_words(one, "short"), label("activity_status", status))),
        "start": start,
        "end": end,
        "tone": _TONES.get(status, "bad" if status == "cancelled" else ""),
        "url": reverse("activity", args=[one.key]),
    }


def _cells(officer: Any, one: Activity) -> list[Any]:
    title = {"text": one.title, "url": reverse("activity", args=[one.key]), "note": one.reference or ""}
    return [title, pair_name(one.partnership, officer), period_words(one, "short"), {"tag": status_tag(one)}]


def _empty(officer: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"title": _("Nothing in this time"), "text": _("What is planned or took place stands here.")}
    if officer.writes:
        told["action"] = {"label": _("Plan a new one"), "url": reverse("activity_plan")}
    return told


@require_safe
@signed_in
def activities_month_page(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month as a calendar: on each day the activities of exact days; those of a month or a quarter beneath."""
    officer: Any = request.user
    _known(year, month)
    partner = ActivityFilters(request, officer).wanted("partner")
    first, last = date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    found = activities_found(officer, ActivityFilter(partner=partner))
    rows = list(found.filter(first_on__lte=last, last_on__gte=first).order_by("first_on", "id")[:300])
    exact, loose = [one for one in rows if one.days], [one for one in rows if not one.days]
    columns = [{"label": text} for text in (_("Activity"), _("With"), _("When"), _("How it stands"))]
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    return page(
        request,
        "activities/month.html",
        heading={"title": f"{_month(month)} {year}".capitalize()},
        crumbs=[{"label": _("Activities"), "url": reverse("activities")}],
        tabs=_tabs(request, year, partner, "month"),
        ways=list(_months(first, partner)),
        names=[get_day_names("abbreviated", locale=reader_locale())[day] for day in range(7)],
        weeks=[[_day(day, month, exact) for day in week] for week in weeks],
        loose={"columns": columns, "rows": [{"cells": _cells(officer, one)} for one in loose]} if loose else None,
        empty=_empty(officer) if not rows else None,
    )


def _month(month: int) -> str:
    return str(get_month_names("wide", context="stand-alone", locale=reader_locale())[month])


def _months(first: date, partner: str) -> Iterator[dict[str, str]]:
    """The month before and the month after."""
    for one in (first - timedelta(days=1), first + timedelta(days=31)):
        if FIRST <= one.year <= LAST:
            url = reverse("activities_month", args=[one.year, one.month]) + _query(partner)
            yield {"label": f"{_month(one.month)} {one.year}", "url": url}


def _day(day: date, month: int, exact: list[Activity]) -> dict[str, Any]:
    """One day of the grid with what is on it."""
    return {
        "day": day.day,
        "iso": day.isoformat(),
        "other": day.month != month,
        "today": day == legal_day(),
        "rows": [
            {
                "text": one.title,
                "with": " – ".join(one.partnership.codes),
                "url": reverse("activity", args=[one.key]),
                "tone": _TONES.get(status_on(one, legal_day()), ""),
            }
            for one in exact
            if one.first_on <= day <= one.last_on
        ],
    }
