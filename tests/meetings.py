"""Meetings on stage: prepared by Ukraine with a partner, and walked to any status by services."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.agenda_writing import items_add
from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minuting import minutes_draft, minutes_exchange
from cooperation.meetings.moving import meeting_step
from cooperation.meetings.outcomes import outcome_record
from cooperation.meetings.series import MeetingSeries
from cooperation.meetings.writing import meeting_prepare, series_begin
from partners.records.audience import audience_ask, audience_decide

if TYPE_CHECKING:
    from tests.cast import Cast

# Ten o'clock on the legal day of the tests.
HOUR = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
AT = {"mode": "in_person", "place": "Kyiv, Ministry of Defence", "zone": "Europe/Kyiv"}
WAY = ("draft", "open", "in_progress", "closed")


def series_of(cast: Cast, partner: str = "GBR", **values: Any) -> MeetingSeries:
    """A yearly series that was decided upon, last held a year ago in London."""
    given = {
        "titles": {"en": "Ministerial dialogue", "fr": "Dialogue ministériel"},
        "kind": "ministerial",
        "every_months": 12,
        "decided": "Joint statement of the ministers, 2024",
        "last_held_on": "2025-12-10",
        "first_host": cast.party("UKR"),
        **values,
    }
    return series_begin(officer=cast.desk, today=cast.today, partner=cast.party(partner), values=given)


def meeting_at(
    cast: Cast,
    status: str = "draft",
    *,
    partner: str = "GBR",
    audience: str = "parties",
    items: int = 1,
    series: MeetingSeries | None = None,
    **values: Any,
) -> Meeting:
    """A meeting of today, shared, walked by services to `status`; each item came to a decision where it is closed."""
    given = {"titles": {"en": "Talks", "fr": "Entretiens"}, "starts_at": HOUR, **AT, **values}
    given.setdefault("ends_at", given["starts_at"] + dt.timedelta(hours=2))
    where = {"series": series} if series else {"partner": cast.party(partner)}
    made = meeting_prepare(officer=cast.desk, today=cast.today, values=given, **where)
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    if items:
        items_add(meeting=made, entries=[{"title": f"Item {n}"} for n in range(1, items + 1)], **told)
    if audience != "national":
        share(cast, made, audience)
    if status == "cancelled":
        meeting_step(meeting=made, to="cancelled", reason="No date fits.", **told)
    for to in WAY[1 : WAY.index(status) + 1] if status in WAY else ():
        if to == "closed":
            for item in AgendaItem.objects.filter(meeting=made):
                decided(cast, item)
        meeting_step(meeting=made, to=to, **told)
    return again(made)


def share(cast: Cast, root: Any, to: str) -> None:
    """Asked for by the desk officer and decided by the approver."""
    root.refresh_from_db()
    asked = {"today": cast.today, "root": root, "reason": "Agreed with the partner."}
    audience_ask(officer=cast.desk, to=to, expected_version=root.version, **asked)
    audience_decide(officer=cast.approver, agree=True, expected_version=root.version, **asked)
    root.refresh_from_db()


def decided(cast: Cast, item: AgendaItem, kind: str = "decision", **more: Any) -> Outcome:
    """What an item came to."""
    told = {"officer": cast.desk, "today": cast.today, "expected_version": None}
    return outcome_record(item=item, kind=kind, text="To go on.", **told, **more)


def minuted(cast: Cast, at: str, **more: Any) -> Meeting:
    """A closed meeting whose minutes stand at a status."""
    made = meeting_at(cast, "closed", **more)
    told = {"today": cast.today, "meeting": made, "expected_version": None}
    if at != "none":
        minutes_draft(officer=cast.desk, text="Both sides met.", **told)
    if at in ("exchanged", "agreed"):
        minutes_exchange(officer=cast.desk, **told)
    if at == "agreed":
        for officer in (cast.desk, cast.partner_desk):
            minutes_answer(officer=officer, agrees=True, on=cast.today, **told)
    return again(made)


def again(meeting: Meeting) -> Meeting:
    """The meeting as it now is."""
    joined = ("partnership__party_a", "partnership__party_b", "series", "host", "owner")
    found: Meeting = Meeting.objects.select_related(*joined).get(pk=meeting.pk)
    return found
