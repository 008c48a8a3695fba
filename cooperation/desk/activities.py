"""What activities need of an officer: an answer, a confirmation, a report, a decision; codes and data, no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from agreements.activities.selectors import REPORTED_FROM
from agreements.activities.vocabulary import REPORT_DAYS
from agreements.activities.vocabulary import ActivityActKind as A
from agreements.activities.vocabulary import ActivityStatus as S
from agreements.models import Activity, ActivityAct
from cooperation.desk.waiting import Asked, to_decide
from partners.models import Partnership, Role

# A planned activity is confirmed at the latest when it begins within so many days.
SOON = timedelta(days=60)
# More than this nobody works through on one page.
MOST = 200
_PAIR = ("partnership__party_a", "partnership__party_b")


@dataclass(frozen=True)
class ActivityNeed:
    """One thing that an activity needs of us.

    `code` is one of `decide_audience`, `report_overdue`, `report`, `complete`,
    `accept`, `confirm`, `reschedule`; `on` the day by which, or since which.
    """

    code: str
    activity: Activity
    on: date | None = None


def activity_needs(officer: Any, today: date, *, pair: Any = None, asked: Asked = None) -> list[ActivityNeed]:
    """What activities need of this officer, the soonest first; three queries, however many there are."""
    if not (officer.writes or officer.has_role(Role.GUEST)):
        return []
    seen = Activity.objects.visible_to(officer).filter(partnership__in=Partnership.objects.of(officer.party_id))
    if pair is not None:
        seen = seen.filter(partnership=pair)
    acts = ActivityAct.objects.visible_to(officer).filter(activity=OuterRef("pk"), side=officer.party_id)
    told = seen.annotate(accepted=Exists(acts.filter(kind=A.ACCEPTED)), confirmed=Exists(acts.filter(kind=A.CONFIRMED)))
    rows = told.filter(_living(today)).select_related(*_PAIR).order_by("first_on", "id")[:MOST]
    found = [*_decisions(officer, seen, asked), *(need for one in rows if (need := _need(officer, one, today)))]
    return sorted(found, key=lambda need: (need.on or today, need.activity.pk))


def _living(today: date) -> Q:
    """What may need something now: what is not over, and what is to be reported on."""
    moving = Q(status__in=(S.PROPOSED, S.ACCEPTED_BY_ONE, S.POSTPONED)) | Q(
        status__in=(S.PLANNED, S.CONFIRMED, S.ONGOING), first_on__lte=today + SOON
    )
    return moving | Q(REPORTED_FROM, status=S.COMPLETED)


def _need(officer: Any, one: Any, today: date) -> ActivityNeed | None:
    """What this activity needs now, of which it is known what our side said; of a guest no more than its answer."""
    if one.status in (S.PROPOSED, S.ACCEPTED_BY_ONE):
        return ActivityNeed("accept", one, one.first_on) if not one.accepted else None
    if one.status == S.PLANNED and one.last_on >= today:
        return ActivityNeed("confirm", one, one.first_on) if not one.confirmed else None
    if not officer.writes:
        return None
    if one.status == S.POSTPONED:
        return ActivityNeed("reschedule", one, one.first_on)
    if one.status in (S.CONFIRMED, S.ONGOING):
        return ActivityNeed("complete", one, one.last_on) if one.last_on < today else None
    if one.status == S.COMPLETED:
        until = one.last_on + timedelta(days=REPORT_DAYS)
        return ActivityNeed("report_overdue" if until < today else "report", one, until)
    return None


def _decisions(officer: Any, seen: Any, asked: Asked) -> Iterator[ActivityNeed]:
    """Requests on who sees an activity that this approver may decide."""
    keys = [one.subject_id for one in to_decide(officer, asked, Activity.subject)]
    if keys:
        for one in seen.filter(pk__in=keys).select_related(*_PAIR):
            yield ActivityNeed("decide_audience", one)
