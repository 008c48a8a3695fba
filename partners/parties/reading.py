"""Reading facts about parties: what the own party says stands before the reference, and both are given."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from partners.models import FactKind, Partnership, Party, PartyFact
from partners.records.fold import fold
from partners.records.record import Reader

_NAMES = ("name_en", "name_fr", "name_pt", "name_ar")


@dataclass
class Told:
    """A fact as this reader is told it: the own party's word first, what it stands against beside it."""

    fact: PartyFact
    beside: list[PartyFact] = field(default_factory=list)


def told(facts: Iterable[PartyFact]) -> list[Told]:
    """Facts in their order; one that the own party corrected stands beside its correction, in the place it had."""
    found = list(facts)
    corrections = {one.replaces_id: one for one in found if one.replaces_id}
    answered = {one.pk for one in found} & set(corrections)
    first = [one for one in found if not (one.replaces_id and one.replaces_id in answered)]
    return [Told(corrections[one.pk], [one]) if one.pk in corrections else Told(one) for one in first]


def in_effect(facts: Iterable[PartyFact]) -> list[PartyFact]:
    """What holds by these facts: corrections instead of what they stand against, denials left out."""
    return [one.fact for one in told(facts) if one.fact.holds]


def facts_about(reader: Reader, party: Party) -> list[PartyFact]:
    """Every fact about a party that the reader sees; one query."""
    found = PartyFact.objects.visible_to(reader).filter(party=party)
    return list(found.select_related("party", "other", "owner").order_by("kind", "other__code", "since", "pk"))


def facts_of_both(reader: Reader, pair: Partnership) -> list[PartyFact]:
    """Every fact about the two of a pair that the reader sees, in the order of `facts_about`; one query."""
    found = PartyFact.objects.visible_to(reader).filter(party__in=(pair.party_a_id, pair.party_b_id))
    return list(found.select_related("party", "other").order_by("kind", "other__code", "since", "pk"))


def members_of(reader: Reader, organisation: Party) -> list[PartyFact]:
    """Memberships in an organisation, past ones included; one query."""
    found = PartyFact.objects.visible_to(reader).filter(other=organisation, kind=FactKind.MEMBER_OF)
    return list(found.select_related("party", "other", "owner").order_by("party__code", "since", "pk"))


def memberships(reader: Reader, parties: Iterable[int] | None = None) -> list[PartyFact]:
    """Memberships in effect, past ones included, of these parties or of all; one query."""
    found = PartyFact.objects.visible_to(reader).filter(kind=FactKind.MEMBER_OF)
    if parties is not None:
        found = found.filter(party__in=list(parties))
    return in_effect(found.select_related("other", "party").order_by("other__code", "party__code", "since", "pk"))


def belongs(fact: PartyFact) -> bool:
    """Whether a membership is a full one that lasts, in an organisation that lives."""
    return bool(not fact.until and fact.value.get("status") == "member" and fact.other and not fact.other.is_historic)


def holds_on(fact: PartyFact, day: date) -> bool:
    """Whether what a fact says holds on a day, both ends in it; a side that is not known stands open."""
    told = day.isoformat()
    begun = not fact.since or fact.since <= told[: len(fact.since)]
    return fact.holds and begun and (not fact.until or told[: len(fact.until)] <= fact.until)


def belongs_on(fact: PartyFact, day: date) -> bool:
    """Whether a membership was a full one on a day; of an organisation that is gone only where its end is known."""
    lives = bool(fact.other and (fact.until or not fact.other.is_historic))
    return lives and fact.value.get("status") == "member" and holds_on(fact, day)


def named(parties: Iterable[Party], text: str) -> list[Party]:
    """The parties whose code or name, in any language, has every word of `text`, accents and case aside."""
    words = fold(text).split()
    return [one for one in parties if all(word in _folded(one) for word in words)]


def _folded(party: Party) -> str:
    return fold(" ".join([party.code, party.alpha2, *(str(getattr(party, name)) for name in _NAMES)]))


def all_parties(**filters: Any) -> list[Party]:
    """Every state and organisation; they are public."""
    return list(Party.objects.filter(Q(**filters)))
