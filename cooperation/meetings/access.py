"""Finding a meeting or a series and holding it for a write."""

from collections.abc import Collection
from typing import Any, TypeVar

from cooperation.meetings.meeting import Meeting, MeetingAddress
from cooperation.meetings.series import MeetingSeries
from partners.models import Role
from partners.records.errors import Forbidden, Unseen
from partners.records.record import Reader
from partners.records.roots import Root, claim

JOINED = ("partnership__party_a", "partnership__party_b", "owner")
MEETING_JOINED = (*JOINED, "host", "series")
R = TypeVar("R", bound=Root)


def meeting_by_key(reader: Reader, key: str) -> Meeting:
    """The meeting at any address it ever had. Raises Unseen where there is none in sight."""
    address = MeetingAddress.objects.filter(key=key).values("meeting")
    found = Meeting.objects.visible_to(reader).filter(pk__in=address).select_related(*MEETING_JOINED).first()
    if found is None:
        raise Unseen
    meeting: Meeting = found
    return meeting


def meeting_keys(meetings: Collection[int]) -> dict[int, str]:
    """The addresses of meetings, also of such as left the sight of a reader who knew them; one query."""
    rows = Meeting.objects.filter(pk__in=meetings).values_list("pk", "reference", "slug")
    return {key: reference or slug for key, reference, slug in rows}


def series_keys(series: Collection[int]) -> dict[int, str]:
    """The addresses of series, also of such as left the sight of a reader who knew them; one query."""
    return dict(MeetingSeries.objects.filter(pk__in=series).values_list("pk", "slug"))


def series_by_key(reader: Reader, key: str) -> MeetingSeries:
    """The series at an address. Raises Unseen where there is none in sight."""
    joined = (*JOINED, "first_host", "agreement", "obligation")
    found = MeetingSeries.objects.visible_to(reader).filter(slug=key).select_related(*joined).first()
    if found is None:
        raise Unseen
    series: MeetingSeries = found
    return series


def hold_root(officer: Any, root: R, expected_version: int | None, *, guests: bool = False) -> R:
    """Claim a meeting or a series for a write of this officer, or of a guest where `guests` may write too.

    Raises Unseen out of sight, Forbidden for an officer who does not write or
    whose party has no part in it, Stale when the version is no longer the one
    that was read.
    """
    model: Any = type(root)
    if not model.objects.visible_to(officer).filter(pk=root.pk).exists():
        raise Unseen
    if not (officer.writes or (guests and officer.has_role(Role.GUEST))):
        raise Forbidden("role")
    pair: Any = root.partnership
    if not (pair.has(officer.party_id) or root.owner_id == officer.party_id):
        raise Forbidden("not_a_party")
    claim(root, expected_version)
    joined = MEETING_JOINED if model is Meeting else JOINED
    held: R = model.objects.select_related(*joined).get(pk=root.pk)
    return held


def own_only(officer: Any, root: Root) -> None:
    """Raise Forbidden unless the officer's party wrote it."""
    if root.owner_id != officer.party_id:
        raise Forbidden("owner_only")


def beneath(root: Root, officer: Any) -> dict[str, Any]:
    """The columns of sight of a part that an officer writes beneath a root: seen by whoever sees the whole."""
    return {
        "owner_id": officer.party_id,
        "partnership_id": root.partnership_id,
        "audience": root.audience,
        "marking": root.marking,
    }
