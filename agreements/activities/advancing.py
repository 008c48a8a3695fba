"""What each day brings to activities: what is confirmed is under way from its first day."""

from datetime import date

from django.db.models import F
from django.utils import timezone

from agreements.activities.activity import Activity
from agreements.activities.stepping import activity_step_row
from agreements.activities.vocabulary import ActivityStatus
from partners.records.marks import StepTaken
from partners.records.service import writing_as


def activities_advance(today: date, batch: int = 500) -> int:
    """Record that confirmed activities began, as steps by the system dated by their first day; how many.

    Selects by range, so that a missed night loses nothing; what another worker holds is left to it.
    """
    moved = 0
    due = Activity.objects.filter(status=ActivityStatus.CONFIRMED, first_on__lte=today, mistake_at=None)
    while True:
        with writing_as(None):
            found = list(due.select_for_update(of=("self",), skip_locked=True).order_by("pk")[:batch])
            StepTaken.objects.bulk_create(
                activity_step_row(
                    one, step="begin", source=one.status, target=ActivityStatus.ONGOING, on=one.first_on, cause="days"
                )
                for one in found
            )
            Activity.objects.filter(pk__in=[one.pk for one in found]).update(
                status=ActivityStatus.ONGOING, version=F("version") + 1, updated_at=timezone.now()
            )
        moved += len(found)
        if len(found) < batch:
            return moved
