"""Keeping the steps of a record that one side alone keeps, each taken by an officer of that side."""

from datetime import date
from typing import Any

from partners.records.marks import StepTaken
from partners.records.service import request_id
from partners.records.ways import Way


def own_step_keep(officer: Any, root: Any, *, step: str, source: str, today: date, **told: Any) -> None:
    """Keep a step that led a root from `source` to its present status, seen by whoever sees the root.

    `told` are further columns of the step, such as `reason` and `version_read`.
    """
    StepTaken.objects.create(
        owner_id=root.owner_id,
        partnership_id=root.partnership_id,
        audience=root.audience,
        marking=root.marking,
        subject=root.subject,
        subject_id=root.pk,
        step=step,
        from_status=source,
        to_status=root.status,
        side_id=officer.party_id,
        way=Way.OFFICER,
        officer=officer,
        on=today,
        request=request_id.get(),
        **told,
    )
