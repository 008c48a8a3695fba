"""Asking for a consultation: a clock in hours, both sides' contacts told at once, at half time and at the limit."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold
from agreements.instruments.agreement import Agreement
from agreements.instruments.corrections import correction_keep
from agreements.obligations.consultation import Consultation
from agreements.obligations.due import Due, DueAct, due_begun
from agreements.obligations.following import EVENT, dues_restate, state
from agreements.obligations.ground import acts_of_dues, stand_on
from agreements.obligations.obligation import Obligation
from agreements.obligations.reminding import consultation_tell
from agreements.obligations.vocabulary import DueActKind, EventKind, Outcome
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way

MOST_HOURS = 24 * 90
# A request may be written down some minutes before the clock of the machine says so.
AHEAD = timedelta(minutes=5)


@service
def consultation_ask(
    *,
    officer: Any,
    today: date,
    now: datetime,
    agreement: Agreement,
    asked_at: datetime,
    zone: str,
    expected_version: int | None,
    obligation: Obligation | None = None,
    asked_by: Party | None = None,
    within_hours: int | None = None,
    event: str = EventKind.CONSULTATION,
    disputed: Due | None = None,
    about: str = "",
    evidence: str = "",
) -> Consultation:
    """Ask the partner for a consultation, or record that the partner (`asked_by`) asked us; `asked_at` is an instant.

    A promise that is named gets an occasion of its own. Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = hold(officer, agreement, expected_version)
    # In a zone Python would add hours to the hands of the clock, also over a night when they are moved.
    asked_at = asked_at.astimezone(UTC)
    promise = _promise(officer, held, obligation)
    side = asked_by or officer.party
    hours = within_hours or (promise.within_hours if promise else None) or 0
    reported = side.pk != officer.party_id
    if faults := _faults(held, side, hours, event, asked_at, now, evidence if reported else "-"):
        raise Malformed(faults)
    if reported and held.audience != Audience.NATIONAL and acts_here(side.pk):
        raise Refused([Condition("side_acts_itself", {"party": side.code})])
    more: dict[str, Any] = {"event": event, "zone": zone, "about": about.strip(), "evidence": evidence.strip()}
    more |= {"obligation": promise, "disputed": _disputed(officer, held, disputed)}
    made = _clock(officer, held, side, asked_at, hours, **more)
    if promise is not None:
        made.due = _occasion(made, promise, today)
        made.save(update_fields=["due"])
    consultation_tell(made, now)
    return made


def _clock(
    officer: Any, agreement: Agreement, side: Party, asked_at: datetime, hours: int, **more: Any
) -> Consultation:
    """A consultation whose clock runs from an instant on.

    Hours are counted on the instant, so that a change of clocks in between
    neither lengthens nor shortens them.
    """
    made: Consultation = Consultation.objects.create(
        agreement=agreement,
        owner=officer.party,
        partnership=agreement.partnership,
        audience=agreement.audience,
        marking=agreement.marking,
        asked_by=side,
        way=Way.OFFICER if side.pk == officer.party_id else Way.REPORTED,
        asked_at=asked_at,
        within_hours=hours,
        limit_at=asked_at + timedelta(hours=hours),
        recorded_by=officer,
        **more,
    )
    return made


def _promise(officer: Any, agreement: Agreement, obligation: Obligation | None) -> Obligation | None:
    if obligation is None:
        return None
    found = Obligation.objects.visible_to(officer).filter(pk=obligation.pk, agreement=agreement).first()
    if found is None:
        raise Unseen
    found.agreement = agreement
    promise: Obligation = found
    return promise


def _disputed(officer: Any, agreement: Agreement, due: Due | None) -> Due | None:
    if due is None:
        return None
    found: Due | None = Due.objects.visible_to(officer).filter(pk=due.pk, agreement=agreement).first()
    if found is None:
        raise Unseen
    return found


def _faults(
    agreement: Agreement, side: Party, hours: int, event: str, at: datetime, now: datetime, evidence: str
) -> dict[str, list[str]]:
    faults = {}
    if not agreement.partnership.has(side.pk):
        faults["asked_by"] = ["not_of_pair"]
    if not hours:
        faults["within_hours"] = ["required"]
    elif not 1 <= hours <= MOST_HOURS:
        faults["within_hours"] = ["out_of_range"]
    if event not in [str(one) for one in EventKind if one != EventKind.NONE]:
        faults["event"] = ["unknown"]
    if at > now + AHEAD:
        faults["asked_at"] = ["in_the_future"]
    if not evidence.strip():
        faults["evidence"] = ["required"]
    return faults


