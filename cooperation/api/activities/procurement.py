"""A procurement case as resources: its steps and clock, lines, plan, changes, what fits, the price alone."""

from collections.abc import Callable, Mapping
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.procurement.acting import case_act_mistake, case_act_record
from agreements.activities.procurement.changing import case_change_answer, case_change_propose, case_change_withdraw
from agreements.activities.procurement.delivering import (
    case_instalment_drop,
    case_instalment_make,
    case_instalment_plan,
    case_instalment_put,
)
from agreements.activities.procurement.putting import case_line_drop, case_line_put, case_put
from agreements.activities.procurement.sharing import case_alone_put, case_fit_put, case_share_put
from agreements.activities.procurement.target import case_target_set
from agreements.activities.vocabulary import Form
from agreements.models import Activity
from cooperation.api.activities.base import ActivityResource
from cooperation.api.activities.procurement_rows import case_data, targets_data
from cooperation.api.activities.procurement_schema import (
    CaseActInput,
    CaseAloneInput,
    CaseAnswerInput,
    CaseChangeInput,
    CaseFitInput,
    CaseInput,
    CaseLineInput,
    CaseMadeInput,
    CaseMistakeInput,
    CasePlanInput,
    CaseSerializer,
    CaseShareInput,
    CaseTargetInput,
    CaseTargetsSerializer,
)
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.preconditions import fresh_headers, version_read
from cooperation.api.resource import Resource
from partners.models import Party
from partners.records.errors import Forbidden, Malformed, Unseen

_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}
_EDITS: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}
_THIRD = "third"
Values = dict[str, Any]
Told = Mapping[str, Any]


class CaseResource(ActivityResource):
    """What belongs to a procurement case."""

    def purchase(self, key: str) -> Activity:
        """The activity, if it is of that form. Raises Unseen, Moved."""
        found = self.activity(key)
        if found.form != Form.PROCUREMENT:
            raise Unseen
        return found

    def answer(self, pk: int, status: int = 200) -> Response:
        """A case as it is now."""
        now = Activity.objects.visible_to(self.reader).select_related("partnership").get(pk=pk)
        data = case_data(self.reader, now, self.today, signed_in=bool(self.request.user.is_authenticated))
        return Response(data, status=status, headers=fresh_headers(self.tag(now, "procurement")))

    def done(
        self,
        request: Request,
        key: str,
        sent: type[Input],
        do: Callable[[Told, Values], Any],
        *,
        status: int = 201,
        partial: bool = False,
    ) -> Response:
        """Read what was sent, do it on the version that was read, answer the case."""
        officer, activity = self.officer, self.purchase(key)

        def work() -> Response:
            values = sent.read(request.data, partial=partial)
            version = version_read(request)
            do({"officer": officer, "today": self.today, "activity": activity, "expected_version": version}, values)
            return self.answer(activity.pk, status)

        return self.write(work)

    def whose(self, told: Told, values: Values) -> Values:
        """`side` as the party itself; `third` is the third from whom both buy."""
        code = values.pop("side", "")
        if code == _THIRD:
            return {**values, "third": True}
        return {**values, "side": self.side(told["activity"], code) if code else None}


