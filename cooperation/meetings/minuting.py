"""The minutes: drafted by one side, exchanged, taken back to be drafted anew."""

from datetime import date
from typing import Any

from django.db.models import Max

from cooperation.meetings.access import beneath, hold_root
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesText
from cooperation.meetings.moving import situation_of, step_keep
from cooperation.meetings.steps import MINUTES
from cooperation.meetings.vocabulary import MeetingStatus as S
from cooperation.meetings.vocabulary import MinutesStatus as M
from partners.people.notices import notify
from partners.people.officer import Officer, OfficerQuerySet
from partners.records.errors import Malformed, refuse_unless
from partners.records.record import Audience
from partners.records.service import service

MOST = 100_000


def minutes_latest(meeting: Meeting) -> MinutesText | None:
    """The version that was exchanged last; None before any was."""
    sent = MinutesText.objects.filter(meeting=meeting, mistake_at=None).exclude(sent_on=None)
    found: MinutesText | None = sent.order_by("-number").first()
    return found


@service
def minutes_draft(
    *, officer: Any, today: date, meeting: Meeting, text: str, expected_version: int | None
) -> MinutesText:
    """Write the minutes, or write them anew; a draft is seen by its side alone until it is exchanged.

    Raises Malformed, Refused before the meeting began and while a version is
    exchanged (it is reopened first), Forbidden, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    if not text.strip() or len(text) > MOST:
        raise Malformed({"text": ["too_long" if text.strip() else "required"]})
    refuse_unless(held.status in (S.IN_PROGRESS, S.CLOSED), "meeting_began", status=held.status)
    refuse_unless(held.minutes in (M.NONE, M.DRAFTED), "minutes_not_exchanged")
    rows = MinutesText.objects.filter(meeting=held, mistake_at=None)
    mine = rows.filter(sent_on=None, owner=officer.party_id).first()
    if mine is None:
        number = (MinutesText.objects.filter(meeting=held).aggregate(last=Max("number"))["last"] or 0) + 1
        mine = MinutesText(meeting=held, number=number, **{**beneath(held, officer), "audience": Audience.NATIONAL})
    mine.text = text.strip()
    mine.save()
    if held.minutes == M.NONE:
        held.minutes = M.DRAFTED
        held.save(update_fields=["minutes"])
        step_keep(held, "draft_minutes", M.NONE, M.DRAFTED, today, officer)
    drafted: MinutesText = mine
    return drafted


@service
def minutes_exchange(*, officer: Any, today: date, meeting: Meeting, expected_version: int | None) -> MinutesText:
    """Send the drafted minutes to the other side, which sees them where the meeting is shared with it.

    Raises Forbidden, Refused with everything that is missing, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    situation = situation_of(officer, held, today, held.minutes)
    MINUTES.check(M.EXCHANGED, situation)
    mine = MinutesText.objects.get(meeting=held, mistake_at=None, sent_on=None, owner=officer.party_id)
    mine.sent_on = today
    shared = held.audience != Audience.NATIONAL
    mine.audience = Audience.PARTIES if shared else Audience.NATIONAL
    mine.save()
    held.minutes = M.EXCHANGED
    held.save(update_fields=["minutes"])
    step_keep(held, "exchange", M.DRAFTED, M.EXCHANGED, today, officer, version=expected_version)
    if shared:
        meeting_tell(held, held.partnership.other(officer.party_id), "minutes_came", f"minutes:{mine.pk}")
    return mine


@service
def minutes_reopen(
    *, officer: Any, today: date, meeting: Meeting, reason: str, expected_version: int | None
) -> Meeting:
    """Take exchanged minutes back to be drafted anew; what was agreed of that version says nothing of the next.

    Raises Malformed without a reason, Forbidden, Refused once both agreed, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    MINUTES.check(M.DRAFTED, situation_of(officer, held, today, held.minutes))
    held.minutes = M.DRAFTED
    held.save(update_fields=["minutes"])
    step_keep(held, "reopen", M.EXCHANGED, M.DRAFTED, today, officer, reason=reason, version=expected_version)
    if held.audience != Audience.NATIONAL:
        key = f"minutes:{held.pk}:reopened:{held.version}"
        meeting_tell(held, held.partnership.other(officer.party_id), "minutes_reopened", key)
    return held


def meeting_tell(meeting: Meeting, party: Any, code: str, key: str) -> None:
    """Tell whoever acts for a side of something about a meeting, once by `key`."""
    people = OfficerQuerySet(Officer).acting().filter(party=party)
    notify(people, code=code, key=key, subject=Meeting.subject, subject_id=meeting.pk)
