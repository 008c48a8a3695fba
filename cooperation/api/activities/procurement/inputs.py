"""What is sent of procurement cases."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.procurement.vocabulary import (
    CaseChangeKind,
    CaseStage,
    Changed,
    Clock,
    Fit,
    InstalmentKind,
)
from cooperation.api.activities.procurement.schema import money, quantity
from cooperation.api.agreements.schema import codes
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as words


class CaseInput(Input):
    """Facts of a case; fields left out stay."""

    seller = words(12)
    third = words(200)
    request = words(300)
    requested_on = s.DateField(required=False)
    valid_until = s.DateField(required=False, allow_null=True)
    stage = codes(CaseStage, required=False)
    since = s.DateField(required=False)


class CaseActInput(Input):
    """To which stage, by whom, and what shows it."""

    to = codes(CaseStage)
    side = words(12)
    on = s.DateField(required=False)
    evidence = words(300)
    reason = words(4000)


class CaseMistakeInput(Input):
    """Why it was a mistake."""

    reason = s.CharField(max_length=4000)


class CaseLineInput(Input):
    """A line; fields left out stay."""

    what = words(300)
    quantity: Any = quantity(required=False)
    unit = words(40)
    price: Any = money(required=False, allow_null=True)
    currency = words(3)


class OneShareInput(Input):
    """One side's share."""

    side = s.CharField(max_length=12)
    quantity: Any = quantity()
    amount: Any = money()


class CaseShareInput(Input):
    """The shares of both sides."""

    shares = OneShareInput(many=True)


class CaseFitInput(Input):
    """How a line goes with what a side holds."""

    side = s.CharField(max_length=12)
    fit = codes(Fit)
    system = words(200)
    source: Any = words(300)
    as_of = s.DateField(required=False, allow_null=True)


class CasePlanInput(Input):
    """A delivery of a line, or a payment in a currency."""

    kind = codes(InstalmentKind)
    line = s.IntegerField(required=False, min_value=1)
    currency = words(3)
    planned_on = s.DateField()
    planned: Any = quantity()


class CaseMadeInput(Input):
    """The plan otherwise, or what came of it."""

    planned_on = s.DateField(required=False)
    planned: Any = quantity(required=False)
    actual_on = s.DateField(required=False, allow_null=True)
    actual: Any = quantity(required=False, allow_null=True)
    evidence = words(300)
    settled = words(4000)


class CaseItemInput(Input):
    """One thing that a change is about, and what it says afterwards."""

    about = codes(Changed)
    line = s.IntegerField(required=False, min_value=0)
    party = words(12)
    id = s.IntegerField(required=False, min_value=1)
    values: Any = s.DictField(child=s.CharField(allow_blank=True, max_length=300), required=False)
    drop = s.BooleanField(required=False)


class CaseChangeInput(Input):
    """An amendment, or a modification."""

    kind = codes(CaseChangeKind)
    items = CaseItemInput(many=True)
    reason = s.CharField(max_length=4000)
    side = words(12)
    on = s.DateField(required=False)
    evidence = words(300)


class CaseAnswerInput(Input):
    """An answer to an amendment."""

    agrees = s.BooleanField()
    side = words(12)
    on = s.DateField(required=False)
    evidence = words(300)
    reason = words(4000)


class CaseAloneInput(Input):
    """What the own share would have cost alone."""

    currency = s.CharField(max_length=3)
    price: Any = money()
    source: Any = s.CharField(max_length=300)
    as_of = s.DateField()


class CaseTargetInput(Input):
    """One target; without `days` none is set."""

    clock = codes(Clock)
    ageing = s.IntegerField(required=False, allow_null=True)
    days = s.IntegerField(required=False, allow_null=True)
    reason = s.CharField(max_length=4000)
