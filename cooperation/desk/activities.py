"""What activities need of an officer: an answer, a confirmation, a report, a decision; codes and data, no words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q

from agreements.activities.selectors import REPORTED_FROM
from agreements.activities.vocabulary import REPORT_DAYS
from agreements.activities.vocabulary import ActivityActKind as A
from agreements.activities.vocabulary import ActivityStatus as S
from agreements.models import Activity, ActivityAct
from partners.models import AudienceRequest, Partnership, Role

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


def activity_needs(officer: Any, today: date, *, pair: Any = None) -> list[ActivityNeed]:
    """What activities need of this officer, the soonest first; four queries, however many there are."""
    if not (officer.writes or officer.has_role(Role.GUEST)):
        return []
    seen = Activity.objects.visible_to(officer).filter(partnership__in=Partnership.objects.of(officer.party_id))
    if pair is not None:
        seen = seen.filter(partnership=pair)
    rows = list(seen.filter(_living(today)).select_related(*_PAIR).order_by("first_on", "id")[:MOST])
    acts = ActivityAct.objects.visible_to(officer).filter(activity__in=rows, side=officer.party_id)
    done = set(acts.values_list("activity", "kind")) if rows else set()
    found = [*_decisions(officer, seen), *(need for one in rows if (need := _need(officer, one, done, today)))]
    return sorted(found, key=lambda need: (need.on or today, need.activity.pk))


def _living(today: date) -> Q:
    """What may need something now: what is not over, and what is to be reported on."""
    moving = Q(status__in=(S.PROPOSED, S.ACCEPTED_BY_ONE, S.POSTPONED)) | Q(
        status__in=(S.PLANNED, S.CONFIRMED, S.ONGOING), first_on__lte=today + SOON
    )
    return moving | Q(REPORTED_FROM, status=S.COMPLETED)


def _need(officer: Any, one: Activity, done: set[tuple[int, str]], today: date) -> ActivityNeed | None:
    """What this activity needs now; of a guest no more than its side's answer."""
    if one.status in (S.PROPOSED, S.ACCEPTED_BY_ONE):
        return ActivityNeed("accept", one, one.first_on) if (one.pk, A.ACCEPTED) not in done else None
    if one.status == S.PLANNED and one.last_on >= today:
        return ActivityNeed("confirm", one, one.first_on) if (one.pk, A.CONFIRMED) not in done else None
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


def _decisions(officer: Any, seen: Any) -> Iterator[ActivityNeed]:
    """Requests on who sees an activity that this approver may decide."""
    if not officer.has_role(Role.APPROVER):
        return
    waiting = AudienceRequest.objects.visible_to(officer).filter(
        owner=officer.party_id, outcome=AudienceRequest.Outcome.WAITING, subject=Activity.subject
    )
    mine: Iterable[Any] = waiting if settings.DECIDE_ALONE else waiting.exclude(asked_by=officer)
    keys = [one.subject_id for one in mine]
    if keys:
        for one in seen.filter(pk__in=keys).select_related(*_PAIR):
            yield ActivityNeed("decide_audience", one)
