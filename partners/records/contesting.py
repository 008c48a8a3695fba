"""Objecting to what another side recorded, and taking the objection back: one way for acts, texts and promises.

Whatever a side reported of another, or of both, is contestable: it stays,
marked as contested, until the side that objected says that it is settled.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service
from partners.records.ways import Contest, Way


@dataclass(frozen=True)
class Contested:
    """What is objected to: of which whole it is, who recorded it, and who sees the objection.

    `whole` gives partnership and marking; `act_id` names the act where a whole
    has several.
    """

    whole: Any
    recorded_by: int | None
    subject: str
    subject_id: int
    audience: str
    act_id: int | None = None


@service
def contest_raise(*, officer: Any, today: date, what: Contested, reason: str) -> Contest:
    """Object for the own side. Raises Forbidden for what the own party recorded, Malformed without a reason."""
    if what.recorded_by == officer.party_id:
        raise Forbidden("contest_own")
    return _kept(officer.party, what, reason, Way.OFFICER)


@service
def contest_by_link(*, officer: None, today: date, party: Any, what: Contested, reason: str) -> Contest:
    """Object through a one-time link, for the party that it was given to. Raises Malformed without a reason."""
    return _kept(party, what, reason, Way.LINK)


@service
def contest_withdraw(*, officer: Any, today: date, contest_id: int, about: Mapping[str, Iterable[Any]]) -> Contest:
    """Take back an open objection of the own side, because it is settled.

    `about` are the subjects among which it is looked for, with their keys.
    Raises Unseen, Forbidden for an objection of another side.
    """
    among = Q(pk__in=[])
    for subject, keys in about.items():
        among |= Q(subject=subject, subject_id__in=keys)
    found = Contest.objects.visible_to(officer).filter(among, pk=contest_id, settled_at=None).first()
    if found is None:
        raise Unseen
    if found.party_id != officer.party_id:
        raise Forbidden("contest_others")
    found.settled_at = timezone.now()
    found.save()
    settled: Contest = found
    return settled


def _kept(party: Any, what: Contested, reason: str, way: str) -> Contest:
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    made: Contest = Contest.objects.create(
        owner=party,
        partnership=what.whole.partnership,
        audience=what.audience,
        marking=what.whole.marking,
        subject=what.subject,
        subject_id=what.subject_id,
        act_id=what.act_id,
        party=party,
        reason=reason.strip(),
        way=way,
    )
    return made
