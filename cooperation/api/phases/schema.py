"""How phases and gates are answered, and what may be sent of them."""

from typing import Any

from rest_framework import serializers as s

from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.inputs import Input, text
from cooperation.phases.vocabulary import Decision, GateStatus, Measure, Phase
from partners.records.record import Audience
from partners.records.ways import Way


class CapSerializer(s.Serializer[Any]):
    """The most that an activity of your party may be in a phase; null sets no cap."""

    phase = codes(Phase)
    days = s.IntegerField(allow_null=True)
    people = s.IntegerField(allow_null=True, help_text="Of both sides together.")
    amount = s.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    currency = s.CharField(help_text="Only costs in this currency are compared.")
    reason = s.CharField(help_text="Why it was changed; empty as delivered.")
    changed_by = s.CharField(allow_null=True)


class PhaseSerializer(s.Serializer[Any]):
    """In which phase a partnership is, by the view that leads for you: the shared one, else your own."""

    partnership = s.CharField()
    phase = codes(Phase)
    since = s.DateField(allow_null=True)
    unmeasured = s.BooleanField(help_text="An approver recorded it; no gate was passed.")
    reason = s.CharField()
    owner = s.CharField(allow_null=True, help_text="Whose view it is; null before anything is recorded.")
    audience = codes(Audience.values)
    version = s.IntegerField(help_text="0 before anything is recorded.")
    cap = CapSerializer(allow_null=True)
    gates_url = s.CharField()


class CriterionSerializer(s.Serializer[Any]):
    """What a gate asks for, and how that stands as you see it."""

    id = s.IntegerField()
    code = s.CharField(help_text="Of the template; empty for one of its own.")
    title = s.CharField()
    mandatory = s.BooleanField()
    measure = codes(Measure)
    threshold = s.IntegerField(allow_null=True)
    value = s.IntegerField(
        allow_null=True, help_text="In hundredths where it is a share; null: the record knows nothing."
    )
    out_of = s.IntegerField(allow_null=True)
    met = s.BooleanField()
    evidence = s.CharField()
    shown_on = s.DateField(allow_null=True)
    waived = s.CharField(allow_null=True, help_text="Why your side went ahead without it.")


class DecisionSerializer(s.Serializer[Any]):
    """What a side decided."""

    id = s.IntegerField()
    side = s.CharField()
    decision = codes(Decision)
    edition = s.IntegerField()
    on = s.DateField()
    way = codes(Way.values)
    reason = s.CharField()
    evidence = s.CharField()
    decided_alone = s.BooleanField()


class GateConditionSerializer(s.Serializer[Any]):
    """What a side still does after a conditional go."""

    id = s.IntegerField()
    criterion = s.IntegerField(allow_null=True)
    text = s.CharField()
    side = s.CharField()
    due_on = s.DateField()
    met_on = s.DateField(allow_null=True)
    evidence = s.CharField()


class GateOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(GateStatus)
    allowed = s.BooleanField()
    ready = s.BooleanField()
    follows = s.BooleanField()
    needs = s.DictField(child=s.BooleanField())
    conditions = ConditionSerializer(many=True)


class GateSerializer(s.Serializer[Any]):
    """One gate with everything that is still missing; asking changes nothing."""

    number = s.IntegerField()
    url = s.CharField()
    partnership = s.CharField()
    from_phase = codes(Phase)
    to_phase = codes(Phase)
    status = codes(GateStatus)
    edition = s.IntegerField(help_text="The version of the gate on which a decision is taken.")
    version = s.IntegerField()
    meets_on = s.DateField(allow_null=True)
    decided_on = s.DateField(allow_null=True)
    criteria = CriterionSerializer(many=True)
    conditions = GateConditionSerializer(many=True)
    decisions = DecisionSerializer(many=True)
    steps = GateOfferSerializer(many=True)


class GatesSerializer(s.Serializer[Any]):
    """The gates of a partnership, the latest first."""

    version = s.IntegerField()
    results = GateSerializer(many=True)


class CapsSerializer(s.Serializer[Any]):
    """The caps of your party by phase."""

    results = CapSerializer(many=True)


class RuleSerializer(s.Serializer[Any]):
    """A criterion as your template has it."""

    gate_from = codes(Phase)
    code = s.CharField()
    title = s.CharField()
    measure = codes(Measure)
    mandatory = s.BooleanField()
    threshold = s.IntegerField(allow_null=True)


class TemplateSerializer(s.Serializer[Any]):
    """What each gate asks for by your template."""

    results = RuleSerializer(many=True)


def whole(**more: Any) -> s.IntegerField:
    """A whole number that may be null."""
    return s.IntegerField(min_value=0, max_value=2_000_000_000, allow_null=True, **{"required": False, **more})


class EnterInput(Input):
    """The phase of a partnership older than its record, with the reason."""

    phase = text(24, required=True)
    reason = text(4000, required=True)


class CapInput(Input):
    """A cap, with the reason; null sets none."""

    phase = text(24, required=True)
    days = whole(required=True)
    people = whole(required=True)
    amount = s.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    currency = text(3, required=True)
    reason = text(4000, required=True)


class RuleInput(Input):
    """What your template asks for at a gate: `code` of a criterion, or `title` of one of your own."""

    gate_from = text(24, required=True)
    code = text(40)
    title = text(300)
    mandatory = s.BooleanField()
    threshold = whole()
    left_out = s.BooleanField(required=False, default=False)
    reason = text(4000, required=True)


class GateInput(Input):
    """Nothing but the wish."""


class GateStepInput(Input):
    """Where to, with what the step needs."""

    to = text(24, required=True)
    meets_on = text(10)
    reason = text(4000)


class CriterionInput(Input):
    """What this gate asks for: without `id` one more, by its `title`; with `evidence` what shows it."""

    id = whole()
    title = text(300)
    mandatory = s.BooleanField(required=False, default=True)
    threshold = whole()
    left_out = s.BooleanField(required=False, default=False)


class EvidenceInput(Input):
    """What shows that a criterion is met: a text, a document (its number), or both; neither takes it back."""

    criterion = s.IntegerField(min_value=1)
    evidence = text(4000)
    document = whole()


class CriterionWaiverInput(Input):
    """The criterion that your side goes ahead without, with the reason."""

    criterion = s.IntegerField(min_value=1)
    reason = text(4000, required=True)


class DecisionInput(Input):
    """A decision on the edition that was read; of the other side with its letter as `evidence`."""

    decision = text(16, required=True)
    edition = s.IntegerField(min_value=1)
    reason = text(4000, required=True)
    side = text(12)
    on = s.DateField(required=False)
    evidence = text(300)


class GateConditionInput(Input):
    """What a side is to do until a day; or, with the `id` of one, the `evidence` that it is met."""

    id = whole()
    side = text(12)
    due_on = s.DateField(required=False)
    criterion = whole()
    evidence = text(4000)
    text = text(300)
