"""The shapes of legal coverage."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.inputs import Input, text


class CoveragePaperSerializer(s.Serializer[Any]):
    """A paper by which your side holds a requirement to be met."""

    id = s.IntegerField()
    kind = s.CharField(help_text="A code of the vocabulary `paper_kind`.")
    reference = s.CharField()
    issued_by = s.CharField()
    valid_from = s.DateField(allow_null=True)
    valid_until = s.DateField(allow_null=True)


class WentAheadSerializer(s.Serializer[Any]):
    """The decision to go ahead without it, on the activity's present days."""

    reason = s.CharField()
    decided_by = s.CharField()
    on = s.DateField()


class CoverageWaySerializer(s.Serializer[Any]):
    """One way to what is missing."""

    way = s.CharField(help_text="A code of the vocabulary `coverage_way`.")
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement that it is about.")
    data = s.DictField(help_text="Days, statuses, types and organisations that it names.")  # type: ignore[assignment]


class AnswerSerializer(s.Serializer[Any]):
    """One requirement."""

    rule = s.CharField(help_text="A code of the vocabulary `coverage_rule`, or that of a rule of your own.")
    name = s.CharField(allow_null=True, help_text="Of a rule of your own.")
    state = s.CharField(help_text="A code of the vocabulary `coverage_state`.")
    met = s.BooleanField(help_text="Covered, or gone ahead without.")
    pair = s.CharField(allow_null=True, help_text="Between whom the agreement is to be.")
    soil = s.CharField(allow_null=True, help_text="On whose soil people of another state are.")
    agreement = s.CharField(allow_null=True, help_text="Address of the agreement that covers it.")
    paper = CoveragePaperSerializer(allow_null=True)
    waived = WentAheadSerializer(allow_null=True)
    ways = CoverageWaySerializer(many=True, help_text="The shortest first.")


class AnswersSerializer(s.Serializer[Any]):
    """How an activity stands in law, with its version."""

    activity = s.CharField()
    version = s.IntegerField()
    covered = s.BooleanField()
    results = AnswerSerializer(many=True)


class CoveragePaperInput(Input):
    """What covers it."""

    rule = text(32, required=True)
    kind = text(20, required=True)
    reference = text(300, required=True)
    agreement = text(40, help_text="Of the kind `agreement`: its reference.")
    issued_by = text(160)
    valid_from = s.DateField(required=False, allow_null=True)
    valid_until = s.DateField(required=False, allow_null=True)


class CoverageGoAheadInput(Input):
    """Which rule, and why one goes ahead."""

    rule = text(32, required=True)
    reason = text(4000, required=True)


class CoverageRuleSerializer(s.Serializer[Any]):
    """One rule as your ministry has it."""

    code = s.CharField()
    name = s.CharField()
    activity_types = s.ListField(child=s.CharField(), help_text="None: activities of every type.")
    circumstance = s.CharField(help_text="A code of the vocabulary `circumstance`.")
    instruments = s.ListField(child=s.CharField())
    papers = s.ListField(child=s.CharField())
    frameworks = s.ListField(child=s.CharField())
    source = s.CharField()  # type: ignore[assignment]
    off = s.BooleanField()


class CoverageRulesSerializer(s.Serializer[Any]):
    """All of them."""

    results = CoverageRuleSerializer(many=True)


class CoverageRuleInput(Input):
    """What to change of a rule, and why; without a code a new one. What is left out stays."""

    code = text(32)
    name = text(160)
    activity_types = s.ListField(child=s.CharField(max_length=32), required=False)
    circumstance = text(20)
    instruments = s.ListField(child=s.CharField(max_length=32), required=False)
    papers = s.ListField(child=s.CharField(max_length=32), required=False)
    frameworks = s.ListField(child=s.CharField(max_length=12), required=False)
    source = text(300)  # type: ignore[assignment]
    off = s.BooleanField(required=False)
    reason = text(2000, required=True)
