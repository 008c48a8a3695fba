"""Promises: listed across agreements, written down beneath one, put right."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.joined import beneath
from agreements.models import Agreement, Due, Obligation
from agreements.obligations.writing import obligation_add, obligation_correct, obligation_end, obligation_mistake
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import (
    IF_MATCH,
    ONCE,
    described,
    filter_parameters,
    list_parameters,
)
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.obligations.inputs import ObligationChangeInput, ObligationInput
from cooperation.api.obligations.rows import (
    DUE_COLUMNS,
    DUE_FIELDS,
    OBLIGATION_COLUMNS,
    OBLIGATION_FIELDS,
    DuePage,
    ObligationPage,
    ObligationSerializer,
    dues_data,
    obligations_data,
)
from cooperation.api.obligations.selection import (
    DEFAULT_ORDER,
    DUE_FILTERS,
    DUE_ORDERS,
    OBLIGATION_FILTERS,
    OBLIGATION_ORDERS,
    selected,
)
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from partners.records.errors import Malformed, Unseen


class Obligations(Resource):
    """The promises in sight, of all agreements."""

    parameters = frozenset({*OBLIGATION_FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "obligations",
        ObligationPage,
        parameters=[
            *filter_parameters(OBLIGATION_FILTERS.values()),
            *list_parameters(OBLIGATION_FIELDS, list(OBLIGATION_ORDERS), DEFAULT_ORDER),
        ],
    )
    def get(self, request: Request) -> Response:
        """The promises that you may see, each with its agreement."""
        asked = request.query_params
        fields = fields_of(asked, OBLIGATION_FIELDS)
        rows = selected(OBLIGATION_FILTERS, Obligation.objects.visible_to(self.reader), asked)
        page = page_of(rows, order_of(asked, OBLIGATION_ORDERS, DEFAULT_ORDER), asked, OBLIGATION_COLUMNS)
        found = [narrowed(one, fields) for one in obligations_data(page.rows)]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)


class Dues(Resource):
    """The occasions in sight, of all promises."""

    parameters = frozenset({*DUE_FILTERS, *LIST_PARAMETERS, "ordering"})

    @described(
        "dues",
        DuePage,
        parameters=[
            *filter_parameters(DUE_FILTERS.values()),
            *list_parameters(DUE_FIELDS, list(DUE_ORDERS), DEFAULT_ORDER),
        ],
    )
    def get(self, request: Request) -> Response:
        """The days on which promises are due that you may see; `overdue=true` names what is late today."""
        asked = request.query_params
        fields = fields_of(asked, DUE_FIELDS)
        rows = selected(DUE_FILTERS, Due.objects.visible_to(self.reader), asked)
        page = page_of(rows, order_of(asked, DUE_ORDERS, DEFAULT_ORDER), asked, DUE_COLUMNS)
        found = [narrowed(one, fields) for one in dues_data(page.rows)]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)


class AgreementObligationsSerializer(s.Serializer[Any]):
    """The promises of an agreement."""

    version = s.IntegerField()
    results = ObligationSerializer(many=True)


class ObligationResource(AgreementResource):
    """Promises as answers."""

    def promise(self, agreement: Agreement, pk: int) -> Obligation:
        """A promise beneath this agreement. Raises Unseen."""
        found = Obligation.objects.visible_to(self.reader).filter(beneath(self.reader, agreement), pk=pk).first()
        if found is None:
            raise Unseen
        if found.agreement_id == agreement.pk:
            found.agreement = agreement
        promise: Obligation = found
        return promise

    def one(self, agreement: int, pk: int, status: int = 200) -> Response:
        """One promise as it is now, with the tag of the agreement's version; 204 when it was taken out."""

        def answer(now: Agreement) -> dict[str, Any] | None:
            seen = Obligation.objects.visible_to(self.reader).filter(beneath(self.reader, now), pk=pk)
            return next(iter(obligations_data(seen.values(*OBLIGATION_COLUMNS))), None)

        return self.part(agreement, "obligations", pk, answer, status)


class AgreementObligations(ObligationResource):
    """The promises of one agreement."""

    @described("agreement_obligations", AgreementObligationsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The promises of an agreement that you may see."""
        agreement = self.agreement(key)
        seen = Obligation.objects.visible_to(self.reader).filter(agreement=agreement).order_by("id")
        data = {"version": agreement.version, "results": obligations_data(seen.values(*OBLIGATION_COLUMNS))}
        return Response(data, headers=fresh_headers(etag(agreement.version, self.reader, "obligations")))

    @described(
        "agreement_obligation_add",
        ObligationSerializer,
        request=ObligationInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Write down a promise; its occasions are laid out at once."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            made = obligation_add(
                officer=officer,
                today=self.today,
                agreement=agreement,
                values=ObligationInput.read(request.data),
                expected_version=version_read(request),
            )
            return self.one(agreement.pk, made.pk, 201)

        return self.write(work)


class AgreementObligation(ObligationResource):
    """One promise."""

    @described("agreement_obligation", ObligationSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """One promise."""
        agreement = self.agreement(key)
        self.promise(agreement, pk)
        return self.one(agreement.pk, pk)

    @described(
        "agreement_obligation_correct",
        ObligationSerializer,
        request=ObligationChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str, pk: int) -> Response:
        """Put right what a promise says, with a reason; end it with `closed_on`; with `mistake` take it out (204)."""
        officer, agreement = self.officer, self.agreement(key)
        promise = self.promise(agreement, pk)

        def work() -> Response:
            values = ObligationChangeInput.read(request.data, partial=True)
            told = {
                "officer": officer,
                "today": self.today,
                "obligation": promise,
                "reason": values.pop("reason", ""),
                "expected_version": version_read(request),
            }
            mistake = values.pop("mistake", False)
            apart = mistake or "closed_on" in values
            if apart and set(values) - {"closed_on"}:
                raise Malformed({name: ["unknown_field"] for name in set(values) - {"closed_on"}})
            if mistake:
                obligation_mistake(**told)
            elif apart:
                obligation_end(**told, on=values["closed_on"])
            else:
                obligation_correct(**told, values=values)
            return self.one(agreement.pk, pk)

        return self.write(work)
