"""Notices and wishes of the officer who asks, the own calendar address, and what comes if nothing is done."""

from datetime import date
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from agreements.models import AskedReminder
from agreements.reminders.asked import asked_by, reminder_ask, reminder_remove
from cooperation.address import site_url
from cooperation.api.addresses import agreement_url, partnership_url
from cooperation.api.changes.told import ROOTS
from cooperation.api.documentation.describe import ONCE, described, query
from cooperation.api.lists import LIST_PARAMETERS, Order, listing, page_of
from cooperation.api.phases.rows import gate_url
from cooperation.api.problems import ParameterFault
from cooperation.api.redlines.rows import red_line_url
from cooperation.api.reminders import schema
from cooperation.api.resource import Resource
from cooperation.desk.inbox import Balance, Letter, letters
from cooperation.desk.nothing import Happening, if_nothing, span_from
from cooperation.phases.gate import Gate
from cooperation.words.notices import letter_words
from partners.models import Notice, Partnership, RedLine
from partners.people.calendar_access import CalendarScope, access_of, calendar_close, calendar_open
from partners.people.notices import notice_read, notices_read, unread_count
from partners.records.errors import Malformed

_NEWEST = Order("-at", "at")
_PRIVATE = {"Cache-Control": "private, no-store"}
_PAGING = [
    query("limit", "Rows on a page, at most 1000; 100 unless told."),
    query("cursor", "Where the next page begins, as `next` names it."),
]


class Notices(Resource):
    """The own inbox."""

    parameters: ClassVar[frozenset[str]] = (LIST_PARAMETERS - {"fields", "omit"}) | {"unread"}

    @described(
        "notices", schema.NoticesSerializer, parameters=[*_PAGING, query("unread", "`true`: only what was not read.")]
    )
    def get(self, request: Request) -> Response:
        """What one was told, newest first."""
        rows = Notice.objects.filter(officer=self.officer)
        unread = request.query_params.get("unread", "")
        if unread not in ("", "true", "false"):
            raise ParameterFault("unread", "not_a_choice")
        if unread:
            rows = rows.filter(read_at__isnull=unread == "true")
        page = page_of(rows, _NEWEST, request.query_params, ["pk"])
        found = Notice.objects.filter(officer=self.officer).in_bulk([row["pk"] for row in page.rows])
        shown = letters([found[row["pk"]] for row in page.rows], self.officer)
        return Response(listing(request, page, [_notice(one) for one in shown], self.reader), headers=_PRIVATE)


def _notice(letter: Letter) -> dict[str, Any]:
    notice, agreement = letter.notice, letter.agreement
    said = letter.occasion or letter.asked
    return {
        "id": notice.pk,
        "code": notice.code,
        "display": letter_words(letter)[0],
        "at": notice.at,
        "read_at": notice.read_at,
        "thread": notice.thread,
        "agreement": agreement.key if agreement else None,
        "agreement_url": agreement_url(agreement.key) if agreement else None,
        "profile": letter.view.party.code if letter.view else None,
        "about_url": _about_url(letter.about) if letter.about else None,
        "kind": letter.occasion.kind if letter.occasion else None,
        "on": str(said.on) if said else notice.data["on"] if letter.view else None,
        "moved": letter.moved,
        "days_before": notice.data.get("level") if letter.occasion else None,
    }


def _about_url(about: Any) -> str:
    if isinstance(about, Balance):
        return f"{partnership_url(about.partnership.code)}balance/"
    if isinstance(about, Gate):
        return gate_url(about.phase.key, about.number)
    if isinstance(about, RedLine):
        return red_line_url(about)
    return ROOTS[about.subject][1](about.key)


class NoticesRead(Resource):
    """Marking notices as read."""

    @described("notices_read", schema.UnreadSerializer, request=schema.ReadInput, parameters=[ONCE], writes=True)
    def post(self, request: Request) -> Response:
        """Mark as read: all up to one (`up_to`), or one (`id`) with those of its thread before it."""

        def work() -> Response:
            values = schema.ReadInput.read(request.data)
            if len(values) != 1:
                raise Malformed({"up_to": ["required"]})
            if "id" in values:
                notice_read(officer=self.officer, pk=values["id"])
            else:
                notices_read(officer=self.officer, up_to=values["up_to"])
            return Response({"unread": unread_count(self.officer)})

        return self.write(work)


