"""What an agenda could hold, found in the record: each with why, and what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.instruments.vocabulary import Status
from agreements.models import Activity, Agreement, Consultation, Due
from agreements.obligations.selectors import overdue_on
from agreements.obligations.vocabulary import DueStatus
from cooperation.desk.horizon import coming
from cooperation.desk.situations import with_parties
from cooperation.meetings.actions import actions_open
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.vocabulary import MeetingStatus, MinutesStatus
from cooperation.phases.gate import Gate
from cooperation.phases.reading import GATE_JOINED
from cooperation.phases.vocabulary import OPEN
from partners.models import Contest
from partners.records.record import Audience

# In the order in which they stand on an agenda: the previous minutes first.
REASONS = (
    "previous_minutes",
    "open_action",
    "deferred",
    "dispute",
    "contested",
    "consultation",
    "overdue",
    "say_no",
    "renews",
    "approval",
    "gate",
)
_ACTS = {"last_day_to_say_no": "say_no", "renews": "renews"}
MOST_OF_A_KIND = 20


@dataclass(frozen=True)
class Proposal:
    """One item that the record proposes: why, about what, since or until when."""

    reason: str
    key: str
    agreement: Agreement | None = None
    due: Due | None = None
    action: Outcome | None = None
    meeting: Meeting | None = None
    item: AgendaItem | None = None
    activity: Activity | None = None
    gate: Gate | None = None
    on: date | None = None
    audience: str = Audience.NATIONAL

    @property
    def entry(self) -> dict[str, Any]:
        """The columns that tie an item to the record."""
        tied = {"agreement": self.agreement, "due": self.due, "action": self.action}
        return {"proposed_as": self.reason, "about_key": self.key, **tied}


def proposals_of(reader: Any, meeting: Meeting, today: date) -> list[Proposal]:
    """What the record proposes for a meeting, without what stands on its agenda already; constant queries.

    For a meeting that others see, only what they may know too is proposed.
    """
    there = set(
        AgendaItem.objects.visible_to(reader).filter(meeting=meeting).values_list("about_key", flat=True).distinct()
    )
    wide = Audience(meeting.audience).rank
    found = [
        one
        for one in _all(reader, meeting, today)
        if one.key not in there and Audience(one.audience).rank >= min(wide, Audience.PARTIES.rank)
    ]
    return sorted(found, key=lambda one: (REASONS.index(one.reason), one.on or date.max))


def _all(reader: Any, meeting: Meeting, today: date) -> Iterator[Proposal]:
    yield from _previous(reader, meeting)
    yield from _dues(reader, meeting, today)
    yield from _consultations(reader, meeting)
    yield from _events(reader, meeting, today)
    yield from _approvals(reader, meeting)
    yield from _contested(reader, meeting)
    yield from _gates(reader, meeting)
    for one in actions_open(reader).filter(partnership=meeting.partnership_id)[:MOST_OF_A_KIND]:
        yield Proposal("open_action", f"action:{one.pk}", action=one, on=one.due_on, audience=one.audience)


def previous_of(reader: Any, meeting: Meeting) -> Meeting | None:
    """The meeting before: of its series, else the last one with the same partner; None where there is none."""
    held = Meeting.objects.visible_to(reader).filter(
        status=MeetingStatus.CLOSED, partnership=meeting.partnership_id, series=meeting.series_id
    )
    found: Meeting | None = held.exclude(pk=meeting.pk).order_by("-starts_at").first()
    return found


def _previous(reader: Any, meeting: Meeting) -> Iterator[Proposal]:
    last = previous_of(reader, meeting)
    if last is None:
        return
    if last.minutes != MinutesStatus.NONE:
        yield Proposal("previous_minutes", f"minutes:{last.pk}", meeting=last, audience=last.audience)
    rows = AgendaItem.objects.visible_to(reader).filter(meeting=last, outcomes__kind="deferred")
    for one in rows.filter(outcomes__mistake_at=None).distinct()[:MOST_OF_A_KIND]:
        yield Proposal("deferred", f"item:{one.pk}", item=one, agreement=None, audience=one.audience)


def _dues(reader: Any, meeting: Meeting, today: date) -> Iterator[Proposal]:
    rows = Due.objects.visible_to(reader).filter(partnership=meeting.partnership_id, agreement__mistake_at=None)
    joined = rows.select_related("obligation__debtor", "agreement").order_by("due_on", "id")
    for reason, found in (
        ("dispute", joined.filter(status=DueStatus.DISPUTED)),
        ("overdue", joined.filter(overdue_on(today))),
    ):
        for one in found[:MOST_OF_A_KIND]:
            told: dict[str, Any] = {"agreement": one.agreement, "due": one, "on": one.due_on, "audience": one.audience}
            yield Proposal(reason, f"due:{one.pk}", **told)


def _consultations(reader: Any, meeting: Meeting) -> Iterator[Proposal]:
    rows = Consultation.objects.visible_to(reader).filter(partnership=meeting.partnership_id, outcome="")
    for one in rows.filter(agreement__mistake_at=None).select_related("agreement")[:MOST_OF_A_KIND]:
        told: dict[str, Any] = {"agreement": one.agreement, "on": one.asked_at.date(), "audience": one.audience}
        yield Proposal("consultation", f"consultation:{one.pk}", **told)


def _events(reader: Any, meeting: Meeting, today: date) -> Iterator[Proposal]:
    for event in coming(reader, today, pair=meeting.partnership_id):
        if reason := _ACTS.get(event.kind):
            key = f"{reason}:{event.agreement.pk}:{event.on}"
            told: dict[str, Any] = {
                "agreement": event.agreement,
                "on": event.on.first,
                "audience": event.agreement.audience,
            }
            yield Proposal(reason, key, **told)


def _approvals(reader: Any, meeting: Meeting) -> Iterator[Proposal]:
    """Agreements that are signed and wait for an approval or a notification."""
    waiting = (Status.SIGNED, Status.IN_APPROVAL)
    seen = Agreement.objects.visible_to(reader).filter(partnership=meeting.partnership_id, status__in=waiting)
    for one in with_parties(seen)[:MOST_OF_A_KIND]:
        yield Proposal("approval", f"approval:{one.pk}", agreement=one, audience=one.audience)


def _contested(reader: Any, meeting: Meeting) -> Iterator[Proposal]:
    """Objections to what one side recorded of agreements and activities, that nobody took back yet."""
    kinds: tuple[tuple[str, Any], ...] = (("agreement", Agreement), ("activity", Activity))
    rows = Contest.objects.visible_to(reader).filter(partnership=meeting.partnership_id, settled_at=None)
    found = list(rows.filter(subject__in=[name for name, _ in kinds]).order_by("id")[:MOST_OF_A_KIND])
    for name, model in kinds:
        keys = [one.subject_id for one in found if one.subject == name]
        seen = model.objects.visible_to(reader).in_bulk(keys) if keys else {}
        for one in found:
            if one.subject == name and one.subject_id in seen:
                about = {name: seen[one.subject_id], "on": one.created_at.date(), "audience": one.audience}
                yield Proposal("contested", f"contest:{one.pk}", **about)


def _gates(reader: Any, meeting: Meeting) -> Iterator[Proposal]:
    """The gate that waits for a decision of both sides, or is prepared."""
    rows = Gate.objects.visible_to(reader).filter(phase__partnership=meeting.partnership_id, status__in=OPEN)
    for one in rows.select_related(*GATE_JOINED).order_by("id"):
        yield Proposal("gate", f"gate:{one.pk}:{one.number}", gate=one, on=one.meets_on, audience=one.audience)
