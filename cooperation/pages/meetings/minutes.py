"""The minutes as they stand: what each side sees of them, what it says, and what can be done."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.answering import answer_conditions
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.pages.base import page, signed_in
from cooperation.pages.meetings.papers import papers_of
from cooperation.pages.meetings.table import Agenda, delegations
from cooperation.pages.meetings.told import address, crumbs, heading, sides
from cooperation.words import label, party_name
from cooperation.words.dates import day_words
from cooperation.words.marks import said_of
from partners.models import Contest, Role
from partners.records.ways import Way


@require_safe
@signed_in
def minutes_page(request: HttpRequest, key: str) -> HttpResponse:
    """The minutes as they stand: text, outcomes, and what each side says of them."""
    officer: Any = request.user
    meeting = meeting_by_key(officer, key)
    if key != meeting.key:
        return redirect(address("meeting_minutes", meeting))
    pair: Any = meeting.partnership
    may = officer.writes and pair.has(officer.party_id)
    texts = list(MinutesText.objects.visible_to(officer).filter(meeting=meeting).order_by("-number"))
    shown = texts[0] if texts else None
    return page(
        request,
        "meetings/minutes.html",
        heading=heading(
            meeting,
            officer,
            _("Minutes"),
            tags=[{"text": label("minutes_status", meeting.minutes), "tone": _TONES[meeting.minutes]}],
        ),
        crumbs=crumbs(meeting),
        text=shown.text if shown else "",
        version_note=_note(shown) if shown else "",
        sections=Agenda(officer, meeting).sections(),
        delegations=delegations(officer, meeting, None),
        halves=[_half(officer, meeting, side, shown) for side in sides(meeting, officer)],
        version=meeting.version,
        actions=_actions(officer, meeting) if may else [],
        papers=papers_of(meeting, "minutes") if shown else [],
        earlier=[{"label": _note(one), "text": one.text} for one in texts[1:]],
    )


_TONES = {"none": "plain", "drafted": "plain", "exchanged": "warn", "agreed": "good"}


def _note(text: MinutesText) -> str:
    if text.sent_on is None:
        return _("Draft of version %(number)d; only we see it") % {"number": text.number}
    said = {"number": text.number, "day": day_words(text.sent_on)}
    return _("Version %(number)d, sent on %(day)s") % said


def _half(officer: Any, meeting: Meeting, side: Any, text: MinutesText | None) -> dict[str, Any]:
    """What one side says of the version that is shown."""
    seen = MinutesAct.objects.visible_to(officer).filter(meeting=meeting, side=side).order_by("id")
    acts = [one for one in seen if text is not None and one.minutes_id == text.pk]
    contested = _contested(officer, meeting)
    own = side.pk == officer.party_id
    return {
        "title": party_name(side),
        "acts": [
            {
                "text": label("minutes_act", one.kind),
                "tone": "good" if one.kind == "agreed" else "bad",
                "when": day_words(one.on),
                "way": one.way if one.way in (Way.LINK, Way.REPORTED) else "",
                "note": ", ".join(part for part in (one.capacity, one.evidence) if part),
                "reason": one.reason,
                "contests": contested.get(one.pk, []),
                "contest_url": _contest_url(officer, meeting, one),
            }
            for one in acts
        ],
        "links": _answers(officer, meeting, side, own, acts),
    }


def _contested(officer: Any, meeting: Meeting) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Contest.objects.visible_to(officer).filter(subject=Meeting.subject, subject_id=meeting.pk)
    for one in rows.select_related("party"):
        found.setdefault(one.act_id or 0, []).append(said_of(party_name(one.party), one.reason))
    return found


def _contest_url(officer: Any, meeting: Meeting, act: MinutesAct) -> str:
    mine = act.owner_id == officer.party_id or act.side_id != officer.party_id
    return "" if mine or not officer.writes else address("minutes_contest", meeting, act.pk)


def _answers(officer: Any, meeting: Meeting, side: Any, own: bool, acts: list[MinutesAct]) -> list[dict[str, str]]:
    """What may be said for this side now: by ourselves, for the other one as reported, or by a link."""
    pair: Any = meeting.partnership
    if not (officer.writes and pair.has(officer.party_id)) or any(one.kind == "agreed" for one in acts):
        return []
    if any(not one.met for one in answer_conditions(meeting, side, own)):
        return []
    links = []
    if not own or officer.has_role(Role.DESK, Role.APPROVER):
        links = [
            {"label": _("Agree"), "url": address("minutes_answer", meeting, side.code, "agree")},
            {"label": _("Object"), "url": address("minutes_answer", meeting, side.code, "object")},
        ]
    if not own and meeting.audience != "national":
        links.append({"label": _("Send a one-time link"), "url": address("minutes_link", meeting)})
    return links


def _actions(officer: Any, meeting: Meeting) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if meeting.minutes in ("none", "drafted") and meeting.status in ("in_progress", "closed"):
        found.append({"label": _("Write the minutes"), "url": address("minutes_draft", meeting), "kind": "plain"})
    mine = MinutesText.objects.visible_to(officer).filter(meeting=meeting, sent_on=None, owner=officer.party_id)
    if meeting.minutes == "drafted" and meeting.status == "closed" and mine.exists():
        send = {"label": _("Send them to the other side"), "post_url": address("minutes_exchange", meeting)}
        found.append({**send, "version": meeting.version})
    if meeting.minutes == "exchanged":
        found.append({"label": _("Take them back"), "url": address("minutes_reopen", meeting), "kind": "plain"})
    return found
