"""The shapes of first steps and opportunities."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.inputs import Input, text
from cooperation.opportunities.first_step import About
from cooperation.opportunities.vocabulary import OpportunityStatus, Why

_STEP = "The key of a first step that is proposed today."


class StepGroundSerializer(s.Serializer[Any]):
    """What a first step rests on, with its source."""

    code = s.CharField(help_text="Of a fact that both share; empty for a line of a profile.")
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()


class StepLegalSerializer(s.Serializer[Any]):
    """One requirement in law, and how it is met on these days."""

    rule = s.CharField(help_text="A code of the vocabulary `coverage_rule`, or that of a rule of your own.")
    name = s.CharField(help_text="Of a rule of your own.")
    state = s.CharField(help_text="A code of the vocabulary `coverage_state`.")


class GainSerializer(s.Serializer[Any]):
    """What a side gains."""

    code = s.CharField(help_text="`goal`, `receives`, `in_return`, `to_ask_for` or `to_find_out`.")
    term = s.CharField(help_text="A code of the vocabulary `profile_term`, or empty.")
    priority = s.CharField(help_text="Of a goal: a code of the vocabulary `priority`, or empty.")


class FirstStepSerializer(s.Serializer[Any]):
    """What the two could do first."""

    step = s.CharField(help_text="Its key among those of the candidate.")
    title = s.CharField(help_text="In the language of the request.")
    activity_type = s.CharField(help_text="A code of the vocabulary `activity_type`.")
    area = s.CharField(help_text="A code of the vocabulary `area`.")
    about = codes(About)
    term = s.CharField(help_text="The goal or capability on which it rests: a code of the vocabulary `profile_term`.")
    also = s.ListField(child=s.CharField(), help_text="Further goals that lead to the same.")
    grounds = StepGroundSerializer(many=True)
    framework = s.CharField(allow_null=True, help_text="The code of an organisation to which both belong.")
    we_host = s.BooleanField()
    begins = s.DateField()
    ends = s.DateField()
    days = s.IntegerField()
    our_people = s.IntegerField()
    their_people = s.IntegerField()
    amount = s.DecimalField(max_digits=18, decimal_places=2)
    currency = s.CharField()
    cut = s.ListField(child=s.CharField(), help_text="What your cap for a pilot made smaller: days, people, amount.")
    before_gate = s.BooleanField(help_text="Whether it is within your caps for getting to know each other, too.")
    legal = StepLegalSerializer(many=True)
    ours = GainSerializer()
    theirs = GainSerializer()


class FirstStepsSerializer(s.Serializer[Any]):
    """At most three first steps, what weighs most first, and the opportunity that is kept already."""

    party = s.CharField()
    opportunity = s.CharField(allow_null=True, help_text="The address of the one that is open or was taken up.")
    results = FirstStepSerializer(many=True)


class OpportunitySerializer(s.Serializer[Any]):
    """A candidate that was found, and what became of it."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    key = s.CharField()
    party = s.CharField()
    status = codes(OpportunityStatus)
    opened_on = s.DateField()
    opened_by = s.CharField()
    first_step = FirstStepSerializer(allow_null=True)
    note = s.CharField(allow_null=True)
    why = s.CharField(allow_null=True, help_text="A code of the vocabulary `opportunity_why`.")
    reason = s.CharField(allow_null=True)
    decided_on = s.DateField(allow_null=True)
    decided_by = s.CharField(allow_null=True)
    activity = s.CharField(allow_null=True, help_text="The address of the activity that was planned from it.")
    became_project = s.BooleanField()
    updated_at = s.DateTimeField()
    version = s.IntegerField()


class AssessmentLineSerializer(s.Serializer[Any]):
    """One part of the ranking as it stood."""

    part = s.CharField(help_text="A code of the vocabulary `matching_part`, or a part of your own.")
    weight = s.FloatField()
    points = s.FloatField()
    share = s.FloatField()
    tested = s.BooleanField()
    x = s.FloatField(allow_null=True, help_text="From 0 to 1; null where it was not known.")
    value = s.JSONField(required=False)
    missing = s.CharField(required=False, help_text="A code of the vocabulary `matching_missing`.")
    sources = s.ListField(child=s.DictField(), required=False)


class AssessmentSerializer(s.Serializer[Any]):
    """What the ranking said on the day on which it was opened."""

    usual_weights = s.BooleanField()
    highest = s.CharField(help_text="The goal that was put highest, or empty.")
    with_ties = s.BooleanField()
    place = s.IntegerField()
    of = s.IntegerField()
    total = s.FloatField()
    tested_share = s.FloatField()
    likelihood = s.FloatField()
    fit = s.FloatField()
    most_fit = s.FloatField()
    known = s.IntegerField()
    parts = s.IntegerField()
    lines = AssessmentLineSerializer(many=True)


class WholeOpportunitySerializer(OpportunitySerializer):
    """An opportunity with its initial assessment."""

    assessment = AssessmentSerializer()


class OpportunityOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(OpportunityStatus)
    allowed = s.BooleanField()
    ready = s.BooleanField()
    follows = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class OpportunityOffersSerializer(s.Serializer[Any]):
    """The steps out of the present status."""

    status = codes(OpportunityStatus)
    version = s.IntegerField()
    steps = OpportunityOfferSerializer(many=True)


class OpportunityInput(Input):
    """A candidate to keep; with `take_up` it becomes a partnership at once."""

    party = text(20, required=True)
    weights = s.DictField(child=s.FloatField(), required=False, help_text="Points by part, where they are changed.")
    highest = text(40, help_text="The goal that is put highest.")
    first_step = text(80, help_text=_STEP)
    note = text(4000)
    take_up = s.BooleanField(required=False)


class FirstStepInput(Input):
    """Which first step, and what there is to say."""

    first_step = text(80, help_text=_STEP)
    note = text(4000)


class OpportunityStepInput(Input):
    """Which step, and what it needs."""

    to = codes(OpportunityStatus)
    why = s.ChoiceField(choices=[str(one) for one in Why], required=False)
    reason = text(4000)


class OpportunityPlanInput(Input):
    """The words of the activity; without them those of the first step."""

    title = text(300)
    purpose = text(4000)
