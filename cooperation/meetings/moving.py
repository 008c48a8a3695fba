"""Taking a step with a meeting, and what follows from it."""

from datetime import date
from typing import Any

from cooperation.meetings.access import hold_root
from cooperation.meetings.inviting import invitations_send
from cooperation.meetings.meeting import Meeting, MeetingAddress
from cooperation.meetings.steps import MEETING, MINUTES, MeetingSituation
from cooperation.meetings.vocabulary import MeetingStatus as S
from partners.records.audience import when_shared
from partners.records.errors import Forbidden, Malformed
from partners.records.lifecycle import Lifecycle, Offer
from partners.records.marks import StepTaken
from partners.records.numbers import take_numbers
from partners.records.service import request_id, service
from partners.records.ways import Way

__all__ = ["meeting_offers", "meeting_step", "minutes_offers", "situation_of", "step_keep"]


def situation_of(officer: Any, meeting: Meeting, today: date, status: str) -> MeetingSituation:
    """A meeting as this officer finds it today; `status` is its own, or that of its minutes."""
    return MeetingSituation(
        status=status,
        side=officer.party_id if meeting.partnership.has(officer.party_id) else None,
        owner=meeting.owner_id,
        roles=frozenset(officer.roles if officer.is_active else ()),
        meeting=meeting,
        today=today,
    )


def meeting_offers(officer: Any, meeting: Meeting, today: date) -> list[Offer]:
    """Every step out of the present status as this officer sees it; to a third state's officer nothing is offered."""
    return _offers(MEETING, officer, meeting, today, meeting.status)


def minutes_offers(officer: Any, meeting: Meeting, today: date) -> list[Offer]:
    """Every step of the minutes out of their present status as this officer sees it."""
    return _offers(MINUTES, officer, meeting, today, meeting.minutes)


def _offers(
    table: Lifecycle[MeetingSituation], officer: Any, meeting: Meeting, today: date, status: str
) -> list[Offer]:
    if not meeting.partnership.has(officer.party_id):
        return []
    return table.offers(situation_of(officer, meeting, today, status))


@service
def meeting_step(
    *, officer: Any, today: date, meeting: Meeting, to: str, expected_version: int | None, reason: str = ""
) -> Meeting:
    """Take the step from the present status to `to`: invite, begin, close, cancel.

    Whoever is invited has a mail with a calendar entry; a cancelled meeting
    takes it back. Raises Forbidden, Malformed without the reason that it
    needs, Refused with everything that is missing, Unseen, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    situation = situation_of(officer, held, today, held.status)
    step = MEETING.step_to(to, situation)
    if step.needs.get("reason") and not reason.strip():
        raise Malformed({"reason": ["required"]})
    MEETING.check(to, situation)
    before, held.status = held.status, step.target
    if step.name == "invite":
        _number(held, today)
    if step.name == "cancel" and before == S.OPEN:
        held.sequence += 1
    held.save()
    step_keep(held, step.name, before, held.status, today, officer, reason=reason, version=expected_version)
    if step.name == "invite" or (step.name == "cancel" and before == S.OPEN):
        invitations_send(held)
    return held


@when_shared(Meeting.subject)
def meeting_shared(meeting: Meeting, today: date) -> None:
    """A meeting that is shared or released is found by its reference."""
    held: Meeting = Meeting.objects.select_related("partnership").get(pk=meeting.pk)
    _number(held, today)
    held.save(update_fields=["reference"])


def _number(meeting: Meeting, today: date) -> None:
    """Give a meeting its reference, `GBR-UKR-2026-M001`, when it first leaves its owner; the old address redirects."""
    if meeting.reference:
        return
    scope = f"{meeting.partnership.code}-{today.year}-M"
    (number,) = take_numbers({scope: 1})[scope]
    meeting.reference = f"{scope}{number:03d}"
    MeetingAddress.objects.create(key=meeting.reference, meeting=meeting)


def step_keep(
    meeting: Meeting,
    step: str,
    source: str,
    target: str,
    today: date,
    officer: Any,
    *,
    way: str = Way.OFFICER,
    side_id: int | None = None,
    reason: str = "",
    version: int | None = None,
) -> None:
    """Keep a step that was taken: who, for which side and how, from where to where, why."""
    StepTaken.objects.create(
        owner_id=officer.party_id if officer else (side_id or meeting.owner_id),
        partnership_id=meeting.partnership_id,
        audience=meeting.audience,
        marking=meeting.marking,
        subject=Meeting.subject,
        subject_id=meeting.pk,
        step=step,
        from_status=source,
        to_status=target,
        side_id=side_id or (officer.party_id if officer else None),
        way=way,
        officer=officer,
        on=today,
        reason=reason.strip(),
        request=request_id.get(),
        version_read=version,
    )
