"""The agenda and the minutes of a meeting as files."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.downloads import attached
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.meeting import Meeting
from cooperation.pages.base import signed_in
from cooperation.papers.making import FORMS
from cooperation.papers.meeting import meeting_paper


def papers_of(meeting: Meeting, paper: str) -> list[dict[str, Any]]:
    """The paper with its forms, in the language of the page."""
    language = str(get_language() or "en")[:2]
    words = _("Agenda") if paper == "agenda" else _("Minutes")
    links = [
        {
            "label": form.upper(),
            "url": reverse("meeting_paper", args=[meeting.key, paper, form]) + f"?language={language}",
        }
        for form in FORMS
    ]
    return [{"label": words, "links": links}]


@require_safe
@signed_in
def meeting_paper_page(request: HttpRequest, key: str, paper: str, form: str) -> HttpResponseBase:
    """The agenda or the minutes as a file."""
    officer: Any = request.user
    language = request.GET.get("language") or str(get_language() or "en")[:2]
    meeting = meeting_by_key(officer, key)
    if key != meeting.key:
        query = request.GET.urlencode()
        url = reverse("meeting_paper", args=[meeting.key, paper, form])
        return redirect(url + (f"?{query}" if query else ""))
    made = meeting_paper(officer, meeting, legal_day(), paper=paper, form=form, language=language)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Cache-Control"] = "private, no-store"
    return attached(response, made.name, len(made.content))
