"""Finding an entry and holding it for a write."""

from collections.abc import Collection
from datetime import date
from typing import Any

from agreements.reciprocity.entry import ReciprocityEntry
from partners.models import Role
from partners.records.errors import Forbidden, Unseen
from partners.records.marks import StepTaken
from partners.records.record import Audience, Reader
from partners.records.roots import claim
from partners.records.service import request_id
from partners.records.ways import Way

JOINED = ("partnership__party_a", "partnership__party_b", "owner", "giver", "activity", "counter__activity")


def entry_by_key(reader: Reader, key: str) -> ReciprocityEntry:
    """The entry at an address. Raises Unseen where there is none in sight."""
    found = ReciprocityEntry.objects.visible_to(reader).filter(slug=key).select_related(*JOINED).first()
    if found is None:
        raise Unseen
    entry: ReciprocityEntry = found
    return entry


def entry_keys(entries: Collection[int]) -> dict[int, str]:
    """The addresses of entries, also of such as left the sight of a reader who knew them; one query."""
    return dict(ReciprocityEntry.objects.filter(pk__in=entries).values_list("pk", "slug"))


def fresh_entry(entry: ReciprocityEntry) -> ReciprocityEntry:
    """An entry as it now is, with what services want beside it."""
    found: ReciprocityEntry = ReciprocityEntry.objects.select_related(*JOINED).get(pk=entry.pk)
    return found


def hold_entry(
    officer: Any, entry: ReciprocityEntry, expected_version: int | None, *, guests: bool = False
) -> ReciprocityEntry:
    """Claim an entry for a write of this officer, or of a guest where `guests` may write too.

    Raises Unseen out of sight, Forbidden for an officer who does not write or
    whose party is none of the two, Stale when it is no longer the version that was read.
    """
    if not ReciprocityEntry.objects.visible_to(officer).filter(pk=entry.pk).exists():
        raise Unseen
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    if not entry.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    claim(entry, expected_version)
    return fresh_entry(entry)


def own_entry_only(officer: Any, entry: ReciprocityEntry) -> None:
    """Raise Forbidden unless the officer's party wrote the entry."""
    if entry.owner_id != officer.party_id:
        raise Forbidden("owner_only")


def seen_like(entry: ReciprocityEntry, owner_id: int | None = None) -> dict[str, Any]:
    """The columns of sight of a new part that is seen by whoever sees the entry, written by `owner_id`."""
    return {
        "owner_id": owner_id or entry.owner_id,
        "partnership_id": entry.partnership_id,
        "audience": entry.audience,
        "marking": entry.marking,
    }


def is_shared(entry: ReciprocityEntry) -> bool:
    """Whether the other side sees it."""
    return entry.audience != Audience.NATIONAL


def entry_step_row(entry: ReciprocityEntry, *, step: str, source: str, target: str, on: date, **more: Any) -> StepTaken:
    """A row for a step of an entry, seen by whoever sees the entry now."""
    return StepTaken(
        **seen_like(entry),
        subject=ReciprocityEntry.subject,
        subject_id=entry.pk,
        step=step,
        from_status=source,
        to_status=target,
        on=on,
        request=request_id.get(),
        **{"way": Way.SYSTEM, **more},
    )
