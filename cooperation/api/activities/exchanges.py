"""The register of exchanges of an arrangement: metadata alone, between its two sides alone."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.intelligence.neutral import LONGEST
from agreements.activities.intelligence.objecting import exchange_contest, exchange_objections
from agreements.activities.intelligence.receiving import exchange_act
from agreements.activities.intelligence.registering import exchange_mistake, exchange_register
from agreements.activities.intelligence.selectors import STATES, is_so
from agreements.activities.intelligence.vocabulary import ExchangeAct, ExchangeKind, ExchangeMistake, Handling
from agreements.models import Activity, Exchange
from cooperation.api import filters as read
from cooperation.api.activities.intelligence import WRITES, ArrangementResource
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.selection import party_code
from cooperation.api.documentation.describe import described, filter_parameters, list_parameters, page_of_schema
from cooperation.api.filters import Filter
from cooperation.api.inputs import Input, text
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import VARY, fresh_headers
from partners.records.errors import Unseen
from partners.records.record import Reader
from partners.records.ways import Way

Row = dict[str, Any]
_UNCACHED = {"Cache-Control": "private, no-cache", "Vary": VARY}
_PLAIN = (
    "id", "year", "number", "kind", "sent_on", "subject_number", "handling", "release_to", "due_on", "settled_on",
    "way", "receipt_by", "received_on", "updated_at",
)  # fmt: skip
_TEXTS = ("marked_as", "handled_as", "evidence", "receipt_way", "settled_way")
_COLUMNS = (*_PLAIN, *_TEXTS, "sender__code", "channel", "answers")


class ExchangeSerializer(s.Serializer[Any]):
    """One entry; it has no field for content."""

    id = s.IntegerField()
    year = s.IntegerField()
    number = s.IntegerField(help_text="Counted in each arrangement and year.")
    display = s.CharField()
    sender = s.CharField()
    kind = codes(ExchangeKind)
    sent_on = s.DateField()
    subject_number = s.CharField()
    marked_as = s.CharField(allow_null=True, help_text="As the sender names it.")
    handled_as = s.CharField(allow_null=True, help_text="As the receiver handles it, by the table of the agreement.")
    ask = s.BooleanField(help_text="It is marked, and there is no equivalent: ask.")
    handling = s.ListField(child=codes(Handling))
    release_to = s.ListField(child=s.CharField())
    due_on = s.DateField(allow_null=True)
    settled_on = s.DateField(allow_null=True)
    settled_way = codes(Way.values, allow_null=True)
    channel = s.IntegerField()
    answers = s.IntegerField(allow_null=True)
    way = codes(Way.values)
    evidence = s.CharField(allow_null=True)
    receipt_by = s.DateField()
    received_on = s.DateField(allow_null=True)
    receipt_way = codes(Way.values, allow_null=True)
    updated_at = s.DateTimeField()


class ExchangeObjectionSerializer(s.Serializer[Any]):
    """An objection that is not settled."""

    party = s.CharField(help_text="Code of the side that objects.")
    reason = s.CharField()
    at = s.DateTimeField()


class WholeExchangeSerializer(ExchangeSerializer):
    """One entry with the objections to it."""

    objections = ExchangeObjectionSerializer(many=True)


FIELDS = tuple(ExchangeSerializer().get_fields())
ExchangePage = page_of_schema("Exchanges", ExchangeSerializer)


class ExchangeInput(Input):
    """That something was sent: never what it says."""

    sender = text(12, required=True)
    kind = codes(ExchangeKind)
    sent_on = s.DateField()
    subject_number = text(LONGEST, required=True)
    channel = s.IntegerField(min_value=1)
    marked_as = text(60)
    handle_as = text(60, help_text="Higher than the table says, as the receiver names it; never lower.")
    handling = s.ListField(child=codes(Handling), required=False)
    release_to = s.ListField(child=s.CharField(max_length=12), required=False, max_length=50)
    due_on = s.DateField(required=False, allow_null=True)
    answers = s.IntegerField(required=False, allow_null=True, min_value=1)
    evidence = text(LONGEST)


class ExchangeActInput(Input):
    """Receipt, or that it was returned or destroyed; of the other side with the number of its letter."""

    act = codes(ExchangeAct)
    on = s.DateField(required=False)
    evidence = text(LONGEST)


class ExchangeContestInput(Input):
    """Why one objects."""

    reason = text(4000, required=True)


class ExchangeMistakeInput(Input):
    """Why it is taken out."""

    why = codes(ExchangeMistake)


_LIST = [
    Filter("sender", party_code, lambda code: Q(sender__code=code), "Code of the side that sent it."),
    Filter(
        "kind",
        read.one_of([str(one) for one in ExchangeKind]),
        lambda value: Q(kind=value),
        "Its kind.",
        [str(one) for one in ExchangeKind],
    ),
    Filter(
        "handling",
        read.one_of([str(one) for one in Handling]),
        lambda value: Q(handling__contains=[value]),
        "A condition of its originator.",
        [str(one) for one in Handling],
    ),
    Filter("sent_on__gte", read.day, lambda day: Q(sent_on__gte=day), "Sent on this day, or later.", shape="date"),
    Filter("sent_on__lte", read.day, lambda day: Q(sent_on__lte=day), "Sent on this day, or earlier.", shape="date"),
    Filter("state", read.one_of(STATES), lambda value: Q(pk__isnull=False), "What of it is open today.", STATES),
]
FILTERS = {one.name: one for one in _LIST}
DEFAULT_ORDER = "-sent_on"
ORDERS = {
    one.name: one
    for column in ("sent_on", "due_on", "receipt_by", "updated_at")
    for one in (Order(column, column), Order(f"-{column}", column))
}


def _row(row: Row) -> Row:
    return {
        **{name: row[name] for name in _PLAIN},
        **{name: row[name] or None for name in _TEXTS},
        "display": f"{row['year']}-{row['number']:03d}",
        "sender": row["sender__code"],
        "ask": bool(row["marked_as"] and not row["handled_as"]),
        "channel": row["channel"],
        "answers": row["answers"],
    }


def exchanges_data(reader: Reader, keys: Collection[int]) -> dict[int, Row]:
    """Entries in sight by key, as they are answered; one query."""
    rows = Exchange.objects.visible_to(reader).filter(pk__in=keys).values(*_COLUMNS)
    return {row["id"]: _row(row) for row in rows}


class ExchangeResource(ArrangementResource):
    """Entries of the register of one arrangement."""

    def one(self, activity: Activity, pk: int, status: int = 200) -> Response:
        """An entry as it is now. Raises Unseen."""
        now = Activity.objects.visible_to(self.reader).get(pk=activity.pk)
        row = Exchange.objects.visible_to(self.reader).filter(activity=now, pk=pk).values(*_COLUMNS).first()
        if row is None:
            raise Unseen
        rows = exchange_objections(self.reader, pk=pk)
        said = [{"party": one.party.code, "reason": one.reason, "at": one.created_at} for one in rows]
        headers = fresh_headers(self.tag(now, "exchange", pk))
        return Response(_row(row) | {"objections": said}, status=status, headers=headers)


class Exchanges(ExchangeResource):
    """The register."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "activity_exchanges",
        ExchangePage,
        parameters=[*filter_parameters(FILTERS.values()), *list_parameters(FIELDS, list(ORDERS), DEFAULT_ORDER)],
    )
    def get(self, request: Request, key: str) -> Response:
        """The entries, for officers of the two sides."""
        asked, activity = request.query_params, self.arrangement(key)
        fields = fields_of(asked, FIELDS)
        rows = Exchange.objects.visible_to(self.reader).filter(activity=activity)
        for name, value in read.read_filters(FILTERS, asked).items():
            rows = rows.filter(is_so(value, self.today) if name == "state" else FILTERS[name].rows(value))
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, _COLUMNS)
        found = [narrowed(_row(one), fields) for one in page.rows]
        return Response(listing(request, page, found, self.reader), headers=_UNCACHED)

    @described("activity_exchange_register", WholeExchangeSerializer, request=ExchangeInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Enter that something was sent, while the arrangement is in operation."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            values = ExchangeInput.read(request.data)
            sender = self.side(activity, values.pop("sender"))
            made = exchange_register(**self.told(request, activity), sender=sender, values=values)
            return self.one(activity, made.pk, 201)

        return self.write(work)


class OneExchange(ExchangeResource):
    """One entry."""

    @described("activity_exchange", WholeExchangeSerializer)
    def get(self, request: Request, key: str, exchange: int) -> Response:
        """What the register holds of it."""
        return self.one(self.arrangement(key), exchange)


class ExchangeActs(ExchangeResource):
    """What the receiver says of an entry."""

    @described("activity_exchange_act", WholeExchangeSerializer, request=ExchangeActInput, **WRITES)
    def post(self, request: Request, key: str, exchange: int) -> Response:
        """Give receipt, or say that it was returned or destroyed."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            told = self.told(request, activity)
            exchange_act(**told, exchange_id=exchange, **ExchangeActInput.read(request.data))
            return self.one(activity, exchange, 201)

        return self.write(work)


class ExchangeContests(ExchangeResource):
    """Objections to an entry."""

    @described("activity_exchange_contest", WholeExchangeSerializer, request=ExchangeContestInput, **WRITES)
    def post(self, request: Request, key: str, exchange: int) -> Response:
        """Object to an entry of the other side; it stays, marked, until it is put right."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            told = self.told(request, activity)
            exchange_contest(**told, exchange_id=exchange, **ExchangeContestInput.read(request.data))
            return self.one(activity, exchange, 201)

        return self.write(work)


class ExchangeTakenOut(ExchangeResource):
    """An entry that was made by mistake."""

    @described("activity_exchange_mistake", None, request=ExchangeMistakeInput, **{**WRITES, "status": 204})
    def post(self, request: Request, key: str, exchange: int) -> Response:
        """Take out an entry of the own party; its number is not given again."""
        _officer, activity = self.officer, self.arrangement(key)

        def work() -> Response:
            told = self.told(request, activity)
            exchange_mistake(**told, exchange_id=exchange, **ExchangeMistakeInput.read(request.data))
            return Response(status=204)

        return self.write(work)
