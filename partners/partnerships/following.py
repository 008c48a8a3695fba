"""Who of a party sees to a partnership: who is responsible for it, else whoever follows partnerships there."""

from collections.abc import Collection
from typing import Any

from partners.partnerships.keeping import PartnershipSide
from partners.people.officer import Officer, Role

# Who follows partnerships where nobody is responsible.
FOLLOWING = (Role.DESK, Role.LIAISON)


class FollowingPairs:
    """Who of some parties sees to some partnerships, looked up once; two queries."""

    def __init__(self, pairs: Collection[Any], parties: Collection[Any]) -> None:
        halves = PartnershipSide.objects.filter(partnership__in=pairs, owner__in=parties, mistake_at=None)
        named = halves.exclude(responsible=None).values_list("partnership", "owner", "responsible")
        self._named = {(pair, owner): responsible for pair, owner, responsible in named}
        self._here = list(Officer.objects.filter(party__in=parties, is_active=True).order_by("pk"))

    def of(self, pair: Any, party: Any, marking: int = 0) -> list[Officer]:
        """Whoever of a party is told; nobody of what is marked above the own clearance."""
        own = [one for one in self._here if one.party_id == party and one.reads_national and one.clearance >= marking]
        named = [one for one in own if one.pk == self._named.get((pair, party))]
        return named or [one for one in own if one.has_role(*FOLLOWING)]
