"""Sessions of regional organisations, as the own party keeps them: where both sides are anyway."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.addresses import ROOT, party_url
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, query
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as line
from cooperation.api.meetings.inputs import party_of
from cooperation.api.preconditions import VARY, etag, fresh_headers, version_read
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.meetings.session import RegionalSession
from cooperation.meetings.sessions import session_add, session_correct, session_mistake
from partners.records.errors import Malformed, Unseen

Row = dict[str, Any]
# A calendar of sessions is one page.
MOST = 1000
_PLAIN = ("title", "starts_on", "ends_on", "place", "source", "source_url", "as_of", "version", "updated_at")


class SessionSerializer(s.Serializer[Any]):
    """A session of an organisation."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    organisation = s.CharField()
    organisation_url = s.CharField()
    title = s.CharField()
    starts_on = s.DateField()
    ends_on = s.DateField()
    place = s.CharField(allow_blank=True)
    source = s.CharField()  # type: ignore[assignment]
    source_url = s.CharField(allow_blank=True)
    as_of = s.CharField(help_text="On which day the source said so; ISO 8601 at its precision.")
    version = s.IntegerField()
    updated_at = s.DateTimeField()


class SessionsSerializer(s.Serializer[Any]):
    """Sessions, the first one first."""

    results = SessionSerializer(many=True)


class SessionInput(Input):
    """A session; its source and the day of the source belong to it."""

    organisation = line(12)
    title = line(200)
    starts_on = s.DateField(required=False)
    ends_on = s.DateField(required=False)
    place = line(160)
    source = line(300)  # type: ignore[assignment]
    source_url = line(500)
    as_of = line(21)


class SessionChangeInput(SessionInput):
    """What changes of a session, and why; `mistake` takes it out."""

    reason = line(4000, required=True)
    mistake = s.BooleanField(required=False, help_text="It was entered by mistake; send nothing but the reason beside.")


class SessionResource(Resource):
    """Sessions as answers."""

    def session(self, key: str) -> RegionalSession:
        """The session at an address. Raises Unseen."""
        seen = RegionalSession.objects.visible_to(self.reader).filter(slug=key)
        found: RegionalSession | None = seen.select_related("organisation").first()
        if found is None:
            raise Unseen
        return found

    def one(self, key: str, status: int = 200) -> Response:
        """A session as it now is, with its tag. Raises Unseen."""
        found = self.session(key)
        headers = fresh_headers(etag(found.version, self.reader, "session"))
        where = {"Location": _url(found)} if status == 201 else {}
        return Response(_row(found), status=status, headers={**headers, **where})


class Sessions(SessionResource):
    """The sessions that the own party keeps."""

    parameters = frozenset({"organisation", "from", "until"})

    @described(
        "organisation_sessions",
        SessionsSerializer,
        parameters=[
            query("organisation", "Only those of this organisation, by its code."),
            query("from", "Only those that end on this day or later."),
            query("until", "Only those that begin on this day or before."),
        ],
    )
    def get(self, request: Request) -> Response:
        """The sessions that you may see; your party keeps its own list."""
        asked = request.query_params
        wanted = Q(organisation__code=asked["organisation"]) if asked.get("organisation") else Q()
        wanted &= _day(asked, "from", "ends_on__gte") & _day(asked, "until", "starts_on__lte")
        rows = RegionalSession.objects.visible_to(self.reader).filter(wanted).select_related("organisation")
        found = [_row(one) for one in rows.order_by("starts_on", "id")[:MOST]]
        return Response({"results": found}, headers={"Cache-Control": "private, no-cache", "Vary": VARY})

    @described(
        "organisation_session_add", SessionSerializer, request=SessionInput, parameters=[ONCE], status=201, writes=True
    )
    def post(self, request: Request) -> Response:
        """Keep a session, with its source; only your party sees it."""
        officer = self.officer

        def work() -> Response:
            values = _values(SessionInput.read(request.data))
            return self.one(session_add(officer=officer, today=self.today, values=values).key, 201)

        return self.write(work)


class OneSession(SessionResource):
    """One session."""

    @described("organisation_session", SessionSerializer)
    def get(self, request: Request, key: str) -> Response:
        """One session."""
        return self.one(key)

    @described(
        "organisation_session_correct",
        SessionSerializer,
        request=SessionChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str) -> Response:
        """Put a session right, with a reason; or with `mistake` take it out, answered by 204."""
        officer, session = self.officer, self.session(key)

        def work() -> Response:
            values = _values(SessionChangeInput.read(request.data, partial=True))
            reason, mistake = values.pop("reason", ""), values.pop("mistake", False)
            told = {"officer": officer, "today": self.today, "session": session, "reason": reason}
            told["expected_version"] = version_read(request)
            if mistake and values:
                raise Malformed({name: ["unknown_field"] for name in values})
            if mistake:
                session_mistake(**told)
                return Response(status=204)
            session_correct(**told, values=values)
            return self.one(key)

        return self.write(work)


def _values(sent: Row) -> Row:
    return sent | {"organisation": party_of(sent, "organisation")} if "organisation" in sent else sent


def _day(asked: Mapping[str, str], name: str, column: str) -> Q:
    if not asked.get(name):
        return Q()
    try:
        return Q(**{column: s.DateField().to_internal_value(asked[name])})
    except s.ValidationError:
        raise ParameterFault(name, "not_a_date") from None


def _url(session: RegionalSession) -> str:
    return f"{ROOT}organisation-sessions/{session.key}/"


def _row(one: RegionalSession) -> Row:
    organisation: Any = one.organisation
    return {
        "id": one.pk,
        "url": _url(one),
        "display": one.title,
        "organisation": organisation.code,
        "organisation_url": party_url(organisation.code),
        **{name: getattr(one, name) for name in _PLAIN},
    }
