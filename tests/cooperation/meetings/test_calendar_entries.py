"""A meeting in calendars: one identity, a higher sequence with each change, cancelled where it is, by mail and feed."""

import datetime as dt
from typing import Any

from django.core import mail
from icalendar import Calendar

from cooperation.meetings.agenda_writing import delegate_add
from cooperation.meetings.moving import meeting_step
from cooperation.meetings.writing import meeting_edit
from cooperation.pages.meetings.ics import invitation
from partners.records.outbox import sweep
from tests.cast import Cast
from tests.meetings import HOUR, again, meeting_at


def invitations() -> list[Any]:
    """The mails that carry a calendar entry."""
    return [one for one in mail.outbox if getattr(one, "alternatives", None)]


def entries() -> list[Any]:
    """The entries that were sent by mail, in their order, with the method of each."""
    found = []
    for message in invitations():
        (body, kind), *_ = message.alternatives
        event = Calendar.from_ical(body).walk("VEVENT")[0]
        found.append((kind.split("method=")[1][:7].rstrip(";"), int(event["sequence"]), str(event["status"]), event))
    return found


def test_an_invitation_survives_rescheduling_and_is_taken_back(cast: Cast, settings: Any) -> None:
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    meeting = meeting_at(cast, mode="video", place="")
    person = {"name": "A. B.", "function": "Directeur", "office_contact": "office@ukr.gov", "language": "fr"}
    delegate_add(meeting=meeting, side=cast.party("UKR"), values=person, **told)
    meeting_step(meeting=meeting, to="open", **told)
    sweep()
    later = {"starts_at": HOUR + dt.timedelta(days=7), "ends_at": HOUR + dt.timedelta(days=7, hours=1)}
    meeting_edit(meeting=meeting, values=later, **told)
    sweep()
    meeting_step(meeting=meeting, to="cancelled", reason="No date fits.", **told)
    sweep()
    sent = entries()
    assert [one[:3] for one in sent] == [
        ("REQUEST", 0, "CONFIRMED"),
        ("REQUEST", 1, "CONFIRMED"),
        ("CANCEL", 2, "CANCELLED"),
    ]
    assert len({str(one[3]["uid"]) for one in sent}) == 1
    assert invitations()[0].subject.startswith("Invitation")
    assert "Par visioconférence" in str(invitations()[0].body)


def test_what_was_changed_again_meanwhile_is_not_sent(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    meeting = meeting_at(cast)
    person = {"name": "A. B.", "function": "Director", "office_contact": "office@ukr.gov"}
    delegate_add(meeting=meeting, side=cast.party("UKR"), values=person, **told)
    delegate_add(meeting=meeting, side=cast.party("GBR"), values={**person, "office_contact": "us@gbr.gov"}, **told)
    meeting_step(meeting=meeting, to="open", **told)
    meeting_edit(meeting=meeting, values={"place": "Lviv"}, **told)
    sweep()
    assert [one[1] for one in entries()] == [1, 1]


def test_of_a_meeting_that_is_not_shared_the_other_side_gets_no_mail(cast: Cast) -> None:
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    meeting = meeting_at(cast, audience="national")
    person = {"name": "A. B.", "function": "Director", "office_contact": "us@gbr.gov"}
    delegate_add(meeting=meeting, side=cast.party("GBR"), values=person, **told)
    meeting_step(meeting=meeting, to="open", **told)
    sweep()
    assert invitations() == []


def test_the_hours_stand_in_the_zone_of_the_meeting(cast: Cast) -> None:
    body = invitation(again(meeting_at(cast, "open"))).decode()
    assert "DTSTART;TZID=Europe/Kyiv:20261122T120000" in body
    assert "BEGIN:VTIMEZONE" in body
