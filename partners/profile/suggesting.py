"""Goals that facts with a source suggest: computed when asked, kept only once an officer confirms or strikes them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from partners.models import FactKind, Party, PartyFact
from partners.parties.reading import in_effect
from partners.profile.reference.read import challenges
from partners.records.record import Reader

# A shared border, or shore, and the goal that it stands for.
_NEIGHBOURS = {FactKind.LAND_NEIGHBOUR: "border_security", FactKind.SEA_NEIGHBOUR: "maritime_security"}


@dataclass(frozen=True)
class Ground:
    """Why a goal is suggested: neighbours, or a text or body that the party takes part in."""

    code: str
    others: tuple[str, ...]
    source: str
    as_of: str


Suggested = dict[str, list[Ground]]


def suggested(
    reader: Reader, parties: Collection[Party], facts: Iterable[PartyFact] | None = None
) -> dict[int, Suggested]:
    """By party, the goals that facts in sight suggest and why; one query however many parties.

    None where `facts`, all that the reader sees about these parties, are at hand.
    """
    found: dict[int, Suggested] = {one.pk: defaultdict(list) for one in parties}
    for party_id, kind, near in _neighbours(reader, found, facts):
        latest = max(near, key=lambda one: one.as_of)
        others = tuple(sorted({one.other.code for one in near if one.other}))
        found[party_id][_NEIGHBOURS[kind]].append(Ground(kind, others, latest.source, latest.as_of))
    for one in parties:
        for challenge in challenges():
            if one.code in challenge.states:
                others = tuple(sorted(challenge.states - {one.code}))
                for goal in challenge.goals:
                    found[one.pk][goal].append(Ground(challenge.code, others, challenge.source, challenge.as_of))
    return {pk: dict(goals) for pk, goals in found.items()}


def _neighbours(
    reader: Reader, parties: Collection[int], facts: Iterable[PartyFact] | None
) -> list[tuple[int, FactKind, list[PartyFact]]]:
    if facts is None:
        rows = PartyFact.objects.visible_to(reader).filter(kind__in=list(_NEIGHBOURS), party__in=list(parties))
        facts = rows.select_related("other").order_by("pk")
    else:
        facts = sorted((one for one in facts if one.kind in _NEIGHBOURS), key=lambda one: one.pk)
    by_party: dict[tuple[int, FactKind], list[PartyFact]] = defaultdict(list)
    for fact in in_effect(facts):
        by_party[fact.party_id, FactKind(fact.kind)].append(fact)
    return [(party_id, kind, facts) for (party_id, kind), facts in by_party.items()]
