"""When cooperation becomes a one-way street: what is said of it, and what could be offered in return."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from agreements.reciprocity.oneway import OneWay
from cooperation.pages.profiles.said import term_word
from cooperation.pages.reciprocity.told import Sides, share_words, understanding_words
from cooperation.words import label, party_name
from partners.profile.reading import meeting, views
from partners.profile.term import terms_of

Row = dict[str, Any]
MOST = 5


def offers(officer: Any, ways: Collection[OneWay], today: date) -> Mapping[int, list[str]]:
    """By pair what the side that gives less could give: what the other seeks and it offers; six queries at most."""
    if not ways:
        return {}
    parties = {one.pk: one for way in ways for one in (way.pair.party_a, way.pair.party_b)}
    seen, terms = views(officer, list(parties.values()), today), terms_of(officer.party_id)
    found = {}
    for way in ways:
        sides = Sides.of(way.pair, officer)
        seeker, offerer = (sides.us, sides.them) if way.ours_alone else (sides.them, sides.us)
        met = meeting(seen[seeker.pk], seen[offerer.pk])
        found[way.pair.pk] = [term_word(terms, one.term) for one in met[:MOST]]
    return found


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


def offer_words(way: OneWay, officer: Any, found: Collection[str]) -> str:
    """What could be offered in return, by the side that gives less."""
    sides = Sides.of(way.pair, officer)
    giver, seeker = (sides.them, sides.us) if way.ours_alone else (sides.us, sides.them)
    said = {"giver": party_name(giver), "seeker": party_name(seeker), "what": ", ".join(found)}
    if not found:
        return _("Nothing is known yet that %(seeker)s seeks and %(giver)s offers; the profiles of both say it.") % said
    return _("What %(giver)s could give in return, as %(seeker)s seeks it: %(what)s.") % said


def alert(officer: Any, way: OneWay, today: date) -> Row:
    """The alert for the page of a balance and for a brief; `known`: whether there is something to offer."""
    against = _("It is measured by what our rule says.")
    if way.band is not None:
        agreed = understanding_words(way.band, Sides.of(way.pair, officer))
        against = _("Agreed: %(what)s") % {"what": agreed}
    found = offers(officer, [way], today).get(way.pair.pk, [])
    said = {"said": alert_words(way, officer), "against": against, "offer": offer_words(way, officer, found)}
    return {**said, "known": bool(found)}