def _occasion(asked: Consultation, promise: Obligation, today: date) -> Due:
    """The occasion that a request sets off; due on the legal day of its limit."""
    legal = timezone.get_default_timezone()
    day, limit = (timezone.localtime(at, legal).date() for at in (asked.asked_at, asked.limit_at))
    due = due_begun(
        promise,
        f"{EVENT}{asked.pk}",
        agreement=asked.agreement,
        due=limit.isoformat(),
        due_on=limit,
        active_from=day,
        limit_at=asked.limit_at,
    )
    stand_on([promise.agreement], today)
    state(due, promise, [], today)
    due.save()
    return due


def held_consultation(officer: Any, consultation: Consultation, expected_version: int | None) -> Consultation:
    """A consultation as it is now that nobody else writes beneath its agreement. Raises Unseen, Forbidden, Stale."""
    seen = Consultation.objects.visible_to(officer).filter(pk=consultation.pk).select_related("agreement")
    found = seen.first()
    if found is None:
        raise Unseen
    agreement = hold(officer, found.agreement, expected_version)
    held: Consultation = Consultation.objects.select_for_update(of=("self",)).get(pk=found.pk)
    held.agreement = agreement
    return held


@service
def consultation_end(
    *,
    officer: Any,
    today: date,
    now: datetime,
    consultation: Consultation,
    outcome: str,
    ended_at: datetime,
    note: str,
    expected_version: int | None,
) -> Consultation:
    """Write down how a consultation came to its end; its clock stops, and no more is reminded.

    Held talks fulfil the occasion that the request set off, at the instant
    they were held. Raises Malformed, Refused where it has ended already.
    """
    held = held_consultation(officer, consultation, expected_version)
    faults = {}
    if outcome not in list(Outcome):
        faults["outcome"] = ["unknown" if outcome else "required"]
    if ended_at > now + AHEAD:
        faults["ended_at"] = ["in_the_future"]
    elif ended_at < held.asked_at:
        faults["ended_at"] = ["ends_before_it_begins"]
    if not note.strip():
        faults["note"] = ["required"]
    if faults:
        raise Malformed(faults)
    if not held.is_open:
        raise Refused([Condition("consultation_runs")])
    if outcome == Outcome.WITHDRAWN and held.asked_by_id != officer.party_id and held.way != Way.REPORTED:
        raise Forbidden("asker_withdraws")
    held.outcome, held.ended_at, held.outcome_note = outcome, ended_at, note.strip()
    held.save()
    if held.due_id:
        _close_occasion(officer, held, today)
    return held


def _close_occasion(officer: Any, ended: Consultation, today: date) -> None:
    """What the outcome says of the occasion: held talks keep the promise; what was taken back asks for nothing."""
    kinds = {Outcome.HELD: DueActKind.FULFILLED, Outcome.SETTLED_OTHERWISE: DueActKind.FULFILLED}
    kind = kinds.get(Outcome(ended.outcome))
    if ended.outcome == Outcome.WITHDRAWN:
        kind = DueActKind.CLOSED
    due = Due.objects.select_related("obligation").get(pk=ended.due_id)
    if kind is None or ended.ended_at is None or due.settled_on is not None:
        return
    due.obligation.agreement = due.agreement = ended.agreement
    stand_on([ended.agreement], today)
    legal = timezone.localtime(ended.ended_at, timezone.get_default_timezone()).date()
    DueAct.objects.create(
        agreement=ended.agreement,
        due=due,
        owner=officer.party,
        partnership_id=due.partnership_id,
        audience=due.audience,
        marking=due.marking,
        kind=kind,
        side_id=None,
        on=legal.isoformat(),
        way=Way.OFFICER,
        evidence=ended.evidence,
        reason=ended.outcome_note,
        recorded_by=officer,
    )
    told = {"officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": ended.outcome_note}
    step = "fulfil" if kind == DueActKind.FULFILLED else "close"
    dues_restate([due], acts_of_dues([due]), today, told=told, step=step)


@service
def consultation_mistake(
    *, officer: Any, today: date, consultation: Consultation, reason: str, expected_version: int | None
) -> Consultation:
    """Take out a consultation that was written down by mistake, with the occasion it set off."""
    held = held_consultation(officer, consultation, expected_version)
    if held.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    stamp = timezone.now()
    held.mistake_at = stamp
    held.save(update_fields=["mistake_at", "updated_at"])
    if held.due_id:
        DueAct.objects.filter(due=held.due_id, mistake_at=None).update(mistake_at=stamp, updated_at=stamp)
        Due.objects.filter(pk=held.due_id).update(mistake_at=stamp, updated_at=stamp)
    said: Mapping[str, Any] = {"asked_at": held.asked_at.isoformat()}
    correction_keep(officer, held.agreement, "consultation", held.pk, said, {"mistake": True}, reason)
    return held
