"""Steps that are recorded because a status moved: by an act, or by time alone."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.standing.refresh import standing_on, standings_refresh
from agreements.standing.standing import Standing
from agreements.terms.term import ONE_DAY
from partners.records.marks import StepTaken
from partners.records.service import request_id, writing_as
from partners.records.ways import Way


def step_row(agreement: Agreement, *, step: str, source: str, target: str, on: date, **more: Any) -> StepTaken:
    """A row for a step of an agreement, seen by whoever sees the agreement now."""
    return StepTaken(
        owner_id=agreement.owner_id,
        partnership_id=agreement.partnership_id,
        audience=agreement.audience,
        marking=agreement.marking,
        subject=Agreement.subject,
        subject_id=agreement.pk,
        step=step,
        from_status=source,
        to_status=target,
        on=on,
        request=request_id.get(),
        **{"way": Way.SYSTEM, **more},
    )


def moves_record(*, keys: Iterable[int], today: date) -> int:
    """Walk these agreements to `today`, one recorded step for each change of status on the way; how many steps."""
    with writing_as(None):
        found = list(
            Agreement.objects.select_for_update(of=("self",), skip_locked=True)
            .filter(pk__in=list(keys))
            .select_related("partnership__party_a", "partnership__party_b", "standing")
        )
        steps = [step for agreement in found for step in _walk(agreement, today)]
        StepTaken.objects.bulk_create(steps)
        standings_refresh(found, today)
        # Whoever polls by what changed since sees this; only a step makes it another version.
        keys_now, moved = [one.pk for one in found], {one.subject_id for one in steps}
        Agreement.objects.filter(pk__in=keys_now).update(updated_at=timezone.now())
        Agreement.objects.filter(pk__in=moved).update(version=F("version") + 1)
        _end_those_beneath(found, steps, today)
    return len(steps)


def _end_those_beneath(agreements: list[Agreement], steps: list[StepTaken], today: date) -> None:
    """What follows the agreement above it by its own text ends with it, also where time alone ended that."""
    # The room of agreements records steps by this module.
    from agreements.instruments.family.fate import children_follow

    ended = {one.subject_id: one.on for one in steps if STAGE_OF[one.to_status] == Stage.ENDED}
    for agreement in agreements:
        if agreement.pk in ended:
            children_follow(None, agreement, "expire", ended[agreement.pk].isoformat(), today)


def _walk(agreement: Agreement, today: date) -> list[StepTaken]:
    steps, standing = [], agreement.standing
    renewals, status = standing.renewals, standing.status
    while standing.good_until is not None and standing.good_until < today:
        day = standing.good_until + ONE_DAY
        standing = standing_on(agreement, day)
        if standing.status != status:
            steps.append(
                step_row(
                    agreement,
                    step="time",
                    source=status,
                    target=standing.status,
                    on=day,
                    cause=standing.cause or "clause",
                )
            )
        elif standing.renewals != renewals:
            steps.append(
                step_row(agreement, step="renewed", source=status, target=status, on=day, cause="tacit_renewal")
            )
        status, renewals = standing.status, standing.renewals
    return steps


def standings_advance(today: date, batch: int = 500) -> int:
    """Record each change that time alone brought, as a step by the system dated by its clause; how many.

    Selects by range, so that a missed night loses nothing; the steps of the
    days between are recorded one by one. Rows that another worker holds are
    left to it.
    """
    moved, last = 0, 0
    while True:
        stale = Standing.objects.filter(
            good_until__lt=today, agreement_id__gt=last, agreement__mistake_at=None
        ).order_by("agreement_id")
        keys = list(stale.values_list("agreement_id", flat=True)[:batch])
        if not keys:
            return moved
        moved += moves_record(keys=keys, today=today)
        last = keys[-1]
