"""Holding the record of a person while it is changed, and telling whoever was slower what changed.

An officer has no column of versions: the history, which the database writes
itself, numbers every change of the record.
"""

from typing import Any

from django.db.models import Max

from partners.models import Party
from partners.people.officer import Officer, Role
from partners.records.errors import Forbidden, Stale, Unseen, refuse_unless
from partners.records.history import Change

_TABLE = Officer._meta.db_table


def officer_version(officer: Officer) -> int:
    """The number of the last change of this record; signing in and a new password are none."""
    rows = Change.objects.filter(source=_TABLE, record_id=officer.pk)
    return rows.aggregate(last=Max("id"))["last"] or 0


def require_administrator(officer: Any) -> None:
    """Raise Forbidden for anyone but an active administrator of a party."""
    if not officer.has_role(Role.ADMINISTRATOR):
        raise Forbidden("role", needs=[Role.ADMINISTRATOR])


def hold_party(party_id: Any) -> Party:
    """Hold a party's row, so that who administers it is decided by one writer at a time."""
    return Party.objects.select_for_update().get(pk=party_id)


def hold_officer(officer: Any, subject: Officer, expected_version: int | None) -> Officer:
    """Hold the record of a person of the own party for this transaction, as it now is.

    `expected_version` is the one that was read; None takes whatever is there.
    Raises Unseen for people of another party, Stale with what changed since.
    """
    held = Officer.objects.visible_to(officer).select_for_update().filter(pk=subject.pk).first()
    if held is None:
        raise Unseen
    if expected_version is not None and officer_version(held) != expected_version:
        raise Stale(_changes(held, expected_version))
    return held


def _changes(officer: Officer, version: int) -> list[dict[str, Any]]:
    rows = Change.objects.filter(source=_TABLE, record_id=officer.pk, id__gt=version).order_by("id")
    return [
        {"at": row.at, "officer": row.officer, "version": row.pk, "fields": sorted(row.after or {})} for row in rows
    ]


def require_another_administrator(subject: Officer) -> None:
    """Raise Refused where nobody else administers the party of `subject`; hold the party before."""
    others = Officer.objects.filter(party=subject.party_id, is_active=True, roles__contains=[Role.ADMINISTRATOR])
    refuse_unless(others.exclude(pk=subject.pk).exists(), "last_administrator")
