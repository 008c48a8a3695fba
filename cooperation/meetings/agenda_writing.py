"""Writing the agenda and naming who sits at the table."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.models import Agreement, Due
from cooperation.meetings.access import beneath, hold_root
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.inviting import invitation_withdraw, invitations_send, invited
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.vocabulary import MeetingStatus as S
from partners.records.errors import Malformed, Unseen, refuse_unless
from partners.records.service import service

Values = Mapping[str, Any]
ITEM_COLUMNS = ("section", "title", "note", "lasts", "presenter_side", "presenter")
_FROM_RECORD = ("proposed_as", "about_key", "agreement", "due", "action")
_LENGTHS = {"section": 80, "title": 300, "presenter": 160}
MOST_ITEMS = 100
MOST_MINUTES = 24 * 60
DELEGATE_COLUMNS = ("name", "function", "office_contact", "language", "heads")
_DELEGATE_LENGTHS = {"name": 120, "function": 160, "office_contact": 160, "language": 5}


def item_faults(pair: Any, values: Values, *, whole: bool = True) -> dict[str, list[str]]:
    """Codes of what is wrong with an item, by field."""
    faults = {name: ["unknown_field"] for name in set(values) - {*ITEM_COLUMNS, *_FROM_RECORD}}
    if (whole or "title" in values) and not str(values.get("title") or "").strip():
        faults["title"] = ["required"]
    for name, most in _LENGTHS.items():
        if len(str(values.get(name) or "")) > most:
            faults[name] = ["too_long"]
    lasts = values.get("lasts")
    if lasts is not None and not (isinstance(lasts, int) and 1 <= lasts <= MOST_MINUTES):
        faults["lasts"] = ["out_of_range" if isinstance(lasts, int) else "not_a_number"]
    side = values.get("presenter_side")
    if side is not None and not pair.has(side.pk):
        faults["presenter_side"] = ["not_of_pair"]
    return faults


def open_agenda(meeting: Meeting) -> None:
    """Raise Refused unless the agenda may still be written: until the meeting is closed."""
    open_ones = (S.DRAFT, S.OPEN, S.IN_PROGRESS)
    refuse_unless(meeting.status in open_ones, "agenda_open", status=meeting.status)


@service
def items_add(
    *, officer: Any, today: date, meeting: Meeting, entries: Sequence[Values], expected_version: int | None
) -> list[AgendaItem]:
    """Put items at the end of an agenda, all or none.

    Raises Malformed with faults by `number.field`, Refused once the meeting is closed, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    open_agenda(held)
    _seen(officer, held, entries)
    faults: dict[str, list[str]] = {}
    for number, entry in enumerate(entries):
        found = item_faults(held.partnership, entry)
        faults |= {f"{number}.{name}": codes for name, codes in found.items()}
    living = AgendaItem.objects.filter(meeting=held, mistake_at=None)
    if living.count() + len(entries) > MOST_ITEMS:
        faults["entries"] = ["too_many"]
    if faults:
        raise Malformed(faults)
    first = next_position(held)
    made = [_item(officer, held, first + at, entry) for at, entry in enumerate(entries)]
    AgendaItem.objects.bulk_create(made)
    return made


def _seen(officer: Any, meeting: Meeting, entries: Sequence[Values]) -> None:
    """What items are about is between the same two, and in the officer's sight. Raises Unseen."""
    for name, model in (("agreement", Agreement), ("due", Due), ("action", Outcome)):
        keys = {one[name].pk for one in entries if one.get(name) is not None}
        seen = model.objects.visible_to(officer).filter(pk__in=keys, partnership=meeting.partnership_id)
        if keys and seen.count() < len(keys):
            raise Unseen


def next_position(meeting: Meeting) -> int:
    """The place after the last item."""
    last = AgendaItem.objects.filter(meeting=meeting, mistake_at=None).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _item(officer: Any, meeting: Meeting, position: int, values: Values) -> AgendaItem:
    plain = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return AgendaItem(meeting=meeting, position=position, **beneath(meeting, officer), **plain)


