"""Goals that facts with a source suggest: computed when asked, kept only once an officer confirms or strikes them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from partners.models import FactKind, Party, PartyFact
from partners.parties.reading import in_effect
from partners.profile.reference.read import challenges
from partners.profile.taxonomy import OF_THE_SEA
from partners.records.record import Reader

# A shared border, or shore, and the goal that it stands for.
_NEIGHBOURS = {FactKind.LAND_NEIGHBOUR: "border_security", FactKind.SEA_NEIGHBOUR: "maritime_security"}
_KINDS = (*_NEIGHBOURS, FactKind.LANDLOCKED)


@dataclass(frozen=True)
class Ground:
    """Why a goal is suggested: neighbours, or a text or body that the party takes part in.

    `others` are the codes of who shares it; `until` is the last day on which
    it counts, empty where no end is known.
    """

    code: str
    others: tuple[str, ...]
    source: str
    as_of: str
    until: str = ""


@dataclass(frozen=True)
class _Offer:
    """A goal that a challenge suggests to one state."""

    goal: str
    ground: Ground
    shore: bool


Suggested = dict[str, list[Ground]]


def suggested(
    reader: Reader, parties: Collection[Party], today: date, facts: Iterable[PartyFact] | None = None
) -> dict[int, Suggested]:
    """By party, the goals that facts in sight suggest on a day and why; one query however many parties.

    None where `facts`, all that the reader sees about these parties, are at
    hand. A goal of the sea is suggested to a state without a coast only by
    waters that it does share, such as the Caspian.
    """
    found: dict[int, Suggested] = {one.pk: defaultdict(list) for one in parties}
    told = _facts(reader, found, facts)
    inland = {one.party_id for one in told if one.kind == FactKind.LANDLOCKED and one.value.get("landlocked")}
    for party_id, kind, ground in _near(told):
        found[party_id][_NEIGHBOURS[kind]].append(ground)
    day = today.isoformat()
    for one in parties:
        for offer in _offers().get(one.code, ()):
            if (offer.shore and one.pk in inland) or (offer.ground.until and offer.ground.until < day):
                continue
            found[one.pk][offer.goal].append(offer.ground)
    return {pk: dict(goals) for pk, goals in found.items()}


def _facts(reader: Reader, parties: Collection[int], facts: Iterable[PartyFact] | None) -> list[PartyFact]:
    if facts is None:
        rows = PartyFact.objects.visible_to(reader).filter(kind__in=_KINDS, party__in=list(parties))
        facts = rows.select_related("other").order_by("pk")
    else:
        facts = sorted((one for one in facts if one.kind in _KINDS and one.party_id in parties), key=lambda one: one.pk)
    return in_effect(facts)


def _near(facts: Iterable[PartyFact]) -> Iterable[tuple[int, FactKind, Ground]]:
    """Neighbours, those together that one source names as of one day."""
    alike: dict[tuple[int, FactKind, str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.kind in _NEIGHBOURS and fact.other:
            alike[fact.party_id, FactKind(fact.kind), fact.source, fact.as_of].add(fact.other.code)
    for (party_id, kind, source, as_of), others in alike.items():
        yield party_id, kind, Ground(kind, tuple(sorted(others)), source, as_of)


@cache
def _offers() -> dict[str, list[_Offer]]:
    """By code of a state, what the challenges that it takes part in suggest to it."""
    found: dict[str, list[_Offer]] = defaultdict(list)
    for one in challenges():
        for code in one.states:
            others = tuple(sorted(one.states - {code}))
            ground = Ground(one.code, others, one.source, one.as_of, one.until)
            shore = [goal in OF_THE_SEA and not one.inland_too for goal in one.goals]
            found[code] += [_Offer(goal, ground, at) for goal, at in zip(one.goals, shore, strict=True)]
    return dict(found)
