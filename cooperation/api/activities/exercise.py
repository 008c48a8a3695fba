"""The facts, stages and lessons of an exercise, and what an activity brought the own side, as resources."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.activities.closing import benefit_state
from agreements.activities.exercise import ExerciseKind, ExerciseStage, LessonState
from agreements.activities.exercising import exercise_offers, exercise_put, exercise_step, lesson_put
from agreements.activities.vocabulary import Form
from agreements.models import Activity, Benefit, Exercise, Lesson
from cooperation.api.activities.base import ActivityResource
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input
from cooperation.api.inputs import text as words
from cooperation.api.preconditions import fresh_headers, version_read
from partners.records.errors import Forbidden, Unseen

_PLAIN = (
    "kind",
    "stage",
    "initial_on",
    "main_on",
    "final_on",
    "troops",
    "observers",
    "notified_on",
    "hot_wash_on",
)
_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "status": 201, "writes": True}


class LessonSerializer(s.Serializer[Any]):
    """A lesson of an exercise."""

    id = s.IntegerField()
    text = s.CharField()
    office = s.CharField()
    action = s.CharField(allow_null=True)
    state = codes(LessonState)
    closed_on = s.DateField(allow_null=True)
    closing = s.CharField(allow_null=True)


class StageSerializer(s.Serializer[Any]):
    """A step out of the present stage."""

    step = s.CharField()
    to = codes(ExerciseStage)
    ready = s.BooleanField()
    conditions = ConditionSerializer(many=True)


class ExerciseSerializer(s.Serializer[Any]):
    """An exercise: its facts, its own stage and what the next asks for, its lessons."""

    version = s.IntegerField()
    kind = codes(ExerciseKind)
    stage = codes(ExerciseStage)
    scheduling = s.CharField(allow_null=True)
    conducting = s.CharField(allow_null=True)
    initial_on = s.DateField(allow_null=True)
    main_on = s.DateField(allow_null=True)
    final_on = s.DateField(allow_null=True)
    troops = s.IntegerField(allow_null=True)
    observers = s.IntegerField(allow_null=True)
    host_support = s.CharField(allow_null=True)
    notified_on = s.DateField(allow_null=True)
    hot_wash_on = s.DateField(allow_null=True)
    next = StageSerializer(many=True)
    lessons = LessonSerializer(many=True)


class ExerciseInput(Input):
    """Facts of an exercise; fields left out stay."""

    kind = codes(ExerciseKind, required=False)
    scheduling = words(12)
    conducting = words(12)
    initial_on = s.DateField(required=False, allow_null=True)
    main_on = s.DateField(required=False, allow_null=True)
    final_on = s.DateField(required=False, allow_null=True)
    troops = s.IntegerField(required=False, allow_null=True)
    observers = s.IntegerField(required=False, allow_null=True)
    host_support = words(4000)
    notified_on = s.DateField(required=False, allow_null=True)
    hot_wash_on = s.DateField(required=False, allow_null=True)


class StageInput(Input):
    """To which stage."""

    to = codes(ExerciseStage)


class LessonInput(Input):
    """A lesson; fields left out stay."""

    text = words(4000)
    office = words(160)
    action = words(4000)
    state = codes(LessonState, required=False)
    closing = words(4000)


class ExerciseResource(ActivityResource):
    """What belongs to an exercise."""

    def exercise(self, key: str) -> Activity:
        """The activity, if it is an exercise. Raises Unseen, Moved."""
        found = self.activity(key)
        if found.form != Form.EXERCISE:
            raise Unseen
        return found

    def answer(self, pk: int, status: int = 200) -> Response:
        """An exercise as it is now."""
        now = Activity.objects.visible_to(self.reader).select_related("partnership").get(pk=pk)
        seen = Exercise.objects.visible_to(self.reader).filter(activity=now).select_related("scheduling", "conducting")
        one = seen.first() or Exercise(activity=now)
        lessons = Lesson.objects.visible_to(self.reader).filter(activity=now).order_by("id")
        offers = exercise_offers(self.reader, now, self.today) if self.request.user.is_authenticated else []
        data = {
            "version": now.version,
            **{name: getattr(one, name) for name in _PLAIN},
            "scheduling": one.scheduling.code if one.scheduling else None,
            "conducting": one.conducting.code if one.conducting else None,
            "host_support": one.host_support or None,
            "next": [
                {
                    "step": offer.step.name,
                    "to": offer.step.target,
                    "ready": offer.ready,
                    "conditions": [condition_data(each) for each in offer.conditions],
                }
                for offer in offers
            ],
            "lessons": [_lesson(each) for each in lessons],
        }
        return Response(data, status=status, headers=fresh_headers(self.tag(now, "exercise")))

    def told(self, request: Request, activity: Activity) -> dict[str, Any]:
        """What every service is told."""
        version = version_read(request)
        return {"officer": self.officer, "today": self.today, "activity": activity, "expected_version": version}


def _lesson(one: Lesson) -> dict[str, Any]:
    plain = {name: getattr(one, name) for name in ("text", "office", "state", "closed_on")}
    return {"id": one.pk, **plain, "action": one.action or None, "closing": one.closing or None}


class ExerciseDetail(ExerciseResource):
    """The facts of an exercise."""

    @described("activity_exercise", ExerciseSerializer)
    def get(self, request: Request, key: str) -> Response:
        """Facts, stage, what the next stage asks for, lessons."""
        return self.answer(self.exercise(key).pk)

    @described("activity_exercise_put", ExerciseSerializer, request=ExerciseInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down facts of the exercise."""
        _officer, activity = self.officer, self.exercise(key)

        def work() -> Response:
            values = ExerciseInput.read(request.data)
            for name in ("scheduling", "conducting"):
                if name in values:
                    values[name] = self.side(activity, values[name]) if values[name] else None
            exercise_put(**self.told(request, activity), values=values)
            return self.answer(activity.pk, 201)

        return self.write(work)


