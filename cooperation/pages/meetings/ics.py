"""A meeting as a calendar entry: one identity for ever, a higher sequence with each change, cancelled where it is."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from agreements.reminders.given import Told
from cooperation.address import site_url
from cooperation.meetings.meeting import Meeting
from cooperation.pages.meetings.told import where_words
from cooperation.pages.naming import address_of, title_of
from partners.records.record import Audience

# Where identities of meetings are counted from.
_NAMES = UUID("8f0a4be2-3b64-4d0e-9a55-3f5a0a0f7c21")


def meeting_uid(pk: int) -> UUID:
    """The identity of a meeting in calendars."""
    return uuid5(_NAMES, f"meeting:{pk}")


def meetings_told(meetings: Iterable[Meeting]) -> list[Told]:
    """Meetings as what a calendar was given: what leaves its officer's sight is cancelled there."""
    return [
        Told(meeting_uid(one.pk), one.sequence, one.starts_at, one.ends_at or one.starts_at, one.status == "cancelled")
        for one in meetings
        if one.starts_at
    ]


def meeting_event(meeting: Meeting, *, named: bool, sequence: int | None = None, cancelled: bool = False) -> Event:
    """The entry of a meeting that has its hour; without `named`, title and place stay here."""
    event = Event()
    event.add("uid", str(meeting_uid(meeting.pk)))
    event.add("sequence", meeting.sequence if sequence is None else sequence)
    changed: datetime = meeting.updated_at
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    gone = cancelled or meeting.status == "cancelled"
    event.add("status", "CANCELLED" if gone else "CONFIRMED")
    event.add("transp", "OPAQUE")
    zone = ZoneInfo(meeting.zone)
    if meeting.starts_at and meeting.ends_at:
        event.add("dtstart", meeting.starts_at.astimezone(zone))
        event.add("dtend", meeting.ends_at.astimezone(zone))
    words = _("Meeting %(reference)s") % {"reference": meeting.reference or ""}
    event.add("summary", title_of(meeting) if named else words.strip())
    if named:
        event.add("location", where_words(meeting))
    event.add("class", "PUBLIC" if meeting.audience == Audience.PUBLIC else "PRIVATE")
    return event


def linked(event: Event, meeting: Meeting) -> Event:
    """The entry with the address of its page, for whoever has an account."""
    link = site_url(address_of(meeting))
    event.add("url", link)
    event.add("description", link)
    return event


def invitation(meeting: Meeting, **more: Any) -> bytes:
    """A calendar with this one entry, as an invitation or, where it is cancelled, as its withdrawal."""
    event = meeting_event(meeting, named=True, **more)
    found = Calendar()
    found.add("prodid", "-//Entente//Invitation 1//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "CANCEL" if event["status"] == "CANCELLED" else "REQUEST")
    found.add_component(event)
    found.add_missing_timezones()
    return found.to_ical()
