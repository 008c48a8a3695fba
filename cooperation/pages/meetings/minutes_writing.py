"""Drafting the minutes, sending them, taking them back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesText
from cooperation.meetings.minuting import minutes_draft, minutes_exchange, minutes_reopen
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.forms import once
from cooperation.pages.meetings.finding import meeting_written
from cooperation.pages.meetings.told import address, frame


def framed(title: str, meeting: Meeting, officer: Any, submit: str, **more: Any) -> dict[str, Any]:
    """The frame of a form about the minutes, from which one leaves to them."""
    context = frame(title, meeting, officer, submit, **more)
    context["actions"]["cancel_url"] = address("meeting_minutes", meeting)
    return context


class MinutesForm(CarefulForm):
    """What was said, beside the agenda and its outcomes."""

    text = forms.CharField(
        label=gettext_lazy("What was said"),
        help_text=gettext_lazy("Agenda, delegations and outcomes stand in the minutes by themselves."),
        max_length=100_000,
        widget=forms.Textarea({"rows": 14}),
    )


@writing_page
def minutes_draft_page(request: HttpRequest, key: str) -> HttpResponse:
    """Write the minutes; only we see the draft."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    texts = MinutesText.objects.visible_to(officer).filter(meeting=meeting).order_by("-number")

    def make(_root: Meeting, data: QueryDict | None) -> MinutesForm:
        last = texts.first()
        return MinutesForm(data, initial={"text": last.text if last else ""})

    def do(form: MinutesForm, version: int) -> str:
        text = form.cleaned_data["text"]
        minutes_draft(officer=officer, today=legal_day(), meeting=meeting, text=text, expected_version=version)
        messages.success(request, _("The minutes are kept as our draft."))
        return address("meeting_minutes", meeting)

    context = framed(_("Write the minutes"), meeting, officer, _("Keep the draft"))
    return Sheet(request, make, key=f"meeting.{meeting.pk}.minutes", root=meeting, **context).answer(do)


@require_POST
@writing_page
def minutes_exchange_page(request: HttpRequest, key: str) -> HttpResponse:
    """Send our draft to the other side."""
    meeting = meeting_written(request, key)
    version = request.POST.get("version", "")

    def do() -> str:
        minutes_exchange(
            officer=request.user,
            today=legal_day(),
            meeting=meeting,
            expected_version=int(version) if version.isdecimal() else None,
        )
        messages.success(request, _("The minutes are sent. Each side can agree to them now."))
        return address("meeting_minutes", meeting)

    return see(once(request, do))


@writing_page
def minutes_reopen_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take exchanged minutes back to draft them anew."""
    meeting = meeting_written(request, key)

    def do(form: ReasonForm, version: int) -> str:
        given: dict[str, Any] = {
            "officer": request.user,
            "today": legal_day(),
            "meeting": meeting,
            "expected_version": version,
        }
        minutes_reopen(reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("The minutes are taken back. Write the next version."))
        return address("meeting_minutes", meeting)

    note = _("What was agreed of this version says nothing of the next one.")
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"meeting.{meeting.pk}.reopen",
        root=meeting,
        template="agreements/writing/act.html",
        **framed(_("Take the minutes back"), meeting, request.user, _("Take them back"), does=note),
    ).answer(do)
