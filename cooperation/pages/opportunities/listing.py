"""The whole list of others: what narrows it, how it is sorted, and its columns on the page and in files."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.pages.opportunities.room import Room
from cooperation.pages.opportunities.said import percent_words, points_words
from cooperation.pages.profiles.said import term_word
from partners.matching.parts import Measure, Part
from partners.matching.ranking import Ranked
from partners.models import Party
from partners.parties.reading import named
from partners.records.fold import fold

_TIED = {"yes": gettext_lazy("We have an agreement"), "no": gettext_lazy("No agreement yet")}


@dataclass(frozen=True)
class Row:
    """One other in its place."""

    ranked: Ranked
    party: Party
    name: str

    @property
    def code(self) -> str:
        """Its code."""
        return self.ranked.code


class FindingFilters(Filters):
    """By neighbourhood, by a goal in common, by an organisation of ours, by what there is already."""

    neighbour = forms.BooleanField(label=gettext_lazy("Neighbours alone"), required=False)
    goal = forms.ChoiceField(label=gettext_lazy("Shares the goal"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Also a member of"), required=False)
    tied = forms.ChoiceField(label=gettext_lazy("What there is"), required=False)

    def __init__(self, request: HttpRequest, room: Room) -> None:
        any_ = ("", _("Any"))
        world, own = room.known.world, room.known.own
        ours = world.aims[own].goals if own in world.aims else {}
        words = sorted(((one, term_word(room.teller.terms, one)) for one in ours), key=lambda one: fold(one[1]))
        bodies = [(one, one) for one in sorted(world.bodies.get(own, {}))]
        super().__init__(
            request,
            {"goal": [any_, *words], "organisation": [any_, *bodies], "tied": [any_, *_TIED.items()]},
        )


def rows_of(room: Room, filters: FindingFilters) -> list[Row]:
    """Everybody whom the search and the filters leave, in the order of the ranking."""
    known, text = room.known, filters.request.GET.get("q", "")
    fitting = {one.pk for one in named(known.parties.values(), text)} if text else None
    found = []
    for one in room.ranking.rows:
        party = known.parties[one.code]
        if (fitting is None or party.pk in fitting) and _fits(room, one.code, filters):
            found.append(Row(one, party, room.teller.name(one.code)))
    return found


def _fits(room: Room, code: str, filters: FindingFilters) -> bool:
    parts, goal, body = room.known.measured.parts, filters.wanted("goal"), filters.wanted("organisation")
    if filters.wanted("neighbour") and not parts[Part.NEIGHBOURS][code].x:
        return False
    if goal and goal not in (parts[Part.GOALS][code].value or ()):
        return False
    if body and body not in room.known.world.bodies.get(code, {}):
        return False
    tied = filters.wanted("tied")
    return not tied or (code in room.teller.with_us) == (tied == "yes")


def columns(room: Room) -> Sequence[Column]:
    """Those that are sorted by stand on the page too; the points of each part are in files alone."""
    return [
        Column("place", _("Rank"), sort=lambda row: row.ranked.place, plain=lambda row: row.ranked.place, num=True),
        Column("name", _("State"), sort=lambda row: fold(row.name), plain=lambda row: row.name),
        Column("code", _("Code"), plain=lambda row: row.code),
        Column("total", _("Points"), sort=lambda row: row.ranked.total, plain=_rounded("total"), num=True),
        Column("tested", _("Of them tested (%)"), plain=lambda row: round(100 * row.ranked.tested_share)),
        Column(
            "likelihood",
            _("Likely to sign"),
            sort=lambda row: row.ranked.likelihood,
            plain=lambda row: round(100 * row.ranked.likelihood),
            num=True,
        ),
        Column("fit", _("Goals and offers fit"), sort=lambda row: row.ranked.fit, plain=_rounded("fit"), num=True),
        Column("most_fit", _("Most that could fit"), plain=_rounded("most_fit")),
        Column("known", _("Parts known"), plain=lambda row: f"{row.ranked.known}/{row.ranked.parts}"),
        *(
            Column(part, room.teller.part(part), plain=partial(_value, room, part))
            for part in room.known.measured.parts
        ),
    ]


def _rounded(name: str) -> Any:
    return lambda row: round(getattr(row.ranked, name), 1)


def _value(room: Room, part: str, row: Row) -> str:
    measure: Measure = room.ranking.measured.parts[part][row.code]
    return room.teller.value(row.code, part, measure)


def shown(room: Room, row: Row) -> dict[str, Any]:
    """One row as the page shows it, every word made."""
    one = row.ranked
    return {
        "place": one.place,
        "name": row.name,
        "url": room.asked.address("finding_candidate", one.code),
        "sample": row.party.is_sample,
        "sentence": room.sentence(one.code),
        "total": points_words(one.total),
        "tested": _("%(share)s tested") % {"share": percent_words(one.tested_share)},
        "likely": likely_words(one),
        "fit": points_words(one.fit),
        "most": _("of %(points)s") % {"points": points_words(one.most_fit)},
        "known": _("%(known)s of %(parts)s parts known") % {"known": one.known, "parts": one.parts}
        if one.known < one.parts
        else "",
    }


def likely_words(one: Ranked) -> str:
    """Of a hundred states so placed, how many signed."""
    count = round(100 * one.likelihood)
    return _("%(count)s of 100") % {"count": count} if count else _("fewer than 1 of 100")
