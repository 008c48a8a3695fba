"""What each side gave, as a part of the brief: bars, the table beside them, what is agreed, and the one-way street."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.documents.papers.paper import Bar, Bars, Heading, Part, Table, Text
from agreements.reciprocity.arithmetic import Line, inside
from cooperation.desk.relation import Relation
from cooperation.pages.reciprocity.balance import lead
from cooperation.pages.reciprocity.told import Sides, amount, share_words
from cooperation.words import label, party_name


def giving_parts(relation: Relation, alert: Mapping[str, Any] | None) -> Iterator[Part]:
    """The balance of what the reader sees, by unit; nothing where neither side gave anything."""
    found, sides = relation.balance, Sides.of(relation.pair, relation.reader)
    lines = {unit: sides.line(line) for unit, line in found.totals.items()}
    if not lines:
        return
    band = sides.band(found.band) if found.band else None
    us, them = party_name(sides.us), party_name(sides.them)
    currency = found.valuation.currency if found.valuation else ""
    given = {unit: _given(line, unit, currency) for unit, line in lines.items()}
    yield Heading(_("What each side gave"))
    yield Bars(
        us,
        them,
        [Bar(label("given_unit", unit), *given[unit], float(line.share or 0), band) for unit, line in lines.items()],
    )
    head = [_("Unit"), us, them, _("Part of %(party)s") % {"party": us}, *([_("As agreed")] if band else [])]
    rows = [
        [label("given_unit", unit), *given[unit], share_words(line.share), *_inside(line, band)]
        for unit, line in lines.items()
    ]
    yield Table(head, rows, (3, 3, 3, 3, 2) if band else (3, 3, 3, 3))
    agreed = [lead(found, sides)]
    if band:
        agreed.append(_("The line beneath a bar shows it."))
    yield Text(" ".join(agreed), "quiet")
    yield from _one_way(relation, alert)


def _given(line: Line, unit: str, currency: str) -> tuple[str, str]:
    said = currency if unit == "money" else ""
    return amount(line.one, unit, said), amount(line.other, unit, said)


def _inside(line: Line, band: tuple[int, int] | None) -> list[str]:
    """Whether what was given in a unit is as both agreed; nothing where they agreed nothing."""
    if band is None:
        return []
    return [_("yes") if inside(line.share, *band) else _("no")]


def _one_way(relation: Relation, alert: Mapping[str, Any] | None) -> Iterator[Part]:
    if alert is None or relation.one_way is None:
        return
    years = relation.one_way.years
    over = ngettext(
        "Counted is what was given in the last year.", "Counted is what was given in the last %(years)s years.", years
    )
    yield Heading(_("Cooperation is becoming a one-way street"), 3)
    yield Text(f"{alert['said']} {alert['offer']}")
    yield Text(over % {"years": years}, "quiet")
