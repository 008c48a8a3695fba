"""Meetings and series as words, and where each is found."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cooperation.meetings.agenda import Outcome
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.naming import pair_name
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words

Crumbs = list[dict[str, str]]
TONES = {"draft": "plain", "open": "warn", "in_progress": "warn", "closed": "good", "cancelled": "bad"}
BEAT_TONES = {"kept": "good", "planned": "good", "planned_late": "warn", "to_plan": "warn", "broken": "bad"}


def title_of(one: Meeting | MeetingSeries) -> str:
    """Its title in the reader's language."""
    return one.title_in(get_language() or "en")


def address(name: str, one: Meeting | MeetingSeries, *more: Any) -> str:
    """The address of one of its pages."""
    return reverse(name, args=[one.key, *more])


def crumbs(*above: Meeting | MeetingSeries | None) -> Crumbs:
    """The way to a page beneath these."""
    found = [{"label": _("Meetings"), "url": reverse("meetings")}]
    names = {Meeting: "meeting", MeetingSeries: "meeting_series"}
    return found + [{"label": title_of(one), "url": address(names[type(one)], one)} for one in above if one]


def hours(at: datetime, zone: str) -> str:
    """The hour of an instant in a zone."""
    return f"{timezone.localtime(at, ZoneInfo(zone)):%H:%M}"


def when_words(meeting: Meeting, length: str = "long") -> str:
    """When it is: the day and the hours in its own zone, or as far as it is planned."""
    starts, ends = meeting.starts_at, meeting.ends_at
    if starts is None:
        return _("planned for %(when)s") % {"when": date_words(meeting.planned, length)} if meeting.planned else ""
    local = timezone.localtime(starts, ZoneInfo(meeting.zone))
    day, first = day_words(local.date(), length), f"{local:%H:%M}"
    if ends is None:
        return _("%(day)s, %(first)s") % {"day": day, "first": first}
    until = timezone.localtime(ends, ZoneInfo(meeting.zone))
    if until.date() != local.date():
        said = {"day": day, "first": first, "until": day_words(until.date(), length), "last": f"{until:%H:%M}"}
        return _("%(day)s, %(first)s, to %(until)s, %(last)s") % said
    return _("%(day)s, %(first)s to %(last)s") % {"day": day, "first": first, "last": f"{until:%H:%M}"}


def where_words(meeting: Meeting) -> str:
    """How and where one meets."""
    mode = label("meeting_mode", meeting.mode)
    return f"{mode}, {meeting.place}" if meeting.place else mode


def status_tag(meeting: Meeting) -> dict[str, str]:
    """How it stands, as a tag."""
    return {"text": label("meeting_status", meeting.status), "tone": TONES[meeting.status], "term": meeting.status}


def heading(meeting: Meeting, reader: Any, title: str = "", **more: Any) -> dict[str, Any]:
    """The head of a page of a meeting, or beneath it."""
    parts = [pair_name(meeting.partnership, reader), label("meeting_kind", meeting.kind), when_words(meeting)]
    return {
        "title": title or title_of(meeting),
        "tag": status_tag(meeting),
        "reference": meeting.reference or "",
        "sub": [one for one in parts if one],
        **more,
    }


def frame(title: str, meeting: Meeting, reader: Any, submit: str, **more: Any) -> dict[str, Any]:
    """The context of a form beneath a meeting."""
    return {
        "heading": heading(meeting, reader, title),
        "crumbs": crumbs(meeting),
        "actions": {"submit": submit, "cancel_url": address("meeting", meeting)},
        **more,
    }


def side_name(party: Any) -> str:
    """A side by its name; of none, both."""
    return party_name(party) if party else _("both sides")


def outcome_words(one: Outcome) -> str:
    """What an item came to, in a line."""
    kind = label("outcome_kind", one.kind)
    words = _("%(kind)s: %(text)s") % {"kind": kind, "text": one.text} if one.text else kind
    if one.due_on is None:
        return words
    said = {"words": words, "side": side_name(one.side), "day": day_words(one.due_on)}
    return _("%(words)s (%(side)s, by %(day)s)") % said


def sides(meeting: Meeting | MeetingSeries, reader: Any) -> list[Any]:
    """The two parties, the reader's own first."""
    pair: Any = meeting.partnership
    return sorted((pair.party_a, pair.party_b), key=lambda one: (one.pk != reader.party_id, one.code))


def joined(parts: Iterable[str]) -> str:
    """Parts of a line, those that say something."""
    return " · ".join(one for one in parts if one)


def day_of(meeting: Meeting) -> date | None:
    """The day in its own zone."""
    return timezone.localtime(meeting.starts_at, ZoneInfo(meeting.zone)).date() if meeting.starts_at else None
