"""What could be done first with a candidate, and the opportunities that are kept, by REST."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api import filters as read
from cooperation.api.activities.acting import offer_data
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
from cooperation.api.opportunities import kept_schema as schema
from cooperation.api.opportunities.kept_rows import Rows, opportunity_url
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, version_read
from cooperation.api.profiles.views import NationalResource
from cooperation.opportunities.access import opportunity_by_key, standing_with
from cooperation.opportunities.assessing import first_step_of
from cooperation.opportunities.finding_again import Wanted, opportunities_found
from cooperation.opportunities.opening import opportunity_choose, opportunity_open
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.planning import opportunity_plan
from cooperation.opportunities.proposed import proposed_for
from cooperation.opportunities.stepping import opportunity_offers
from cooperation.opportunities.taking_up import opportunity_begin, opportunity_step
from cooperation.opportunities.vocabulary import OpportunityStatus, Why
from cooperation.pages.opportunities.step_words import StepWords
from partners.models import Party
from partners.parties.choosing import party_by_code
from partners.records.errors import Malformed, Unseen

Row = dict[str, Any]
FIELDS = tuple(schema.OpportunitySerializer().fields)
OpportunityPage = page_of_schema("OpportunityPage", schema.OpportunitySerializer)
_BY_ID = Order("id", "id", "id")
_STATUSES, _WHYS = [str(one) for one in OpportunityStatus], [str(one) for one in Why]
FILTERS = {
    one.name: one
    for one in (
        Filter("party", str.upper, lambda code: Q(party__code=code), "Code of the candidate."),
        Filter("status", read.one_of(_STATUSES), lambda code: Q(status=code), "What became of it.", _STATUSES),
        Filter("why", read.one_of(_WHYS), lambda code: Q(why=code), "Why it was not taken up.", _WHYS),
    )
}
_HIGHEST = OpenApiParameter("highest", str, description="The code of a goal that is put above all others.")
_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}


class FirstSteps(NationalResource):
    """First steps with a candidate."""

    parameters = frozenset({"highest"})

    @described("first_steps", schema.FirstStepsSerializer, parameters=[_HIGHEST])
    def get(self, request: Request, code: str) -> Response:
        """At most three first steps with a party, within your caps for a pilot; `highest` puts a goal above all."""
        officer = self.ours()
        party = party_by_code(code.upper())
        if party is None or party.pk == officer.party_id:
            raise Unseen
        rows, standing = Rows(officer), standing_with(officer, party)
        found = proposed_for(officer, party, self.today, highest=request.query_params.get("highest", ""))
        told = {
            "party": party.code,
            "opportunity": opportunity_url(standing.key) if standing else None,
            "results": [rows.step(first_step_of(one), party) for one in found],
        }
        return Response(told, headers=UNCACHED)


class OpportunityResource(NationalResource):
    """One opportunity of your party."""

    def one(self, key: str) -> Opportunity:
        """The opportunity. Raises Forbidden, Unseen."""
        return opportunity_by_key(self.ours(), key)

    def whole(self, key: str, status: int = 200, **headers: str) -> Response:
        """It as it now is."""
        officer = self.ours()
        found = opportunities_found(officer, Wanted()).filter(slug=key).first()
        if found is None:
            raise Unseen
        tag = etag(found.version, self.reader, "opportunity", found.key, self.today)
        data = Rows(officer).whole(found)
        return Response(data, status=status, headers={**fresh_headers(tag), **headers})

    def keep(self, request: Request, key: str, work: Callable[[Row], Any]) -> Response:
        """Do a write on the version that was read, and answer it as it then is."""
        officer, one = self.officer, self.one(key)

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "opportunity": one}
            work({**told, "expected_version": version_read(request)})
            return self.whole(key)

        return self.write(done)


class Opportunities(OpportunityResource):
    """Opportunities."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS})

    @described(
        "opportunities", OpportunityPage, parameters=[*filter_parameters(FILTERS.values()), *list_parameters(FIELDS)]
    )
    def get(self, request: Request) -> Response:
        """Every candidate that your party kept, and what became of it."""
        officer, asked = self.ours(), request.query_params
        fields = fields_of(asked, FIELDS)
        found = opportunities_found(officer, Wanted())
        rows: QuerySet[Any] = Opportunity.objects.visible_to(officer).filter(owner=officer.party_id)
        for name, value in read_filters(FILTERS, asked).items():
            rows = rows.filter(FILTERS[name].rows(value))
        shown, told = page_of(rows, _BY_ID, asked, ("id",)), Rows(officer)
        kept = found.in_bulk([row["id"] for row in shown.rows])
        results = [narrowed(told.opportunity(kept[row["id"]]), fields) for row in shown.rows]
        return Response(listing(request, shown, results, self.reader), headers=UNCACHED)

    @described(
        "opportunity_open",
        schema.WholeOpportunitySerializer,
        request=schema.OpportunityInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Keep a candidate with what led to it; with `take_up` make it a partnership in the first phase."""
        officer = self.officer
        self.ours()
        given = schema.OpportunityInput.read(request.data)
        party = self._party(given.pop("party"))
        take_up = given.pop("take_up", False)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "party": party}
            note = given.pop("note", "")
            made = opportunity_begin(**told, **given) if take_up else opportunity_open(**told, **given, note=note)
            return self.whole(made.key, 201, Location=opportunity_url(made.key))

        return self.write(work)

    def _party(self, code: str) -> Party:
        found = party_by_code(code.upper())
        if found is None:
            raise Malformed({"party": ["unknown"]})
        return found


class OneOpportunity(OpportunityResource):
    """One of them."""

    @described("opportunity", schema.WholeOpportunitySerializer)
    def get(self, request: Request, key: str) -> Response:
        """One opportunity, with its initial assessment."""
        return self.whole(key)


class OpportunityFirstStep(OpportunityResource):
    """Its first step."""

    @described("opportunity_choose", schema.WholeOpportunitySerializer, request=schema.FirstStepInput, **_WRITES)
    def put(self, request: Request, key: str) -> Response:
        """Choose the first step of those that are proposed today, or none."""
        given = {"first_step": "", "note": "", **schema.FirstStepInput.read(request.data)}
        return self.keep(request, key, lambda told: opportunity_choose(**told, **given))


class OpportunityTransitions(OpportunityResource):
    """The steps out of its present status."""

    @described("opportunity_transitions", schema.OpportunityOffersSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Every step out of the present status, with all that it asks for; asking changes nothing."""
        one = self.one(key)
        steps = [offer_data(offer) for offer in opportunity_offers(self.officer, one, self.today)]
        told = {"status": one.status, "version": one.version, "steps": steps}
        return Response(told, headers=UNCACHED)

    @described("opportunity_step", schema.WholeOpportunitySerializer, request=schema.OpportunityStepInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Take it up, do not (`why`, `reason`), or open it again (`reason`)."""
        given = schema.OpportunityStepInput.read(request.data)
        to = given.pop("to")
        return self.keep(request, key, lambda told: opportunity_step(**told, to=to, inputs=given))


class OpportunityActivity(OpportunityResource):
    """The activity of its first step."""

    @described("opportunity_plan", schema.WholeOpportunitySerializer, request=schema.OpportunityPlanInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Draft the activity of the first step; one that is drafted already is answered as it is."""
        given = schema.OpportunityPlanInput.read(request.data)

        def work(told: Row) -> None:
            one: Opportunity = told["opportunity"]
            words = StepWords(told["officer"].party, one.party, Rows(told["officer"]).terms)
            step = one.first_step
            title = given.get("title") or (words.title(step) if step else "")
            purpose = given.get("purpose") or (f"{words.ours(step)} {words.theirs(step)}" if step else "")
            opportunity_plan(**told, title=title, purpose=purpose)

        return self.keep(request, key, work)
