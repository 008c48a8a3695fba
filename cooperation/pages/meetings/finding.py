"""Finding what a page of a meeting is about, for whoever may open it."""

from typing import Any, TypeVar

from django.http import HttpRequest

from cooperation.day import legal_day
from cooperation.meetings.access import meeting_by_key, series_by_key
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.series import MeetingSeries
from partners.records.errors import Forbidden, Unseen

R = TypeVar("R", Meeting, MeetingSeries)


def _may(officer: Any, root: R, own: bool) -> R:
    pair: Any = root.partnership
    if not officer.writes:
        raise Forbidden("role")
    if not (root.owner_id == officer.party_id or pair.has(officer.party_id)):
        raise Forbidden("not_a_party")
    if own and root.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    return root


def meeting_written(request: HttpRequest, key: str, *, own: bool = False) -> Meeting:
    """The meeting at an address, for an officer who may write on it. Raises Unseen, Forbidden."""
    return _may(request.user, meeting_by_key(_reader(request), key), own)


def series_written(request: HttpRequest, key: str) -> MeetingSeries:
    """The series at an address, for an officer whose party wrote it. Raises Unseen, Forbidden."""
    return _may(request.user, series_by_key(_reader(request), key), own=True)


def _reader(request: HttpRequest) -> Any:
    return request.user


def part_of(request: HttpRequest, meeting: Meeting, model: type[Any], pk: int) -> Any:
    """A part of a meeting in sight. Raises Unseen."""
    found = model.objects.visible_to(_reader(request)).filter(meeting=meeting, pk=pk).first()
    if found is None:
        raise Unseen
    return found


def item_of(request: HttpRequest, meeting: Meeting, pk: int) -> AgendaItem:
    """An item of an agenda. Raises Unseen."""
    found: AgendaItem = part_of(request, meeting, AgendaItem, pk)
    return found


def delegate_of(request: HttpRequest, meeting: Meeting, pk: int) -> Delegate:
    """Somebody at the table. Raises Unseen."""
    found: Delegate = part_of(request, meeting, Delegate, pk)
    return found


def action_of(request: HttpRequest, meeting: Meeting, pk: int) -> Outcome:
    """An outcome of a meeting. Raises Unseen."""
    found: Outcome = part_of(request, meeting, Outcome, pk)
    return found


def by(officer: Any, version: int | None, **what: Any) -> dict[str, Any]:
    """Who asks, today, of the version that was read, of what: as services take it."""
    return {"officer": officer, "today": legal_day(), "expected_version": version, **what}
