"""Requests of the own party on who sees a record that nobody has decided: read once for all that asks for them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from partners.models import AudienceRequest, Role

# Where they are at hand already, they are not read again.
Asked = Iterable[AudienceRequest] | None


def waiting_of(officer: Any) -> list[AudienceRequest]:
    """Every request that waits, on whatever record; one query, none for whoever only reads."""
    if not officer.writes:
        return []
    found = AudienceRequest.objects.visible_to(officer).filter(
        owner=officer.party_id, outcome=AudienceRequest.Outcome.WAITING
    )
    return list(found.order_by("pk"))


def to_decide(officer: Any, asked: Asked, *subjects: str) -> list[AudienceRequest]:
    """Those on records of these subjects that this officer may decide: an approver, and who asked only by a setting."""
    if not officer.has_role(Role.APPROVER):
        return []
    found = waiting_of(officer) if asked is None else asked
    return [
        one for one in found if one.subject in subjects and (settings.DECIDE_ALONE or one.asked_by_id != officer.pk)
    ]
