"""What each day brings to procurement cases: an offer that nobody accepted lapses."""

from datetime import date, timedelta

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.vocabulary import CaseStage
from agreements.activities.stepping import activity_step_row
from partners.records.marks import StepTaken
from partners.records.roots import claim
from partners.records.service import writing_as


def cases_lapse(today: date, batch: int = 500) -> int:
    """Record that offers lapsed, as steps by the system dated by the day after their last; how many.

    Selects by range, so that a missed night loses nothing; what another worker holds is left to it.
    """
    moved, last = 0, 0
    late = ProcurementCase.objects.filter(stage=CaseStage.OFFERED, valid_until__lt=today, mistake_at=None)
    while True:
        with writing_as(None):
            found = list(late.filter(pk__gt=last).order_by("pk").values_list("pk", "activity")[:batch])
            keys = [activity for _, activity in found]
            free = Activity.objects.select_for_update(of=("self",), skip_locked=True).filter(pk__in=keys)
            held = {one.pk: one for one in free.order_by("pk")}
            # Read once more, now that they are held: meanwhile one may have been accepted.
            steps = [_lapse(one, held[one.activity_id]) for one in late.filter(activity__in=held)]
            StepTaken.objects.bulk_create(steps)
        moved += len(steps)
        if len(found) < batch:
            return moved
        last = found[-1][0]


def _lapse(case: ProcurementCase, activity: Activity) -> StepTaken:
    claim(activity, None)
    assert case.valid_until is not None
    case.stage, case.since = CaseStage.LAPSED, case.valid_until + timedelta(days=1)
    case.save(update_fields=["stage", "since", "updated_at"])
    return activity_step_row(
        activity, step="case_lapse", source=CaseStage.OFFERED, target=CaseStage.LAPSED, on=case.since, cause="days"
    )
