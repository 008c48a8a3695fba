"""Who is written to about a meeting: an effect for each, told apart by how often the meeting was changed."""

from collections.abc import Iterable
from typing import Any

from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.vocabulary import MeetingStatus
from partners.records.outbox import effect
from partners.records.record import Audience

KIND = "meeting_mail"


def invited(meeting: Meeting) -> list[Delegate]:
    """Whoever has a mail address and may know: of the other side only once it is shared with it."""
    found = Delegate.objects.filter(meeting=meeting, mistake_at=None, office_contact__contains="@")
    if meeting.audience == Audience.NATIONAL:
        found = found.filter(side=meeting.owner_id)
    return list(found.order_by("id"))


def invitations_send(meeting: Meeting, only: Iterable[Delegate] | None = None) -> int:
    """Let an invitation, its change or its withdrawal go to each delegate, once for each state; how many.

    Before the meeting is opened nobody is written to.
    """
    if meeting.status == MeetingStatus.DRAFT or not meeting.reference:
        return 0
    people = invited(meeting) if only is None else list(only)
    for one in people:
        data = {"meeting": meeting.pk, "delegate": one.pk, "sequence": meeting.sequence}
        effect(kind=KIND, key=f"meeting:{meeting.pk}:{meeting.sequence}:{one.pk}", data=data)
    return len(people)


def invitation_withdraw(meeting: Meeting, delegate: Any) -> None:
    """Take the calendar entry back from somebody who no longer sits at the table."""
    if meeting.status == MeetingStatus.OPEN and "@" in delegate.office_contact:
        data = {"meeting": meeting.pk, "delegate": delegate.pk, "sequence": meeting.sequence + 1, "gone": True}
        effect(kind=KIND, key=f"meeting:{meeting.pk}:gone:{delegate.pk}", data=data)
