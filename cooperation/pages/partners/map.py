"""The partners on a map: a dot at each capital, coloured and named by the phase of the partnership.

Its table stands beside it. The outlines are those of Natural Earth (public domain), drawn into one picture.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cooperation.phases.vocabulary import Phase
from cooperation.words import label
from partners.models import FactKind, Party, PartyFact
from partners.parties.reading import in_effect

Row = dict[str, Any]
Box = tuple[float, float, float, float]
# A sheet of 180 by 90 units, two degrees each; no section of it is narrower than this.
WIDE, HIGH, LEAST = 180.0, 90.0, 30.0
# So many names fit beside their dots; of more the code stands there.
NAMED = 12
# A sheet so many times as wide as the least one is too wide to tell close dots apart.
CROWDED = 2


@dataclass(frozen=True)
class Place:
    """A partner to put on the map."""

    party: Party
    name: str
    url: str
    phase: str


def partner_map(reader: Any, places: Sequence[Place]) -> Row | None:
    """The dots of partners whose capital's coordinates are known; one query, None where none is known.

    Where many lie close together and others far away, those that do have a sheet of their own.
    """
    known = capitals(reader, [one.party.pk for one in places])
    spots = {key: on_sheet(one) for key, one in known.items()}
    dots = [_dot(one, *spots[one.party.pk], named=len(spots) <= NAMED) for one in places if one.party.pk in spots]
    if not dots:
        return None
    whole = _section(dots)
    near = _crowd(dots) if whole[2] > CROWDED * LEAST else []
    far = [one for one in dots if one not in near]
    counts = Counter(one["phase"] for one in dots)
    return {
        "sheets": [
            _sheet(far, whole, _section(near) if near else None),
            *([_sheet(near, _section(near))] if near else []),
        ],
        "legend": [
            {"phase": str(one), "label": label("phase", one), "count": counts[str(one)]}
            for one in Phase
            if counts[str(one)]
        ],
        "missing": len(places) - len(dots),
    }


def _sheet(dots: Sequence[Row], box: Box, frame: Box | None = None) -> Row:
    """One sheet with its dots; a frame on it says what the next one shows."""
    scale = box[2] / WIDE
    _uncrowd(dots, scale)
    return {
        "box": " ".join(f"{one:.1f}" for one in box),
        "radius": f"{2.0 * scale:.2f}",
        "size": f"{4.2 * scale:.2f}",
        "edge": f"{0.5 * scale:.2f}",
        "dots": dots,
        "frame": [f"{one:.1f}" for one in frame] if frame else None,
    }


def _crowd(dots: Sequence[Row]) -> list[Row]:
    """The dots around the one that has most others near it, where they are half of all or more."""

    def near(middle: Row) -> list[Row]:
        reach = LEAST / 2
        return [
            one
            for one in dots
            if abs(one["at_x"] - middle["at_x"]) < reach and abs(one["at_y"] - middle["at_y"]) < reach / 2
        ]

    found = max((near(one) for one in dots), key=len)
    return found if len(found) * 2 >= len(dots) and len(found) > 3 else []


def capitals(reader: Any, parties: Collection[int]) -> dict[int, PartyFact]:
    """Capitals of which one knows where they lie, by party; one query."""
    seen = PartyFact.objects.visible_to(reader).filter(kind=FactKind.CAPITAL, party__in=parties)
    rows = seen.select_related("party").order_by("-pk")
    return {one.party_id: one for one in in_effect(rows) if "lat" in one.value and "lon" in one.value}


def on_sheet(capital: PartyFact) -> tuple[float, float]:
    """Where a capital lies on the sheet."""
    return (float(capital.value["lon"]) + 180) / 2, (90 - float(capital.value["lat"])) / 2


def _dot(one: Place, x: float, y: float, *, named: bool) -> Row:
    said = {"partner": one.name, "phase": label("phase", one.phase)}
    return {
        "at_x": x,
        "at_y": y,
        "x": f"{x:.2f}",
        "y": f"{y:.2f}",
        "phase": one.phase,
        "url": one.url,
        "label": one.name if named else one.party.code,
        "title": _("%(partner)s: %(phase)s") % said,
    }


def _section(dots: Sequence[Row]) -> Box:
    return section([(one["at_x"], one["at_y"]) for one in dots])


def section(spots: Collection[tuple[float, float]]) -> Box:
    """The section of the sheet that holds every spot with room around it, twice as wide as high."""
    xs, ys = [x for x, _y in spots], [y for _x, y in spots]
    width = max(LEAST, (max(xs) - min(xs)) * 1.3, (max(ys) - min(ys)) * 2.6)
    width = min(width, WIDE)
    left = min(max(0.0, (min(xs) + max(xs) - width) / 2), WIDE - width)
    top = min(max(0.0, (min(ys) + max(ys) - width / 2) / 2), HIGH - width / 2)
    return left, top, width, width / 2


def _uncrowd(dots: Sequence[Row], scale: float) -> None:
    """Leave out the name of a dot where another's would run into it; hovering and the table tell it."""
    kept: list[tuple[float, float, float]] = []
    for one in dots:
        long = len(one["label"]) * 2.6 * scale
        x, y = one["at_x"] + 3 * scale, one["at_y"] + 1.5 * scale
        free = all(abs(y - ky) > 4 * scale or x > kx + kl or x + long < kx for kx, ky, kl in kept)
        one["text_x"], one["text_y"] = f"{x:.2f}", f"{y:.2f}"
        if free:
            kept.append((x, y, long))
        else:
            one["label"] = ""