class Reminders(Resource):
    """What the officer asked to be reminded of."""

    @described("reminders", schema.RemindersSerializer)
    def get(self, request: Request) -> Response:
        """What waits, soonest first."""
        return Response({"results": [_reminder(one) for one in asked_by(self.officer)]}, headers=_PRIVATE)

    @described(
        "reminder_ask",
        schema.ReminderSerializer,
        request=schema.ReminderInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Ask to be reminded of an agreement on a day; asked twice for one day it is kept once."""
        officer = self.officer

        def work() -> Response:
            values = schema.ReminderInput.read(request.data)
            agreement = agreement_by_key(officer, values.pop("agreement"))
            made = reminder_ask(officer=officer, today=_own_day(officer), agreement=agreement, **values)
            return Response(_reminder(made), status=201)

        return self.write(work)


class Reminder(Resource):
    """One of them."""

    @described("reminder_remove", schema.ReminderSerializer, parameters=[ONCE], writes=True)
    def delete(self, request: Request, reminder: int) -> Response:
        """Take it back."""
        officer = self.officer

        def work() -> Response:
            removed = reminder_remove(officer=officer, today=_own_day(officer), pk=reminder)
            return Response(_reminder(removed))

        return self.write(work)


def _own_day(officer: Any) -> date:
    return timezone.now().astimezone(ZoneInfo(officer.time_zone)).date()


def _reminder(one: AskedReminder) -> dict[str, Any]:
    key = one.agreement.key
    return {
        "id": one.pk,
        "url": reverse("api-reminder", args=[one.pk]),
        "agreement": key,
        "agreement_url": agreement_url(key),
        "on": one.on,
        "note": one.note,
    }


class CalendarAddress(Resource):
    """The own calendar address."""

    @described("calendar", schema.CalendarSerializer)
    def get(self, request: Request) -> Response:
        """Whether one is open, and when it was last read."""
        return self.answer()

    @described("calendar_open", schema.CalendarSerializer, request=schema.CalendarInput, status=201, writes=True)
    def post(self, request: Request) -> Response:
        """Make a new address, which is answered this once; the one before it ends.

        It takes no Idempotency-Key: an answer with a secret in it is kept nowhere.
        """
        values = schema.CalendarInput.read(request.data)
        scope = values.get("scope", CalendarScope.MINE)
        _, token = calendar_open(officer=self.officer, today=self.today, scope=scope)
        return self.answer(site_url(reverse("calendar", args=[token])), 201)

    @described("calendar_close", schema.CalendarSerializer, writes=True)
    def delete(self, request: Request) -> Response:
        """End it at once."""
        calendar_close(officer=self.officer, today=self.today)
        return self.answer()

    def answer(self, address: str | None = None, status: int = 200) -> Response:
        """How it stands."""
        access = access_of(self.officer)
        data = {
            "open": access is not None,
            "scope": access.scope if access else None,
            "made_at": access.made_at if access else None,
            "last_used_at": access.last_used_at if access else None,
            "address": address,
        }
        return Response(data, status=status, headers=_PRIVATE)


class IfNothing(Resource):
    """What comes if nothing is done."""

    parameters: ClassVar[frozenset[str]] = frozenset({"start", "partnership"})

    @described(
        "if_nothing",
        schema.NothingSerializer,
        parameters=[
            query("start", "The first of twelve months, as a day; today unless told."),
            query("partnership", "Under this partnership alone, by its code."),
        ],
    )
    def get(self, request: Request) -> Response:
        """What renews, ends and becomes overdue within twelve months, with the last day to act for each."""
        try:
            start = date.fromisoformat(request.query_params.get("start") or self.today.isoformat())
        except ValueError as error:
            raise ParameterFault("start", "not_a_day") from error
        if not 1900 <= start.year <= 2200:
            raise ParameterFault("start", "not_a_day")
        code = request.query_params.get("partnership")
        pair = Partnership.objects.filter(code=code).first() if code else None
        span = span_from(start)
        found = if_nothing(self.officer, span, pair=pair) if pair or not code else []
        rows = [_happening(one) for one in found]
        return Response({"start": span.start, "last": span.last, "results": rows}, headers=_PRIVATE)


def _happening(one: Happening) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "on": one.on,
        "act_by": str(one.act_by) if one.act_by else None,
        "consequence": one.consequence,
        "months": one.months,
        "agreement": one.agreement.key,
        "agreement_url": agreement_url(one.agreement.key),
        "partnership": one.agreement.partnership.code,
        "due": one.due.pk if one.due else None,
    }
