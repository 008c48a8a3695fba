"""The inbox: what an officer should know, newest first."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.listing import page_of, pages_of
from cooperation.pages.people.subjects import About, abouts
from cooperation.words.dates import instant_words
from cooperation.words.notices import notice_sentence
from partners.models import Notice
from partners.people.notices import notices_of, notices_read


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """The own notices."""
    officer: Any = request.user
    shown = page_of(request, notices_of(officer))
    found = abouts(shown.object_list, officer)
    unread = any(one.read_at is None for one in shown.object_list)
    columns = [{"label": _("What")}, {"label": _("About")}, {"label": _("When")}]
    empty = {"title": _("No notices"), "text": _("What others decide or ask of you is told here.")}
    return page(
        request,
        "people/notices.html",
        heading={"title": _("Notices")},
        table={"columns": columns, "rows": [_row(one, found.get(one.pk)) for one in shown.object_list], "empty": empty},
        pages=pages_of(request, shown),
        newest=shown.object_list[0].pk if unread else None,
    )


def _row(notice: Notice, about: About | None) -> dict[str, Any]:
    what: dict[str, Any] = {"text": notice_sentence(notice)}
    if notice.read_at is None:
        what["tag"] = {"text": _("new"), "tone": "warn"}
    record: Any = {"text": about.title, "url": about.url, "note": about.reference} if about else "–"
    when = instant_words(notice.at)
    return {"cells": [what, record, when]}


@signed_in
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark as read what was shown."""
    text = request.POST.get("up_to", "")
    if text.isdecimal():
        notices_read(officer=request.user, up_to=int(text))
    return HttpResponseRedirect(reverse("notices"), status=303)
