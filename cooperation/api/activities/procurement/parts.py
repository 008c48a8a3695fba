"""The lines of a case, who has which share, what each goes with, and the plan of deliveries and payments."""

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.procurement.delivering import (
    case_instalment_drop,
    case_instalment_make,
    case_instalment_plan,
    case_instalment_put,
)
from agreements.activities.procurement.putting import case_line_drop, case_line_put
from agreements.activities.procurement.sharing import case_fit_put, case_share_put
from cooperation.api.activities.procurement.base import EDITS, WRITES, CaseResource, Told, Values
from cooperation.api.activities.procurement.inputs import (
    CaseFitInput,
    CaseLineInput,
    CaseMadeInput,
    CasePlanInput,
    CaseShareInput,
)
from cooperation.api.activities.procurement.schema import (
    CaseSerializer,
)
from cooperation.api.documentation.describe import described
from cooperation.api.inputs import Input
from partners.models import Party
from partners.records.errors import Malformed


class CaseLines(CaseResource):
    """What is bought."""

    @described("activity_procurement_line", CaseSerializer, request=CaseLineInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write a line down, until it is offered."""
        blank = {"what": "", "unit": "", "quantity": None, "price": None, "currency": ""}
        return self.done(
            request, key, CaseLineInput, lambda told, values: case_line_put(**told, values={**blank, **values})
        )


class OneCaseLine(CaseResource):
    """One line."""

    @described("activity_procurement_line_change", CaseSerializer, request=CaseLineInput, **EDITS)
    def patch(self, request: Request, key: str, line: int) -> Response:
        """Write it otherwise, until it is offered."""
        return self.done(
            request,
            key,
            CaseLineInput,
            lambda told, values: case_line_put(**told, values=values, number=line),
            status=200,
            partial=True,
        )

    @described("activity_procurement_line_drop", CaseSerializer, **EDITS)
    def delete(self, request: Request, key: str, line: int) -> Response:
        """Take it out, until it is offered."""
        return self.done(request, key, Input, lambda told, _: case_line_drop(**told, number=line), status=200)


class CaseShares(CaseResource):
    """Each side's share of a line that both buy."""

    @described("activity_procurement_shares", CaseSerializer, request=CaseShareInput, **WRITES)
    def post(self, request: Request, key: str, line: int) -> Response:
        """Share it between the two: `shares` by the code of each side; they are the whole together."""

        def put(told: Told, values: Values) -> None:
            given = {
                self.side(told["activity"], one["side"]): (one["quantity"], one["amount"]) for one in values["shares"]
            }
            case_share_put(**told, number=line, shares=given)

        return self.done(request, key, CaseShareInput, put)


class CaseFits(CaseResource):
    """How a line goes with what a side holds."""

    @described("activity_procurement_fit", CaseSerializer, request=CaseFitInput, **WRITES)
    def post(self, request: Request, key: str, line: int) -> Response:
        """Say it for one side; `not_known` is an answer."""

        def put(told: Told, values: Values) -> None:
            party: Party = self.side(told["activity"], values.pop("side"))
            case_fit_put(**told, number=line, party=party, **values)

        return self.done(request, key, CaseFitInput, put)


class CaseInstalments(CaseResource):
    """The plan of deliveries and payments."""

    @described("activity_procurement_plan", CaseSerializer, request=CasePlanInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Plan a delivery of a line, or a payment in a currency."""
        return self.done(request, key, CasePlanInput, lambda told, values: case_instalment_plan(**told, **values))


class OneCaseInstalment(CaseResource):
    """One delivery or payment."""

    @described("activity_procurement_made", CaseSerializer, request=CaseMadeInput, **EDITS)
    def patch(self, request: Request, key: str, instalment: int) -> Response:
        """Plan it otherwise (`planned_on`, `planned`), or write down what came of it, or why it is settled so."""

        def put(told: Told, values: Values) -> None:
            plan: Values = {name: values.pop(name) for name in ("planned_on", "planned") if name in values}
            if plan and values:
                raise Malformed({name: ["name_one"] for name in plan})
            if plan:
                case_instalment_put(**told, instalment_id=instalment, values=plan)
            else:
                blank = {"actual_on": None, "actual": None, "evidence": ""}
                case_instalment_make(**told, instalment_id=instalment, **{**blank, **values})

        return self.done(request, key, CaseMadeInput, put, status=200, partial=True)

    @described("activity_procurement_plan_drop", CaseSerializer, **EDITS)
    def delete(self, request: Request, key: str, instalment: int) -> Response:
        """Take it out of the plan, until the case is implemented."""
        return self.done(
            request, key, Input, lambda told, _: case_instalment_drop(**told, instalment_id=instalment), status=200
        )
