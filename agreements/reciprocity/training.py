"""What courses give besides days and people: seats on which somebody sat, and the days of teams and instructors."""

from collections.abc import Collection

from django.db.models import Count, F, Sum

from agreements.activities.activity import Activity
from agreements.activities.training.course import MeansKind, TrainingMeans
from agreements.activities.training.seat import USED, Seat
from agreements.activities.vocabulary import Form
from agreements.reciprocity.counting import Counted
from agreements.reciprocity.vocabulary import GivenKind, Unit

_TEAMS = (MeansKind.MOBILE_TEAM, MeansKind.INSTRUCTORS)


def training_given(activities: Collection[Activity]) -> dict[int, list[Counted]]:
    """By activity what each side gave of seats and teachers; two queries, none where no course is among them."""
    keys = [one.pk for one in activities if one.form == Form.TRAINING]
    if not keys:
        return {}
    about = {"activity__in": keys, "mistake_at": None}
    seats = Seat.objects.filter(status__in=sorted(USED), **about).order_by().values_list("activity", "giving")
    teams = TrainingMeans.objects.filter(kind__in=_TEAMS, **about).order_by().values_list("activity", "giving")
    found: dict[int, list[Counted]] = {}
    for activity, giver, number in seats.annotate(n=Count("pk")):
        found.setdefault(activity, []).append(Counted(giver, GivenKind.SEATS, Unit.SEATS, number))
    for activity, giver, days in teams.annotate(n=Sum(F("team_size") * F("days_given"))):
        if days:
            found.setdefault(activity, []).append(Counted(giver, GivenKind.INSTRUCTORS, Unit.PERSON_DAYS, days))
    return found
