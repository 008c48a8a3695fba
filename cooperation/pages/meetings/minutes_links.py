"""One-time links for the minutes: asking the other side to agree, and its answer without an account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from cooperation.day import legal_day
from cooperation.meetings.answering import answer_conditions
from cooperation.meetings.links import minutes_link_make
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.meetings.finding import meeting_written
from cooperation.pages.meetings.minutes_writing import framed
from cooperation.pages.meetings.told import sides, title_of
from cooperation.words import party_name, say
from cooperation.words.dates import day_words
from partners.records.ways import AnswerLink

_SHOWN_ONCE = "minutes_link"


class LinkForm(CarefulForm):
    """Nothing but the wish."""


@writing_page
@never_cache
def minutes_link_page(request: HttpRequest, key: str) -> HttpResponse:
    """Make a one-time link by which the other side agrees to the minutes; it is shown once."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    other = next(one for one in sides(meeting, officer) if one.pk != officer.party_id)

    def do(_form: LinkForm, version: int) -> str:
        given: dict[str, Any] = {
            "officer": officer,
            "today": legal_day(),
            "meeting": meeting,
            "expected_version": version,
        }
        made, token = minutes_link_make(**given)
        request.session[_SHOWN_ONCE] = {"link": made.pk, "token": token}
        return request.path

    fresh = request.session.pop(_SHOWN_ONCE, None) if request.method == "GET" else None
    party = party_name(other)
    unmet = [] if fresh else [say(one) for one in answer_conditions(meeting, other, own=False) if not one.met]
    context = framed(_("Ask %(party)s to agree") % {"party": party}, meeting, officer, _("Make a one-time link"))
    context |= {
        "party": party,
        "question": question(party, meeting),
        "fresh": _fresh(request, officer, fresh),
        "unmet": unmet,
        "links": [],
        "no_form": bool(fresh or unmet) and request.method == "GET",
    }
    return Sheet(
        request,
        lambda _root, data: LinkForm(data),
        key=f"meeting.{meeting.pk}.link",
        root=meeting,
        template="meetings/link.html",
        **context,
    ).answer(do)


def question(party: str, meeting: Meeting) -> str:
    """What the link asks."""
    return _("Does %(party)s agree to the minutes of “%(title)s”?") % {"party": party, "title": title_of(meeting)}


def _fresh(request: HttpRequest, officer: Any, fresh: Any) -> dict[str, str] | None:
    link = AnswerLink.objects.visible_to(officer).filter(pk=fresh["link"]).first() if fresh else None
    if link is None:
        return None
    url = request.build_absolute_uri(reverse("answer", args=[fresh["token"]]))
    return {"url": url, "until": day_words(localtime(link.expires_at).date())}
