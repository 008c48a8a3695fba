"""Meetings: listed, prepared, changed, walked through their steps."""

from typing import Any

from django.db.models import Q
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, filter_parameters, list_parameters
from cooperation.api.filters import Filter, one_of, read_filters
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.meetings.inputs import MeetingInput, MeetingStepInput, NewMeetingInput, party_of
from cooperation.api.meetings.rows import (
    COLUMNS,
    FIELDS,
    MeetingPage,
    WholeMeetingSerializer,
    meeting_url,
    meetings_data,
    whole_data,
)
from cooperation.api.moved import MovingResource
from cooperation.api.preconditions import VARY, etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from cooperation.meetings.access import meeting_by_key, series_by_key
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.moving import meeting_offers, meeting_step
from cooperation.meetings.vocabulary import MeetingStatus, MinutesStatus, SeriesKind
from cooperation.meetings.writing import meeting_edit, meeting_prepare
from partners.models import Partnership
from partners.records.lifecycle import Offer

_UNCACHED = {"Cache-Control": "private, no-cache", "Vary": VARY}
ORDERS = {
    one.name: one
    for one in (
        Order("starts_at", "starts_at"),
        Order("-starts_at", "starts_at"),
        Order("updated_at", "updated_at"),
        Order("-updated_at", "updated_at"),
    )
}
DEFAULT_ORDER = "-starts_at"


def _party(code: str) -> Q:
    return Q(partnership__in=Partnership.objects.filter(Q(party_a__code=code) | Q(party_b__code=code)))


FILTERS = {
    one.name: one
    for one in (
        Filter("party", str, _party, "One of the two parties, by its code."),
        Filter("status", one_of(list(MeetingStatus)), lambda v: Q(status=v), "How it stands.", list(MeetingStatus)),
        Filter("minutes", one_of(list(MinutesStatus)), lambda v: Q(minutes=v), "How its minutes stand."),
        Filter("kind", one_of(list(SeriesKind)), lambda v: Q(kind=v), "On which level one meets.", list(SeriesKind)),
    )
}


class MeetingResource(MovingResource):
    """A resource of one meeting; an address that it had before leads to the present one."""

    address = staticmethod(meeting_url)

    def meeting(self, key: str) -> Meeting:
        """The meeting. Raises Unseen, Moved."""
        return self.at_its_address(meeting_by_key(self.reader, key), key)

    def whole(self, meeting: Meeting, status: int = 200) -> Response:
        """A meeting with all beneath it as it is now, with its tag."""
        now = meeting_by_key(self.reader, meeting.key)
        headers = fresh_headers(etag(now.version, self.reader, "meeting"))
        where = {"Location": meeting_url(now.key)} if status == 201 else {}
        return Response(whole_data(self.reader, now), status=status, headers={**headers, **where})

    def told(self, request: Request) -> dict[str, Any]:
        """Who asks, on which day, of the version that was read."""
        return {"officer": self.officer, "today": self.today, "expected_version": version_read(request)}


class Meetings(Resource):
    """The meetings in sight."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "meetings",
        MeetingPage,
        parameters=[
            *filter_parameters(FILTERS.values()),
            *list_parameters(FIELDS, list(ORDERS), DEFAULT_ORDER),
        ],
    )
    def get(self, request: Request) -> Response:
        """The meetings that you may see."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        rows = Meeting.objects.visible_to(self.reader)
        for name, value in read_filters(FILTERS, asked).items():
            rows = rows.filter(FILTERS[name].rows(value))
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, COLUMNS)
        found = [narrowed(one, fields) for one in meetings_data(self.reader, page.rows)]
        return Response(listing(request, page, found, self.reader), headers=_UNCACHED)

    @described(
        "meeting_prepare",
        WholeMeetingSerializer,
        request=NewMeetingInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Begin a draft, of a series or alone with a partner; only your party sees it."""
        officer = self.officer

        def work() -> Response:
            values = NewMeetingInput.read(request.data)
            series = values.pop("series", "")
            partner = party_of({"partner": values.pop("partner", "")}, "partner")
            made = meeting_prepare(
                officer=officer,
                today=self.today,
                series=series_by_key(officer, series) if series else None,
                partner=partner,
                values=_values(values),
            )
            headers = {**fresh_headers(etag(made.version, officer, "meeting")), "Location": meeting_url(made.key)}
            return Response(whole_data(officer, made), status=201, headers=headers)

        return self.write(work)


def _values(sent: dict[str, Any]) -> dict[str, Any]:
    if "host" in sent:
        sent["host"] = party_of(sent, "host")
    return sent


class OneMeeting(MeetingResource):
    """One meeting."""

    @described("meeting", WholeMeetingSerializer)
    def get(self, request: Request, key: str) -> Response:
        """A meeting with its agenda, delegations and minutes."""
        return self.whole(self.meeting(key))

    @described("meeting_edit", WholeMeetingSerializer, request=MeetingInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, key: str) -> Response:
        """Change a meeting before it begins; whoever is invited is told."""
        _officer, meeting = self.officer, self.meeting(key)

        def work() -> Response:
            values = _values(MeetingInput.read(request.data, partial=True))
            meeting_edit(meeting=meeting, values=values, **self.told(request))
            return self.whole(meeting)

        return self.write(work)


class MeetingOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = s.CharField()
    allowed = s.BooleanField()
    ready = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class MeetingOffersSerializer(s.Serializer[Any]):
    """The steps out of the present status of a meeting."""

    status = s.CharField()
    version = s.IntegerField()
    steps = MeetingOfferSerializer(many=True)


def offers_data(status: str, version: int, offers: list[Offer]) -> dict[str, Any]:
    """Steps as answered."""
    steps = [
        {
            "step": one.step.name,
            "to": str(one.step.target),
            "allowed": one.allowed,
            "ready": one.ready,
            "needs": dict(one.step.needs),
            "conditions": [condition_data(condition) for condition in one.conditions],
        }
        for one in offers
    ]
    return {"status": status, "version": version, "steps": steps}


class MeetingTransitions(MeetingResource):
    """The steps of a meeting."""

    @described("meeting_transitions", MeetingOffersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Every step out of the present status, with all that it asks for; asking changes nothing."""
        meeting = self.meeting(key)
        offers = meeting_offers(self.reader, meeting, self.today)
        tag = etag(meeting.version, self.reader, "meeting-transitions", self.today)
        return Response(offers_data(meeting.status, meeting.version, offers), headers=fresh_headers(tag))

    @described(
        "meeting_step",
        WholeMeetingSerializer,
        request=MeetingStepInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Take a step: invite, begin, close, cancel. 409 names all that is missing."""
        _officer, meeting = self.officer, self.meeting(key)

        def work() -> Response:
            asked = MeetingStepInput.read(request.data)
            moved = meeting_step(meeting=meeting, to=asked["to"], reason=asked.get("reason", ""), **self.told(request))
            return self.whole(moved, 201)

        return self.write(work)
