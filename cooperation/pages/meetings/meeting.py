"""The page of one meeting: its agenda, who sits at the table, what it came to, what to do next."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.meetings.access import meeting_by_key
from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.moving import meeting_offers, minutes_offers
from cooperation.meetings.series import MeetingSeries
from cooperation.pages.audience.previewing import previews
from cooperation.pages.base import page, signed_in
from cooperation.pages.meetings.papers import papers_of
from cooperation.pages.meetings.table import Agenda, delegations
from cooperation.pages.meetings.told import address, crumbs, heading, side_name, title_of, where_words
from cooperation.pages.naming import when
from cooperation.words import label, party_name, say
from partners.models import StepTaken
from partners.records.lifecycle import Offer
from partners.records.ways import Way

_WRITTEN = ("draft", "open", "in_progress")
_MAIN = ("invite", "begin", "close")


@require_safe
@signed_in
def meeting_page(request: HttpRequest, key: str) -> HttpResponse:
    """One meeting; the old address of a numbered one leads on."""
    officer: Any = request.user
    meeting = meeting_by_key(officer, key)
    if key != meeting.key:
        return redirect(address("meeting", meeting))
    pair: Any = meeting.partnership
    may = officer.writes and pair.has(officer.party_id)
    version = meeting.version if may and meeting.status in _WRITTEN else None
    agenda = Agenda(officer, meeting)
    return page(
        request,
        "meetings/meeting.html",
        heading=heading(meeting, officer, audience=meeting.audience, actions=_actions(meeting, may)),
        crumbs=crumbs(_series(officer, meeting)),
        print_header={"title": title_of(meeting), "reference": meeting.reference or ""},
        facts=meeting_facts(meeting),
        sections=agenda.sections(version),
        version=version,
        moved=_moved(officer, meeting),
        delegations=delegations(officer, meeting, version),
        add=_add(meeting) if version is not None else None,
        next_step=_next_step(officer, meeting, agenda) if may else None,
        minutes={"text": label("minutes_status", meeting.minutes), "url": _minutes_url(meeting)},
        papers=papers_of(meeting, "agenda"),
        brief_url=_brief_url(officer, meeting),
        history=[_line(one) for one in _steps(officer, meeting)],
        mend=_mend(officer, meeting) if may else None,
    )


def _brief_url(officer: Any, meeting: Meeting) -> str:
    """The brief for this meeting, for whoever reads what we keep to ourselves."""
    pair: Any = meeting.partnership
    if not (officer.reads_national and pair.has(officer.party_id)):
        return ""
    return f"{reverse('brief', args=[pair.other(officer.party_id).code])}?meeting={meeting.key}"


def _series(officer: Any, meeting: Meeting) -> MeetingSeries | None:
    """The series that it belongs to, where that is in sight."""
    seen: MeetingSeries | None = MeetingSeries.objects.visible_to(officer).filter(pk=meeting.series_id).first()
    return seen


def _actions(meeting: Meeting, may: bool) -> list[dict[str, str]]:
    if may and meeting.status == "in_progress":
        return [{"label": _("Write down outcomes"), "url": address("meeting_run", meeting)}]
    return []


def meeting_facts(meeting: Meeting) -> list[dict[str, Any]]:
    """Where it is, and who prepares it."""
    host = side_name(meeting.host) if meeting.host else ""
    pairs = [(_("Where"), where_words(meeting)), (_("Who hosts"), host), (_("Time zone"), meeting.zone)]
    pairs.append((_("Prepared by"), party_name(meeting.owner)))
    return [{"label": name, "value": value} for name, value in pairs if value]


def _moved(officer: Any, meeting: Meeting) -> list[dict[str, str]]:
    """What was carried over from here to another meeting in sight."""
    rows = AgendaItem.objects.visible_to(officer).filter(moved_from=meeting).select_related("meeting")
    seen = Meeting.objects.visible_to(officer).filter(pk__in=[one.meeting_id for one in rows]).in_bulk()
    return [
        {"text": one.title, "url": address("meeting", one.meeting), "to": title_of(one.meeting)}
        for one in rows
        if one.meeting_id in seen
    ]


def _add(meeting: Meeting) -> dict[str, str]:
    return {
        "fill": address("agenda_fill", meeting),
        "item": address("item_new", meeting),
        "delegate": address("delegate_new", meeting),
    }


def _minutes_url(meeting: Meeting) -> str:
    return address("meeting_minutes", meeting) if meeting.status in ("in_progress", "closed") else ""


def _next_step(officer: Any, meeting: Meeting, agenda: Agenda) -> dict[str, Any] | None:
    """The step that leads on, with what is still missing; the others beside it."""
    offers = [one for one in meeting_offers(officer, meeting, legal_day()) if one.allowed]
    main = next((one for one in offers if one.step.name in _MAIN), None)
    others = [_other(meeting, one) for one in offers if one is not main]
    if main is None:
        return _minutes_step(officer, meeting)
    tasks = [{"text": say(one), "done": one.met} for one in main.conditions]
    name = label("meeting_step", main.step.name)
    action: dict[str, Any] = {"label": name, "disabled": True}
    if main.ready:
        action = {"label": name, "url": address("meeting_step", meeting, main.step.target)}
    if meeting.status == "in_progress" and agenda.open:
        action = {"label": _("Write down outcomes"), "url": address("meeting_run", meeting)}
    return {
        "title": name,
        "tasks": [one for one in tasks if not one["done"]],
        "done": [one for one in tasks if one["done"]],
        "action": action,
        "others": others,
    }


def _other(meeting: Meeting, offer: Offer) -> dict[str, str]:
    url = address("meeting_step", meeting, offer.step.target)
    return {"label": label("meeting_step", offer.step.name), "url": url}


def _minutes_step(officer: Any, meeting: Meeting) -> dict[str, Any] | None:
    if meeting.status != "closed" or meeting.minutes == "agreed":
        return None
    offers = [one for one in minutes_offers(officer, meeting, legal_day()) if one.step.name != "reopen"]
    tasks = [{"text": say(one), "done": one.met} for offer in offers for one in offer.conditions]
    words = {"none": _("Draft the minutes"), "drafted": _("Send the minutes"), "exchanged": _("Agree to the minutes")}
    return {
        "title": label("minutes_status", meeting.minutes),
        "tasks": tasks,
        "action": {"label": words[meeting.minutes], "url": address("meeting_minutes", meeting)},
    }


def _steps(officer: Any, meeting: Meeting) -> Any:
    rows = StepTaken.objects.visible_to(officer).filter(subject=Meeting.subject, subject_id=meeting.pk)
    return rows.select_related("officer__party", "side").order_by("-id")[:30]


def _line(step: StepTaken) -> dict[str, Any]:
    at = timezone.localtime(step.at)
    return {
        "when": when(step.on, "short"),
        "iso": at.isoformat(),
        "text": label("meeting_happened", step.step),
        "who": party_name(step.side),
        "way": step.way if step.way in (Way.LINK, Way.REPORTED) else "",
        "reason": step.reason,
    }


def _mend(officer: Any, meeting: Meeting) -> dict[str, Any] | None:
    return {"label": _("What can be changed"), "links": list(_mending(officer, meeting))}


def _mending(officer: Any, meeting: Meeting) -> Iterator[dict[str, str]]:
    if meeting.status in ("draft", "open"):
        yield {"label": _("When, where and what"), "url": address("meeting_edit", meeting)}
    if meeting.status in _WRITTEN or meeting.status == "closed":
        yield {"label": _("Carry over or duplicate items"), "url": address("items_onward", meeting)}
    if meeting.owner_id == officer.party_id:
        yield from previews("meeting_preview", meeting, officer)
        yield {"label": _("Who sees it"), "url": address("meeting_audience", meeting)}
    if meeting.status == "draft" and meeting.owner_id == officer.party_id:
        yield {"label": _("It was entered by mistake"), "url": address("meeting_mistake", meeting)}
