"""One-time links by which a side without an account agrees to the minutes, or objects to them."""

from datetime import date
from typing import Any

from django.utils import timezone

from cooperation.meetings.access import hold_root
from cooperation.meetings.answering import answer_conditions, answer_keep
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.vocabulary import MinutesStatus as M
from partners.records.errors import Condition, Malformed, Refused, Unseen, refuse_unless
from partners.records.record import Audience
from partners.records.roots import claim
from partners.records.service import service
from partners.records.ways import AnswerLink, Way, link_begun, open_link

ASKS = "minutes_agreed"


@service
def minutes_link_make(
    *, officer: Any, today: date, meeting: Meeting, expected_version: int | None
) -> tuple[AnswerLink, str]:
    """A link that lets the other side agree to the minutes without an account, and its secret, shown once.

    Raises Refused with all that stands against it, Unseen, Forbidden, Stale.
    """
    held = hold_root(officer, meeting, expected_version)
    other = held.partnership.other(officer.party_id)
    conditions = [
        Condition("shared_with_partner", met=held.audience != Audience.NATIONAL),
        *answer_conditions(held, other, own=False),
    ]
    unmet = [one for one in conditions if not one.met]
    if unmet:
        raise Refused(unmet)
    return link_begun(officer, held, party=other, asks=ASKS)


def meeting_of_link(link: AnswerLink) -> Meeting:
    """The meeting whose minutes a link shows. Raises Unseen when it is no longer shared."""
    found = Meeting.objects.filter(pk=link.subject_id, mistake_at=None).exclude(audience=Audience.NATIONAL)
    one = found.select_related("partnership__party_a", "partnership__party_b").first()
    if one is None:
        raise Unseen
    meeting: Meeting = one
    return meeting


@service
def minutes_link_answer(
    *, officer: None, today: date, token: str, agrees: bool, answered_by: str, on: date | None = None, reason: str = ""
) -> AnswerLink:
    """Answer through a link: the other side agrees to the minutes, or its objection is kept.

    `answered_by` is the function of whoever answers, `on` the day (else today). Raises Unseen for a spent
    or unknown link, Malformed, Refused when the time for it has passed.
    """
    link = open_link(token)
    if link is None or link.subject != Meeting.subject:
        raise Unseen
    claim(meeting_of_link(link), None)
    meeting = meeting_of_link(link)
    fresh = AnswerLink.objects.filter(pk=link.pk, answered_at=None, revoked_at=None)
    if not fresh.update(answered_at=timezone.now(), answer="agreed" if agrees else "contested"):
        raise Unseen
    who = answered_by.strip()
    faults = {} if who else {"answered_by": ["required"]}
    if not agrees and not reason.strip():
        faults["reason"] = ["required"]
    if on is not None and on > today:
        faults["on"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    refuse_unless(meeting.minutes == M.EXCHANGED, "minutes_exchanged")
    AnswerLink.objects.filter(pk=link.pk).update(answered_by=who)
    said = {"capacity": who, "reason": reason.strip(), "recorded_by": None}
    answer_keep(meeting, None, link.party, agrees, on or today, Way.LINK, today, **said)
    link.refresh_from_db()
    return link
