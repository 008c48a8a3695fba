"""Items that go on to another meeting: carried over with what they came to, or duplicated without."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from cooperation.meetings.access import beneath, hold_root
from cooperation.meetings.agenda import ActionReport, AgendaItem
from cooperation.meetings.agenda_writing import next_position
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.vocabulary import MeetingStatus as S
from partners.records.errors import Condition, Refused, Unseen
from partners.records.service import service


def next_of(reader: Any, meeting: Meeting) -> Any:
    """The meetings with the same partner to which an item can go on: prepared, and not this one."""
    seen = Meeting.objects.visible_to(reader).filter(
        Q(status=S.DRAFT) | Q(status=S.OPEN), partnership=meeting.partnership_id
    )
    return seen.exclude(pk=meeting.pk).order_by("starts_at", "id")


@service
def items_carry(
    *, officer: Any, today: date, meeting: Meeting, items: Sequence[int], to: Meeting, expected_version: int | None
) -> list[AgendaItem]:
    """Carry items over to another meeting of the same two, with their outcomes; here they are gone.

    Raises Refused while this meeting is not in progress or the other one has
    begun, Unseen for an item that is not here, Forbidden, Stale.
    """
    held, other = _both(officer, meeting, to, expected_version, (S.IN_PROGRESS,))
    rows = _items(officer, held, items)
    place = next_position(other)
    for number, one in enumerate(rows):
        _not_there(other, one)
        # What is seen by fewer first: an item is never wider than the meeting to which it goes.
        living = one.outcomes.filter(mistake_at=None)
        living.update(meeting=other, audience=other.audience)
        ActionReport.objects.filter(outcome__in=living).update(meeting=other, audience=other.audience)
        one.meeting, one.moved_from, one.position = other, held, place + number
        one.audience = other.audience
        one.save()
    return rows


@service
def items_duplicate(
    *, officer: Any, today: date, meeting: Meeting, items: Sequence[int], to: Meeting, expected_version: int | None
) -> list[AgendaItem]:
    """Put copies of items on the agenda of another meeting of the same two, without their outcomes.

    Raises Refused where the other meeting has begun, Unseen, Forbidden, Stale.
    """
    held, other = _both(officer, meeting, to, expected_version, tuple(S))
    rows = _items(officer, held, items)
    place = next_position(other)
    copied = ("section", "title", "note", "lasts", "presenter_side_id", "presenter", "proposed_as", "about_key")
    links = ("agreement_id", "due_id", "action_id")
    for one in rows:
        _not_there(other, one)
    made = [
        AgendaItem(
            meeting=other,
            position=place + number,
            copied_from=one,
            **{name: getattr(one, name) for name in (*copied, *links)},
            **beneath(other, officer),
        )
        for number, one in enumerate(rows)
    ]
    AgendaItem.objects.bulk_create(made)
    return made


def _both(
    officer: Any, meeting: Meeting, to: Meeting, expected_version: int | None, statuses: tuple[S, ...]
) -> tuple[Meeting, Meeting]:
    """Both meetings held, always in one order; the version that was read is that of the one in hand."""
    order = sorted((meeting, to), key=lambda one: one.pk)
    held = {one.pk: hold_root(officer, one, expected_version if one.pk == meeting.pk else None) for one in order}
    here, other = held[meeting.pk], held[to.pk]
    conditions = [
        Condition("meeting_in_progress", {"status": here.status}, met=here.status in statuses),
        Condition("other_meeting_prepared", {"status": other.status}, met=other.status in (S.DRAFT, S.OPEN)),
        Condition("same_pair", met=here.partnership_id == other.partnership_id and here.pk != other.pk),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    return here, other


def _not_there(meeting: Meeting, item: AgendaItem) -> None:
    """What stands on the other agenda already is not put there twice."""
    there = AgendaItem.objects.filter(meeting=meeting, about_key=item.about_key, mistake_at=None)
    if item.about_key and there.exists():
        raise Refused([Condition("one_item_about_a_thing", {"title": item.title})])


def _items(officer: Any, meeting: Meeting, items: Sequence[int]) -> list[AgendaItem]:
    rows = AgendaItem.objects.visible_to(officer).filter(meeting=meeting, pk__in=items)
    found = list(rows.order_by("position", "id"))
    if not found or len(found) < len(set(items)):
        raise Unseen
    return found
