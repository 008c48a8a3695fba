"""One candidate: why it stands where it does, part by part, with what each rests on and what is still missing."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import party_address, sample_tag, when
from cooperation.pages.opportunities.excluded import reasons_of
from cooperation.pages.opportunities.first_steps import first_steps_section
from cooperation.pages.opportunities.listing import likely_words
from cooperation.pages.opportunities.panel import group_of
from cooperation.pages.opportunities.room import Room, caution, crumbs, room_of
from cooperation.pages.opportunities.said import percent_words, points_words
from cooperation.pages.profiles.said import link, profile_url
from cooperation.words import VOCABULARIES, label
from partners.matching.fitted import fitted
from partners.matching.parts import OF_TIES, Missing
from partners.matching.ranking import Line, Ranked
from partners.models import Party
from partners.records.errors import Unseen

Row = dict[str, Any]
# So many sources stand beneath a value; more of them are as many of one kind.
MOST_SOURCES = 2


@require_safe
@signed_in
def candidate_page(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one candidate; of one that is excluded, why. Raises Unseen for anybody else."""
    room = room_of(request)
    party = room.known.parties.get(code.upper())
    if party is None or party.code == room.known.own:
        raise Unseen
    told: Row = {
        "heading": {
            "title": room.teller.name(party.code),
            "tags": sample_tag(party.is_sample),
            "sub": [_("Only us, for ever: what we think of a state is neither shared nor released.")],
        },
        "crumbs": crumbs(room.asked),
        "links": _links(party),
        "reasons": reasons_of(room, party.code),
    }
    if not told["reasons"]:
        told |= _scored(room, party)
    return page(request, "opportunities/candidate.html", **told)


def _links(party: Party) -> list[Row]:
    return [
        link(_("Facts about it"), party_address(party)),
        link(_("Our view of its goals and capabilities"), profile_url(party)),
        link(_("What there is between us"), reverse("partner", args=[party.code])),
    ]


def _scored(room: Room, party: Party) -> Row:
    one = next(row for row in room.ranking.rows if row.code == party.code)
    lines = room.ranking.lines(party.code)
    return {
        "caution": caution(),
        "lead": f"{room.sentence(party.code)}.",
        "facts": _totals(room, one),
        "tables": [
            _table(room, party, words, [line for line in lines if group_of(line.part) == group])
            for group, words in VOCABULARIES["matching_group"].items()
            if any(group_of(line.part) == group for line in lines)
        ],
        "history": _history(room),
        "first_steps": first_steps_section(room, party),
    }


def _totals(room: Room, one: Ranked) -> list[Row]:
    place = {"place": one.place, "all": len(room.ranking.rows)}
    total = {"points": points_words(one.total), "share": percent_words(one.tested_share)}
    fit = {"points": points_words(one.fit), "most": points_words(one.most_fit)}
    likely = _("%(count)s pairs of states so placed signed an agreement within five years")
    return [
        {
            "label": _("Likely to sign"),
            "value": likely % {"count": likely_words(one)},
            "note": _("Tested on history. What you change here does not change it."),
        },
        {
            "label": _("Goals and offers fit"),
            "value": _("%(points)s of %(most)s points") % fit,
            "note": _("From what officers entered and what facts suggest. Not tested."),
        },
        {
            "label": _("In all"),
            "value": _("%(points)s points: place %(place)s of %(all)s") % (total | place),
            "note": _("%(share)s of the points come from what is tested.") % total,
        },
    ]


def _table(room: Room, party: Party, words: Any, lines: Iterable[Line]) -> Row:
    heads = [(_("Part"), False), (_("What is known"), False)]
    heads += [(text, True) for text in (_("Weight"), _("Points"), _("Share of the result"))]
    return {
        "title": words,
        "columns": [{"label": text, "num": num} for text, num in heads],
        "rows": [{"cells": _cells(room, party, one)} for one in lines],
    }


def _cells(room: Room, party: Party, line: Line) -> list[Any]:
    name: Row = {"text": room.teller.part(line.part)}
    if group_of(line.part) == "tested" and not line.tested:
        name["note"] = _("changed by you, not tested any more")
    value = _missing(room, party, line) if line.stands_in else _known(room, party, line)
    weight = points_words(line.weight)
    if not line.weight:
        return [name, value, weight, "", ""]
    if line.stands_in and _nowhere(room, line.part):
        return [name, value, weight, _("counts for nobody"), ""]
    return [name, value, weight, points_words(line.points), percent_words(line.share)]


def _nowhere(room: Room, part: str) -> bool:
    """Whether a part is known of nobody."""
    return all(one.x is None for one in room.ranking.measured.parts[part].values())


def _known(room: Room, party: Party, line: Line) -> Row:
    said = list(dict.fromkeys((one.source, one.as_of) for one in line.measure.grounds if one.source))
    told = [_("%(source)s, as of %(day)s") % {"source": source, "day": when(day)} for source, day in said]
    if line.part in OF_TIES:
        count = len(room.known.world.ties)
        told = [_("Counted from the %(count)s agreements that you may see, up to today") % {"count": count}]
    more = len(told) - MOST_SOURCES
    if more > 0:
        told = [*told[:MOST_SOURCES], _("and %(count)s more sources") % {"count": more}]
    return {"text": room.teller.value(party.code, line.part, line.measure), "note": "; ".join(told)}


def _missing(room: Room, party: Party, line: Line) -> Row:
    why = line.measure.missing or Missing.NOT_KNOWN
    ways = {
        Missing.NOT_KNOWN: (_("See what is known"), party_address(party)),
        Missing.WE_ENTERED_NOTHING: (_("Enter it about us"), profile_url(room.officer.party)),
        Missing.THEY_HAVE_NOTHING_ENTERED: (_("Enter it about them"), profile_url(party)),
        Missing.TOO_FEW_TIES: (_("Import agreements"), reverse("imports")),
    }
    note = label("matching_missing", why)
    if line.weight and not _nowhere(room, line.part):
        note = _("%(why)s Until then it counts like the mean of the others.") % {"why": note}
    told: Row = {"tag": {"text": _("not known"), "tone": "warn"}, "note": note}
    if room.officer.writes or why == Missing.NOT_KNOWN:
        own = room.known.criteria.get(line.part)
        at = reverse("finding_criterion", args=[own.pk]) if own else ""
        text, url = (_("Give a value"), at) if own else ways[why]
        told["action"] = {"label": text, "url": url, "about": room.teller.part(line.part)}
    return told


def _history(room: Room) -> Row:
    """What history gave each tested part, within which bounds, and where that is from."""
    model = fitted(with_ties=room.known.measured.with_ties)
    rows = []
    for part, weight in model.weights.items():
        bounds = {"low": points_words(model.low[part]), "high": points_words(model.high[part])}
        between = _("between %(low)s and %(high)s") % bounds if model.low[part] < model.high[part] else ""
        rows.append({"cells": [room.teller.part(part), points_words(weight), between]})
    heads = ((_("Part"), False), (_("Weight from history"), True), (_("In 95 of 100 samples"), False))
    return {
        "table": {"columns": [{"label": text, "num": num} for text, num in heads], "rows": rows},
        "source": _("%(source)s, as of %(day)s") % {"source": model.source, "day": when(model.as_of)},
    }
