"""A case with its steps and its clock, and what the own share would have cost alone."""

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.procurement.acting import case_act_mistake, case_act_record
from agreements.activities.procurement.putting import case_put
from agreements.activities.procurement.sharing import case_alone_put
from cooperation.api.activities.procurement.base import WRITES, CaseResource, Told, Values
from cooperation.api.activities.procurement.inputs import (
    CaseActInput,
    CaseAloneInput,
    CaseInput,
    CaseMistakeInput,
)
from cooperation.api.activities.procurement.schema import (
    CaseSerializer,
)
from cooperation.api.documentation.describe import described


class CaseDetail(CaseResource):
    """The case."""

    @described("activity_procurement", CaseSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Who sells, stage, clock and next steps, lines, plan, changes; of the own side the price alone."""
        return self.answer(self.purchase(key).pk)

    @described("activity_procurement_put", CaseSerializer, request=CaseInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write the case down; `seller` is one of the two, or `third` names from whom both buy."""

        def put(told: Told, values: Values) -> None:
            if "seller" in values:
                values["seller"] = self.side(told["activity"], values["seller"]) if values["seller"] else None
            case_put(**told, values=values)

        return self.done(request, key, CaseInput, put, partial=True)


class CaseTransitions(CaseResource):
    """Its steps."""

    @described("activity_procurement_step", CaseSerializer, request=CaseActInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """A side takes its part in the step to a stage; 409 names all that is missing."""
        return self.done(
            request, key, CaseActInput, lambda told, values: case_act_record(**told, **self.whose(told, values))
        )


class OneCaseAct(CaseResource):
    """One part of a side in a step."""

    @described("activity_procurement_step_mistake", CaseSerializer, request=CaseMistakeInput, **WRITES)
    def post(self, request: Request, key: str, act: int) -> Response:
        """Take back the last one, which was entered by mistake."""
        return self.done(
            request, key, CaseMistakeInput, lambda told, values: case_act_mistake(**told, act_id=act, **values)
        )


class CaseAlone(CaseResource):
    """What the own share would have cost alone."""

    @described("activity_procurement_alone", CaseSerializer, request=CaseAloneInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Keep it, in one currency; of the own side alone."""
        return self.done(request, key, CaseAloneInput, lambda told, values: case_alone_put(**told, **values))
