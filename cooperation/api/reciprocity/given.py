"""What each side gives: listed, put down, acted on, put right."""

from typing import Any, ClassVar

from django.db.models import Q
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.vocabulary import Area
from agreements.models import ReciprocityEntry
from agreements.reciprocity.access import JOINED, entry_by_key
from agreements.reciprocity.acting import reciprocity_act, reciprocity_act_mistake, reciprocity_contest
from agreements.reciprocity.recording import reciprocity_correct, reciprocity_mistake, reciprocity_record
from agreements.reciprocity.vocabulary import EntryStatus, GivenKind, Unit
from cooperation.api import filters as read
from cooperation.api.agreements.selection import party_code
from cooperation.api.audience import RootAudience, changes_audience, shows_audience
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described, filter_parameters, list_parameters
from cooperation.api.filters import Filter
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.reciprocity.base import BalanceResource, RootResource, side_of_pair
from cooperation.api.reciprocity.rows import FIELDS, given_data
from cooperation.api.reciprocity.schema import (
    GivenActInput,
    GivenChangeInput,
    GivenContestInput,
    GivenInput,
    GivenPage,
    WholeGivenSerializer,
)
from partners.records.errors import Malformed, Unseen
from partners.records.roots import Root


def _coded(name: str, choices: Any, help: str) -> Filter:
    known = [str(one) for one in choices]
    return Filter(name, read.one_of(known), lambda value: Q(**{name: value}), help, known)


_LIST = [
    Filter("giver", party_code, lambda code: Q(giver__code=code), "Code of the side that gives."),
    _coded("kind", GivenKind, "What is given."),
    _coded("unit", Unit, "In what it is counted."),
    _coded("status", EntryStatus, "How it stands, as it was stored last."),
    _coded("area", Area.values, "Its area of cooperation."),
    Filter("given_on__gte", read.day, lambda day: Q(given_on__gte=day), "Given on this day, or later.", shape="date"),
    Filter("given_on__lte", read.day, lambda day: Q(given_on__lte=day), "Given on this day, or earlier.", shape="date"),
]
FILTERS = {one.name: one for one in _LIST}
ORDERS = {
    one.name: one
    for column in ("given_on", "updated_at")
    for one in (Order(column, column), Order(f"-{column}", column))
}


class GivenEntries(BalanceResource, RootResource):
    """What the two sides of a pair give."""

    parameters: ClassVar[frozenset[str]] = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "partnership_given",
        GivenPage,
        parameters=[*filter_parameters(FILTERS.values()), *list_parameters(FIELDS, list(ORDERS), "-given_on")],
    )
    def get(self, request: Request, pair: str) -> Response:
        """The entries that you may see: those counted from activities, and those put down."""
        asked, rows = request.query_params, ReciprocityEntry.objects.visible_to(self.reader)
        rows = rows.filter(partnership=self.pair(pair).pk)
        for name, value in read.read_filters(FILTERS, asked).items():
            rows = rows.filter(FILTERS[name].rows(value))
        fields = fields_of(asked, FIELDS)
        page = page_of(rows, order_of(asked, ORDERS, "-given_on"), asked, ["pk"])
        found = rows.select_related(*JOINED).in_bulk([row["pk"] for row in page.rows])
        shown = [narrowed(given_data(found[row["pk"]], self.today), fields) for row in page.rows]
        return Response(listing(request, page, shown, self.reader), headers=UNCACHED)

    @described(
        "partnership_given_enter",
        WholeGivenSerializer,
        request=GivenInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pair: str) -> Response:
        """Put down what a side pledges or has given; what an activity gives is counted by itself."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            values = GivenInput.read(request.data)
            told = {"officer": officer, "today": self.today, "partner": partner}
            giver, evidence = side_of_pair(found, values.pop("giver")), values.pop("evidence", "")
            return self.answer_of(reciprocity_record(giver=giver, values=values, evidence=evidence, **told), 201)

        return self.write(work)


class Given(RootResource):
    """One entry."""

    @described("given", WholeGivenSerializer)
    def get(self, request: Request, key: str) -> Response:
        """One entry with what each side said of it, and what comes next; asking changes nothing."""
        return self.answer_of(entry_by_key(self.reader, key))

    @described("given_change", WholeGivenSerializer, request=GivenChangeInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, key: str) -> Response:
        """Put it right, with the reason; or take it, or its last act, out as a mistake. What left answers 204."""
        entry = entry_by_key(self.reader, key)

        def work() -> Response:
            values = GivenChangeInput.read(request.data)
            reason, mistake, back = (values.pop(name) for name in ("reason", "mistake", "take_back"))
            told = {**self.told(request), "entry": entry, "reason": reason}
            if mistake:
                reciprocity_mistake(**told)
                return Response(status=204)
            if back:
                reciprocity_act_mistake(**told)
            else:
                reciprocity_correct(values=values, **told)
            return self.answer_of(entry)

        return self.write(work)


class GivenActs(RootResource):
    """What the sides say of an entry."""

    @described(
        "given_act", WholeGivenSerializer, request=GivenActInput, parameters=[IF_MATCH, ONCE], status=201, writes=True
    )
    def post(self, request: Request, key: str) -> Response:
        """Provide, acknowledge or settle (`to`), by the side whose act it is; of the other one reported by you."""
        entry = entry_by_key(self.reader, key)

        def work() -> None:
            values = GivenActInput.read(request.data)
            counter = values.pop("counter", "")
            values["counter"] = _counter(self.reader, counter) if counter else None
            reciprocity_act(entry=entry, **values, **self.told(request))

        return self.does(entry, work, 201)


def _counter(reader: Any, key: str) -> ReciprocityEntry:
    try:
        return entry_by_key(reader, key)
    except Unseen:
        raise Malformed({"counter": ["unknown"]}) from None


class GivenContests(RootResource):
    """Objections to an entry."""

    @described(
        "given_contest",
        WholeGivenSerializer,
        request=GivenContestInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Object to what the other side recorded; it stays, marked, until it is settled."""
        entry = entry_by_key(self.reader, key)

        def work() -> None:
            values = GivenContestInput.read(request.data)
            given = {"act_id": values.get("act"), "reason": values["reason"]}
            reciprocity_contest(entry=entry, **given, **self.told(request))

        return self.does(entry, work, 201)


class GivenAudience(RootAudience):
    """Who sees an entry. Of its own party's business only."""

    def root(self, key: str) -> Root:
        """It. Raises Unseen."""
        return entry_by_key(self.reader, key)

    @shows_audience("given")
    def get(self, request: Request, key: str) -> Response:
        """Who sees it, what waits for a decision, and field by field what sharing would show."""
        return self.shown(key)

    @changes_audience("given")
    def post(self, request: Request, key: str) -> Response:
        """Ask that it be shared or withdrawn (`to`); or decide what was asked (`agree`), as an approver."""
        return self.changed(request, key)
