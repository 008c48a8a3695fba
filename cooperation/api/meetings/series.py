"""Series of meetings: listed with how their rhythm stands, written down, put right."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.access import agreement_by_key
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.meetings.inputs import SeriesChangeInput, SeriesInput, party_of
from cooperation.api.meetings.rows import SeriesPage, SeriesSerializer, series_data, series_url
from cooperation.api.preconditions import VARY, etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from cooperation.meetings.access import series_by_key
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.series import MeetingSeries
from cooperation.meetings.writing import series_begin, series_change
from partners.records.errors import Malformed

# A party keeps fewer series than partners; the list is one page.
MOST = 1000


class SeriesResource(Resource):
    """Series as answers."""

    def one(self, key: str, status: int = 200) -> Response:
        """A series as it is now, with its tag. Raises Unseen."""
        found = series_by_key(self.reader, key)
        (standing,) = series_stand(self.reader, [found], self.today)
        headers = fresh_headers(etag(found.version, self.reader, "series", self.today))
        where = {"Location": series_url(found.slug)} if status == 201 else {}
        return Response(series_data(standing), status=status, headers={**headers, **where})

    def values(self, sent: dict[str, Any]) -> dict[str, Any]:
        """What was sent, as the services take it."""
        if "first_host" in sent:
            sent["first_host"] = party_of(sent, "first_host")
        if "agreement" in sent:
            key = sent["agreement"]
            sent["agreement"] = agreement_by_key(self.reader, key) if key else None
        return sent


class AllSeries(SeriesResource):
    """The series in sight."""

    @described("meeting_series_list", SeriesPage)
    def get(self, request: Request) -> Response:
        """The series that you may see, each with how its rhythm stands today."""
        joined = ("partnership__party_a", "partnership__party_b")
        rows = MeetingSeries.objects.visible_to(self.reader).select_related(*joined).order_by("id")[:MOST]
        found = [series_data(one) for one in series_stand(self.reader, rows, self.today)]
        return Response({"results": found}, headers={"Cache-Control": "private, no-cache", "Vary": VARY})

    @described(
        "meeting_series_begin", SeriesSerializer, request=SeriesInput, parameters=[ONCE], status=201, writes=True
    )
    def post(self, request: Request) -> Response:
        """Write down a series; only your party sees it."""
        officer = self.officer

        def work() -> Response:
            sent = SeriesInput.read(request.data)
            partner = party_of({"partner": sent.pop("partner", "")}, "partner")
            if partner is None:
                raise Malformed({"partner": ["required"]})
            made = series_begin(officer=officer, today=self.today, partner=partner, values=self.values(sent))
            return self.one(made.slug, 201)

        return self.write(work)


class OneSeries(SeriesResource):
    """One series."""

    @described("meeting_series", SeriesSerializer)
    def get(self, request: Request, key: str) -> Response:
        """One series."""
        return self.one(key)

    @described(
        "meeting_series_change",
        SeriesSerializer,
        request=SeriesChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str) -> Response:
        """Put a series right, with a reason."""
        officer, series = self.officer, series_by_key(self.reader, key)

        def work() -> Response:
            sent = SeriesChangeInput.read(request.data, partial=True)
            reason = sent.pop("reason", "")
            if "partner" in sent:
                raise Malformed({"partner": ["unknown_field"]})
            series_change(
                officer=officer,
                today=self.today,
                series=series,
                values=self.values(sent),
                reason=reason,
                expected_version=version_read(request),
            )
            return self.one(key)

        return self.write(work)
