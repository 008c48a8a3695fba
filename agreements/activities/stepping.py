"""Rows for the steps of activities, and for what was corrected of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from partners.records.corrections import correction_of
from partners.records.marks import StepTaken
from partners.records.service import request_id
from partners.records.ways import Way


def activity_step_row(activity: Activity, *, step: str, source: str, target: str, on: date, **more: Any) -> StepTaken:
    """A row for a step of an activity, seen by whoever sees the activity now."""
    return StepTaken(
        **seen_like(activity),
        subject=Activity.subject,
        subject_id=activity.pk,
        step=step,
        from_status=source,
        to_status=target,
        on=on,
        request=request_id.get(),
        **{"way": Way.SYSTEM, **more},
    )


def activity_correction_keep(
    officer: Any,
    activity: Activity,
    part: str,
    part_id: int,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str,
) -> None:
    """Keep what was corrected of an activity or a part of it, and mark it as corrected."""
    of, about = (Activity.subject, activity.pk), (part, part_id)
    correction_of(officer, activity, of, about, (before, after), reason).save(force_insert=True)
    activity.corrected_at = timezone.now()
    activity.save(update_fields=["corrected_at"])
