"""Two rankings side by side: where each state stands in both, and which part moved it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.opportunities.choice import Ranking
from cooperation.pages.base import page, signed_in
from cooperation.pages.opportunities.asked import HIGHEST, PLAIN, SET, WEIGHT, asked_from
from cooperation.pages.opportunities.panel import goals_choice, sets_choice
from cooperation.pages.opportunities.room import Room, caution, crumbs, room_of
from cooperation.pages.opportunities.said import points_words
from cooperation.pages.opportunities.sets import said_of

Row = dict[str, Any]
SIDES = ("a", "b")
# So many of each side are shown.
MOST = 20


@dataclass(frozen=True)
class Side:
    """One of the two: what counts in it, and the places that follow."""

    name: str
    room: Room

    @property
    def places(self) -> dict[str, int]:
        """The place of each state."""
        return {one.code: one.place for one in self.room.ranking.rows}

    def controls(self) -> Row:
        """What can be chosen for it."""
        asked = self.room.asked
        points = {name: value for name, value in asked.parameters.items() if name.startswith(WEIGHT)}
        return {
            "set_name": f"{self.name}.{SET}",
            "sets": sets_choice(self.room),
            "goal_name": f"{self.name}.{HIGHEST}",
            "goals": goals_choice(self.room),
            "kept": [{"name": f"{self.name}.{name}", "value": value} for name, value in points.items()],
            "said": said_of(self.room, asked.choice),
            "url": asked.address("finding"),
        }


@require_safe
@signed_in
def beside_page(request: HttpRequest) -> HttpResponse:
    """The page: the first of both, with what moved."""
    room = room_of(request)
    one, other = (_side(request, room, name) for name in SIDES)
    return page(
        request,
        "opportunities/beside.html",
        heading={"title": _("Two rankings side by side"), "sub": [_("Only us, for ever.")]},
        crumbs=crumbs(),
        caution=caution(),
        sides=[one.controls(), other.controls()],
        table=_table(room, one, other),
    )


def _side(request: HttpRequest, room: Room, name: str) -> Side:
    given = {
        key.removeprefix(f"{name}."): str(value) for key, value in request.GET.items() if key.startswith(f"{name}.")
    }
    asked = asked_from({SET: PLAIN, **given}, room.known, room.teller.terms, room.asked.sets)
    return Side(name, Room(room.officer, room.today, room.known, asked, room.teller))


def _table(room: Room, one: Side, other: Side) -> Row:
    first, second = one.places, other.places
    shown = sorted(first, key=lambda code: (min(first[code], second[code]), first[code]))
    heads = (
        (_("State"), False),
        (_("First"), True),
        (_("Second"), True),
        (_("Moved"), False),
        (_("What moved it"), False),
    )
    return {
        "columns": [{"label": text, "num": num} for text, num in heads],
        "rows": [{"cells": _cells(room, one, other, (first[code], second[code]), code)} for code in shown[:MOST]],
    }


def _cells(room: Room, one: Side, other: Side, places: tuple[int, int], code: str) -> list[Any]:
    url = reverse("finding_candidate", args=[code])
    name = {"text": room.teller.name(code), "url": url}
    moved = places[0] - places[1]
    words = _("same place")
    if moved > 0:
        words = ngettext("up %(count)s place", "up %(count)s places", moved) % {"count": moved}
    elif moved < 0:
        words = ngettext("down %(count)s place", "down %(count)s places", -moved) % {"count": -moved}
    tag = {"text": words, "tone": "good" if moved > 0 else "warn" if moved < 0 else "plain"}
    what = "; ".join(_movers(room, one.room.ranking, other.room.ranking, code))
    return [name, str(places[0]), str(places[1]), {"tag": tag}, what]


def _movers(room: Room, one: Ranking, other: Ranking, code: str) -> Iterator[str]:
    """The parts whose points differ, the greatest first."""
    before = {line.part: line.points for line in one.lines(code)}
    differs = {line.part: line.points - before[line.part] for line in other.lines(code)}
    for part in sorted(differs, key=lambda part: -abs(differs[part]))[:2]:
        if abs(differs[part]) >= 0.05:
            sign = "+" if differs[part] > 0 else "−"
            said = {"part": room.teller.part(part), "points": f"{sign}{points_words(abs(differs[part]))}"}
            yield _("%(part)s %(points)s points") % said
