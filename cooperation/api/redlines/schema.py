"""The shapes of red lines and of what excludes a party."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.inputs import Input, PartialDateField, text
from partners.redlines.redline import MOST_SOURCE, MOST_TEXT
from partners.redlines.vocabulary import Basis, Ground, How, RedLineStatus


class WouldChangeSerializer(s.Serializer[Any]):
    """One thing that would end an exclusion; any one of them is enough."""

    code = s.CharField()
    parties = s.DictField(child=s.CharField(), help_text="The parties that it names, by what they are in it.")
    text = s.CharField(help_text="In the language of the request.")


class ExclusionSerializer(s.Serializer[Any]):
    """One reason why a party is not taken as a partner."""

    party = s.CharField()
    ground = codes(Ground.values)
    how = codes(How, help_text="Whose measure or whose ally it is.")
    basis = codes(Basis, help_text="A fact, what follows from facts, or your own word.")
    by = s.CharField(allow_null=True, help_text="Who took the measure, the other side, or the alliance that binds.")
    ally = s.CharField(allow_null=True, help_text="The state that the alliance binds to.")
    since = s.CharField(allow_null=True)
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()
    text = s.CharField(help_text="Why, in the language of the request.")
    note = s.CharField(allow_null=True)
    would_change = WouldChangeSerializer(many=True)
    red_line = s.CharField(allow_null=True, help_text="Your own red line, where it is one.")


class ExclusionsSerializer(s.Serializer[Any]):
    """Who is excluded on a day, and why."""

    as_of = s.DateField()
    results = ExclusionSerializer(many=True)


class RedLineSerializer(s.Serializer[Any]):
    """A red line of your own."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    party = s.CharField()
    ground = codes(Ground.values)
    why = s.CharField()
    would_change = s.CharField()
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()
    review_on = s.DateField(allow_null=True)
    status = codes(RedLineStatus.values)
    drawn_on = s.DateField(allow_null=True)
    lifted_on = s.DateField(allow_null=True)
    asked_by = s.CharField(help_text="Who asked for what was or is to be decided last.")
    decided_alone = s.BooleanField()
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class RedLineOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(RedLineStatus.values)
    allowed = s.BooleanField()
    ready = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class RedLineOffersSerializer(s.Serializer[Any]):
    """The steps out of the present status of a red line."""

    status = codes(RedLineStatus.values)
    version = s.IntegerField()
    steps = RedLineOfferSerializer(many=True)


class RedLineChangeInput(Input):
    """What to change of a red line, and why."""

    ground = codes(Ground.values, required=False)
    why = text(MOST_TEXT)
    would_change = text(MOST_TEXT)
    source = text(MOST_SOURCE)  # type: ignore[assignment]
    as_of = PartialDateField(required=False)
    review_on = s.DateField(required=False, allow_null=True)
    reason = text(MOST_TEXT, required=True)


class RedLineInput(Input):
    """A red line to ask for."""

    party = s.CharField(max_length=12, help_text="Code of the party.")
    ground = codes(Ground.values)
    why = text(MOST_TEXT, required=True)
    would_change = text(MOST_TEXT, required=True)
    source = text(MOST_SOURCE, required=True)  # type: ignore[assignment]
    as_of = PartialDateField()
    review_on = s.DateField(required=False, allow_null=True)


class RedLineStepInput(Input):
    """A step: `drawn` or `declined`, `lifting` to ask to lift it, `lifted`, `drawn` again to keep it."""

    to = codes(RedLineStatus.values)
    reason = text(MOST_TEXT, required=True)
