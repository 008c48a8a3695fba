"""How long each step of a purchase may take for the own party."""

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.procurement.target import case_target_set
from cooperation.api.activities.procurement.inputs import (
    CaseTargetInput,
)
from cooperation.api.activities.procurement.rows import targets_data
from cooperation.api.activities.procurement.schema import (
    CaseTargetsSerializer,
)
from cooperation.api.documentation.describe import ONCE, described
from cooperation.api.resource import Resource
from partners.records.errors import Forbidden


class CaseTargets(Resource):
    """How long each step of a purchase may take for the own party."""

    @described("procurement_targets", CaseTargetsSerializer)
    def get(self, request: Request) -> Response:
        """Every target, as we have it."""
        if not self.officer.reads_national:
            raise Forbidden("role")
        return Response({"results": targets_data(self.officer)}, headers={"Cache-Control": "private, no-cache"})

    @described(
        "procurement_target_set",
        CaseTargetsSerializer,
        request=CaseTargetInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Set one; an approver's decision, with its reason."""
        officer = self.officer

        def work() -> Response:
            values = {"ageing": None, "days": None, **CaseTargetInput.read(request.data)}
            case_target_set(officer=officer, today=self.today, **values)
            return Response({"results": targets_data(officer)}, status=201)

        return self.write(work)