class ExerciseTransitions(ExerciseResource):
    """The stages of an exercise."""

    @described("activity_exercise_step", ExerciseSerializer, request=StageInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Take it to its next stage; 409 names all that is missing."""
        _officer, activity = self.officer, self.exercise(key)

        def work() -> Response:
            exercise_step(**self.told(request, activity), to=StageInput.read(request.data)["to"])
            return self.answer(activity.pk, 201)

        return self.write(work)


class Lessons(ExerciseResource):
    """The lessons of an exercise."""

    @described("activity_lesson", ExerciseSerializer, request=LessonInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Write down a lesson."""
        _officer, activity = self.officer, self.exercise(key)

        def work() -> Response:
            lesson_put(**self.told(request, activity), values=LessonInput.read(request.data))
            return self.answer(activity.pk, 201)

        return self.write(work)


class OneLesson(ExerciseResource):
    """One lesson."""

    @described(
        "activity_lesson_change", ExerciseSerializer, request=LessonInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def patch(self, request: Request, key: str, lesson: int) -> Response:
        """Say what became of it."""
        _officer, activity = self.officer, self.exercise(key)

        def work() -> Response:
            values = LessonInput.read(request.data, partial=True)
            lesson_put(**self.told(request, activity), values=values, lesson_id=lesson)
            return self.answer(activity.pk)

        return self.write(work)


class BenefitSerializer(s.Serializer[Any]):
    """What it brought the own side; of the own party alone."""

    none_seen = s.BooleanField()
    capability = s.CharField(allow_null=True)
    before = s.CharField(allow_null=True)
    after = s.CharField(allow_null=True)
    joint_price = s.DecimalField(18, 2, allow_null=True)
    alone_price = s.DecimalField(18, 2, allow_null=True)
    currency = s.CharField(allow_null=True)
    quote = s.CharField(allow_null=True, help_text="The name of the file that shows the price alone.")
    public_sentence = s.CharField(allow_null=True)
    stated = s.BooleanField(help_text="The own side has said it.")
    version = s.IntegerField()


class BenefitInput(Input):
    """What it brought us, or that no benefit was seen."""

    none_seen = s.BooleanField(required=False)
    capability = words(200)
    before = words(4000)
    after = words(4000)
    joint_price: Any = s.DecimalField(18, 2, required=False, allow_null=True)
    alone_price: Any = s.DecimalField(18, 2, required=False, allow_null=True)
    currency = words(3)
    public_sentence = words(400)


class ActivityBenefit(ActivityResource):
    """What it brought the own side."""

    @described("activity_benefit", BenefitSerializer)
    def get(self, request: Request, key: str) -> Response:
        """What the own side said that it gained."""
        return self.answer(self.activity(key))

    @described("activity_benefit_state", BenefitSerializer, request=BenefitInput, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Say what it brought the own side; the file of a quote is attached on its page."""
        officer, activity = self.officer, self.activity(key)

        def work() -> Response:
            told: dict[str, Any] = {"officer": officer, "today": self.today, "activity": activity}
            benefit_state(**told, expected_version=version_read(request), **BenefitInput.read(request.data))
            return self.answer(self.activity(key), 201)

        return self.write(work)

    def answer(self, activity: Activity, status: int = 200) -> Response:
        """What was said, if anything."""
        if not self.officer.reads_national or not activity.partnership.has(self.officer.party_id):
            raise Forbidden("role")
        seen = Benefit.objects.visible_to(self.reader).filter(activity=activity, owner=self.officer.party_id)
        one = seen.first()
        names = ("capability", "before", "after", "currency")
        data = {
            "none_seen": bool(one and one.none_seen),
            **{name: (getattr(one, name) or None) if one else None for name in names},
            "joint_price": one.joint_price if one else None,
            "alone_price": one.alone_price if one else None,
            "quote": (one.quote_name or None) if one else None,
            "public_sentence": activity.public_sentence or None,
            "stated": one is not None,
            "version": activity.version,
        }
        return Response(data, status=status, headers=fresh_headers(self.tag(activity, "benefit")))
