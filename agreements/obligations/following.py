"""Occasions follow their promise, their agreement and time: laid out ahead, restated, each change a step."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.agreement import Agreement
from agreements.obligations.due import Due, DueAct, due_begun
from agreements.obligations.ground import acts_of_dues, deed_of, entry_of, ground_for, ground_of, stand_on, terms_of
from agreements.obligations.obligation import Obligation
from agreements.obligations.schedule import Occasion, occasions
from agreements.obligations.timing import good_until, lapses, settled_by, status_on
from agreements.obligations.vocabulary import DueActKind, DueStatus
from agreements.reminders.dues import due_occasions
from agreements.standing.followers import follows_standing
from agreements.standing.standing import Standing
from agreements.terms.dates import PartialDate, add_months
from partners.records.marks import StepTaken
from partners.records.service import request_id
from partners.records.ways import Way

# So far ahead occasions are laid out.
HORIZON_MONTHS = 24
# Occasions that an event set off are not the calendar's.
EVENT = "c:"
_MOVED = ("due", "due_on", "active_from", "period", "mistake_at", "updated_at")
_STATED = ("status", "good_until", "settled_on", "fulfilled_on", "fulfilled_quantity", "updated_at")

Told = Mapping[str, Any]
By: Told = {"way": Way.SYSTEM}


@follows_standing
def dues_follow(agreements: Collection[Agreement], standings: Mapping[int, Standing], today: date) -> None:
    """Lay out and restate the occasions of these agreements, given how each stands today; constant queries."""
    promised = list(Obligation.objects.filter(agreement__in=list(standings), mistake_at=None))
    if not promised:
        return
    known = {one.pk: one for one in agreements}
    for one in promised:
        one.agreement = known[one.agreement_id]
        one.agreement.standing = standings[one.agreement_id]
    obligations_follow(promised, today)


def obligations_follow(promised: Sequence[Obligation], today: date) -> None:
    """Lay out and restate the occasions of these promises; each carries its agreement with its standing."""
    by_key = {one.agreement_id: one.agreement for one in promised}
    stand_on(by_key.values(), today)
    for one in promised:
        one.agreement = by_key[one.agreement_id]
    existing = _existing(promised)
    acts = acts_of_dues([due for dues in existing.values() for due in dues.values()])
    fresh: list[Due] = []
    changed: list[Due] = []
    for obligation in promised:
        made, moved = _laid_out(obligation, existing.get(obligation.pk, {}), acts, today)
        fresh += made
        changed += moved
    for due in fresh:
        state(due, due.obligation, [], today)
    Due.objects.bulk_create(fresh)
    if changed:
        Due.objects.bulk_update(changed, _MOVED)
    due_occasions([*fresh, *changed], today)
    behind = Obligation.objects.filter(pk__in=[one.pk for one in promised]).exclude(generated_until=horizon(today))
    behind.update(generated_until=horizon(today))
    living = [due for dues in existing.values() for due in dues.values() if due.mistake_at is None]
    dues_restate(living, acts, today)


def horizon(today: date) -> date:
    """Up to when occasions are laid out."""
    return add_months(today, HORIZON_MONTHS)


def _existing(promised: Sequence[Obligation]) -> dict[int, dict[str, Due]]:
    by_key = {one.pk: one for one in promised}
    found: dict[int, dict[str, Due]] = {}
    for due in Due.objects.select_for_update(of=("self",)).filter(obligation__in=list(by_key)).order_by("id"):
        due.obligation = by_key[due.obligation_id]
        found.setdefault(due.obligation_id, {})[due.occasion] = due
    return found


def _laid_out(
    obligation: Obligation, existing: Mapping[str, Due], acts: Mapping[int, list[DueAct]], today: date
) -> tuple[list[Due], list[Due]]:
    """New occasions of a promise, and those whose date moved, came back or fell away; acted-on ones stay."""
    standing = obligation.agreement.standing
    ground = ground_for(obligation, ground_of(standing))
    terms = terms_of(obligation, obligation.agreement.partnership)
    wanted = {
        one.key: one
        for one in occasions(obligation.schedule, entry_of(standing), horizon(today))
        if one.due is None or one.due.last >= obligation.tracked_from
    }
    fresh = [
        due
        for key, one in wanted.items()
        if key not in existing and not lapses((due := _due(obligation, one)).times, ground, terms, today)
    ]
    changed = []
    for key, due in existing.items():
        if acts.get(due.pk) or key.startswith(EVENT):
            continue
        if _place(due, wanted.get(key)):
            changed.append(due)
    return fresh, changed


def _due(obligation: Obligation, one: Occasion) -> Due:
    due = due_begun(obligation, one.key, agreement=obligation.agreement)
    _place(due, one)
    return due


def _place(due: Due, one: Occasion | None) -> bool:
    """Set an occasion to its dates, or aside where there is none any more; whether that changed it."""
    before = (due.due, due.due_on, due.active_from, due.period, due.mistake_at is None)
    due.updated_at = timezone.now()
    if one is None:
        due.mistake_at = due.mistake_at or timezone.now()
    else:
        due.mistake_at = None
        due.due, due.due_on = str(one.due or ""), one.due.last if one.due else None
        due.active_from, due.period = one.active_from, str(one.period or "")
    return before != (due.due, due.due_on, due.active_from, due.period, due.mistake_at is None)


def state(due: Due, obligation: Obligation, acts: Sequence[DueAct], day: date) -> None:
    """Set how an occasion stands on `day`; `obligation` carries its agreement with its standing."""
    terms = terms_of(obligation, obligation.agreement.partnership)
    ground = ground_for(obligation, ground_of(obligation.agreement.standing))
    settled = settled_by([deed_of(one) for one in acts], terms)
    due.status = status_on(settled, due.times, ground, terms, day)
    due.good_until = good_until(settled, due.times, ground, terms, day)
    done = [one for one in acts if one.kind in (DueActKind.FULFILLED, DueActKind.ACKNOWLEDGED)]
    first = min((PartialDate.parse(one.on).last for one in done), default=None)
    due.fulfilled_on = first if settled in (DueStatus.FULFILLED, DueStatus.CLOSED, DueStatus.TO_ACKNOWLEDGE) else None
    over = settled in (DueStatus.FULFILLED, DueStatus.WAIVED, DueStatus.CLOSED)
    due.settled_on = max((PartialDate.parse(one.on).last for one in acts), default=day) if over else None
    amounts = [one.quantity for one in acts if one.quantity is not None]
    due.fulfilled_quantity = sum(amounts) if amounts else None


def dues_restate(
    dues: Sequence[Due],
    acts: Mapping[int, list[DueAct]],
    day: date,
    *,
    told: Told = By,
    step: str = "time",
) -> list[Due]:
    """Store how occasions stand on `day`, a step for each whose status changed; those that changed.

    Each carries its promise, that its agreement with its standing of that day.
    """
    rows, changed, steps = [], [], []
    for due in dues:
        before = {name: getattr(due, name) for name in _STATED}
        status = due.status
        state(due, due.obligation, acts.get(due.pk, []), day)
        if any(getattr(due, name) != value for name, value in before.items()):
            due.updated_at = timezone.now()
            rows.append(due)
        if due.status != status:
            steps.append(due_step_row(due, step=step, source=status, on=day, **told))
            changed.append(due)
    if rows:
        Due.objects.bulk_update(rows, _STATED)
    StepTaken.objects.bulk_create(steps)
    if changed:
        due_occasions(changed, day)
    return changed


def due_step_row(due: Due, *, step: str, source: str, on: date, **told: Any) -> StepTaken:
    """A row for a step of an occasion, seen by whoever sees the occasion now."""
    cause = "" if told.get("way") != Way.SYSTEM else _CAUSES.get(due.status, "due_date")
    return StepTaken(
        owner_id=due.owner_id,
        partnership_id=due.partnership_id,
        audience=due.audience,
        marking=due.marking,
        subject=Due.subject,
        subject_id=due.pk,
        step=step,
        from_status=source,
        to_status=due.status,
        on=on,
        cause=cause,
        request=request_id.get(),
        **told,
    )


_CAUSES = {str(DueStatus.FROZEN): "agreement_suspended", str(DueStatus.LAPSED): "agreement_ended"}
