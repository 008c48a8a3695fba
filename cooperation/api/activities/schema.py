"""What is answered of activities, for the schema."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.vocabulary import (
    ActivityActKind,
    ActivityStatus,
    ActivityType,
    BookedKind,
    CostRule,
    Form,
    Level,
)
from agreements.instruments.vocabulary import Area, Door
from cooperation.api.agreements.schema import codes, partial
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.documentation.describe import page_of_schema
from partners.records.record import Audience
from partners.records.ways import Way


class ActivitySerializer(s.Serializer[Any]):
    """An activity."""

    id = s.IntegerField()
    reference = s.CharField(allow_null=True)
    url = s.CharField()
    display = s.CharField()
    title = s.CharField()
    parties = s.ListField(child=s.CharField(), help_text="Codes of both, in order.")
    partnership = s.CharField()
    form = codes(Form)
    activity_type = codes(ActivityType)
    area = codes(Area.values, allow_null=True)
    purpose = s.CharField(allow_null=True)
    level = codes(Level)
    place = s.CharField(allow_null=True)
    country = s.CharField(allow_null=True, help_text="Code of the state where it is.")
    host = s.CharField(allow_null=True, help_text="Code of the side that hosts it.")
    starts = partial()
    ends = partial()
    first_on = s.DateField(help_text="The first day on which it may be.")
    last_on = s.DateField(help_text="The last day on which it may be.")
    exact = s.BooleanField(help_text="Both ends are known to the day.")
    cost_rule = codes(CostRule)
    legal_basis = s.CharField(allow_null=True, help_text="Address of the agreement that it stands on, if you see it.")
    status = codes(ActivityStatus)
    unplanned = s.BooleanField()
    door = codes(Door.values)
    called_off_by = s.CharField(
        allow_null=True, help_text="Of one postponed or cancelled: by which side; null: by both."
    )
    called_off_reason = s.CharField(allow_null=True)
    put_off_from = s.DateField(allow_null=True)
    completed_on = s.DateField(allow_null=True)
    outcome = s.CharField(allow_null=True)
    reported_on = s.DateField(allow_null=True)
    public_sentence = s.CharField(allow_null=True)
    source = s.CharField(allow_null=True)  # type: ignore[assignment]
    source_url = s.CharField(allow_null=True)
    audience = codes(Audience.values)
    written_by = s.CharField(help_text="Code of the party that wrote the record.")
    corrected_at = s.DateTimeField(allow_null=True)
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class ActivitySideSerializer(s.Serializer[Any]):
    """What one side brings."""

    party = s.CharField()
    participants = s.IntegerField(allow_null=True)
    took_part = s.IntegerField(allow_null=True)
    composition = s.CharField(allow_null=True)
    contact = s.CharField(allow_null=True)
    way = codes(Way.values)


class ActivityActSerializer(s.Serializer[Any]):
    """A side accepted or confirmed it."""

    id = s.IntegerField()
    kind = codes(ActivityActKind)
    side = s.CharField()
    on = s.DateField()
    way = codes(Way.values)
    evidence = s.CharField(allow_null=True)
    capacity = s.CharField(allow_null=True)
    written_by = s.CharField()


class BookingSerializer(s.Serializer[Any]):
    """A unit or a place that it takes for itself."""

    id = s.IntegerField()
    kind = codes(BookedKind)
    party = s.CharField()
    name = s.CharField()
    taken = s.BooleanField(help_text="Nobody else gets it on these days.")


class ActivityCostSerializer(s.Serializer[Any]):
    """What it costs one side in one currency; of the own party alone."""

    party = s.CharField()
    currency = s.CharField()
    budget = s.DecimalField(18, 2, allow_null=True)
    actual = s.DecimalField(18, 2, allow_null=True)


class ActivityHalfSerializer(s.Serializer[Any]):
    """What the own party keeps of it for itself."""

    responsible = s.CharField(allow_null=True)
    notes = s.CharField(allow_null=True)
    costs = ActivityCostSerializer(many=True)


class WholeActivitySerializer(ActivitySerializer):
    """An activity with what hangs beneath it, as far as you see it."""

    sides = ActivitySideSerializer(many=True)
    acts = ActivityActSerializer(many=True)
    bookings = BookingSerializer(many=True)
    half = ActivityHalfSerializer(allow_null=True)


class ActivityOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(ActivityStatus)
    allowed = s.BooleanField()
    ready = s.BooleanField()
    follows = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class ActivityOffersSerializer(s.Serializer[Any]):
    """The steps out of the present status."""

    status = codes(ActivityStatus)
    version = s.IntegerField()
    steps = ActivityOfferSerializer(many=True)


class ActivityStatusSerializer(s.Serializer[Any]):
    """How an activity stands, for those who poll."""

    reference = s.CharField(allow_null=True)
    title = s.CharField()
    parties = s.ListField(child=s.CharField())
    form = codes(Form)
    activity_type = codes(ActivityType)
    status = codes(ActivityStatus)
    starts = partial()
    ends = partial()
    first_on = s.DateField()
    last_on = s.DateField()
    report_due_on = s.DateField(allow_null=True, help_text="Of one that was planned here, is over and not reported on.")
    corrected_at = s.DateTimeField(allow_null=True)
    updated_at = s.DateTimeField()
    version = s.IntegerField()


ActivityPage = page_of_schema("Activities", ActivitySerializer)
