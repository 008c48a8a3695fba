"""Finding an agreement and holding it for a write: out of sight is unseen, in sight but not ours is forbidden."""

from collections.abc import Collection
from typing import Any

from agreements.instruments.agreement import Agreement, AgreementAddress
from agreements.instruments.parts import AgreementSide
from partners.models import Role
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Reader
from partners.records.roots import claim

_JOINED = ("partnership__party_a", "partnership__party_b", "owner", "standing", "framework")


def agreement_by_key(reader: Reader, key: str) -> Agreement:
    """The agreement at any address it ever had. Raises Unseen where there is none in sight."""
    address = AgreementAddress.objects.filter(key=key).values("agreement")
    found = Agreement.objects.visible_to(reader).filter(pk__in=address).select_related(*_JOINED).first()
    if found is None:
        raise Unseen
    agreement: Agreement = found
    return agreement


def keys_of(agreements: Collection[int]) -> dict[int, str]:
    """The addresses of agreements, also of such as left the sight of a reader who knew them; one query."""
    rows = Agreement.objects.filter(pk__in=agreements).values_list("pk", "reference", "slug")
    return {key: reference or slug for key, reference, slug in rows}


def hold(officer: Any, agreement: Agreement, expected_version: int | None, *, guests: bool = False) -> Agreement:
    """Claim an agreement for a write of this officer, or of a guest where `guests` may write too.

    Raises Unseen out of sight, Forbidden for an officer who does not write or
    whose party has no part in it, Stale when the version is no longer the one
    that was read.
    """
    if not Agreement.objects.visible_to(officer).filter(pk=agreement.pk).exists():
        raise Unseen
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    if not (agreement.partnership.has(officer.party_id) or agreement.owner_id == officer.party_id):
        raise Forbidden("not_a_party")
    claim(agreement, expected_version)
    return Agreement.objects.select_related(*_JOINED).get(pk=agreement.pk)


def own_only(officer: Any, agreement: Agreement) -> None:
    """Raise Forbidden unless the officer's party wrote the agreement."""
    if agreement.owner_id != officer.party_id:
        raise Forbidden("owner_only")


def side_of(officer: Any, agreement: Agreement) -> AgreementSide:
    """The own party's half of an agreement, made where it is new."""
    side, _ = AgreementSide.objects.get_or_create(
        agreement=agreement,
        owner=officer.party,
        mistake_at=None,
        defaults={"partnership": agreement.partnership, "marking": agreement.marking},
    )
    return side
