"""Items that go on to another meeting, and what became of actions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.meetings.actions import action_report
from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.carrying import items_carry, items_duplicate, next_of
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.meetings.finding import action_of, meeting_written
from cooperation.pages.meetings.forms import day
from cooperation.pages.meetings.told import address, frame, outcome_words, title_of, when_words
from cooperation.words import VOCABULARIES


class OnwardForm(CarefulForm):
    """Which items, to which meeting, with or without what they came to."""

    items = forms.MultipleChoiceField(label=gettext_lazy("Items"), widget=forms.CheckboxSelectMultiple)
    to = forms.ChoiceField(label=gettext_lazy("To which meeting"))
    how = forms.ChoiceField(label=gettext_lazy("How"), widget=forms.RadioSelect)

    def __init__(self, officer: Any, meeting: Meeting, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields
        rows = AgendaItem.objects.visible_to(officer).filter(meeting=meeting).order_by("position", "id")
        choose["items"].choices = [(str(one.pk), one.title) for one in rows]
        self.meetings = {str(one.pk): one for one in next_of(officer, meeting)}
        choose["to"].choices = [(key, _named(one)) for key, one in self.meetings.items()]
        ways = [("duplicate", _("Duplicate: here it stays as it is, there it begins anew"))]
        if meeting.status == "in_progress":
            ways.insert(0, ("carry", _("Carry over: it leaves this meeting, with what it came to")))
        choose["how"].choices = ways
        choose["how"].initial = ways[0][0]


def _named(meeting: Meeting) -> str:
    when = when_words(meeting, "short")
    return f"{title_of(meeting)}, {when}" if when else title_of(meeting)


@writing_page
def items_onward_page(request: HttpRequest, key: str) -> HttpResponse:
    """Carry items over to another meeting with the same partner, or duplicate them there."""
    officer: Any = request.user
    meeting = meeting_written(request, key)

    def make(root: Meeting, data: QueryDict | None) -> OnwardForm:
        return OnwardForm(officer, root, data)

    def do(form: OnwardForm, version: int) -> str:
        given = form.cleaned_data
        to = form.meetings[given["to"]]
        carry = items_carry if given["how"] == "carry" else items_duplicate
        carry(
            officer=officer,
            today=legal_day(),
            meeting=meeting,
            items=[int(one) for one in given["items"]],
            to=to,
            expected_version=version,
        )
        messages.success(request, _("It stands on the agenda of “%(title)s”.") % {"title": title_of(to)})
        return address("meeting", meeting)

    context = frame(_("Carry over or duplicate items"), meeting, officer, _("Put them there"))
    if request.method == "GET" and not make(meeting, None).meetings:
        context |= {"no_form": True, "does": _("No other meeting with this partner is being prepared yet.")}
    return Sheet(
        request,
        make,
        key=f"meeting.{meeting.pk}.onward",
        root=meeting,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


class ReportForm(CarefulForm):
    """What became of an action."""

    kind = forms.ChoiceField(label=gettext_lazy("What became of it"), widget=forms.RadioSelect)
    on = day(gettext_lazy("On"), needed=True)
    evidence = line(gettext_lazy("Letter or document that shows it"), most=300)
    note = lines(gettext_lazy("In words"), hint=gettext_lazy("If it was given up: why."))

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, *args: Any, reported: bool, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day(), "kind": "done"}, **more)
        choose: Any = self.fields["kind"]
        choose.choices = list(VOCABULARIES["action_report"].items())
        self.fields["evidence"].required = reported


@writing_page
def action_report_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Say what became of an action."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    action = action_of(request, meeting, pk)
    reported = action.side_id not in (None, officer.party_id)

    def make(_root: Meeting, data: QueryDict | None) -> ReportForm:
        return ReportForm(data, reported=reported)

    def do(form: ReportForm, version: int) -> str:
        values = {name: form.cleaned_data[name] for name in ("kind", "on", "evidence", "note")}
        action_report(officer=officer, today=legal_day(), outcome=action, expected_version=version, **values)
        messages.success(request, _("It is written down what became of it."))
        return f"{address('meeting', meeting)}#agenda"

    context = frame(_("What became of an action"), meeting, officer, _("Write it down"), does=outcome_words(action))
    return Sheet(
        request,
        make,
        key=f"action.{pk}.report",
        root=meeting,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)
