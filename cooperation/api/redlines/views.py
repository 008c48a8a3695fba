"""Red lines: who is excluded and why on a day, those of your own, and the decisions on them."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api import filters as read
from cooperation.api.documentation.describe import (
    IF_MATCH,
    ONCE,
    described,
    filter_parameters,
    list_parameters,
    page_of_schema,
)
from cooperation.api.filters import Filter, read_filters
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.meetings.views import offers_data
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, version_read
from cooperation.api.profiles.views import NationalResource
from cooperation.api.redlines import schema
from cooperation.api.redlines.rows import exclusion_data, red_line_data, red_line_url
from partners.models import RedLine
from partners.parties.choosing import party_by_code
from partners.parties.reading import all_parties
from partners.records.errors import Malformed
from partners.redlines.drawing import red_line_ask, red_line_change, red_line_step
from partners.redlines.reading import own_lines, red_line_by_key, red_lines
from partners.redlines.steps import red_line_offers
from partners.redlines.vocabulary import Basis, Ground, RedLineStatus

Row = dict[str, Any]
FIELDS = tuple(schema.RedLineSerializer().fields)
LinePage = page_of_schema("RedLinePage", schema.RedLineSerializer)
_BY_ID = Order("id", "id", "id")
_PARTY = Filter("party", str.upper, lambda code: Q(party__code=code), "Code of the party.")
_GROUND = Filter("ground", read.one_of(Ground.values), lambda one: Q(ground=one), "On which ground.", Ground.values)
OF_EXCLUSIONS = {
    one.name: one
    for one in (
        _PARTY,
        _GROUND,
        Filter("basis", read.one_of(tuple(Basis)), lambda one: Q(), "On what it rests.", tuple(Basis)),
        Filter("as_of", read.day, lambda day: Q(), "The day that is asked about; today without it."),
    )
}
_STATUSES = RedLineStatus.values
OF_LINES = {
    one.name: one
    for one in (_PARTY, _GROUND, Filter("status", read.one_of(_STATUSES), lambda one: Q(status=one), "", _STATUSES))
}


class RedLineResource(NationalResource):
    """Red lines of a ministry."""

    def line(self, pk: int) -> RedLine:
        """The red line. Raises Forbidden, Unseen."""
        return red_line_by_key(self.ours(), pk)

    def whole(self, line: RedLine, status: int = 200) -> Response:
        """A red line as it now is."""
        fresh = red_line_by_key(self.reader, line.pk)
        headers = fresh_headers(etag(fresh.version, self.reader, "red-line"))
        if status == 201:
            headers["Location"] = red_line_url(fresh)
        return Response(red_line_data(fresh), status=status, headers=headers)

    def keep(self, work: Callable[[Row], RedLine], status: int = 200) -> Response:
        """Do a write and answer the red line as it then is."""
        told = {"officer": self.officer, "today": self.today}
        return self.write(lambda: self.whole(work(told), status))


class RedLines(RedLineResource):
    """Who is excluded as a partner."""

    parameters = frozenset(OF_EXCLUSIONS)

    @described("red_lines", schema.ExclusionsSerializer, parameters=filter_parameters(OF_EXCLUSIONS.values()))
    def get(self, request: Request) -> Response:
        """Who is excluded, each with every reason and with what would have to change; facts and your own red lines."""
        officer, asked = self.ours(), read_filters(OF_EXCLUSIONS, request.query_params)
        day = asked.pop("as_of", self.today)
        living = {one.pk: one for one in all_parties(is_historic=False)}
        rows = [
            exclusion_data(living[pk], one)
            for pk, exclusions in red_lines(officer, day).items()
            for one in exclusions
            if pk in living
        ]
        found = [one for one in rows if all(one[name] == value for name, value in asked.items())]
        found.sort(key=lambda one: (one["party"], one["ground"], one["by"] or "", one["since"] or ""))
        return Response({"as_of": day, "results": found}, headers=UNCACHED)

    @described(
        "red_line_ask",
        schema.RedLineSerializer,
        request=schema.RedLineInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Ask for a red line; it excludes once an approver, who is not the one that asked, has drawn it."""
        self.ours()
        values = schema.RedLineInput.read(request.data)
        party = party_by_code(values.pop("party").upper())
        if party is None:
            raise Malformed({"party": ["unknown"]})
        return self.keep(lambda told: red_line_ask(**told, party=party, values=values), status=201)


class OwnRedLines(RedLineResource):
    """Your own red lines, whatever became of them."""

    parameters = frozenset({*OF_LINES, *LIST_PARAMETERS})

    @described("own_red_lines", LinePage, parameters=[*filter_parameters(OF_LINES.values()), *list_parameters(FIELDS)])
    def get(self, request: Request) -> Response:
        """Every red line that was asked for, drawn, declined or lifted."""
        officer, asked = self.ours(), request.query_params
        fields = fields_of(asked, FIELDS)
        rows = own_lines(officer)
        for name, value in read_filters(OF_LINES, asked).items():
            rows = rows.filter(OF_LINES[name].rows(value))
        page = page_of(rows, _BY_ID, asked, ("id",))
        lines = own_lines(officer).in_bulk([row["id"] for row in page.rows])
        results = [narrowed(red_line_data(lines[row["id"]]), fields) for row in page.rows]
        return Response(listing(request, page, results, self.reader), headers=UNCACHED)


class OneRedLine(RedLineResource):
    """One of them."""

    @described("red_line", schema.RedLineSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """What it says and how far it is."""
        return self.whole(self.line(pk))

    @described(
        "red_line_change",
        schema.RedLineSerializer,
        request=schema.RedLineChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, pk: int) -> Response:
        """Change what it says, with a reason; once it is drawn only an approver does."""
        line, values = self.line(pk), schema.RedLineChangeInput.read(request.data)
        reason, version = values.pop("reason"), version_read(request)
        return self.keep(
            lambda told: red_line_change(**told, line=line, values=values, reason=reason, expected_version=version)
        )


class RedLineTransitions(RedLineResource):
    """The steps of a red line."""

    @described("red_line_transitions", schema.RedLineOffersSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """Every step out of the present status, with all that it asks for; asking changes nothing."""
        line = self.line(pk)
        offers = red_line_offers(self.officer, line)
        tag = etag(line.version, self.reader, "red-line-transitions", self.officer.pk)
        return Response(offers_data(line.status, line.version, offers), headers=fresh_headers(tag))

    @described(
        "red_line_step",
        schema.RedLineSerializer,
        request=schema.RedLineStepInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pk: int) -> Response:
        """Draw or decline it, ask to lift it, lift it or keep it. 409 names all that is missing."""
        line, asked = self.line(pk), schema.RedLineStepInput.read(request.data)
        version = version_read(request)
        return self.keep(lambda told: red_line_step(**told, line=line, **asked, expected_version=version), status=201)
