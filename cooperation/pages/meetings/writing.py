"""Preparing a meeting, changing it, taking its steps, taking it out."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.meetings.access import series_by_key
from cooperation.meetings.inviting import invited
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.moving import meeting_offers, meeting_step, situation_of
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.steps import MEETING
from cooperation.meetings.writing import meeting_edit, meeting_mistake, meeting_prepare
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.meetings.finding import by, meeting_written
from cooperation.pages.meetings.forms import MeetingForm, meeting_initial
from cooperation.pages.meetings.proposed import choices_of, elsewhere, near_sessions, proposed
from cooperation.pages.meetings.told import address, crumbs, frame, title_of
from cooperation.words import label, say
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden

STEP_DOES = {
    "invite": gettext_lazy("It receives its reference. Whoever has an office address here is invited by mail."),
    "begin": gettext_lazy("From now on what each item comes to is written down."),
    "close": gettext_lazy("What was written down is no longer changed. The minutes can be sent."),
    "cancel": gettext_lazy("Whoever was invited is told, and the entry leaves their calendars."),
}


@writing_page
def meeting_new_page(request: HttpRequest) -> HttpResponse:
    """Prepare a meeting: of a series, with what its rhythm proposes, or alone."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")
    wanted = request.GET.get("series", "")
    series = series_by_key(officer, wanted) if wanted else None
    first: dict[str, Any] = {"partner": request.GET.get("partner", "")}
    cheaper: list[dict[str, Any]] = []
    if series is not None:
        (standing,) = series_stand(officer, [series], legal_day())
        sessions = near_sessions(officer, standing)
        first = proposed(standing) | elsewhere(request.GET, sessions)
        cheaper = choices_of(request, sessions)

    def make(_root: Any, data: QueryDict | None) -> MeetingForm:
        return MeetingForm(officer, data, initial={"zone": officer.time_zone, **first}, pair=series)

    def do(form: MeetingForm, _version: int) -> str:
        partner = party_by_code(form.cleaned_data["partner"]) if series is None else None
        given: dict[str, Any] = {"officer": officer, "today": legal_day(), "values": form.values()}
        made = meeting_prepare(series=series, partner=partner, **given)
        messages.success(request, _("The meeting is begun as a draft. Only we see it until it is shared."))
        return address("meeting", made)

    back = address("meeting_series", series) if series else reverse("meetings")
    return Sheet(
        request,
        make,
        key=f"meeting.new.{series.pk if series else ''}",
        template="meetings/new.html",
        cheaper=cheaper,
        heading={"title": _("Prepare a meeting"), "sub": [title_of(series)] if series else []},
        crumbs=crumbs(series),
        actions={"submit": _("Begin the draft"), "cancel_url": back},
    ).answer(do)


@writing_page
def meeting_edit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Change when, where and what it is; who was invited is told."""
    officer: Any = request.user
    meeting = meeting_written(request, key)

    def make(root: Meeting, data: QueryDict | None) -> MeetingForm:
        return MeetingForm(officer, data, initial=meeting_initial(root), pair=root)

    def do(form: MeetingForm, version: int) -> str:
        before = meeting.sequence
        made = meeting_edit(
            officer=officer,
            today=legal_day(),
            meeting=meeting,
            values=form.values(),
            expected_version=version,
        )
        told = made.sequence > before and bool(invited(made))
        messages.success(request, _("It is changed, and whoever is invited is told.") if told else _("It is changed."))
        return address("meeting", made)

    context = frame(_("When, where and what"), meeting, officer, _("Change it"))
    return Sheet(request, make, key=f"meeting.{meeting.pk}.edit", root=meeting, **context).answer(do)


class StepForm(CarefulForm):
    """A step that needs nothing."""


@writing_page
def meeting_step_page(request: HttpRequest, key: str, to: str) -> HttpResponse:
    """Take the step to the status `to`; refused, it shows everything that is still missing."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    today = legal_day()
    step = MEETING.step_to(to, situation_of(officer, meeting, today, meeting.status))

    def make(_root: Meeting, data: QueryDict | None) -> CarefulForm:
        return ReasonForm(data) if step.needs else StepForm(data)

    def do(form: CarefulForm, version: int) -> str:
        reason = form.cleaned_data.get("reason", "")
        given = by(officer, version, meeting=meeting)
        made = meeting_step(to=to, reason=reason, **given)
        messages.success(request, _("It now stands: %(status)s.") % {"status": label("meeting_status", made.status)})
        return address("meeting_run" if made.status == "in_progress" else "meeting", made)

    offer = next(one for one in meeting_offers(officer, meeting, today) if one.step.target == to)
    tasks = [{"text": say(one), "done": one.met} for one in offer.conditions]
    name = label("meeting_step", step.name)
    context = frame(name, meeting, officer, name, does=STEP_DOES[step.name], tasks=tasks)
    context["no_form"] = request.method == "GET" and not offer.ready
    return Sheet(
        request,
        make,
        key=f"meeting.{meeting.pk}.step.{to}",
        root=meeting,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


@writing_page
def meeting_mistake_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take out a draft that was entered by mistake."""
    meeting = meeting_written(request, key, own=True)

    def do(form: ReasonForm, version: int) -> str:
        meeting_mistake(
            officer=request.user,
            today=legal_day(),
            meeting=meeting,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("The meeting is taken out. The history keeps it."))
        return reverse("meetings")

    note = _("“%(title)s” leaves every list with its agenda. The history keeps it.") % {"title": title_of(meeting)}
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"meeting.{meeting.pk}.mistake",
        root=meeting,
        template="agreements/writing/act.html",
        **frame(_("Entered by mistake"), meeting, request.user, _("Take it out"), does=note),
    ).answer(do)
