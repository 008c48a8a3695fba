"""A calendar as calendar programs read it: RFC 5545, with the names and colours of RFC 7986.

Each day keeps its UID for ever; SEQUENCE is raised when it moves or falls
away, so that a program follows it without a duplicate. Everything in it is
read from stored rows: the same days give the same bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDuration, vInt, vText

from agreements.activities.vocabulary import ActivityStatus
from agreements.instruments.agreement import Agreement
from agreements.models import Activity, AskedReminder, Consultation, GivenDay, Occasion
from agreements.reminders.given import Book, activity_uid, consultation_uid, report_day, report_uid
from agreements.reminders.occasion import OWN
from cooperation.address import site_url
from cooperation.desk.inbox import Leaving
from cooperation.meetings.meeting import Meeting
from cooperation.pages.meetings.ics import linked, meeting_event
from cooperation.pages.naming import address_of, partner_of, title_of
from cooperation.words import label
from cooperation.words.occasions import consequence, happening
from partners.models import Officer
from partners.records.record import Audience

# How often programs should ask again.
AGAIN = timedelta(hours=1)


@dataclass(frozen=True)
class Days:
    """What a calendar holds: rows, read once."""

    occasions: list[Occasion]
    asked: list[AskedReminder]
    consultations: list[Consultation]
    activities: list[Activity]
    meetings: list[Meeting]
    reports: list[Activity]


def calendar_of(officer: Officer, days: Days, leaving: Leaving, book: Book) -> bytes:
    """The calendar of an officer, in the present language; what has an hour has it by the officer's own clock.

    `book` knows what was given out before, and is cancelled now.
    """
    found = Calendar()
    name = _("%(installation)s: dates of agreements") % {"installation": settings.INSTALLATION_NAME}
    found.add("prodid", "-//Entente//Calendar 1//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("name", name)
    found.add("x-wr-calname", name)
    found.add("refresh-interval", vDuration(AGAIN, params={"VALUE": "DURATION"}))
    found.add("x-published-ttl", vText("PT1H"))
    for one in days.occasions:
        found.add_component(_occasion(officer, one, leaving))
    for wish in days.asked:
        found.add_component(_asked(officer, wish, leaving))
    for clock in days.consultations:
        found.add_component(_consultation(officer, clock, leaving))
    for doing in days.activities:
        found.add_component(_activity(officer, doing, leaving))
    for over in days.reports:
        found.add_component(_report(officer, over, leaving))
    for held in days.meetings:
        found.add_component(linked(meeting_event(held, named=leaving.names(held)), held))
    for event in found.walk("VEVENT"):
        sequence: Any = event["sequence"]
        event["sequence"] = vInt(sequence + book.raised.get(UUID(str(event["uid"])), 0))
    for gone in book.gone:
        found.add_component(_gone(gone))
    if spans := _spans(days):
        found.add_missing_timezones(*_years(spans))
    return found.to_ical()


def _occasion(officer: Officer, one: Occasion, leaving: Leaving) -> Event:
    cancelled = one.state == Occasion.State.CANCELLED
    # Of a month or a year it stands on the first day: no program shows a day that is somewhere in a year.
    event = _event(one.uid, one.sequence, one.changed_at, cancelled)
    _all_day(event, one.first)
    what = label("event", one.kind)
    done = one.state == Occasion.State.DONE
    _say(event, officer, one.agreement, leaving, _("%(what)s (done)") % {"what": what} if done else what)
    words = [] if cancelled or done else [consequence(one)]
    if one.first != one.last:
        words.insert(0, happening(one.kind, one.on))
    _describe(event, one.agreement, words)
    if one.kind in OWN:
        event["class"] = "PRIVATE"  # nobody else's business, whoever reads the agreement
    return event


def _asked(officer: Officer, one: AskedReminder, leaving: Leaving) -> Event:
    event = _event(one.uid, one.sequence, one.changed_at, one.removed_at is not None)
    _all_day(event, one.on)
    _say(event, officer, one.agreement, leaving, _("Reminder"))
    _describe(event, one.agreement, [])
    return event


def _consultation(officer: Officer, one: Consultation, leaving: Leaving) -> Event:
    """From when it was asked for until when it is to be answered; it moves with its agreement's version."""
    zone = ZoneInfo(officer.time_zone)
    event = _event(consultation_uid(one.pk), one.agreement.version, one.updated_at, False)
    event.add("dtstart", one.asked_at.astimezone(zone))
    event.add("dtend", one.limit_at.astimezone(zone))
    what = _("Consultation")
    ended = bool(one.outcome)
    _say(event, officer, one.agreement, leaving, _("%(what)s (done)") % {"what": what} if ended else what)
    _describe(event, one.agreement, [])
    return event


