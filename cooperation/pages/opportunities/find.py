"""Find partners: five names with a sentence each, what counts, the whole list, and whom something excludes."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, tools_of
from cooperation.pages.opportunities.asked import HIGHEST, PLAIN, SET, WEIGHT, default_of, with_query
from cooperation.pages.opportunities.excluded import excluded_rows
from cooperation.pages.opportunities.listing import FindingFilters, columns, likely_words, rows_of, shown
from cooperation.pages.opportunities.panel import panel_of
from cooperation.pages.opportunities.room import Room, caution, room_of
from cooperation.pages.opportunities.said import percent_words, points_words
from cooperation.pages.profiles.said import link, profile_url
from partners.matching.ranking import Ranked

Row = dict[str, Any]
FIRST = 5
PER_PAGE = 25


@require_safe
@signed_in
def finding_page(request: HttpRequest) -> HttpResponseBase:
    """The page, the list as a file, or, to a slider that moved, what its move changed."""
    room = room_of(request)
    filters = FindingFilters(request, room)
    heads = columns(room)
    found = ordered(rows_of(room, filters), heads, request.GET.get("ordering", ""), "place")
    if form := file_format(request):
        return file_of(request, name="partners-ranked", columns=heads, rows=found, form=form)
    on_page = page_of(request, found, PER_PAGE)
    count = ngettext("One state", "%(count)s states", len(found)) % {"count": len(found)}
    told: Row = {
        "five": [_first(room, one) for one in room.ranking.rows[:FIRST]],
        "panel": panel_of(room),
        "heads": [one.heading() for one in heads if one.sort],
        "rows": [shown(room, one) for one in on_page.object_list],
        "nothing": nothing_fits(request, _("No state here fits")),
        "pages": pages_of(request, on_page),
    }
    tools = tools_of(
        request,
        filters=filters,
        placeholder=_("Name in any language, or code"),
        count=count,
        keep=("ordering", *room.asked.parameters),
    )
    moved = bool(request.htmx)  # type: ignore[attr-defined]
    rest: Row = {} if moved else _around(request, room)
    template = "opportunities/moved.html" if moved else "opportunities/find.html"
    response = page(request, template, tools=tools, **told, **rest)
    if moved:
        response["HX-Replace-Url"] = address(request)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _around(request: HttpRequest, room: Room) -> Row:
    """What a slider does not change."""
    apart = ("page", HIGHEST, SET)
    asked = {
        name: str(value) for name, value in request.GET.items() if name not in apart and not name.startswith(WEIGHT)
    }
    return {
        "heading": {
            "title": _("Find partners"),
            "sub": [_("Only us, for ever: what we think of a state is neither shared nor released.")],
            "actions": [
                link(_("Opportunities"), reverse("opportunities"), kind="plain"),
                link(_("Our goals and capabilities"), profile_url(room.officer.party), kind="plain"),
            ],
        },
        "caution": caution(),
        "kept": [{"name": name, "value": value} for name, value in asked.items()],
        "plain_url": with_query(reverse("finding"), asked | ({SET: PLAIN} if default_of(room.asked.sets) else {})),
        "excluded": excluded_rows(room),
        "search_url": "",
    }


def _first(room: Room, one: Ranked) -> Row:
    """One of the five: its name, why, how likely, how well it fits."""
    return {
        "name": room.teller.name(one.code),
        "url": room.asked.address("finding_candidate", one.code),
        "sentence": room.sentence(one.code),
        "likely": likely_words(one),
        "fit": _("%(points)s of %(most)s points")
        % {"points": points_words(one.fit), "most": points_words(one.most_fit)},
        "total": points_words(one.total),
        "tested": percent_words(one.tested_share),
    }
