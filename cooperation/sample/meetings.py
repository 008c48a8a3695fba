"""Meetings of the sample: a commission that has met and is to meet again, and staff talks with their agenda."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from agreements.models import Agreement
from cooperation.meetings.agenda_writing import delegate_add, items_add
from cooperation.meetings.answering import minutes_answer
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minuting import minutes_draft, minutes_exchange
from cooperation.meetings.moving import meeting_step
from cooperation.meetings.outcomes import outcome_record
from cooperation.meetings.writing import meeting_prepare, series_begin
from cooperation.sample.pair import Pair
from partners.models import Officer

_DAY = timedelta(days=1)
_MINUTES = """Sample: the commission met for the second time.

Both sides reviewed the week of boarding and search, and agreed to patrol together for a first week.
Bénuwa will send the list of its signals before the patrols begin."""


def load(officers: Mapping[str, Officer], today: date) -> None:
    """The commission of Adoma and Bénuwa, held and minuted; staff talks of Ukraine with Adoma, invited."""
    _commission(Pair.of(officers, "adoma", "benuwa"), today)
    _talks(Pair.of(officers, "", "adoma"), today)


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _begin(pair: Pair, today: date, series: Mapping[str, Any], day: date, **values: Any) -> Meeting:
    """A series that both see, and its next meeting."""
    made = series_begin(officer=pair.desk, today=today, partner=pair.them, values=series, responsible=pair.desk)
    pair.share(made, today)
    hours: dict[str, Any] = {"starts_at": _at(day, 9), "ends_at": _at(day, 12), "zone": "UTC"}
    given = {"titles": made.titles, "kind": made.kind, **hours, **values}
    meeting = meeting_prepare(officer=pair.desk, today=today, series=made, values=given)
    pair.share(meeting, today)
    return meeting


def _commission(pair: Pair, today: date) -> None:
    """Held five months ago, decided and minuted; it is to meet every six months."""
    day = today - 150 * _DAY
    framework = Agreement.objects.get(partnership__code="XAD-XBN", instrument_type="framework_agreement")
    series = {
        "titles": {"en": "Sample: joint commission", "fr": "Exemple : commission mixte"},
        "kind": "commission",
        "every_months": 6,
        "agreement": framework,
        "clause": "Article 9",
        "last_held_on": (today - 330 * _DAY).isoformat(),
        "first_host": pair.us,
    }
    meeting = _begin(pair, day - 30 * _DAY, series, day, mode="in_person", place="Port-Adoma (invented)", host=pair.us)
    told: dict[str, Any] = {"officer": pair.desk, "today": day, "expected_version": None}
    titles = ("Review of the week of boarding and search", "First week of joint patrols", "Signals")
    items = items_add(meeting=meeting, entries=[{"title": one, "lasts": 40} for one in titles], **told)
    for to in ("open", "in_progress"):
        meeting_step(meeting=meeting, to=to, **told)
    outcome_record(item=items[0], kind="information", text="All crews boarded by the common procedure.", **told)
    outcome_record(item=items[1], kind="decision", text="Both patrol together for a first week.", **told)
    owed: dict[str, Any] = {"side": pair.them, "due_on": today + 20 * _DAY}
    outcome_record(item=items[2], kind="action", text="Send the list of signals to the other side.", **owed, **told)
    meeting_step(meeting=meeting, to="closed", **told)
    minutes_draft(meeting=meeting, text=_MINUTES, **told)
    minutes_exchange(meeting=meeting, **told)
    for officer in (pair.desk, pair.theirs):
        minutes_answer(meeting=meeting, agrees=True, on=day, **told | {"officer": officer})


def _talks(pair: Pair, today: date) -> None:
    """By video in three weeks, with an agenda and two delegations."""
    series = {
        "titles": {"en": "Sample: staff talks", "fr": "Exemple : entretiens d’états-majors"},
        "kind": "staff_talks",
        "every_months": 12,
        "decided": "Sample: exchange of letters",
        "last_held_on": (today - 340 * _DAY).isoformat(),
    }
    meeting = _begin(pair, today, series, today + 21 * _DAY, mode="video", host=pair.us)
    told: dict[str, Any] = {"officer": pair.desk, "today": today, "meeting": meeting, "expected_version": None}
    entries = [
        {"title": "Table-top exercise on harbour protection", "lasts": 45, "presenter_side": pair.them},
        {"title": "Gate to the pilot phase: what is still missing", "lasts": 30, "presenter_side": pair.us},
        {"title": "Next meeting", "lasts": 10},
    ]
    items_add(entries=entries, **told)
    for side, function in ((pair.us, "Deputy head of cooperation"), (pair.them, "Director of plans (invented)")):
        seat: dict[str, Any] = {"name": "Sample", "function": function, "heads": True}
        delegate_add(side=side, values=seat, **told)
    meeting_step(to="open", **told)
