"""Who is reminded of what comes up under an agreement: of each side that sees it, whoever is responsible.

That is the responsible officer and the deputy of the own half; where none is
named, or none of them is here any more, the desk and liaison officers of the
party. The officers of a side learn of nothing that they do not see.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from partners.models import Officer, Role
from partners.records.record import Audience

# Who follows agreements where nobody is named.
FOLLOWING = (Role.DESK, Role.LIAISON)


class Recipients:
    """The officers of the parties to some agreements, looked up once; three queries."""

    def __init__(self, agreements: Collection[Agreement]) -> None:
        self._halves = {
            (half.agreement_id, half.owner_id): (half.responsible_id, half.deputy_id)
            for half in AgreementSide.objects.filter(agreement__in=[one.pk for one in agreements], mistake_at=None)
        }
        parties = {party for one in agreements for party in _parties(one, one.audience)}
        named = {key for pair in self._halves.values() for key in pair if key}
        follows = Q(roles__overlap=list(FOLLOWING), party__in=parties)
        self._officers = {one.pk: one for one in Officer.objects.filter(Q(pk__in=named) | follows, is_active=True)}
        self._following: dict[int, list[Officer]] = defaultdict(list)
        for one in self._officers.values():
            if one.has_role(*FOLLOWING):
                self._following[one.party_id].append(one)

    def of(self, agreement: Agreement, part: Any = None, named: Iterable[int | None] = ()) -> list[Officer]:
        """Who is told of something on an agreement, or on a `part` of it that is a record with its own readers.

        `named` are officers who answer for that part before anybody else of their party.
        """
        seen = part or agreement
        found: dict[int, Officer] = {}
        for party in _parties(agreement, seen.audience, seen.owner_id):
            for one in self._of_party(agreement, party, named):
                if one.clearance >= seen.marking:
                    found[one.pk] = one
        return list(found.values())

    def _of_party(self, agreement: Agreement, party: int, named: Iterable[int | None]) -> list[Officer]:
        for keys in (named, self._halves.get((agreement.pk, party), ())):
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
