"""The ranking, sets and parts of our own, as they are answered."""

from typing import Any

from cooperation.opportunities.criterion import MOST_VALUE, Criterion
from cooperation.opportunities.weight_set import WeightSet
from cooperation.pages.opportunities.room import Room
from partners.matching.ranking import Line, Ranked

Row = dict[str, Any]
AT = "/api/v1/finding/"


def ranked_data(room: Room, one: Ranked) -> Row:
    """One state in its place."""
    return {
        "code": one.code,
        "name": room.teller.name(one.code),
        "url": f"{AT}candidates/{one.code}/",
        "place": one.place,
        "points": round(one.total, 2),
        "tested_share": round(one.tested_share, 4),
        "likelihood": round(one.likelihood, 4),
        "fit": round(one.fit, 2),
        "most_fit": round(one.most_fit, 1),
        "parts_known": one.known,
        "parts_counted": one.parts,
        "sentence": room.sentence(one.code),
    }


def part_data(room: Room, code: str, line: Line) -> Row:
    """One part of its total."""
    measure = line.measure
    return {
        "part": line.part,
        "name": room.teller.part(line.part),
        "measure": None if measure.x is None else round(measure.x, 4),
        "missing": measure.missing,
        "value": room.teller.value(code, line.part, measure) or None,
        "weight": line.weight,
        "points": round(line.points, 2),
        "share": round(line.share, 4),
        "tested": line.tested,
        "grounds": [{"source": one.source, "as_of": one.as_of} for one in dict.fromkeys(_said(measure.grounds))],
    }


def _said(grounds: Any) -> Any:
    return [one for one in grounds if one.source]


def set_data(one: WeightSet) -> Row:
    """A set of weights."""
    same = {name: getattr(one, name) for name in ("name", "weights", "is_default", "version", "updated_at")}
    return {
        "id": one.pk,
        "url": f"{AT}sets/{one.pk}/",
        "highest": one.highest or None,
        "reason": one.reason or None,
        **same,
    }


def criterion_data(one: Criterion) -> Row:
    """A part that was added."""
    same = {name: getattr(one, name) for name in ("part", "name", "meaning", "version", "updated_at")}
    return {"id": one.pk, "url": f"{AT}criteria/{one.pk}/", **same}


def values_data(room: Room, one: Criterion) -> list[Row]:
    """What each state is worth by it."""
    values = room.known.world.own_parts.get(one.part, {})
    return [
        {"party": code, "value": round(said.value * MOST_VALUE), "source": said.source, "as_of": said.as_of}
        for code, said in sorted(values.items())
    ]