class CaseDetail(CaseResource):
    """The case."""

    @described("activity_procurement", CaseSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Who sells, stage, clock and next steps, lines, plan, changes; of the own side the price alone."""
        return self.answer(self.purchase(key).pk)

    @described("activity_procurement_put", CaseSerializer, request=CaseInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write the case down; `seller` is one of the two, or `third` names from whom both buy."""

        def put(told: Told, values: Values) -> None:
            if "seller" in values:
                values["seller"] = self.side(told["activity"], values["seller"]) if values["seller"] else None
            case_put(**told, values=values)

        return self.done(request, key, CaseInput, put, partial=True)


class CaseTransitions(CaseResource):
    """Its steps."""

    @described("activity_procurement_step", CaseSerializer, request=CaseActInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """A side takes its part in the step to a stage; 409 names all that is missing."""
        return self.done(
            request, key, CaseActInput, lambda told, values: case_act_record(**told, **self.whose(told, values))
        )


class OneCaseAct(CaseResource):
    """One part of a side in a step."""

    @described("activity_procurement_step_mistake", CaseSerializer, request=CaseMistakeInput, **_WRITES)
    def post(self, request: Request, key: str, act: int) -> Response:
        """Take back the last one, which was entered by mistake."""
        return self.done(
            request, key, CaseMistakeInput, lambda told, values: case_act_mistake(**told, act_id=act, **values)
        )


class CaseLines(CaseResource):
    """What is bought."""

    @described("activity_procurement_line", CaseSerializer, request=CaseLineInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write a line down, until it is offered."""
        blank = {"what": "", "unit": "", "quantity": None, "price": None, "currency": ""}
        return self.done(
            request, key, CaseLineInput, lambda told, values: case_line_put(**told, values={**blank, **values})
        )


class OneCaseLine(CaseResource):
    """One line."""

    @described("activity_procurement_line_change", CaseSerializer, request=CaseLineInput, **_EDITS)
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

    @described("activity_procurement_line_drop", CaseSerializer, **_EDITS)
    def delete(self, request: Request, key: str, line: int) -> Response:
        """Take it out, until it is offered."""
        return self.done(request, key, Input, lambda told, _: case_line_drop(**told, number=line), status=200)


class CaseShares(CaseResource):
    """Each side's share of a line that both buy."""

    @described("activity_procurement_shares", CaseSerializer, request=CaseShareInput, **_WRITES)
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

    @described("activity_procurement_fit", CaseSerializer, request=CaseFitInput, **_WRITES)
    def post(self, request: Request, key: str, line: int) -> Response:
        """Say it for one side; `not_known` is an answer."""

        def put(told: Told, values: Values) -> None:
            party: Party = self.side(told["activity"], values.pop("side"))
            case_fit_put(**told, number=line, party=party, **values)

        return self.done(request, key, CaseFitInput, put)


class CaseInstalments(CaseResource):
    """The plan of deliveries and payments."""

    @described("activity_procurement_plan", CaseSerializer, request=CasePlanInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Plan a delivery of a line, or a payment in a currency."""
        return self.done(request, key, CasePlanInput, lambda told, values: case_instalment_plan(**told, **values))


class OneCaseInstalment(CaseResource):
    """One delivery or payment."""

    @described("activity_procurement_made", CaseSerializer, request=CaseMadeInput, **_EDITS)
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

    @described("activity_procurement_plan_drop", CaseSerializer, **_EDITS)
    def delete(self, request: Request, key: str, instalment: int) -> Response:
        """Take it out of the plan, until the case is implemented."""
        return self.done(
            request, key, Input, lambda told, _: case_instalment_drop(**told, instalment_id=instalment), status=200
        )


class CaseChanges(CaseResource):
    """Amendments and modifications."""

    @described("activity_procurement_change", CaseSerializer, request=CaseChangeInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Propose an amendment, or give notice of a modification; items say what they are about and its values."""
        return self.done(
            request, key, CaseChangeInput, lambda told, values: case_change_propose(**told, **self.whose(told, values))
        )


class OneCaseAmendment(CaseResource):
    """One amendment."""

    @described("activity_procurement_answer", CaseSerializer, request=CaseAnswerInput, **_WRITES)
    def post(self, request: Request, key: str, number: int) -> Response:
        """Consent to it (`agrees`), or refuse it with a reason."""

        def put(told: Told, values: Values) -> None:
            code = values.pop("side", "")
            side = self.side(told["activity"], code) if code else None
            case_change_answer(**told, number=number, side=side, **values)

        return self.done(request, key, CaseAnswerInput, put)

    @described("activity_procurement_withdraw", CaseSerializer, **_EDITS)
    def delete(self, request: Request, key: str, number: int) -> Response:
        """Take it back while it waits."""
        return self.done(request, key, Input, lambda told, _: case_change_withdraw(**told, number=number), status=200)


class CaseAlone(CaseResource):
    """What the own share would have cost alone."""

    @described("activity_procurement_alone", CaseSerializer, request=CaseAloneInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Keep it, in one currency; of the own side alone."""
        return self.done(request, key, CaseAloneInput, lambda told, values: case_alone_put(**told, **values))


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
