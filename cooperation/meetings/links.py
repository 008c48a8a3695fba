"""One-time links by which a side without an account agrees to the minutes, or objects to them."""

from datetime import date
from typing import Any

from cooperation.meetings.access import hold_root
from cooperation.meetings.answering import answer_conditions, answer_keep
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.vocabulary import MinutesStatus as M
from partners.models import Party
from partners.records.answering import answerer_faults, link_shows, link_take
from partners.records.errors import Condition, Malformed, Refused, refuse_unless
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun

ASKS = "minutes_agreed"


def minutes_link_conditions(meeting: Meeting, other: Party) -> list[Condition]:
    """What a link asks for, met and unmet: shared, with nobody of theirs here, and minutes that were exchanged."""
    shared = Condition("shared_with_partner", met=meeting.audience != Audience.NATIONAL)
    return [shared, *answer_conditions(meeting, other, own=False)]


@service
def minutes_link_make(
    *, officer: Any, today: date, meeting: Meeting, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side agree to the minutes without an account, and its secret, shown once.

    Raises Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    other = held.partnership.other(officer.party_id)
    unmet = [one for one in minutes_link_conditions(held, other) if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=other, asks=ASKS)


def meeting_of_link(link: AnswerLink) -> Meeting:
    """The meeting whose minutes a link shows. Raises Unseen when it is no longer shared."""
    rows = Meeting.objects.select_related("partnership__party_a", "partnership__party_b")
    meeting: Meeting = link_shows(link, rows)
    return meeting


@service
def minutes_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: date | None = None, reason: str = ""
) -> AnswerLink:
    """Answer through a link: the other side agrees to the minutes, or its objection is kept.

    `answered_by` is the function of whoever answers, `on` the day (else today). Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = link_take(token, Meeting.subject, meeting_of_link, agrees=agrees, answered_by=answered_by)
    meeting = meeting_of_link(link)
    faults = answerer_faults(link)
    if not agrees and not reason.strip():
        faults["reason"] = ["required"]
    if on is not None and on > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    refuse_unless(meeting.minutes == M.EXCHANGED, "minutes_exchanged")
    said = {"capacity": link.answered_by, "reason": reason.strip(), "recorded_by": None}
    answer_keep(meeting, None, link.party, agrees, on or today, Way.LINK, today, **said)
    return link
