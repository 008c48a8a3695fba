"""An exercise: how it is held, who schedules and conducts it, its planning conferences, notification and lessons."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import NotWider

_NOT_WIDER = NotWider(name="not_wider", table="agreements_activity", column="activity_id")


class ExerciseKind(StrEnum):
    """How an exercise is held."""

    NOT_STATED = "not_stated"
    LIVE = "livex"
    COMMAND_POST = "cpx"
    COMPUTER = "cax"
    TABLE_TOP = "ttx"
    STAFF = "staffex"
    COMMUNICATIONS = "commex"
    SIMULATION = "simulation"
    STUDY = "study"


class ExerciseStage(StrEnum):
    """How far its own planning is (domain: C6; NATO Bi-SC 075-003)."""

    INITIATION = "initiation"
    SPECIFICATION = "specification"
    PLANNING = "planning"
    CONDUCT = "conduct"
    ANALYSIS = "analysis"
    CLOSED = "lessons_closed"


class LessonState(StrEnum):
    """A lesson identified is acted on and learned, or rejected with a reason."""

    IDENTIFIED = "identified"
    LEARNED = "learned"
    REJECTED = "rejected"


class Exercise(Record):
    """The facts of an exercise, one row for an activity of that form; seen by whoever sees the activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="exercises")
    kind = models.CharField(max_length=12, choices=choices(ExerciseKind), default="not_stated")
    stage = models.CharField(max_length=16, choices=choices(ExerciseStage), default="initiation")
    scheduling = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    conducting = models.ForeignKey("partners.Party", models.PROTECT, null=True, blank=True, related_name="+")
    initial_on = models.DateField(null=True, blank=True, help_text="Initial planning conference.")
    main_on = models.DateField(null=True, blank=True, help_text="Main planning conference.")
    final_on = models.DateField(null=True, blank=True, help_text="Final planning conference.")
    troops = models.PositiveIntegerField(null=True, blank=True, help_text="The most at any time, of all sides.")
    observers = models.PositiveIntegerField(null=True, blank=True, help_text="How many observers are invited.")
    host_support = models.TextField(blank=True, help_text="What the host provides.")
    notified_on = models.DateField(null=True, blank=True, help_text="When other states were notified of it.")
    hot_wash_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity"], name="one_exercise_per_activity"),
            models.CheckConstraint(
                condition=Q(kind__in=[str(one) for one in ExerciseKind]), name="exercise_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[str(one) for one in ExerciseStage]), name="exercise_stage_known"
            ),
        ]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]


class Lesson(Record):
    """What an exercise taught: who sees to it, what is done about it, and how it was closed."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="lessons")
    text = models.TextField()
    office = models.CharField(max_length=160, help_text="Which office sees to it.")
    action = models.TextField(blank=True)
    state = models.CharField(max_length=12, choices=choices(LessonState), default="identified")
    closed_on = models.DateField(null=True, blank=True)
    closing = models.TextField(blank=True, help_text="What shows that it is learned, or why it is rejected.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=[str(one) for one in LessonState]), name="lesson_state_known"),
            models.CheckConstraint(condition=~Q(text="") & ~Q(office=""), name="lesson_has_office"),
            models.CheckConstraint(condition=Q(state="identified") | ~Q(closing=""), name="closed_lesson_says_why"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "id"], name="lesson_of_activity")]
        triggers = [*Record.Meta.triggers, _NOT_WIDER]
