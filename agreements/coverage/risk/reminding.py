"""Reminding of the days from which answers to questions of legal risk are to be given anew."""

from collections.abc import Sequence
from datetime import date

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivityHalf
from agreements.activities.vocabulary import OVER
from agreements.coverage.risk.check import RiskCheck
from agreements.reminders.recipients import FOLLOWING
from agreements.reminders.thresholds import crossed, is_urgent, nearest, next_telling
from partners.models import Notice, Officer
from partners.people.notices import mail_alone
from partners.records.service import writing_as

RISK_REVIEW = "risk_review"


def risk_reviews_tell(today: date, batch: int = 500) -> int:
    """Tell of every review whose threshold was crossed up to `today`, on the own side alone; how many notices.

    Selected by range, so that a missed night loses nothing; rows that another
    worker holds are left to it. What is about an activity that is over, or was
    a mistake, is told no more.
    """
    made, last = 0, 0
    while True:
        with writing_as(None):
            due = RiskCheck.objects.select_for_update(skip_locked=True).filter(
                tell_on__lte=today, pk__gt=last, mistake_at=None
            )
            rows = list(due.order_by("pk")[:batch])
            made += _tell(rows, today)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _tell(rows: Sequence[RiskCheck], today: date) -> int:
    live, people = _live(rows), _People(rows)
    notices = []
    for one in rows:
        passed = crossed(one.review_on, one.on, today, one.told)
        if passed and one.pk in live:
            notices += [_notice(one, officer, nearest(passed)) for officer in people.of(one)]
        one.told = min(passed) if passed else one.told
        one.tell_on = next_telling(one.review_on, one.on, one.told) if one.pk in live else None
    RiskCheck.objects.bulk_update(rows, ["told", "tell_on"], batch_size=500)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    urgent = [one.key for one in notices if one.data["urgent"]]
    if urgent:
        mail_alone(Notice.objects.filter(key__in=urgent).values_list("pk", flat=True))
    return len(notices)


def _live(rows: Sequence[RiskCheck]) -> set[int]:
    keys = [one.subject_id for one in rows if one.subject == Activity.subject]
    going = Activity.objects.filter(pk__in=keys, mistake_at=None).exclude(status__in=tuple(OVER))
    known = set(going.values_list("pk", flat=True))
    return {one.pk for one in rows if one.subject != Activity.subject or one.subject_id in known}


def _notice(check: RiskCheck, officer: Officer, level: int) -> Notice:
    urgent = is_urgent("due", level)
    return Notice(
        officer=officer,
        code=RISK_REVIEW,
        subject=check.subject,
        subject_id=check.subject_id,
        data={"question": check.question, "on": check.review_on.isoformat(), "level": level, "urgent": urgent},
        key=f"risk:{check.pk}:{check.review_on}:{level}",
        thread=f"risk:{check.pk}",
        digest="" if urgent else None,
    )


class _People:
    """Who is told: whoever of the own side sees to the activity, else whoever answered, else who follows."""

    def __init__(self, rows: Sequence[RiskCheck]) -> None:
        keys = [one.subject_id for one in rows if one.subject == Activity.subject]
        halves = ActivityHalf.objects.filter(activity__in=keys, mistake_at=None).exclude(responsible=None)
        self._halves = {(one.activity_id, one.owner_id): one.responsible_id for one in halves}
        owners = {one.owner_id for one in rows}
        self._here = {one.pk: one for one in Officer.objects.filter(party__in=owners, is_active=True)}

    def of(self, check: RiskCheck) -> list[Officer]:
        """The officers of the owner that read it."""
        own = [one for one in self._here.values() if one.party_id == check.owner_id and one.reads_national]
        own = [one for one in own if one.clearance >= check.marking]
        responsible = (
            self._halves.get((check.subject_id, check.owner_id)) if check.subject == Activity.subject else None
        )
        for key in (responsible, check.officer_id):
            if chosen := [one for one in own if one.pk == key]:
                return chosen
        return [one for one in own if one.has_role(*FOLLOWING)]
