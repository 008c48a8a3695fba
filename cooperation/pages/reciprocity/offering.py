"""When cooperation becomes a one-way street: what is said of it, and what could be offered in return."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from agreements.reciprocity.oneway import OneWay
from agreements.reciprocity.returning import courses_sought, pledges_open
from cooperation.pages.profiles.said import term_word
from cooperation.pages.reciprocity.told import Sides, share_words, understanding_words
from cooperation.words import label, party_name
from partners.models import Party
from partners.profile.reading import meeting, views
from partners.profile.term import terms_of

Row = dict[str, Any]
MOST = 5


@dataclass(frozen=True)
class Return:
    """What the side that gives less could give: what the other seeks of it, and what it pledged already."""

    sought: Sequence[str] = ()
    pledged: Sequence[str] = ()


def offers(officer: Any, ways: Collection[OneWay], today: date) -> Mapping[int, Return]:
    """By pair what could be given in return: what is sought, and what was pledged; nine queries at most."""
    if not ways:
        return {}
    parties = {one.pk: one for way in ways for one in (way.pair.party_a, way.pair.party_b)}
    seen, terms = views(officer, list(parties.values()), today), terms_of(officer.party_id)
    sides = {way.pair.pk: _sides(way, officer) for way in ways}
    givers = {pair: giver.pk for pair, (giver, _seeker) in sides.items()}
    courses, pledges = courses_sought(officer, givers), pledges_open(officer, givers)
    found = {}
    for pair, (giver, seeker) in sides.items():
        sought = [term_word(terms, one.term) for one in meeting(seen[seeker.pk], seen[giver.pk])[:MOST]]
        sought += [_("the course “%(title)s”") % {"title": one} for one in courses.get(pair, [])[:MOST]]
        found[pair] = Return(sought, [_("“%(title)s”") % {"title": one} for one in pledges.get(pair, [])[:MOST]])
    return found


def _sides(way: OneWay, officer: Any) -> tuple[Party, Party]:
    """Who could give in return, and who seeks."""
    sides = Sides.of(way.pair, officer)
    return (sides.them, sides.us) if way.ours_alone else (sides.us, sides.them)


def alert_words(way: OneWay, officer: Any) -> str:
    """That what is given is out of balance, both sides named."""
    sides = Sides.of(way.pair, officer)
    said = {
        "us": party_name(sides.us),
        "them": party_name(sides.them),
        "ours": share_words(way.share),
        "theirs": share_words(100 - way.share),
        "unit": label("given_unit", way.unit),
    }
    return _("%(unit)s: %(us)s gave %(ours)s, %(them)s %(theirs)s.") % said


def offer_words(way: OneWay, officer: Any, found: Return) -> str:
    """What could be offered in return, by the side that gives less."""
    giver, seeker = _sides(way, officer)
    said = {"giver": party_name(giver), "seeker": party_name(seeker)}
    told = []
    if found.sought:
        words = _("What %(giver)s could give in return, as %(seeker)s seeks it: %(what)s.")
        told.append(words % {**said, "what": ", ".join(found.sought)})
    if found.pledged:
        words = _("Pledged by %(giver)s and still to come: %(what)s.")
        told.append(words % {**said, "what": ", ".join(found.pledged)})
    if not told:
        return _("Nothing is known yet that %(seeker)s seeks and %(giver)s offers; the profiles of both say it.") % said
    return " ".join(told)


def alert(officer: Any, way: OneWay, today: date) -> Row:
    """The alert for the page of a balance and for a brief; `known`: whether there is something to offer."""
    against = _("It is measured by what our rule says.")
    if way.band is not None:
        agreed = understanding_words(way.band, Sides.of(way.pair, officer))
        against = _("Agreed: %(what)s") % {"what": agreed}
    found = offers(officer, [way], today).get(way.pair.pk, Return())
    said = {"said": alert_words(way, officer), "against": against, "offer": offer_words(way, officer, found)}
    return {**said, "known": bool(found.sought or found.pledged)}
