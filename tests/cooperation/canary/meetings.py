"""Meetings on stage: of each side, as wide as each may be, with all that hangs beneath them."""

import datetime as dt
from typing import Any

from cooperation.meetings.actions import action_report
from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.agenda_writing import delegate_add, items_add
from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.briefing import brief_write, briefs_print
from cooperation.meetings.links import minutes_link_make
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minuting import minutes_draft, minutes_exchange
from cooperation.meetings.moving import meeting_step
from cooperation.meetings.outcomes import outcome_record
from cooperation.meetings.sessions import session_add
from cooperation.meetings.writing import meeting_prepare, series_begin
from partners.models import Officer, Partnership
from partners.partnerships.partnership import pair_code
from partners.records.audience import audience_ask, audience_decide
from tests.cast import Cast

_HOUR = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def meetings_staged(cast: Cast) -> tuple[dict[str, Meeting], str]:
    """Meetings by name, each with everything that may hang beneath one; and the secret of an open link."""
    owners = {
        "UKR": (cast.desk, cast.approver),
        "GBR": (cast.partner_desk, cast.partner_approver),
        "POL": (cast.third_desk, cast.third_approver),
    }
    found = {}
    for owner, partner, audience in (
        ("UKR", "GBR", "national"),
        ("UKR", "GBR", "parties"),
        ("UKR", "GBR", "public"),
        ("GBR", "UKR", "national"),
        ("GBR", "UKR", "parties"),
        ("POL", "GBR", "parties"),
        ("UKR", "EST", "parties"),
    ):
        found[f"{owner} {partner} {audience}"] = _meeting(cast, *owners[owner], partner, audience)
    for officer, partner in ((cast.desk, "GBR"), (cast.partner_desk, "UKR"), (cast.third_desk, "GBR")):
        _ours(cast, officer, partner)
    open_one = found["UKR EST parties"]
    told = {"officer": cast.desk, "today": cast.today, "meeting": open_one, "expected_version": None}
    return found, minutes_link_make(**told)[1]


def _meeting(cast: Cast, desk: Officer, approver: Officer, partner: str, audience: str) -> Meeting:
    told: dict[str, Any] = {"officer": desk, "today": cast.today}
    series = series_begin(
        **told,
        partner=cast.party(partner),
        responsible=desk,
        values={
            "titles": {"en": "Series", "fr": "Série"},
            "every_months": 12,
            "decided": "Decided",
            "clause": "5",
            "last_held_on": "2025-12-01",
        },
    )
    values = {"titles": {"en": "Meeting", "fr": "Réunion"}, "place": "Place", "planned": "2026-11"}
    values |= {"starts_at": _HOUR, "ends_at": _HOUR + dt.timedelta(hours=1)}
    made = meeting_prepare(**told, series=series, values=values)
    told |= {"expected_version": None}
    entries = [{"title": "Item", "section": "Section", "note": "Note", "presenter": "Director"}, {"title": "Other"}]
    first, second = items_add(**told, meeting=made, entries=entries)
    person = {"name": "Somebody", "function": "Director", "office_contact": "office@example.example"}
    for side in (desk.party, cast.party(partner)):
        delegate_add(**told, meeting=made, side=side, values=person)
    for root in (series, made):
        if audience != "national":
            _widened(cast, desk, approver, root, audience)
    for to in ("open", "in_progress"):
        meeting_step(**told, meeting=made, to=to)
    held = AgendaItem.objects.get(pk=first.pk)
    action = {"kind": "action", "text": "Action", "due_on": cast.today}
    done = outcome_record(**told, item=held, side=desk.party, **action)
    outcome_record(**told, item=held, side=cast.party(partner), **action)
    outcome_record(**told, item=AgendaItem.objects.get(pk=second.pk), kind="decision", text="Decision")
    action_report(**told, outcome=done, kind="done", on=cast.today, evidence="Letter", note="Note")
    meeting_step(**told, meeting=made, to="closed")
    minutes_draft(**told, meeting=made, text="Minutes")
    minutes_exchange(**told, meeting=made)
    minutes_answer(**told, meeting=made, agrees=False, on=cast.today, reason="Reason")
    made.refresh_from_db()
    return made


def _ours(cast: Cast, officer: Officer, partner: str) -> None:
    """What each side keeps for itself: a brief, that it was printed, a session that it knows of."""
    told: dict[str, Any] = {"officer": officer, "today": cast.today}
    pair = Partnership.objects.get(code=pair_code(officer.party.code, partner))
    points = {"to_say": ["Say"], "they_say": ["They say"], "avoid": "Avoid", "our_promise": "Ours"}
    brief_write(**told, pair=pair, values={**points, "their_promise": "Theirs"}, expected_version=None)
    briefs_print(**told, pairs=[pair], language="en", form="pdf")
    values = {"organisation": cast.party("EU"), "title": "Session", "place": "Place", "source": "Source"}
    values |= {"starts_on": cast.today, "ends_on": cast.today, "as_of": "2026-11", "source_url": "https://a.example/"}
    session_add(**told, values=values)


def _widened(cast: Cast, desk: Officer, approver: Officer, root: Any, to: str) -> None:
    root.refresh_from_db()
    asked = {"today": cast.today, "root": root, "reason": "Reason", "expected_version": root.version}
    audience_ask(officer=desk, to=to, **asked)
    audience_decide(officer=approver, agree=True, **asked)
    root.refresh_from_db()
