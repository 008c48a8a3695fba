"""Indicators of what was done: activities, their legal bases, their reports and lessons (domain: (d) 2 to 4, 8, 11)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from agreements.activities.vocabulary import REPORT_DAYS, ActivityStatus
from agreements.coverage.answering import covered_in
from agreements.coverage.vocabulary import State
from agreements.instruments.vocabulary import Door
from agreements.models import Activity, Lesson
from cooperation.indicators.figures import Unit
from cooperation.indicators.indicator import Indicator, days_between
from cooperation.indicators.scope import Scope

DONE = Q(status__in=(ActivityStatus.COMPLETED, ActivityStatus.REPORTED))
_OFFERED = Q(status__in=(ActivityStatus.PROPOSED, ActivityStatus.ACCEPTED_BY_ONE))
_CANCELLED = Q(status=ActivityStatus.CANCELLED)
_NOT_DONE = _("No activity took place here.")
_LESSON_TIME = timedelta(days=365)


def _activities(wanted: Q) -> Any:
    return lambda scope: scope.rows(Activity).filter(wanted)


def _ours(wanted: Q) -> Any:
    return lambda scope: scope.rows(Activity).filter(scope.ours, wanted)


def _of_our_own(scope: Scope) -> Any:
    joined = ("partnership__party_a", "partnership__party_b", "country", "host")
    found = scope.rows(Activity).filter(scope.ours).exclude(_CANCELLED)
    return found.select_related(*joined).defer("search", "purpose", "outcome")


def _covered(scope: Scope, rows: Sequence[Any]) -> set[int]:
    """Activities of which every legal basis that they need is in force; going ahead without one is none."""
    answers = covered_in(scope.reader, rows)
    return {key for key, found in answers.items() if all(one.state == State.COVERED for one in found)}


def _reports(scope: Scope) -> Any:
    """What was planned here and took place, once it was reported on or its time to report is over."""
    over = Q(status=ActivityStatus.REPORTED) | Q(last_on__lt=scope.today - timedelta(days=REPORT_DAYS))
    return scope.rows(Activity).filter(DONE, over, door=Door.PREPARED)


def _lessons(scope: Scope) -> Any:
    over = ~Q(state="identified") | Q(activity__last_on__lt=scope.today - _LESSON_TIME)
    return scope.rows(Lesson).filter(over, activity__mistake_at=None)


COVERED = Indicator(
    code="covered",
    theme="law",
    name=_("Activities with every legal basis in force"),
    formula=_("activities of which every legal basis that they need is in force on their days ÷ all not cancelled"),
    nothing=_("No activity of ours is planned or took place here."),
    whole=_of_our_own,
    judge=_covered,
    day="first_on",
)
REPORTED = Indicator(
    code="reported_in_time",
    theme="execution",
    name=_("Reports within 30 days"),
    formula=_("activities reported on within 30 days of their last day ÷ those planned here that are to be reported"),
    nothing=_("No activity that was planned here is to be reported on yet."),
    whole=_reports,
    part=lambda scope: Q(reported_on__lte=F("last_on") + timedelta(days=REPORT_DAYS)),
    day="last_on",
)
CANCELLED = Indicator(
    code="cancelled",
    theme="execution",
    name=_("Cancelled activities"),
    formula=_("cancelled activities ÷ all that were more than proposed"),
    nothing=_("No activity is more than proposed here."),
    whole=_activities(~_OFFERED),
    part=lambda scope: _CANCELLED,
    day="first_on",
)
DOINGS = (
    Indicator(
        code="cancelled_by_us",
        theme="execution",
        name=_("Cancelled by us"),
        formula=_("activities that we called off alone ÷ cancelled activities with this partner"),
        nothing=_("No activity was cancelled here."),
        whole=_ours(_CANCELLED),
        part=lambda scope: Q(called_off_by=scope.reader.party_id),
        day="first_on",
    ),
    Indicator(
        code="cancelled_by_them",
        theme="execution",
        name=_("Cancelled by the partner"),
        formula=_("activities that the partner called off alone ÷ cancelled activities with this partner"),
        nothing=_("No activity was cancelled here."),
        whole=_ours(_CANCELLED),
        part=lambda scope: Q(called_off_by__isnull=False) & ~Q(called_off_by=scope.reader.party_id),
        day="first_on",
    ),
    Indicator(
        code="postponed_by",
        theme="execution",
        name=_("Days that activities were postponed"),
        formula=_("the median of the days from the first day as first agreed to the first day now"),
        nothing=_("No activity was put off to another day here."),
        whole=_activities(Q(put_off_from__isnull=False) & ~_CANCELLED & ~Q(status=ActivityStatus.POSTPONED)),
        length=days_between("put_off_from", "first_on"),
        day="first_on",
        unit=Unit.DAYS,
    ),
    Indicator(
        code="unplanned",
        theme="execution",
        name=_("Activities that stood in no plan"),
        formula=_("activities that took place and stood in no plan ÷ all that took place"),
        nothing=_NOT_DONE,
        whole=_activities(DONE),
        part=lambda scope: Q(unplanned=True),
        day="last_on",
    ),
    Indicator(
        code="hosted_by_us",
        theme="reciprocity",
        name=_("Hosted by us"),
        formula=_("activities that took place with us as host ÷ those that one of the two hosted"),
        nothing=_("No activity that took place here names its host."),
        whole=_ours(DONE & (Q(host=F("partnership__party_a")) | Q(host=F("partnership__party_b")))),
        part=lambda scope: Q(host=scope.reader.party_id),
        day="last_on",
    ),
    Indicator(
        code="lessons_closed",
        theme="interoperability",
        name=_("Lessons closed within a year"),
        formula=_("lessons learned or rejected within 365 days of the last day of their activity ÷ those due by now"),
        nothing=_("No lesson is due to be closed here."),
        whole=_lessons,
        part=lambda scope: ~Q(state="identified") & Q(closed_on__lte=F("activity__last_on") + _LESSON_TIME),
        day="activity__last_on",
    ),
    Indicator(
        code="told_to_the_public",
        theme="openness",
        name=_("Activities with a sentence for the public"),
        formula=_("activities that took place and have a sentence for the public ÷ all that took place"),
        nothing=_NOT_DONE,
        whole=_activities(DONE),
        part=lambda scope: ~Q(public_sentence=""),
        day="last_on",
    ),
    Indicator(
        code="imported",
        theme="data",
        name=_("Activities imported, not typed"),
        formula=_("activities that came from a list or by exchange ÷ all activities"),
        nothing=_("No activity is recorded here."),
        whole=_activities(Q()),
        part=lambda scope: ~Q(source_key=""),
        day="first_on",
    ),
)
