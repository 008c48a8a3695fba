"""Naming who of a side sees to its promises; one, or many at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.obligations.acting import claim_all
from agreements.obligations.obligation import Obligation, ObligationSide
from partners.models import Officer
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.service import service


@service
def obligations_assign(
    *,
    officer: Any,
    today: date,
    obligations: Sequence[Obligation],
    responsible: Officer | None,
    versions: Mapping[int, int] | None = None,
) -> int:
    """Name who on the own side sees to these promises, None for nobody; how many.

    Set-wise: their agreements are claimed, in one order; `versions` are those
    that were read, by key of the agreement. Raises Unseen for one out of sight,
    Forbidden for an officer who does not write or whose party is of neither
    side, Malformed for somebody else's officer, Stale.
    """
    if not officer.writes:
        raise Forbidden("role")
    if responsible is not None:
        own_officer(officer, responsible)
    keys = {one.pk for one in obligations}
    seen = Obligation.objects.visible_to(officer).filter(pk__in=keys).select_related("agreement__partnership")
    found = list(seen)
    if len(found) < len(keys):
        raise Unseen
    for one in found:
        if not (one.agreement.partnership.has(officer.party_id) or one.owner_id == officer.party_id):
            raise Forbidden("not_a_party")
    claim_all(sorted({one.agreement_id for one in found}), versions)
    halves_put(officer, found, responsible)
    return len(found)


def halves_put(officer: Any, obligations: Sequence[Obligation], responsible: Officer | None) -> None:
    """Write who of the own side sees to promises, in the present transaction; one statement."""
    ObligationSide.objects.bulk_create(
        [half_of(officer, one, responsible) for one in obligations],
        update_conflicts=True,
        unique_fields=["obligation", "owner"],
        update_fields=["responsible", "updated_at"],
    )


@dataclass(frozen=True)
class SeenToBy:
    """Who of the own side is to see to a promise from now on; nobody by name where `officer` is None."""

    officer: Officer | None


def half_of(officer: Any, obligation: Obligation, responsible: Officer | None) -> ObligationSide:
    """What the own side keeps of a promise: who sees to it."""
    return ObligationSide(
        obligation=obligation,
        agreement_id=obligation.agreement_id,
        owner_id=officer.party_id,
        partnership_id=obligation.partnership_id,
        marking=obligation.marking,
        responsible=responsible,
        updated_at=timezone.now(),
    )


def own_officer(officer: Any, responsible: Officer) -> None:
    """Raise Malformed for somebody who is not of the own party, or is not here any more."""
    if responsible.party_id != officer.party_id or not responsible.is_active:
        raise Malformed({"responsible": ["no_officer"]})
