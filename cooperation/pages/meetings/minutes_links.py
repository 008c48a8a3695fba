"""One-time links for the minutes: asking the other side to agree without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cooperation.day import legal_day
from cooperation.meetings.links import ASKS, minutes_link_conditions, minutes_link_make
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.answer.asking import Asking, asking_page
from cooperation.pages.meetings.finding import meeting_written
from cooperation.pages.meetings.minutes_writing import framed
from cooperation.pages.meetings.told import sides, title_of
from cooperation.words import party_name


@writing_page
@never_cache
def minutes_link_page(request: HttpRequest, key: str) -> HttpResponse:
    """Make a one-time link by which the other side agrees to the minutes; it is shown once."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    other = next(one for one in sides(meeting, officer) if one.pk != officer.party_id)
    told = {"officer": officer, "today": legal_day(), "meeting": meeting}
    title = _("Ask %(party)s to agree") % {"party": party_name(other)}
    asking = Asking(
        meeting,
        Meeting.subject,
        meeting.pk,
        ASKS,
        title=title,
        question=minutes_question(party_name(other), meeting),
        conditions=minutes_link_conditions(meeting, other),
        make=lambda version: minutes_link_make(**told, expected_version=version),
        frame=framed(title, meeting, officer, _("Make a one-time link")),
    )
    return asking_page(request, asking)


def minutes_question(party: str, meeting: Meeting) -> str:
    """What the link asks."""
    return _("Does %(party)s agree to the minutes of “%(title)s”?") % {"party": party, "title": title_of(meeting)}