def _activity(officer: Officer, one: Activity, leaving: Leaving) -> Event:
    """An activity on its days; it moves with its version, and by mail and calendar says no more than is allowed."""
    event = _event(activity_uid(one.pk), one.version, one.updated_at, one.status == "cancelled")
    event.add("dtstart", one.first_on)
    event.add("dtend", one.last_on + timedelta(days=1))
    _say(event, officer, one, leaving, label("activity_type", one.activity_type))
    _describe(event, one, [label("activity_status", one.status)])
    return event


def _report(officer: Officer, one: Activity, leaving: Leaving) -> Event:
    """The day by which an activity is reported on."""
    event = _event(report_uid(one.pk), one.version, one.updated_at, False)
    _all_day(event, report_day(one))
    what = _("Report due")
    done = one.status == ActivityStatus.REPORTED
    _say(event, officer, one, leaving, _("%(what)s (done)") % {"what": what} if done else what)
    _describe(event, one, [label("activity_status", one.status)])
    return event


def _gone(one: GivenDay) -> Event:
    """What was given out and is not the officer's any more: that it is cancelled, and nothing else of it."""
    event = _event(one.uid, one.sequence + one.raised, one.gone_at, cancelled=True)
    if len(one.starts) > len("2026-11-26"):
        zone = ZoneInfo("UTC")
        event.add("dtstart", datetime.fromisoformat(one.starts).astimezone(zone))
        event.add("dtend", datetime.fromisoformat(one.ends).astimezone(zone))
    else:
        _all_day(event, date.fromisoformat(one.starts))
    event.add("summary", _("No longer here"))
    event.add("class", "PRIVATE")
    return event


def _spans(days: Days) -> list[tuple[datetime, datetime]]:
    """From when until when what has hours lasts."""
    clocks = [(one.asked_at, one.limit_at) for one in days.consultations]
    return clocks + [(one.starts_at, one.ends_at) for one in days.meetings if one.starts_at and one.ends_at]


def _years(spans: list[tuple[datetime, datetime]]) -> tuple[date, date]:
    """The stretch in which a time zone has to be told."""
    first, last = min(start for start, _end in spans), max(end for _start, end in spans)
    return date(first.year - 1, 1, 1), date(last.year + 2, 1, 1)


def _event(uid: Any, sequence: int, changed: datetime | None, cancelled: bool) -> Event:
    event = Event()
    event.add("uid", str(uid))
    event.add("sequence", sequence)
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    return event


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))


def _say(event: Event, officer: Officer, agreement: Agreement | Activity, leaving: Leaving, what: str) -> None:
    names = [agreement.reference or ""]
    if leaving.names(agreement):
        names += [title_of(agreement), partner_of(agreement, officer)]
    about = ", ".join(name for name in names if name)
    event.add("summary", _("%(event)s: %(day)s") % {"event": what, "day": about} if about else what)
    event.add("class", "PUBLIC" if agreement.audience == Audience.PUBLIC else "PRIVATE")


def _describe(event: Event, agreement: Agreement | Activity, words: list[str]) -> None:
    link = site_url(address_of(agreement))
    event.add("url", link)
    event.add("description", "\n".join([*words, link]))
