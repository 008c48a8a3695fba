"""A course, offered or sought, and what else one side gives to train: mobile teams, instructors, simulation."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.triggers import NotWider

NOT_WIDER = NotWider(name="not_wider", table="agreements_activity", column="activity_id")
# How many days before the start people are named, and how many months after its end use is looked at, unless told.
NOMINATE_DAYS = 45
USE_MONTHS = 12


class CourseStanding(StrEnum):
    """Who began: the side that gives offers it, or the side that sends seeks it."""

    NOT_STATED = "not_stated"
    OFFERED = "offered"
    SOUGHT = "sought"


class MeansKind(StrEnum):
    """What one side gives to train the other, besides seats."""

    MOBILE_TEAM = "mobile_team"
    INSTRUCTORS = "instructors"
    SIMULATION = "simulation"


class Course(Record):
    """The facts of a course, one row for an activity of that form; seen by whoever sees the activity."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="courses")
    standing = models.CharField(max_length=12, choices=choices(CourseStanding), default="not_stated")
    institution = models.CharField(max_length=160, blank=True, help_text="The school or centre that holds it.")
    language = models.CharField(max_length=5, blank=True, help_text="ISO 639-1: in which language it is taught.")
    prerequisites = models.TextField(blank=True, help_text="What whoever attends brings along.")
    nominate_days = models.PositiveSmallIntegerField(
        default=NOMINATE_DAYS, help_text="So many days before the start, people are named for the seats."
    )
    use_months = models.PositiveSmallIntegerField(
        default=USE_MONTHS, help_text="So many months after graduation it is looked at whether it is used."
    )

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity"], name="one_course_per_activity"),
            models.CheckConstraint(
                condition=Q(standing__in=[str(one) for one in CourseStanding]), name="course_standing_known"
            ),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class TrainingMeans(Record):
    """A mobile team, instructors or a simulator that one side gives, with its people, days and hours."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="means")
    kind = models.CharField(max_length=12, choices=choices(MeansKind))
    giving = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    topic = models.CharField(max_length=160, help_text="The unit trained, the subject taught, or the simulator.")
    team_size = models.PositiveIntegerField(null=True, blank=True, help_text="How many people the side sends.")
    days_given = models.PositiveIntegerField(null=True, blank=True, help_text="On how many days.")
    hours_run = models.PositiveIntegerField(null=True, blank=True, help_text="How many hours a simulator runs.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=[str(one) for one in MeansKind]), name="means_kind_known"),
            models.CheckConstraint(condition=~Q(topic=""), name="means_say_topic"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "id"], name="means_of_activity")]
        triggers = [*Record.Meta.triggers, NOT_WIDER]
