"""What is answered and what is sent of procurement cases."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.procurement.vocabulary import (
    CaseChangeKind,
    CaseChangeState,
    CaseStage,
    Changed,
    Clock,
    Fit,
    InstalmentKind,
    Pace,
    Trade,
)
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as words
from partners.records.ways import Way


def _money(**more: Any) -> Any:
    return s.DecimalField(18, 2, **more)


def _quantity(**more: Any) -> Any:
    return s.DecimalField(15, 3, **more)


class CaseClockSerializer(s.Serializer[Any]):
    """The clock of the present step, by the targets of the reader's party."""

    clock = codes(Clock)
    since = s.DateField()
    day = s.IntegerField()
    ageing = s.IntegerField(allow_null=True, help_text="From this day on the step takes long.")
    days = s.IntegerField(allow_null=True, help_text="After this day it is overdue.")
    pace = codes(Pace)


class CaseStepSerializer(s.Serializer[Any]):
    """A step out of the present stage."""

    step = s.CharField()
    to = codes(CaseStage)
    trade = codes(Trade)
    allowed = s.BooleanField()
    ready = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class CaseFitSerializer(s.Serializer[Any]):
    """How a line goes with what a side holds."""

    side = s.CharField()
    fit = codes(Fit)
    system = s.CharField(allow_null=True)
    source: Any = s.CharField(allow_null=True)
    as_of = s.DateField(allow_null=True)


class CaseSharesSerializer(s.Serializer[Any]):
    """One side's share of a line."""

    side = s.CharField()
    quantity = _quantity()
    amount = _money()


class CaseLineSerializer(s.Serializer[Any]):
    """A line."""

    number = s.IntegerField()
    what = s.CharField()
    quantity = _quantity()
    unit = s.CharField()
    price = _money(allow_null=True)
    currency = s.CharField(allow_null=True)
    shares = CaseSharesSerializer(many=True)
    fits = CaseFitSerializer(many=True)


class CaseInstalmentSerializer(s.Serializer[Any]):
    """A delivery or a payment."""

    id = s.IntegerField()
    kind = codes(InstalmentKind)
    line = s.IntegerField(allow_null=True)
    currency = s.CharField(allow_null=True)
    planned_on = s.DateField()
    planned = _quantity()
    actual_on = s.DateField(allow_null=True)
    actual = _quantity(allow_null=True)
    evidence = s.CharField(allow_null=True)
    settled = s.CharField(allow_null=True)
    late = s.BooleanField()


class CaseChangeSerializer(s.Serializer[Any]):
    """An amendment or a modification, with what it says before and after."""

    kind = codes(CaseChangeKind)
    number = s.IntegerField()
    side = s.CharField(allow_null=True, help_text="Who proposed it; null: the third seller.")
    on = s.DateField()
    way = codes(Way.values)
    evidence = s.CharField(allow_null=True)
    reason = s.CharField()
    items = s.ListField(child=s.DictField())
    state = codes(CaseChangeState)


class CaseActSerializer(s.Serializer[Any]):
    """What a side did."""

    id = s.IntegerField()
    step = s.CharField()
    side = s.CharField(allow_null=True)
    on = s.DateField()
    way = codes(Way.values)
    evidence = s.CharField(allow_null=True)
    reason = s.CharField(allow_null=True)
    amendment = s.IntegerField(allow_null=True)


class SavingSerializer(s.Serializer[Any]):
    """The own share together and alone."""

    currency = s.CharField()
    joint = _money()
    alone = _money()
    saved = _money()


class CaseSerializer(s.Serializer[Any]):
    """A procurement case."""

    version = s.IntegerField()
    written = s.BooleanField(help_text="The case is written down.")
    joint = s.BooleanField()
    seller = s.CharField(allow_null=True)
    third = s.CharField(allow_null=True)
    request = s.CharField(allow_null=True)
    requested_on = s.DateField(allow_null=True)
    valid_until = s.DateField(allow_null=True)
    stage = codes(CaseStage, allow_null=True)
    clock = CaseClockSerializer(allow_null=True)
    next = CaseStepSerializer(many=True)
    lines = CaseLineSerializer(many=True)
    instalments = CaseInstalmentSerializer(many=True)
    changes = CaseChangeSerializer(many=True)
    acts = CaseActSerializer(many=True)
    savings = SavingSerializer(many=True)


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
    quantity: Any = _quantity(required=False)
    unit = words(40)
    price: Any = _money(required=False, allow_null=True)
    currency = words(3)


class OneShareInput(Input):
    """One side's share."""

    side = s.CharField(max_length=12)
    quantity: Any = _quantity()
    amount: Any = _money()


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
    planned: Any = _quantity()


class CaseMadeInput(Input):
    """The plan otherwise, or what came of it."""

    planned_on = s.DateField(required=False)
    planned: Any = _quantity(required=False)
    actual_on = s.DateField(required=False, allow_null=True)
    actual: Any = _quantity(required=False, allow_null=True)
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
    price: Any = _money()
    source: Any = s.CharField(max_length=300)
    as_of = s.DateField()


class CaseTargetSerializer(s.Serializer[Any]):
    """How long one step may take."""

    clock = codes(Clock)
    ageing = s.IntegerField(allow_null=True)
    days = s.IntegerField(allow_null=True)
    reason = s.CharField(allow_null=True, help_text="Why it was changed; null: as delivered.")


class CaseTargetsSerializer(s.Serializer[Any]):
    """All of them."""

    results = CaseTargetSerializer(many=True)


class CaseTargetInput(Input):
    """One target; without `days` none is set."""

    clock = codes(Clock)
    ageing = s.IntegerField(required=False, allow_null=True)
    days = s.IntegerField(required=False, allow_null=True)
    reason = s.CharField(max_length=4000)
