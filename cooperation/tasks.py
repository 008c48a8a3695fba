"""Background work: each task takes what waits in the database; nothing depends on the bell."""

from celery import shared_task
from django.utils import timezone

from agreements.activities.advancing import activities_advance
from agreements.activities.intelligence.reminding import intelligence_tell
from agreements.activities.procurement.advancing import cases_lapse
from agreements.activities.procurement.telling import cases_tell
from agreements.activities.telling import activity_reports_tell
from agreements.activities.training.reminding import seats_tell
from agreements.coverage.risk.reminding import risk_reviews_tell
from agreements.obligations.advancing import dues_advance
from agreements.reciprocity.telling import one_ways_tell
from agreements.reminders.dues import due_occasions_mend
from agreements.reminders.own_days_mending import own_occasions_mend
from agreements.reminders.profiles import profile_lines_tell
from agreements.reminders.refresh import occasions_begin
from agreements.reminders.telling import asked_tell, reminders_tell
from agreements.standing.moves import standings_advance
from cooperation.day import legal_day
from cooperation.meetings.telling import meetings_tell
from cooperation.phases.advancing import gates_advance
from partners.people.digests import digests_make
from partners.records import jobs, outbox, verifying  # noqa: F401  verifying registers its job
from partners.records.seal import seal_history
from partners.redlines.reviewing import red_lines_tell


@shared_task
def carry_out(pk: int) -> None:
    """Do one effect now."""
    outbox.carry_out(pk)


@shared_task
def sweep() -> None:
    """Take the effects that no bell announced, and the jobs whose worker died."""
    outbox.sweep()
    for pk in jobs.abandoned().values_list("pk", flat=True):
        jobs.run(pk)


@shared_task
def seal() -> None:
    """Give committed changes their place in the sealed history."""
    seal_history()


@shared_task
def advance() -> None:
    """Record what the day has brought to promises, to agreements and to activities."""
    today = legal_day()
    dues_advance(today)  # first: it walks the days on which agreements moved
    standings_advance(today)
    activities_advance(today)
    cases_lapse(today)
    gates_advance(today)


@shared_task
def remind() -> None:
    """Tell of what comes up, and make the digests whose hour has come; before it, what the day has brought."""
    today, now = legal_day(), timezone.now()
    dues_advance(today)
    standings_advance(today)
    activities_advance(today)
    cases_lapse(today)
    gates_advance(today)
    occasions_begin(today)
    due_occasions_mend(today)
    own_occasions_mend(today)
    reminders_tell(today)
    risk_reviews_tell(today)
    red_lines_tell(today)
    activity_reports_tell(today)
    intelligence_tell(today)
    seats_tell(today)
    cases_tell(today)
    profile_lines_tell(today)
    one_ways_tell(today)
    asked_tell(now)
    meetings_tell(today)
    digests_make(now)


def ring(pk: int) -> None:
    """Tell a worker that an effect waits; a bell that cannot be heard is no loss."""
    try:
        carry_out.apply_async((pk,), retry=False, ignore_result=True)
    except Exception:  # the sweep finds it
        return
