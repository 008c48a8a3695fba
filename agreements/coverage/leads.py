"""The ways to a legal basis that is missing, the shortest first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.coverage.asking import Need
from agreements.coverage.judging import Lead
from agreements.coverage.vocabulary import Way
from agreements.instruments.agreement import Agreement
from partners.models import Party
from partners.parties.reading import belongs, memberships
from partners.records.record import Reader

_RANK = {way: rank for rank, way in enumerate(Way)}


@dataclass(frozen=True)
class Around:
    """To which organisations the parties of pairs belong now, by code."""

    members: dict[str, frozenset[str]]

    @classmethod
    def of(cls, reader: Reader, needs: Collection[Need]) -> "Around":
        """Looked up for the pairs of some requirements; two queries, none where no rule names an organisation."""
        asked = [one for one in needs if one.rule.frameworks and one.pair]
        codes = {code for one in asked for code in one.pair.split("-")}
        if not codes:
            return cls({})
        parties = dict(Party.objects.filter(code__in=codes).values_list("pk", "code"))
        found: dict[str, set[str]] = defaultdict(set)
        for fact in memberships(reader, parties):
            if belongs(fact) and fact.other:
                found[parties[fact.party_id]].add(fact.other.code)
        return cls({code: frozenset(some) for code, some in found.items()})

    def both_in(self, need: Need) -> list[str]:
        """The organisations that a rule names and both of the pair belong to."""
        one, other = need.pair.split("-") if need.pair else ("", "")
        both = self.members.get(one, frozenset()) & self.members.get(other, frozenset())
        return [code for code in need.rule.frameworks if code in both]


def leads_of(need: Need, gaps: Iterable[Lead], in_force: Sequence[Agreement], around: Around) -> list[Lead]:
    """What leads to the basis of a requirement: from what is there already to what is to be concluded anew.

    `gaps` is what keeps agreements of the right kind from covering the days;
    `in_force` are framework agreements between the two, in force on them, that
    could be amended.
    """
    if not need.pair:
        return [Lead(Way.NAME_THE_PLACE)]
    found = list(gaps)
    found += [Lead(Way.MULTILATERAL, data={"framework": code}) for code in around.both_in(need)]
    if need.rule.papers:
        found.append(Lead(Way.RECORD_PAPER, data={"papers": sorted(need.rule.papers)}))
    if need.rule.instruments:
        found += [Lead(Way.AMEND, one) for one in in_force]
        conclude: dict[str, Any] = {"instruments": sorted(need.rule.instruments), "pair": need.pair}
        found.append(Lead(Way.CONCLUDE, data=conclude))
    return sorted(found, key=lambda one: _RANK[one.way])
