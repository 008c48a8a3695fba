"""How what each side gives is answered, and what may be sent of it."""

from typing import Any

from rest_framework import serializers as s

from agreements.instruments.vocabulary import Area
from agreements.reciprocity.understanding import About, UnderstandingStatus
from agreements.reciprocity.vocabulary import EntryStatus, GivenKind, Unit
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.documentation.describe import page_of_schema
from cooperation.api.inputs import Input, text
from partners.records.record import Audience
from partners.records.ways import Way


def money(**more: Any) -> s.DecimalField:
    """An amount or a quantity."""
    return s.DecimalField(max_digits=18, decimal_places=2, **more)


class WordOfSideSerializer(s.Serializer[Any]):
    """What a side said."""

    id = s.IntegerField()
    kind = s.CharField()
    side = s.CharField()
    on = s.DateField()
    way = codes(Way.values)
    reason = s.CharField(allow_null=True)
    evidence = s.CharField(allow_null=True)
    capacity = s.CharField(allow_null=True)
    written_by = s.CharField()


class GivenSerializer(s.Serializer[Any]):
    """What one side gives the other."""

    id = s.IntegerField()
    key = s.CharField()
    url = s.CharField()
    display = s.CharField()
    partnership = s.CharField()
    giver = s.CharField()
    kind = codes(GivenKind)
    area = codes(Area.values, allow_null=True)
    unit = codes(Unit)
    quantity = money()
    currency = s.CharField(allow_null=True, help_text="Of money alone.")
    status = codes(EntryStatus)
    overdue = s.BooleanField()
    due_on = s.DateField(allow_null=True)
    given_on = s.DateField(allow_null=True)
    settle_by = s.DateField(allow_null=True)
    activity = s.CharField(allow_null=True, help_text="Address of the activity from which it is counted.")
    counter = s.CharField(allow_null=True, help_text="Address of what it was returned by.")
    audience = codes(Audience.values)
    corrected_at = s.DateTimeField(allow_null=True)
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class GivenOfferSerializer(s.Serializer[Any]):
    """A step out of the present status, and whose it is."""

    step = s.CharField()
    to = codes(EntryStatus)
    side = s.CharField()
    allowed = s.BooleanField()
    conditions = ConditionSerializer(many=True)


class WholeGivenSerializer(GivenSerializer):
    """One entry with what each side said of it, and what comes next."""

    acts = WordOfSideSerializer(many=True)
    steps = GivenOfferSerializer(many=True)


GivenPage = page_of_schema("GivenPage", GivenSerializer)


class BalanceLineSerializer(s.Serializer[Any]):
    """What each of the two gave in one unit; null: of all years or areas."""

    year = s.IntegerField(allow_null=True)
    area = s.CharField(allow_null=True, help_text="Empty: no area is named.")
    unit = codes(Unit)
    given = s.DictField(child=money(), help_text="By the code of each side.")
    share = s.DecimalField(
        max_digits=4, decimal_places=1, allow_null=True, help_text="Per cent by the first side of the pair."
    )
    entries = s.IntegerField()


class SeatsGivenSerializer(s.Serializer[Any]):
    """The seats on courses that one side gave the other, by the year in which these begin."""

    year = s.IntegerField()
    giving = s.CharField()
    offered = s.IntegerField()
    used = s.IntegerField()
    forfeited = s.IntegerField()
    withdrawn = s.IntegerField()
    graduated = s.IntegerField()


class BalanceSerializer(s.Serializer[Any]):
    """The balance of a pair, counted from what you may see."""

    partnership = s.CharField()
    first = s.CharField(help_text="The side that shares and bands speak of.")
    band = s.CharField(allow_null=True, help_text="Address of the band that both agreed.")
    low = s.IntegerField(allow_null=True)
    high = s.IntegerField(allow_null=True)
    valuation = s.CharField(allow_null=True, help_text="Address of how both value it; null: money is nowhere.")
    currency = s.CharField(allow_null=True)
    one_way = s.BooleanField(help_text="Out of balance by the band, else by your rule.")
    sold = s.IntegerField(help_text="Deliveries not paid for yet that count in money beside the entries.")
    totals = BalanceLineSerializer(many=True)
    lines = BalanceLineSerializer(many=True)
    seats = SeatsGivenSerializer(many=True, help_text="Of all areas.")


