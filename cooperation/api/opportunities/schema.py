"""The shapes of the ranking, of sets of weights and of parts that a party added."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.inputs import Input, PartialDateField, text
from cooperation.opportunities import criterion, weight_set
from partners.matching.parts import Missing

_PART = "A code of the vocabulary `matching_part`, or that of a part of your own."


class RankedSerializer(s.Serializer[Any]):
    """One state in its place. Tested on history and entered by officers are never added up without saying so."""

    code = s.CharField()
    name = s.CharField(help_text="In the language of the request.")
    url = s.CharField()
    place = s.IntegerField()
    points = s.FloatField(help_text="The total.")
    tested_share = s.FloatField(help_text="Of the points, from 0 to 1: what history tested and nobody changed.")
    likelihood = s.FloatField(help_text="Of states so placed, from 0 to 1: how many signed within five years. Tested.")
    fit = s.FloatField(help_text="Points for goals and offers. Not tested.")
    most_fit = s.FloatField(help_text="The most that there could be.")
    parts_known = s.IntegerField()
    parts_counted = s.IntegerField()
    sentence = s.CharField(help_text="The parts that give most, in the language of the request.")


class PartGroundSerializer(s.Serializer[Any]):
    """Who says so, and when it was so."""

    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()


class RankedPartSerializer(s.Serializer[Any]):
    """One part of a total."""

    part = s.CharField(help_text=_PART)
    name = s.CharField()
    measure = s.FloatField(allow_null=True, help_text="From 0 to 1; null where it is missing, which is not 0.")
    missing = codes(Missing, allow_null=True)
    value = s.CharField(allow_null=True, help_text="In words, in the language of the request.")
    weight = s.FloatField()
    points = s.FloatField(help_text="Where the part is missing, the mean of the others stands in.")
    share = s.FloatField(help_text="Of the total, from 0 to 1.")
    tested = s.BooleanField(help_text="History gave the weight, and nobody changed it.")
    grounds = PartGroundSerializer(many=True)


class CandidateSerializer(RankedSerializer):
    """One candidate part by part."""

    parts = RankedPartSerializer(many=True)


class WeightSetSerializer(s.Serializer[Any]):
    """What counts, kept under a name."""

    id = s.IntegerField()
    url = s.CharField()
    name = s.CharField()
    weights = s.DictField(child=s.FloatField(), help_text="Points by part; those left out stay as they come.")
    highest = s.CharField(allow_null=True, help_text="The goal put highest.")
    is_default = s.BooleanField(help_text="The ranking opens with it.")
    reason = s.CharField(allow_null=True)
    version = s.IntegerField()
    updated_at = s.DateTimeField()


class OwnCriterionSerializer(s.Serializer[Any]):
    """A part that your party added."""

    id = s.IntegerField()
    url = s.CharField()
    part = s.CharField(help_text="Its code among the parts of the ranking.")
    name = s.CharField()
    meaning = s.CharField(help_text="What 0 and 100 stand for.")
    version = s.IntegerField()
    updated_at = s.DateTimeField()


class OwnCriterionValueSerializer(s.Serializer[Any]):
    """What one state is worth."""

    party = s.CharField()
    value = s.IntegerField()
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()


class OwnCriterionWithValuesSerializer(OwnCriterionSerializer):
    """A part with its values."""

    values = OwnCriterionValueSerializer(many=True)


class WeightSetInput(Input):
    """A set to keep or to change; what is left out stays."""

    name = text(weight_set.MOST_NAME)
    weights = s.DictField(child=s.FloatField(min_value=0, max_value=100), required=False)
    highest = text(40, help_text="A goal; empty for what the profile says.")


class WeightSetDefaultInput(Input):
    """Whether the ranking opens with it, and why."""

    on = s.BooleanField()
    reason = text(4000, required=True)


class OwnCriterionInput(Input):
    """A part to add or to change; what is left out stays."""

    name = text(criterion.MOST_NAME)
    meaning = text(criterion.MOST_MEANING)


class OwnCriterionValueInput(Input):
    """The value of a state; null takes it out."""

    party = text(12, required=True)
    value = s.IntegerField(min_value=0, max_value=criterion.MOST_VALUE, allow_null=True)
    source = text(criterion.MOST_SOURCE)  # type: ignore[assignment]
    as_of = PartialDateField(required=False)


class OwnCriterionValuesInput(Input):
    """Values of many states; those not named stay."""

    values = OwnCriterionValueInput(many=True)
