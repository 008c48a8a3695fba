"""Who is told of what happens with an activity, and of what: of each side that sees it, whoever sees to it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivityAct, ActivityHalf, Booking
from agreements.activities.selectors import REPORTED_FROM
from agreements.activities.vocabulary import OPEN, REPORT_DAYS, ActivityActKind, ActivityStatus
from partners.models import Notice, Officer, Role
from partners.people.notices import notify
from partners.records.record import Audience
from partners.records.service import writing_as

# Who follows activities where nobody is named.
FOLLOWING = (Role.DESK, Role.LIAISON)
# The other side is told of these; where each leads, it is asked of us what the activity brought.
_ACTS = {ActivityActKind.ACCEPTED: "activity_accepted", ActivityActKind.CONFIRMED: "activity_confirmed"}
_STEPS = {
    ActivityStatus.POSTPONED: "activity_postponed",
    ActivityStatus.CANCELLED: "activity_cancelled",
    ActivityStatus.REPORTED: "activity_reported",
}
# A report is told of so long before its day, and once more when that has passed.
AHEAD = timedelta(days=14)
WITHIN = timedelta(days=REPORT_DAYS)
# What was due longer ago was told of, or stands in To do.
BACK = timedelta(days=92)


class SeeingTo:
    """Who of some parties sees to activities, looked up once; two queries."""

    def __init__(self, activities: Collection[int], parties: Iterable[int | None]) -> None:
        halves = ActivityHalf.objects.filter(activity__in=activities, mistake_at=None).exclude(responsible=None)
        self._halves = {(one.activity_id, one.owner_id): one.responsible_id for one in halves}
        self._here = list(Officer.objects.filter(party__in=set(parties), is_active=True).order_by("pk"))

    def of(self, activity: int, party: int | None, marking: int, *others: int | None) -> list[Officer]:
        """Whoever of a party sees to an activity; else the first of the `others` that is still here; else who follows.

        Nobody is told of what is marked above the own clearance.
        """
        own = [one for one in self._here if one.party_id == party and one.reads_national and one.clearance >= marking]
        for key in (self._halves.get((activity, party)), *others):
            if chosen := [one for one in own if key and one.pk == key]:
                return chosen
        return [one for one in own if one.has_role(*FOLLOWING)]


def parties_seeing(activity: Activity) -> list[int]:
    """The parties whose officers see an activity as one of its sides, or wrote it."""
    parties = [activity.owner_id]
    if activity.audience != Audience.NATIONAL:
        parties += [activity.partnership.party_a_id, activity.partnership.party_b_id]
    return [one for one in dict.fromkeys(parties) if one]


def activity_tell(activity: Activity, code: str, key: str, *, without: int | None = None, **data: Any) -> None:
    """Tell whoever sees to an activity on each side that sees it, but for the party `without`; once by `key`."""
    parties = [one for one in parties_seeing(activity) if one != without]
    seeing = SeeingTo([activity.pk], parties)
    people = [person for party in parties for person in seeing.of(activity.pk, party, activity.marking)]
    if people:
        notify(people, code=code, key=key, subject=Activity.subject, subject_id=activity.pk, **data)


def act_tell(act: ActivityAct, activity: Activity) -> None:
    """Tell the other side that one accepted or confirmed an activity; of what we reported of them nobody is told."""
    if act.owner_id == act.side_id:
        activity_tell(activity, _ACTS[ActivityActKind(act.kind)], f"activity_act:{act.pk}", without=act.side_id)


def step_tell(activity: Activity, officer: Any, step: int) -> None:
    """Tell the other side where a step of ours led; and each side, once it took place, to say what it brought."""
    code = _STEPS.get(ActivityStatus(activity.status))
    if code and officer:
        activity_tell(activity, code, f"activity_step:{step}", without=officer.party_id)
    if activity.status == ActivityStatus.COMPLETED:
        activity_tell(activity, "activity_benefit", f"activity_step:{step}")


def free_tell(freed: Sequence[Booking]) -> None:
    """Tell of units and places that are free again on days on which other activities, not confirmed yet, want them.

    Of the activity that let go of them nothing is said: not everybody sees it.
    """
    wanted = Q()
    for one in freed:
        wanted |= Q(key=one.key, activity__days__overlap=one.days) & ~Q(activity=one.activity_id)
    if not freed:
        return
    rows = Booking.objects.filter(wanted, mistake_at=None, activity__status__in=OPEN, activity__mistake_at=None)
    for one in rows.select_related("activity__partnership").order_by("pk"):
        activity = one.activity
        activity_tell(activity, "booking_free", f"booking:{one.pk}:free:{activity.version}:{freed[0].pk}")


def activity_reports_tell(today: date) -> int:
    """Tell of reports that fall due within two weeks, or are overdue, each once; how many activities.

    Selects by range, so that a missed night loses nothing.
    """
    with writing_as(None):
        due = Activity.objects.filter(REPORTED_FROM, status=ActivityStatus.COMPLETED, mistake_at=None)
        rows = list(due.filter(last_on__lte=today + AHEAD - WITHIN, last_on__gte=today - WITHIN - BACK))
        parties = {party for one in rows for party in parties_seeing(one)} if rows else set()
        seeing = SeeingTo([one.pk for one in rows], parties)
        notices = [made for one in rows for made in _report_notices(one, seeing, today)]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        return len(rows)


def _report_notices(activity: Activity, seeing: SeeingTo, today: date) -> list[Notice]:
    until = activity.last_on + WITHIN
    code = "activity_report_overdue" if until < today else "activity_report_due"
    about = {"subject": Activity.subject, "subject_id": activity.pk, "data": {"on": until.isoformat()}}
    told = {"code": code, "key": f"{code}:{activity.pk}:{until}", "thread": f"activity_report:{activity.pk}", **about}
    return [
        Notice(officer=person, **told)
        for party in parties_seeing(activity)
        for person in seeing.of(activity.pk, party, activity.marking)
    ]
