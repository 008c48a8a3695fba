"""What is sent of activities."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.vocabulary import ActivityActKind, ActivityStatus, ActivityType, BookedKind, CostRule, Level
from agreements.instruments.vocabulary import Area, Door
from cooperation.api.agreements.schema import codes
from cooperation.api.inputs import Input, PartialDateField, text


class ActivityChangeInput(Input):
    """Columns of an activity; with a `reason` it is corrected, else edited; with `mistake` it is taken out."""

    title = text(300)
    activity_type = codes(ActivityType, required=False)
    area = codes(Area.values, required=False, allow_blank=True)
    purpose = text(4000)
    level = codes(Level, required=False)
    place = text(160)
    country = text(12)
    host = text(12)
    starts = PartialDateField(required=False, max_length=21)
    ends = PartialDateField(required=False, max_length=21, allow_blank=True)
    cost_rule = codes(CostRule, required=False)
    legal_basis = text(40)
    unplanned = s.BooleanField(required=False)
    source = text(300)  # type: ignore[assignment]
    source_url = text(500)
    status = codes(ActivityStatus, required=False, help_text="Only of what was recorded as it exists.")
    outcome = text(4000)
    reason = text(2000)
    mistake = s.BooleanField(required=False)


class ActivityInput(Input):
    """An activity that exists (`recorded`), or a new one (`prepared`): party, title, type and period are enough."""

    door = codes(Door.values, required=False)
    parties = s.ListField(child=s.CharField(max_length=12), min_length=1, max_length=2)
    title = text(300, required=True)
    activity_type = codes(ActivityType)
    starts = PartialDateField(max_length=21)
    ends = PartialDateField(required=False, max_length=21, allow_blank=True)
    area = codes(Area.values, required=False, allow_blank=True)
    purpose = text(4000)
    level = codes(Level, required=False)
    place = text(160)
    country = text(12)
    host = text(12)
    cost_rule = codes(CostRule, required=False)
    legal_basis = text(40)
    unplanned = s.BooleanField(required=False)
    status = codes(ActivityStatus, required=False)
    outcome = text(4000)
    source = text(300)  # type: ignore[assignment]
    source_url = text(500)


class ActivityStepInput(Input):
    """Where to, and what the step needs."""

    to = codes(ActivityStatus)
    by = text(12)
    reason = text(4000)
    starts = PartialDateField(required=False, max_length=21)
    ends = PartialDateField(required=False, max_length=21, allow_blank=True)
    outcome = text(4000)


class ActivityActInput(Input):
    """A side accepts or confirms; of the other side with the letter as evidence."""

    kind = codes(ActivityActKind)
    side = text(12)
    on = s.DateField(required=False)
    evidence = text(300)


class ActivitySideInput(Input):
    """What one side brings; fields left out stay."""

    side = text(12, required=True)
    participants = s.IntegerField(required=False, allow_null=True)
    took_part = s.IntegerField(required=False, allow_null=True)
    composition = text(300)
    contact = text(160)


class ActivityCostInput(Input):
    """What it costs one side in one currency; without amounts it is dropped."""

    side = text(12, required=True)
    currency = text(3, required=True)
    budget: Any = s.DecimalField(18, 2, required=False, allow_null=True)
    actual: Any = s.DecimalField(18, 2, required=False, allow_null=True)


class BookingInput(Input):
    """A unit or a place of one of the two."""

    kind = codes(BookedKind)
    side = text(12, required=True)
    name = text(160, required=True)


class ActivityLinkInput(Input):
    """Which act a one-time link asks for."""

    asks = codes(ActivityActKind)


class ActivityReasonInput(Input):
    """Why something is taken back."""

    reason = text(2000, required=True)


class ActivityContestInput(Input):
    """Why one objects, and to which act; without one to the activity as a whole."""

    reason = text(2000, required=True)
    act = s.IntegerField(required=False, min_value=1)
