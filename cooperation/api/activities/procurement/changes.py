"""Amendments and modifications of a case."""

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.procurement.changing import case_change_answer, case_change_propose, case_change_withdraw
from cooperation.api.activities.procurement.base import EDITS, WRITES, CaseResource, Told, Values
from cooperation.api.activities.procurement.inputs import (
    CaseAnswerInput,
    CaseChangeInput,
)
from cooperation.api.activities.procurement.schema import (
    CaseSerializer,
)
from cooperation.api.documentation.describe import described
from cooperation.api.inputs import Input


class CaseChanges(CaseResource):
    """Amendments and modifications."""

    @described("activity_procurement_change", CaseSerializer, request=CaseChangeInput, **WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Propose an amendment, or give notice of a modification; items say what they are about and its values."""
        return self.done(
            request, key, CaseChangeInput, lambda told, values: case_change_propose(**told, **self.whose(told, values))
        )


class OneCaseAmendment(CaseResource):
    """One amendment."""

    @described("activity_procurement_answer", CaseSerializer, request=CaseAnswerInput, **WRITES)
    def post(self, request: Request, key: str, number: int) -> Response:
        """Consent to it (`agrees`), or refuse it with a reason."""

        def put(told: Told, values: Values) -> None:
            code = values.pop("side", "")
            side = self.side(told["activity"], code) if code else None
            case_change_answer(**told, number=number, side=side, **values)

        return self.done(request, key, CaseAnswerInput, put)

    @described("activity_procurement_withdraw", CaseSerializer, **EDITS)
    def delete(self, request: Request, key: str, number: int) -> Response:
        """Take it back while it waits."""
        return self.done(request, key, Input, lambda told, _: case_change_withdraw(**told, number=number), status=200)
