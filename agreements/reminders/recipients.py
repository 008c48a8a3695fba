"""Who is reminded of what comes up under an agreement: of each side that sees it, whoever is responsible.

That is whoever sees to the promise, else the responsible officer and the deputy of the own half; where none is
named, or none of them is here any more, the desk and liaison officers of the
party. The officers of a side learn of nothing that they do not see.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from agreements.obligations.due import Due
from agreements.obligations.obligation import ObligationSide
from partners.models import Officer, Role
from partners.records.record import Audience

# Who follows agreements where nobody is named.
FOLLOWING = (Role.DESK, Role.LIAISON)


class Recipients:
    """The officers of the parties to some agreements, looked up once; three queries at most."""

    def __init__(self, agreements: Collection[Agreement], parts: Collection[Any] = ()) -> None:
        dues = [one for one in parts if isinstance(one, Due)]
        self._halves = {
            (half.agreement_id, half.owner_id): (half.responsible_id, half.deputy_id)
            for half in AgreementSide.objects.filter(agreement__in=[one.pk for one in agreements], mistake_at=None)
        }
        sides = ObligationSide.objects.filter(obligation__in=[one.obligation_id for one in dues], mistake_at=None)
        self._promises = {(one.obligation_id, one.owner_id): one.responsible_id for one in sides} if dues else {}
        parties = {party for one in agreements for party in _parties(one, one.audience)}
        parties |= {one.owner_id for one in parts if one.owner_id}
        named = {key for pair in self._halves.values() for key in pair if key}
        named |= {key for key in self._promises.values() if key}
        follows = Q(roles__overlap=list(FOLLOWING), party__in=parties)
        self._officers = {one.pk: one for one in Officer.objects.filter(Q(pk__in=named) | follows, is_active=True)}
        self._following: dict[int, list[Officer]] = defaultdict(list)
        for one in self._officers.values():
            if one.has_role(*FOLLOWING):
                self._following[one.party_id].append(one)

    def of(self, agreement: Agreement, part: Any = None) -> list[Officer]:
        """Who is told of something on an agreement, or on a part of it (a due, an opinion), which has its own readers.

        Whoever sees to the promise comes before whoever answers for the agreement.
        """
        seen: Any = part or agreement
        due = part if isinstance(part, Due) else None
        found: dict[int, Officer] = {}
        for party in _parties(agreement, seen.audience, seen.owner_id):
            for one in self._of_party(agreement, party, due):
                if one.clearance >= seen.marking:
                    found[one.pk] = one
        return list(found.values())

    def _of_party(self, agreement: Agreement, party: int, due: Due | None) -> list[Officer]:
        promise = (self._promises.get((due.obligation_id, party)),) if due else ()
        for keys in (promise, self._halves.get((agreement.pk, party), ())):
            here = [self._officers[key] for key in keys if key in self._officers]
            if chosen := [one for one in here if one.party_id == party and one.reads_national]:
                return chosen
        return self._following[party]


def _parties(agreement: Agreement, audience: str, owner: int | None = None) -> list[int]:
    """The parties whose officers see something of an agreement: its owner, and of what is shared both sides."""
    parties = [owner or agreement.owner_id or 0]
    if audience != Audience.NATIONAL:
        parties += [agreement.partnership.party_a_id, agreement.partnership.party_b_id]
    return list(dict.fromkeys(parties))
