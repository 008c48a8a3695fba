"""A seat on a course: which side gives it and which sends, at which level, how far it is; never who sits on it."""

from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import F, Q

from agreements.activities.activity import Activity
from agreements.activities.training.course import NOT_WIDER
from agreements.instruments.time_clauses import choices
from partners.records.record import Record
from partners.records.ways import Way


class SeatStatus(StrEnum):
    """How far a seat is (domain: C7)."""

    FORECAST = "forecast"
    OFFERED = "offered"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    NOMINATED = "nominated"
    CLEARED = "cleared"
    ATTENDING = "attending"
    GRADUATED = "graduated"
    WITHDRAWN = "withdrawn"
    FORFEITED = "forfeited"
    USE_CHECKED = "utilisation_check"


S = SeatStatus
# Somebody sat on it.
USED = frozenset({S.ATTENDING, S.GRADUATED, S.USE_CHECKED})
# It ended before its course did; who let it go, and why.
ENDED = frozenset({S.WITHDRAWN, S.FORFEITED})
# What is cleared before somebody attends, and the column that says so.
CLEARANCES = {"language": "cleared_language", "medical": "cleared_medical", "security": "cleared_security"}
_CLEARED = frozenset({S.CLEARED, *USED})


class Seat(Record):
    """One seat of an activity, by its number; seen by whoever sees the activity. It names nobody."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="seats")
    number = models.PositiveIntegerField()
    function = models.CharField(max_length=160, blank=True, help_text="For which function and level, never for whom.")
    giving = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    sending = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=choices(SeatStatus), default="forecast")
    as_known = models.BooleanField(default=False, help_text="Recorded as it is known, without its earlier steps.")
    offered_on = models.DateField(null=True, blank=True, help_text="Since when it counts as offered.")
    prerequisites_met = models.BooleanField(null=True, blank=True)
    cleared_language = models.BooleanField(null=True, blank=True, help_text="The language is cleared: yes or no.")
    cleared_medical = models.BooleanField(null=True, blank=True, help_text="Health is cleared: yes or no, never more.")
    cleared_security = models.BooleanField(null=True, blank=True, help_text="Security is cleared: yes or no.")
    graduated_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        "partners.Party",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of one that is withdrawn or forfeited: which side let it go.",
    )
    ended_reason = models.TextField(blank=True)
    use_due_on = models.DateField(null=True, blank=True, help_text="When it is looked at whether it is used.")
    used = models.BooleanField(null=True, blank=True, help_text="What was learned is used afterwards.")
    use_said = models.CharField(max_length=400, blank=True, help_text="In one sentence: where, or why not.")
    used_on = models.DateField(null=True, blank=True, help_text="The day on which that was looked at.")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.UniqueConstraint(fields=["activity", "number"], name="one_seat_per_number"),
            models.CheckConstraint(condition=Q(status__in=[str(one) for one in S]), name="seat_status_known"),
            models.CheckConstraint(condition=~Q(giving=F("sending")), name="seat_has_two_sides"),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(ENDED)) | (Q(ended_by__isnull=False) & ~Q(ended_reason="")),
                name="ended_seat_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=sorted(_CLEARED))
                | Q(as_known=True)
                | Q(cleared_language=True, cleared_medical=True, cleared_security=True),
                name="cleared_seat_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.USE_CHECKED) | (Q(used__isnull=False, used_on__isnull=False) & ~Q(use_said="")),
                name="use_of_seat_is_said",
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["status", "use_due_on"], name="seat_by_use_due"),
        ]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


class SeatAct(Record):
    """A side moves some seats on, or says of them what it asked for, in one of the three ways; one row for all."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="seat_acts")
    step = models.CharField(max_length=20)
    side = models.ForeignKey("partners.Party", models.PROTECT, related_name="+")
    on = models.DateField()
    way = models.CharField(max_length=8, choices=Way.choices)
    capacity = models.CharField(max_length=160, blank=True, help_text="In which function somebody answered.")
    evidence = models.CharField(max_length=300, blank=True, help_text="The letter that shows it.")
    seats = models.JSONField(default=dict, help_text="Which seats, by number, each with the status it had.")
    answers = models.JSONField(default=dict, help_text="What was said of them: yes or no, by name.")
    recorded_by = models.ForeignKey("partners.Officer", models.PROTECT, null=True, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(condition=~Q(way="reported") | ~Q(evidence=""), name="reported_seat_act_has_letter"),
        ]
        indexes = [*Record.Meta.indexes, models.Index(fields=["activity", "id"], name="seat_act_of_activity")]
        triggers = [*Record.Meta.triggers, NOT_WIDER]


def spans(numbers: Any) -> str:
    """Numbers as a person writes them: 1–3, 5."""
    found: list[list[int]] = []
    for one in sorted(numbers):
        if found and one == found[-1][1] + 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in found)
