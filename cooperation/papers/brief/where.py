"""Where the two capitals lie: a drawing from the shapes of the map of partners, and how far apart they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from typing import Any

from django.utils.translation import gettext as _

from agreements.documents.papers.paper import Dot, Drawing, Heading, Part, Text
from cooperation.pages.partners.fact_words import value_words
from cooperation.pages.partners.map import capitals, on_sheet, section
from cooperation.runtime.home import PROJECT
from cooperation.words import party_name
from cooperation.words.amounts import number_words
from partners.models import Partnership, PartyFact

# The mean radius of the Earth (IUGG), in kilometres.
RADIUS = 6371.0088
# What the picture of the world is drawn in, ten to a unit of the sheet.
FINE = 10
# How wide an outline is, as a part of the drawing.
THIN = 0.0015
WHOLE = 'viewBox="0 0 1800 900"'


@dataclass(frozen=True)
class Where:
    """The capitals of the reader's side and of the other."""

    us: PartyFact
    them: PartyFact


def where_of(reader: Any, pair: Partnership) -> Where | None:
    """Where both capitals lie; one query, None where that of one is not known."""
    them = pair.other(reader.party_id)
    us = pair.other(them.pk)
    known = capitals(reader, [us.pk, them.pk])
    return Where(known[us.pk], known[them.pk]) if len(known) == 2 else None


def where_parts(where: Where | None) -> Iterator[Part]:
    """The drawing with both capitals on it, and their distance; nothing where a place is not known."""
    if where is None:
        return
    said = {"us": value_words(where.us), "them": value_words(where.them)}
    far = _("%(us)s and %(them)s lie about %(km)s km apart.") % {
        **said,
        "km": number_words(apart(where.us, where.them)),
    }
    yield Heading(_("Where the two lie"))
    yield Drawing(_section_of(where), _("A map with %(us)s and %(them)s.") % said, _dots(where))
    yield Text(far, "quiet")


def apart(one: PartyFact, other: PartyFact) -> int:
    """Kilometres between two capitals along the great circle, to the nearest ten: the haversine formula."""
    first, second = ((radians(float(each.value["lat"])), radians(float(each.value["lon"]))) for each in (one, other))
    half = sin((second[0] - first[0]) / 2) ** 2
    half += cos(first[0]) * cos(second[0]) * sin((second[1] - first[1]) / 2) ** 2
    return int(round(2 * RADIUS * asin(sqrt(half)), -1))


def _box(where: Where) -> tuple[float, float, float, float]:
    return section([on_sheet(where.us), on_sheet(where.them)])


def _dots(where: Where) -> list[Dot]:
    """The two on the drawing; the name of the northern one stands above it, that of the other beneath."""
    left, top, wide, high = _box(where)
    spots = {one: on_sheet(one) for one in (where.us, where.them)}
    north = min(spots, key=lambda one: (spots[one][1], one.pk))
    return [
        Dot((x - left) / wide * 100, (y - top) / high * 100, _name(one), one is north) for one, (x, y) in spots.items()
    ]


def _name(capital: PartyFact) -> str:
    return _("%(capital)s (%(party)s)") % {"capital": value_words(capital), "party": party_name(capital.party)}


def _section_of(where: Where) -> str:
    box = [one * FINE for one in _box(where)]
    narrowed = _world().replace(WHOLE, f'viewBox="{" ".join(f"{one:.0f}" for one in box)}"')
    return re.sub(r'stroke-width="[^"]*"', f'stroke-width="{box[2] * THIN:.2f}"', narrowed)


@cache
def _world() -> str:
    """The outlines of the map of partners."""
    return (PROJECT / "static" / "pictures" / "world.svg").read_text(encoding="utf-8")
