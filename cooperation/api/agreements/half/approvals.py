"""Approval at home: tabled, for how long, by which act."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.half.approval import Procedure, approval_keep, approval_mistake
from agreements.instruments.half.clock import DayKind
from agreements.models import HomeApproval, TablingRule
from cooperation.api.agreements.half.base import Parts, Row, said, whole
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from partners.records.errors import Malformed


class ClockSerializer(s.Serializer[Any]):
    """How long the text must lie before parliament, and how that stands today."""

    days = s.IntegerField()
    kind = codes(DayKind)
    counted = s.IntegerField(help_text="Days that have passed.")
    runs_out_on = s.DateField(allow_null=True, help_text="Null: too few sitting days are known.")
    elapsed = s.BooleanField()


class ApprovalSerializer(s.Serializer[Any]):
    """One approval by the own law."""

    id = s.IntegerField()
    procedure = codes(Procedure.values)
    tabled_on = s.DateField(allow_null=True)
    clock = ClockSerializer(allow_null=True)
    exemption = s.CharField()
    approved_on = s.DateField(allow_null=True)
    act_number = s.CharField()
    gazette = s.CharField()


class ApprovalInput(Input):
    """What is known of an approval; `rule` is the `id` of a rule on how long it must lie there."""

    procedure = codes(Procedure.values, required=False)
    tabled_on = s.DateField(required=False, allow_null=True)
    rule = s.IntegerField(required=False)
    exemption = text(2000, help_text="Why the time need not run out; an approver’s.")
    approved_on = s.DateField(required=False, allow_null=True)
    act_number = text(120)
    gazette = text(160)
    mistake = s.BooleanField(required=False)


class _Approvals(Parts):
    """Approvals at home."""

    model, path = HomeApproval, "approvals"

    def data(self, row: Any) -> Row:
        """One approval, with its clock."""
        clock = row.clock(self.today)
        return said(row, ApprovalSerializer, "clock") | {"clock": vars(clock) if clock else None}

    def given(self, request: Request) -> Row:
        """What was sent, with the rule itself."""
        values = ApprovalInput.read(request.data)
        rule = None
        if "rule" in values:
            rule = TablingRule.objects.visible_to(self.reader).filter(pk=values.pop("rule")).first()
            if rule is None:
                raise Malformed({"rule": ["unknown"]})
        return {"mistake": values.pop("mistake", False), "rule": rule, "values": values}


class Approvals(_Approvals):
    """Approvals of an agreement by your law; the other side asks of them only: done, on."""

    @described("agreement_approvals", whole("Approvals", ApprovalSerializer))
    def get(self, request: Request, key: str) -> Response:
        """Before whom the text lies at home, how long it must, and by which act it was approved."""
        return self.all_of(key)

    @described(
        "agreement_approval_keep",
        ApprovalSerializer,
        request=ApprovalInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Keep an approval at home."""

        def work(told: Row, _: Any) -> Any:
            given = self.given(request)
            given.pop("mistake")
            return approval_keep(**told, **given)

        return self.keep(request, key, work, 201)


class OneApproval(_Approvals):
    """One approval."""

    @described(
        "agreement_approval_change", ApprovalSerializer, request=ApprovalInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def patch(self, request: Request, key: str, part: int) -> Response:
        """Keep how an approval goes on; or with `mistake` take it out, answered by 204."""

        def work(told: Row, _: Any) -> Any:
            given = self.given(request)
            if given.pop("mistake"):
                return approval_mistake(**told, approval_id=part)
            return approval_keep(**told, **given, approval_id=part)

        return self.keep(request, key, work)
