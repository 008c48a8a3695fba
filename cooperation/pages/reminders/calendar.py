"""The address that calendar programs read: by its token alone, cheaply where nothing changed."""

import hashlib
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from agreements.reminders.calendar import agreements_in, calendar_days, reports_of, shown_of
from agreements.reminders.given import calendar_give, given_fingerprint, told_of
from cooperation.api.authentication import client_address
from cooperation.day import legal_day
from cooperation.desk.inbox import Leaving
from cooperation.desk.meeting_days import meeting_days, meeting_fingerprint
from cooperation.pages.meetings.ics import meetings_told
from cooperation.pages.reminders.ics import Days, calendar_of
from partners.people.calendar_access import CalendarAccess, access_by_token, digest_of, use_noted
from partners.records.errors import Unseen

# Raised when the same days are written otherwise than before.
_FORM = 3
_HOUR = timedelta(hours=1)


@require_safe
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The days of the officer whose token this is; 304 where the program has them already.

    Raises Unseen without an open address of that token.
    """
    if not _within(f"calendar:{digest_of(token)}", settings.CALENDAR_READS_PER_HOUR):
        return _later()
    try:
        access = access_by_token(token)
    except Unseen:
        # Whoever guesses is slowed down by address; a token cannot be guessed anyway.
        if not _within(f"calendar-guess:{client_address(request)}", settings.CALENDAR_READS_PER_HOUR):
            return _later()
        raise
    response = _answer(request, access)
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, access: CalendarAccess) -> HttpResponse:
    officer, now, today = access.officer, timezone.now(), legal_day()
    days = calendar_days(officer, access.scope, today, now)
    meetings = meeting_days(officer, access.scope, today, now)
    told = (
        _FORM,
        officer.pk,
        access.scope,
        officer.language,
        officer.time_zone,
        today,
        settings.INSTALLATION_NAME,
        *days.fingerprint(),
        *meeting_fingerprint(meetings),
    )
    tag = _tag(officer, told)
    use_noted(access, now, {"program": request.headers.get("User-Agent", "")[:80]})
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers={"ETag": tag})
    doings = list(days.doings)
    held = Days(
        list(days.occasions),
        list(days.asked),
        list(days.consultations),
        shown_of(doings, now),
        list(meetings),
        reports_of(doings),
    )
    events = told_of(held.occasions, held.asked, held.consultations, held.activities, held.reports) + meetings_told(
        held.meetings
    )
    book = calendar_give(officer=officer, today=today, now=now, told=events)
    about = agreements_in(held.occasions, held.asked, held.consultations)
    leaving = Leaving(officer, [*about, *doings, *held.meetings])
    with translation.override(officer.language):
        body = calendar_of(officer, held, leaving, book)
    headers: dict[str, Any] = {"ETag": _tag(officer, told), "Content-Disposition": 'inline; filename="entente.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _tag(officer: Any, told: tuple[Any, ...]) -> str:
    """What stands for the same bytes: the days, how they are written, and what is said to be cancelled."""
    return f'"{hashlib.sha256(repr((*told, *given_fingerprint(officer))).encode()).hexdigest()[:32]}"'


def _within(key: str, most: int) -> bool:
    """Whether this request is within the limit of an hour; without a cache nobody is refused."""
    slot = f"{key}:{int(time.time() // _HOUR.total_seconds())}"
    try:
        count = 1 if cache.add(slot, 1, int(_HOUR.total_seconds())) else cache.incr(slot)
    except (ValueError, DatabaseError):
        return True
    return bool(count <= most)


def _later() -> HttpResponse:
    wait = int(_HOUR.total_seconds() - time.time() % _HOUR.total_seconds())
    return HttpResponse(status=429, headers={"Retry-After": str(wait)})
