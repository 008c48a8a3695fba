"""Reminding of the days from which answers to questions of legal risk are to be given anew.

What is about something of another subject, such as a gate, is told while that
is not over; each such subject says which of its own are.

@told_while("gate")
def open_gates(keys: Collection[int]) -> set[int]: ...
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date

from agreements.activities.activity import Activity
from agreements.activities.telling import SeeingTo
from agreements.activities.vocabulary import OVER
from agreements.coverage.risk.check import RiskCheck
from agreements.reminders.thresholds import crossed, is_urgent, nearest, next_telling
from partners.models import Notice, Officer
from partners.people.notices import mail_alone
from partners.records.service import writing_as

RISK_REVIEW = "risk_review"
# Of the keys of one subject those that are not over.
Going = Callable[[Collection[int]], set[int]]
_GOING: dict[str, Going] = {}


def told_while(subject: str) -> Callable[[Going], Going]:
    """Register what tells which of a subject are not over."""

    def register(going: Going) -> Going:
        _GOING[subject] = going
        return going

    return register


def risk_reviews_tell(today: date, batch: int = 500) -> int:
    """Tell of every review whose threshold was crossed up to `today`, on the own side alone; how many notices.

    Selected by range, so that a missed night loses nothing; rows that another
    worker holds are left to it. What is about an activity or a gate that is over,
    or was a mistake, is told no more.
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
    live, people = _live(rows), SeeingTo(_about(rows, Activity.subject), {one.owner_id for one in rows})
    notices = []
    for one in rows:
        passed = crossed(one.review_on, one.on, today, one.told)
        if passed and one.pk in live:
            notices += [_notice(one, officer, nearest(passed)) for officer in _people(people, one)]
        one.told = min(passed) if passed else one.told
        one.tell_on = next_telling(one.review_on, one.on, one.told) if one.pk in live else None
    RiskCheck.objects.bulk_update(rows, ["told", "tell_on"], batch_size=500)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    urgent = [one.key for one in notices if one.data["urgent"]]
    if urgent:
        mail_alone(Notice.objects.filter(key__in=urgent).values_list("pk", flat=True))
    return len(notices)


@told_while(Activity.subject)
def _going(keys: Collection[int]) -> set[int]:
    rows = Activity.objects.filter(pk__in=keys, mistake_at=None).exclude(status__in=tuple(OVER))
    return set(rows.values_list("pk", flat=True))


def _live(rows: Sequence[RiskCheck]) -> set[int]:
    found = {subject: _GOING[subject](_about(rows, subject)) for subject in {one.subject for one in rows}}
    return {one.pk for one in rows if one.subject_id in found[one.subject]}


def _about(rows: Sequence[RiskCheck], subject: str) -> list[int]:
    return [one.subject_id for one in rows if one.subject == subject]


def _people(seeing: SeeingTo, check: RiskCheck) -> list[Officer]:
    """Whoever of the own side sees to the activity, else whoever answered, else who follows."""
    about = check.subject_id if check.subject == Activity.subject else 0
    return seeing.of(about, check.owner_id, check.marking, check.officer_id)


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