class UnderstandingSerializer(s.Serializer[Any]):
    """What both settle about the balance: the figures, a band, a way to value in money."""

    id = s.IntegerField()
    key = s.CharField()
    url = s.CharField()
    display = s.CharField()
    partnership = s.CharField()
    first = s.CharField(help_text="The side of whose share a band speaks.")
    about = codes(About)
    number = s.IntegerField()
    status = codes(UnderstandingStatus)
    until = s.DateField(allow_null=True)
    low = s.IntegerField(allow_null=True)
    high = s.IntegerField(allow_null=True)
    method = s.CharField(allow_null=True)
    currency = s.CharField(allow_null=True)
    day_rate = money(allow_null=True)
    person_day_rate = money(allow_null=True)
    seat_rate = money(allow_null=True)
    figures = BalanceLineSerializer(many=True)
    agreed_on = s.DateField(allow_null=True)
    audience = codes(Audience.values)
    acts = WordOfSideSerializer(many=True)
    version = s.IntegerField()


class UnderstandingsSerializer(s.Serializer[Any]):
    """Everything proposed about a balance, the latest first."""

    results = UnderstandingSerializer(many=True)


class BalanceRuleSerializer(s.Serializer[Any]):
    """From where on your party calls cooperation a one-way street."""

    least_share = s.IntegerField(help_text="Per cent; where no band is agreed.")
    years = s.IntegerField()
    least_entries = s.IntegerField()
    reason = s.CharField(help_text="Why it was changed; empty as delivered.")
    changed_by = s.CharField(allow_null=True)


class GivenInput(Input):
    """What a side pledges (`due_on`) or has given (`given_on`); of the other side with its letter as `evidence`."""

    giver = text(12, required=True)
    kind = s.ChoiceField(choices=[str(one) for one in GivenKind])
    title = text(300, required=True)
    unit = s.ChoiceField(choices=[str(one) for one in Unit])
    quantity = money()
    currency = text(3)
    area = text(32)
    due_on = s.DateField(required=False, allow_null=True)
    given_on = s.DateField(required=False, allow_null=True)
    settle_by = s.DateField(required=False, allow_null=True)
    evidence = text(300)


class GivenChangeInput(Input):
    """What is put right, with the `reason`; or `mistake`: it was put down by mistake; or `take_back` the last act."""

    kind = text(16)
    title = text(300)
    unit = text(12)
    quantity = money(required=False)
    currency = text(3)
    area = text(32)
    due_on = s.DateField(required=False, allow_null=True)
    given_on = s.DateField(required=False, allow_null=True)
    settle_by = s.DateField(required=False, allow_null=True)
    reason = text(4000, required=True)
    mistake = s.BooleanField(required=False, default=False)
    take_back = s.BooleanField(required=False, default=False)


class GivenActInput(Input):
    """Where the act leads; whose it is follows from that, and of the other side it needs its letter."""

    to = text(24, required=True)
    on = s.DateField(required=False)
    evidence = text(300)
    counter = text(16, help_text="Key of the entry by which it was returned in kind.")


class GivenContestInput(Input):
    """Why you object: to the whole, or to one act."""

    act = s.IntegerField(required=False, min_value=1)
    reason = text(4000, required=True)


class UnderstandingInput(Input):
    """What is proposed: of a statement `until`; of a band `low` and `high`; of a valuation the rest."""

    about = s.ChoiceField(choices=[str(one) for one in About])
    until = s.DateField(required=False)
    low = s.IntegerField(required=False, min_value=0, max_value=100)
    high = s.IntegerField(required=False, min_value=0, max_value=100)
    method = text(4000)
    currency = text(3)
    day_rate = money(required=False, allow_null=True)
    person_day_rate = money(required=False, allow_null=True)
    seat_rate = money(required=False, allow_null=True)


class UnderstandingAnswerInput(Input):
    """What a side says: `agreed`, `declined` or `ended`; of the other side with its letter as `evidence`."""

    kind = text(12, required=True)
    side = text(12)
    on = s.DateField(required=False)
    reason = text(4000)
    evidence = text(300)


class BalanceRuleInput(Input):
    """The rule, with the reason."""

    least_share = s.IntegerField(min_value=0, max_value=100)
    years = s.IntegerField(min_value=0, max_value=100)
    least_entries = s.IntegerField(min_value=0, max_value=100_000)
    reason = text(4000, required=True)
