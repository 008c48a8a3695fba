"""What is answered of procurement cases."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.procurement.vocabulary import (
    CaseChangeKind,
    CaseChangeState,
    CaseStage,
    Clock,
    Fit,
    InstalmentKind,
    Pace,
    Trade,
)
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from partners.records.ways import Way


def money(**more: Any) -> Any:
    """An amount of money."""
    return s.DecimalField(18, 2, **more)


def quantity(**more: Any) -> Any:
    """A quantity of something."""
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
    quantity = quantity()
    amount = money()


class CaseLineSerializer(s.Serializer[Any]):
    """A line."""

    number = s.IntegerField()
    what = s.CharField()
    quantity = quantity()
    unit = s.CharField()
    price = money(allow_null=True)
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
    planned = quantity()
    actual_on = s.DateField(allow_null=True)
    actual = quantity(allow_null=True)
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
    joint = money()
    alone = money()
    saved = money()


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


class CaseTargetSerializer(s.Serializer[Any]):
    """How long one step may take."""

    clock = codes(Clock)
    ageing = s.IntegerField(allow_null=True)
    days = s.IntegerField(allow_null=True)
    reason = s.CharField(allow_null=True, help_text="Why it was changed; null: as delivered.")


class CaseTargetsSerializer(s.Serializer[Any]):
    """All of them."""

    results = CaseTargetSerializer(many=True)
