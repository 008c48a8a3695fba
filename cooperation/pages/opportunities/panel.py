"""What counts: a slider for each part, and the goal that is put highest."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cooperation.opportunities.choice import plain_weights
from cooperation.opportunities.weight_set import WeightSet
from cooperation.pages.opportunities.asked import HIGHEST, PLAIN, SET, WEIGHT, with_query
from cooperation.pages.opportunities.room import Room
from cooperation.pages.opportunities.said import points_words
from cooperation.pages.profiles.said import profile_url, term_word
from cooperation.words import VOCABULARIES
from partners.matching.parts import ENTERED, TESTED
from partners.profile.vocabulary import TermKind
from partners.records.fold import fold

Row = dict[str, Any]


def group_of(part: str) -> str:
    """Where a part belongs: tested on history, from what officers entered, or added by them."""
    return "tested" if part in TESTED else "entered" if part in ENTERED else "added"


def panel_of(room: Room) -> Row:
    """The sliders by group, the goals that can be put highest, and where our own goals are settled."""
    plain = plain_weights(room.known)
    groups = [
        {"label": words, "sliders": [_slider(room, part, plain[part]) for part in plain if group_of(part) == group]}
        for group, words in VOCABULARIES["matching_group"].items()
    ]
    return {
        "groups": [one for one in groups if one["sliders"]],
        "open": room.asked.changed,
        "links": links_of(room),
        "sets": sets_choice(room) if room.asked.sets else [],
        "set": str(room.asked.kept.pk) if room.asked.kept else PLAIN,
        "set_name": SET,
        "goals": goals_choice(room),
        "goals_name": HIGHEST,
        "profile_url": profile_url(room.officer.party),
    }


def _slider(room: Room, part: str, plain: float) -> Row:
    weight, measured = room.asked.choice.weights[part], room.known.measured.parts[part]
    return {
        "name": f"{WEIGHT}{part}",
        "label": room.teller.part(part),
        "value": f"{weight:g}",
        "points": points_words(weight),
        "said": _said(room, part, plain),
        "changed": room.asked.choice.changed(part, room.known),
        "empty": all(one.x is None for one in measured.values()),
    }


def _said(room: Room, part: str, plain: float) -> str:
    told = {"points": points_words(plain)}
    if not room.asked.choice.changed(part, room.known):
        return _("as it comes: %(points)s") % told
    if part in TESTED:
        return _("changed by you, not tested any more; tested: %(points)s") % told
    return _("changed by you; it came with %(points)s") % told


def goals_choice(room: Room) -> list[Row]:
    """Every goal in use: those that count for us first."""
    ours = room.known.world.aims[room.known.own].goals if room.known.own in room.known.world.aims else {}
    used = [one.code for one in room.teller.terms.values() if one.kind == TermKind.GOAL and not one.off]
    words = sorted((code not in ours, fold(term_word(room.teller.terms, code)), code) for code in used)
    rows = [
        {"code": code, "label": term_word(room.teller.terms, code), "current": code == room.asked.choice.highest}
        for _other, _folded, code in words
    ]
    return [{"code": PLAIN, "label": _("As our profile says"), "current": not room.asked.choice.highest}, *rows]


def sets_choice(room: Room) -> list[Row]:
    """What one can begin with: as it comes, and each set that we keep."""
    kept = room.asked.kept
    rows = [(str(one.pk), set_words(one), one == kept) for one in room.asked.sets]
    return [
        {"code": code, "label": words, "current": current, "url": with_query(reverse("finding"), {SET: code})}
        for code, words, current in [(PLAIN, _("As it comes"), kept is None), *rows]
    ]


def set_words(one: WeightSet) -> str:
    """The name of a set; of that with which our ranking opens it is said."""
    return _("%(name)s (ours)") % {"name": one.name} if one.is_default else one.name


def links_of(room: Room) -> list[Row]:
    """What can be done with what counts now."""
    asked, writes = room.asked, room.officer.writes
    base = {SET: str(asked.kept.pk) if asked.kept else PLAIN}
    beside = {f"a.{SET}": PLAIN} | {f"b.{name}": value for name, value in (asked.parameters | base).items()}
    found = [{"label": _("Beside another"), "url": with_query(reverse("finding_beside"), beside)}]
    if writes and asked.changed:
        found.append({"label": _("Keep it under a name"), "url": asked.address("finding_set_new")})
        if asked.kept:
            words = _("Change “%(name)s” to it") % {"name": asked.kept.name}
            found.append({"label": words, "url": asked.address("finding_set", str(asked.kept.pk))})
    found.append({"label": _("Sets that we keep"), "url": reverse("finding_sets")})
    return [*found, {"label": _("Parts that we added"), "url": reverse("finding_criteria")}]
