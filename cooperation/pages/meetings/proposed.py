"""The next meeting of a series as its rhythm proposes it, and how to hold it when money is short."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cooperation.day import legal_day
from cooperation.meetings.rhythm import day_to_propose
from cooperation.meetings.sequence import Standing
from cooperation.meetings.session import RegionalSession
from cooperation.meetings.sessions import sessions_of_both
from cooperation.meetings.vocabulary import Hosting, Mode
from cooperation.pages.lists.address import address
from cooperation.pages.meetings.sessions import when_of
from cooperation.words import party_name

# A session a little after the rhythm breaks is still worth more than no meeting.
AFTER = timedelta(days=92)


def proposed(standing: Standing) -> dict[str, Any]:
    """The first values of its form: on a working day before the rhythm breaks, whoever's turn it is hosting."""
    series = standing.series
    on = day_to_propose(standing.rhythm, legal_day())
    titles = {f"title_{lang}": f"{text} {on.year}" for lang, text in series.titles.items()}
    pair: Any = series.partnership
    hosts = {one.pk: one.code for one in (pair.party_a, pair.party_b)}
    host = hosts.get(standing.host_id or 0, "") if series.hosting != Hosting.OPEN else ""
    return {**titles, "kind": series.kind, "on": on, "begins": "10:00", "ends": "12:00", "host": host}


def near_sessions(officer: Any, standing: Standing) -> list[RegionalSession]:
    """The sessions that both sides attend, from today until shortly after the rhythm breaks."""
    pair: Any = standing.series.partnership
    until: date = max(standing.rhythm.due_by, legal_day()) + AFTER
    return sessions_of_both(officer, pair, legal_day(), until)


def elsewhere(asked: Mapping[str, Any], sessions: Sequence[RegionalSession]) -> dict[str, Any]:
    """What changes in the form where one meets by video, or in the margins of a session."""
    if asked.get("how") == Mode.VIDEO:
        return {"mode": str(Mode.VIDEO), "host": ""}
    found = next((one for one in sessions if one.key == asked.get("session")), None)
    if found is None:
        return {}
    place = ", ".join(part for part in (found.title, found.place) if part)
    return {"mode": str(Mode.MARGINS), "place": place[:160], "host": "", "on": max(found.starts_on, legal_day())}


def choices_of(request: HttpRequest, sessions: Sequence[RegionalSession]) -> list[dict[str, Any]]:
    """The ways to meet that cost no journey of its own."""
    how, chosen = request.GET.get("how", ""), request.GET.get("session", "")
    video = {"label": _("Meet by video"), "url": address(request, how="video", session=None), "current": how == "video"}
    return [
        video,
        *(
            {
                "label": _("In the margins of: %(session)s") % {"session": one.title},
                "note": f"{party_name(one.organisation)}, {when_of(one)}",
                "url": address(request, session=one.key, how=None),
                "current": chosen == one.key,
            }
            for one in sessions
        ),
    ]
