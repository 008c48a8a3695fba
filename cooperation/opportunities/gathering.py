"""What is known of all parties, gathered from every floor through what the reader may see.

The same function gathers today's world for an officer and that of an earlier
year for the test on history.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from agreements.models import Agreement
from cooperation.opportunities.criterion import Criterion, criteria_of, own_parts
from partners.matching.world import Aims, Goal, Pair, Said, Tie, World, pair_of
from partners.models import FactKind, Party, PartyFact, PartyKind
from partners.parties.reading import holds_on, in_effect
from partners.profile.reading import View, views
from partners.profile.suggesting import Ground
from partners.records.record import Reader

_NEIGHBOURS = {FactKind.LAND_NEIGHBOUR: "land", FactKind.SEA_NEIGHBOUR: "sea"}
_KINDS = (
    *(FactKind.CAPITAL, FactKind.LANDLOCKED, FactKind.POPULATION),
    *(FactKind.MEMBER_OF, FactKind.SHARED_ORGANISATIONS),
    *_NEIGHBOURS,
)


def gather(
    reader: Reader,
    today: date,
    parties: Collection[Party] | None = None,
    criteria: Sequence[Criterion] | None = None,
) -> World:
    """All that a ranking for the reader's party is made from; the same few queries however many parties.

    `parties` are its candidates, `criteria` the parts that it added, where they are at hand.
    """
    parties = candidates(reader) if parties is None else parties
    facts = _facts(reader, parties, today)
    seen = views(reader, parties, today, facts=facts)
    return World(
        day=today,
        parties=[one.code for one in parties],
        ties=_ties(reader, today),
        aims={view.party.code: _aims(view) for view in seen.values()},
        own_parts=own_parts(reader, criteria_of(reader) if criteria is None else criteria),
        **_of_facts(facts),
    )


def candidates(reader: Reader) -> list[Party]:
    """Every state that lives, the reader's own among them; invented ones for an invented one alone. One query."""
    states = Party.objects.filter(kind=PartyKind.STATE, is_historic=False).order_by("code")
    invented = any(one.is_sample and one.pk == reader.party_id for one in states)
    return [one for one in states if invented or not one.is_sample]


def _facts(reader: Reader, parties: Iterable[Party], today: date) -> list[PartyFact]:
    found = PartyFact.objects.visible_to(reader).filter(kind__in=_KINDS, party__in=[one.pk for one in parties])
    rows = found.select_related("party", "other").order_by("pk")
    return [one for one in in_effect(rows) if holds_on(one, today)]


def _of_facts(facts: Iterable[PartyFact]) -> dict[str, Any]:
    capitals: dict[str, Said[tuple[float, float]]] = {}
    population: dict[str, Said[int]] = {}
    neighbours: dict[Pair, list[Said[str]]] = defaultdict(list)
    bodies: dict[str, dict[str, Said[str]]] = defaultdict(dict)
    shared: dict[Pair, Said[int]] = {}
    for fact in facts:
        code, other, kind = fact.party.code, fact.other.code if fact.other else "", FactKind(fact.kind)
        if kind == FactKind.CAPITAL and {"lat", "lon"} <= set(fact.value):
            capitals[code] = _said(fact, (fact.value["lat"], fact.value["lon"]))
        elif kind == FactKind.POPULATION:
            population[code] = _said(fact, fact.value["people"])
        elif kind in _NEIGHBOURS and code < other:
            neighbours[code, other].append(_said(fact, _NEIGHBOURS[kind]))
        elif kind == FactKind.SHARED_ORGANISATIONS:
            shared[pair_of(code, other)] = _said(fact, fact.value["count"])
        elif kind == FactKind.MEMBER_OF and fact.value.get("status") == "member":
            bodies[code][other] = _said(fact, other)
    return {
        "capitals": capitals,
        "population": population,
        "neighbours": neighbours,
        "bodies": bodies,
        "shared": shared,
    }


def _said(fact: PartyFact, value: Any) -> Said[Any]:
    return Said(value, fact.source, fact.as_of)


def _ties(reader: Reader, today: date) -> list[Tie]:
    """Every agreement signed until `today` that the reader sees; one query."""
    seen = Agreement.objects.visible_to(reader).filter(standing__signed_sort__lte=today)
    rows = seen.values_list("partnership__party_a__code", "partnership__party_b__code", "standing__signed_sort")
    return [Tie(pair_of(one, other), signed) for one, other, signed in rows]


def _aims(view: View) -> Aims:
    kept = {
        name: {term: Said(line.level or term, line.source, line.as_of) for term, line in getattr(view, room).items()}
        for name, room in (("offered", "offered"), ("sought", "sought"), ("held", "communications"))
    }
    return Aims(goals=_goals(view), **kept)


def _goals(view: View) -> dict[str, Goal]:
    found = {}
    for goal, aim in view.aims.items():
        source = "; ".join(source for source, _ in aim.sources)
        as_of = min(as_of for _, as_of in aim.sources)
        keys = frozenset(key for one in aim.grounds for key in _keys(view.party, one))
        # Each step of priority doubles: the highest outweighs all that facts alone suggest.
        found[goal] = Goal(2**aim.weight if aim.line else 1, source, as_of, keys)
    return found


def _keys(party: Party, ground: Ground) -> Iterable[str]:
    """What a ground is, so that it is the same for whoever shares it: a text or body, or a border that is common."""
    if ground.code in _NEIGHBOURS:
        return ["-".join((ground.code, *pair_of(party.code, other))) for other in ground.others]
    return [ground.code]
