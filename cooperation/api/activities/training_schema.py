"""What a course says over REST, and what is sent about it."""

from typing import Any

from rest_framework import serializers as s

from agreements.activities.training.course import CourseStanding, MeansKind
from agreements.activities.training.seat import SeatStatus
from agreements.activities.training.seating import MOST
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as words
from partners.records.ways import Way


class SeatSerializer(s.Serializer[Any]):
    """A seat; it names nobody."""

    number = s.IntegerField()
    status = codes(SeatStatus)
    as_known = s.BooleanField(help_text="Recorded as it is known, without its earlier steps.")
    function = s.CharField(allow_null=True)
    giving = s.CharField()
    sending = s.CharField()
    offered_on = s.DateField(allow_null=True)
    prerequisites_met = s.BooleanField(allow_null=True)
    language = s.BooleanField(allow_null=True, help_text="Cleared: yes or no.")
    medical = s.BooleanField(allow_null=True, help_text="Cleared: yes or no.")
    security = s.BooleanField(allow_null=True, help_text="Cleared: yes or no.")
    graduated_on = s.DateField(allow_null=True)
    ended_by = s.CharField(allow_null=True, help_text="Which side let it go.")
    ended_reason = s.CharField(allow_null=True)
    use_due_on = s.DateField(allow_null=True)
    used = s.BooleanField(allow_null=True)
    use_said = s.CharField(allow_null=True)
    used_on = s.DateField(allow_null=True)


class SeatStepSerializer(s.Serializer[Any]):
    """A step that seats stand before."""

    step = s.CharField()
    to = codes(SeatStatus)
    side = s.CharField(help_text="To which side it belongs.")
    seats = s.ListField(child=s.IntegerField())
    ready = s.ListField(child=s.IntegerField(), help_text="Those of which nothing is missing.")
    conditions = ConditionSerializer(many=True)


class MeansSerializer(s.Serializer[Any]):
    """A team, instructors or a simulator that one side gives."""

    id = s.IntegerField()
    kind = codes(MeansKind)
    giving = s.CharField()
    topic = s.CharField(help_text="The unit trained, the subject taught, or the simulator.")
    team_size = s.IntegerField(allow_null=True)
    days_given = s.IntegerField(allow_null=True)
    hours_run = s.IntegerField(allow_null=True)


class SeatActSerializer(s.Serializer[Any]):
    """What one side did with seats."""

    id = s.IntegerField()
    step = s.CharField()
    side = s.CharField()
    on = s.DateField()
    way = codes(Way.values)
    seats = s.ListField(child=s.IntegerField())
    answers = s.DictField(child=s.BooleanField())
    evidence = s.CharField(allow_null=True)


class TrainingSerializer(s.Serializer[Any]):
    """A course: its facts, its seats and what can be done with them, what else is given."""

    version = s.IntegerField()
    standing = codes(CourseStanding)
    institution = s.CharField(allow_null=True)
    language = s.CharField(allow_null=True)
    prerequisites = s.CharField(allow_null=True)
    nominate_days = s.IntegerField()
    use_months = s.IntegerField()
    seats = SeatSerializer(many=True)
    next = SeatStepSerializer(many=True)
    means = MeansSerializer(many=True)
    acts = SeatActSerializer(many=True)


class CourseInput(Input):
    """Facts of a course; fields left out stay."""

    standing = codes(CourseStanding, required=False)
    institution = words(160)
    language = words(2)
    prerequisites = words(4000)
    nominate_days = s.IntegerField(required=False)
    use_months = s.IntegerField(required=False)


class SeatsInput(Input):
    """Seats that are added; where they stand is told only of an activity that is recorded as it exists."""

    count = s.IntegerField()
    giving = words(12, required=True)
    function = words(160)
    status = codes(SeatStatus, required=False)


class WhichInput(Input):
    """Which seats."""

    seats = s.ListField(child=s.IntegerField(min_value=1), min_length=1, max_length=MOST)


class SeatsChangeInput(WhichInput):
    """For which function seats are, or that they were entered by mistake."""

    function = words(160)
    mistake = s.BooleanField(required=False)
    reason = words(4000)


class SaidInput(WhichInput):
    """When it was, and of the other side the letter that shows it."""

    on = s.DateField(required=False)
    evidence = words(300)


class SeatStepInput(SaidInput):
    """To which status seats are moved, and what the step needs."""

    to = codes(SeatStatus)
    prerequisites_met = s.BooleanField(required=False)
    by = words(12)
    reason = words(4000)
    used = s.BooleanField(required=False)
    use_said = words(400)


class ClearanceInput(SaidInput):
    """What is cleared, each yes or no."""

    language = s.BooleanField(required=False)
    medical = s.BooleanField(required=False)
    security = s.BooleanField(required=False)


class MeansInput(Input):
    """A team, instructors or a simulator."""

    kind = codes(MeansKind)
    giving = words(12, required=True)
    topic = words(160, required=True)
    team_size = s.IntegerField(required=False, allow_null=True)
    days_given = s.IntegerField(required=False, allow_null=True)
    hours_run = s.IntegerField(required=False, allow_null=True)


class ReasonInput(Input):
    """Why."""

    reason = words(4000, required=True)