def held_item(officer: Any, item: AgendaItem, expected_version: int | None) -> tuple[Meeting, AgendaItem]:
    """An item as it is now, and its meeting held for a write. Raises Unseen, Forbidden, Stale."""
    seen = AgendaItem.objects.visible_to(officer).filter(pk=item.pk).select_related("meeting__partnership").first()
    if seen is None:
        raise Unseen
    meeting = hold_root(officer, seen.meeting, expected_version)
    now: AgendaItem = AgendaItem.objects.get(pk=item.pk)
    return meeting, now


@service
def item_edit(
    *, officer: Any, today: date, item: AgendaItem, values: Values, expected_version: int | None
) -> AgendaItem:
    """Change an item; what is not named stays. Raises Malformed, Refused once the meeting is closed, Stale."""
    meeting, held = held_item(officer, item, expected_version)
    open_agenda(meeting)
    faults = item_faults(meeting.partnership, values, whole=False)
    faults |= {name: ["unknown_field"] for name in set(values) & set(_FROM_RECORD)}
    if faults:
        raise Malformed(faults)
    for name, value in values.items():
        setattr(held, name, value.strip() if isinstance(value, str) else value)
    held.save()
    return held


@service
def item_move(*, officer: Any, today: date, item: AgendaItem, by: int, expected_version: int | None) -> AgendaItem:
    """Move an item up (-1) or down (1) by one place; at the end it stays. Raises Malformed, Refused, Stale."""
    if by not in (-1, 1):
        raise Malformed({"by": ["out_of_range"]})
    meeting, held = held_item(officer, item, expected_version)
    open_agenda(meeting)
    rows = list(AgendaItem.objects.filter(meeting=meeting, mistake_at=None).order_by("position", "id"))
    at = next(index for index, one in enumerate(rows) if one.pk == held.pk)
    to = at + by
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
        for number, one in enumerate(rows, 1):
            if one.position != number:
                one.position = number
                one.save(update_fields=["position", "updated_at"])
    return next(one for one in rows if one.pk == held.pk)


@service
def item_remove(*, officer: Any, today: date, item: AgendaItem, expected_version: int | None) -> None:
    """Take an item without outcomes off the agenda. Raises Refused where it came to something, Stale."""
    meeting, held = held_item(officer, item, expected_version)
    open_agenda(meeting)
    refuse_unless(not held.outcomes.filter(mistake_at=None).exists(), "item_without_outcome")
    held.mistake_at = timezone.now()
    held.save(update_fields=["mistake_at", "updated_at"])


@service
def delegate_add(
    *, officer: Any, today: date, meeting: Meeting, side: Any, values: Values, expected_version: int | None
) -> Delegate:
    """Name somebody who sits at the table for a side; of a person function, name and office contact.

    Whoever joins an open meeting is invited. Raises Malformed, Refused once it is closed, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    open_agenda(held)
    faults = {name: ["unknown_field"] for name in set(values) - set(DELEGATE_COLUMNS)}
    faults |= {name: ["required"] for name in ("name", "function") if not str(values.get(name) or "").strip()}
    for name, most in _DELEGATE_LENGTHS.items():
        if len(str(values.get(name) or "")) > most:
            faults[name] = ["too_long"]
    if not held.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    if faults:
        raise Malformed(faults)
    plain = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    if plain.get("heads"):
        heads = Delegate.objects.filter(meeting=held, side=side, heads=True, mistake_at=None)
        heads.update(heads=False, updated_at=timezone.now())
    made = Delegate.objects.create(meeting=held, side=side, **beneath(held, officer), **plain)
    invitations_send(held, [one for one in invited(held) if one.pk == made.pk])
    return made


@service
def delegate_remove(*, officer: Any, today: date, delegate: Delegate, expected_version: int | None) -> None:
    """Take somebody off a delegation; who was invited has the calendar entry taken back. Raises Refused, Stale."""
    seen = Delegate.objects.visible_to(officer).filter(pk=delegate.pk).select_related("meeting__partnership").first()
    if seen is None:
        raise Unseen
    meeting = hold_root(officer, seen.meeting, expected_version)
    open_agenda(meeting)
    now = Delegate.objects.get(pk=delegate.pk)
    now.mistake_at = timezone.now()
    now.save(update_fields=["mistake_at", "updated_at"])
    invitation_withdraw(meeting, now)
