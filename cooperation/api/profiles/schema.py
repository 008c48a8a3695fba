"""The shapes of goals and capabilities."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.inputs import Input, PartialDateField, text
from partners.profile.judging import STRUCK
from partners.profile.profile import MOST_SOURCE
from partners.profile.term import MOST_NAME
from partners.profile.vocabulary import LineKind, Priority, TermKind

_TERM = "A code of the vocabulary `profile_term`, or that of a term of your own."


class ProfileLineSerializer(s.Serializer[Any]):
    """One line of a profile."""

    id = s.IntegerField()
    party = s.CharField()
    kind = codes(LineKind.values)
    term = s.CharField(help_text=_TERM)
    name = s.CharField(help_text="What the term is called, in the language of the request.")
    priority = s.CharField(allow_null=True, help_text="Of a goal: a code of the vocabulary `priority`.")
    level = s.CharField(allow_null=True, help_text="Of a capability: a code of the vocabulary `capability_level`.")
    conditions = s.CharField(allow_null=True)
    valid_until = s.DateField(allow_null=True)
    struck = s.BooleanField(help_text="A goal that facts suggest, and an officer struck out.")
    note = s.CharField(allow_null=True)
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()
    updated_at = s.DateTimeField()


class GoalGroundSerializer(s.Serializer[Any]):
    """A fact that suggests a goal."""

    code = s.CharField()
    text = s.CharField(help_text="In the language of the request.")
    others = s.ListField(child=s.CharField(), help_text="The other parties of it.")
    source = s.CharField()  # type: ignore[assignment]
    as_of = s.CharField()
    until = s.DateField(allow_null=True, help_text="The last day on which it suggests the goal.")


class SuggestedGoalSerializer(s.Serializer[Any]):
    """A goal that facts suggest and nobody has settled."""

    term = s.CharField(help_text=_TERM)
    name = s.CharField()
    grounds = GoalGroundSerializer(many=True)


class ProfileSerializer(s.Serializer[Any]):
    """A party as your ministry sees it."""

    party = s.CharField()
    url = s.CharField()
    version = s.IntegerField(help_text="0 while nothing is kept.")
    lines = ProfileLineSerializer(many=True, help_text="Those no longer valid and those struck out among them.")
    suggested = SuggestedGoalSerializer(many=True)


class ProfileMeetsSerializer(s.Serializer[Any]):
    """A capability that one side seeks and the other offers."""

    term = s.CharField(help_text=_TERM)
    name = s.CharField()
    sought = ProfileLineSerializer()
    offered = ProfileLineSerializer()


class SharedGoalSerializer(s.Serializer[Any]):
    """A goal that counts for both parties."""

    term = s.CharField(help_text=_TERM)
    name = s.CharField()
    our_priority = s.CharField(allow_null=True, help_text="Null where facts alone suggest it.")
    their_priority = s.CharField(allow_null=True, help_text="Null where facts alone suggest it.")
    common = GoalGroundSerializer(many=True, help_text="Facts that suggest it to both, between these two.")


class SoughtAndOfferedSerializer(s.Serializer[Any]):
    """What two parties could do for each other, as your ministry sees them."""

    we = s.CharField()
    they = s.CharField()
    goals = SharedGoalSerializer(many=True, help_text="Goals that count for both, those of your priority first.")
    communications = s.ListField(child=s.CharField(), help_text="Systems and standards that both hold: codes of terms.")
    they_seek = ProfileMeetsSerializer(many=True, help_text="What they seek and we offer.")
    we_seek = ProfileMeetsSerializer(many=True, help_text="What we seek and they offer.")


class ProfileTermSerializer(s.Serializer[Any]):
    """A term in which lines are written."""

    code = s.CharField()
    kind = codes(TermKind.values)
    name = s.CharField()
    off = s.BooleanField(help_text="Not offered for new lines.")


class ProfileTermsSerializer(s.Serializer[Any]):
    """All terms."""

    results = ProfileTermSerializer(many=True)


class ProfileLineInput(Input):
    """A line to write; of one that is there, only the columns that are given change."""

    kind = codes(LineKind.values)
    term = text(40, required=True, help_text=_TERM)
    priority = text(6, help_text="Of a goal: a code of the vocabulary `priority`.")
    level = text(12, help_text="Of a capability: a code of the vocabulary `capability_level`.")
    conditions = text(2000)
    valid_until = s.DateField(required=False, allow_null=True)
    struck = s.BooleanField(required=False)
    note = text(2000)
    source = text(MOST_SOURCE)  # type: ignore[assignment]
    as_of = PartialDateField(required=False)


class ProfileRemovalInput(Input):
    """Why a line is taken out."""

    reason = text(4000, required=True)


class JudgementsInput(Input):
    """Answers to suggested goals, by term: a priority, or `struck`."""

    answers = s.DictField(child=s.ChoiceField([*Priority.values, STRUCK]))


class ProfileTermInput(Input):
    """A term to change, or without a `code` to add."""

    code = text(40)
    kind = codes(TermKind.values, required=False)
    name = text(MOST_NAME)
    off = s.BooleanField(required=False)
    reason = text(4000, required=True)
