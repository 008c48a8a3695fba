"""Filling an agenda by proposal: what the record holds for this meeting, each taken or left by a tick."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cooperation.day import legal_day
from cooperation.meetings.agenda_writing import items_add
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.proposing import Proposal, proposals_of
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.meetings.finding import by, meeting_written
from cooperation.pages.meetings.told import address, frame, title_of
from cooperation.pages.naming import title_of as agreement_title
from cooperation.pages.naming import when
from cooperation.pages.obligations.told import debtor, what
from cooperation.pages.phases.told import gate_title
from cooperation.words import label

# Under which heading of the agenda each kind stands.
SECTIONS = {
    "previous_minutes": gettext_lazy("From last time"),
    "open_action": gettext_lazy("From last time"),
    "deferred": gettext_lazy("From last time"),
    "dispute": gettext_lazy("What is owed"),
    "contested": gettext_lazy("What is owed"),
    "consultation": gettext_lazy("What is owed"),
    "overdue": gettext_lazy("What is owed"),
    "say_no": gettext_lazy("Agreements"),
    "renews": gettext_lazy("Agreements"),
    "approval": gettext_lazy("Agreements"),
    "gate": gettext_lazy("How far the partnership has come"),
}
LASTS = {"previous_minutes": 5, "open_action": 5, "dispute": 15, "consultation": 15, "gate": 20}


class FillForm(CarefulForm):
    """One tick for each thing that the record proposes."""

    taken = forms.MultipleChoiceField(
        label=gettext_lazy("What the record proposes"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, proposals: list[Proposal], *args: Any, **more: Any) -> None:
        super().__init__(*args, initial={"taken": [one.key for one in proposals]}, **more)
        choose: Any = self.fields["taken"]
        choose.choices = [(one.key, item_title(one)) for one in proposals]


@writing_page
def agenda_fill_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take what the record proposes onto the agenda."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    proposals = proposals_of(officer, meeting, legal_day())

    def make(_root: Meeting, data: QueryDict | None) -> FillForm:
        return FillForm(proposals, data)

    def do(form: FillForm, version: int) -> str:
        taken = [one for one in proposals if one.key in form.cleaned_data["taken"]]
        entries = [
            {
                "title": item_title(one)[:300],
                "section": str(SECTIONS[one.reason]),
                "lasts": LASTS.get(one.reason, 10),
                **one.entry,
            }
            for one in taken
        ]
        if entries:
            items_add(entries=entries, **by(officer, version, meeting=meeting))
        count = len(entries)
        said = ngettext("One item is put on the agenda.", "%(count)s items are put on the agenda.", count)
        messages.success(request, said % {"count": count} if count else _("Nothing was taken."))
        return f"{address('meeting', meeting)}#agenda"

    context = frame(_("Fill the agenda by proposal"), meeting, officer, _("Take what is ticked"))
    if request.method == "GET" and not proposals:
        context |= {"no_form": True, "does": _("The record holds nothing for this agenda that is not on it already.")}
    return Sheet(
        request,
        make,
        key=f"meeting.{meeting.pk}.fill",
        root=meeting,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


def item_title(one: Proposal) -> str:
    """What would stand on the agenda, in the reader's language."""
    reason = label("proposed_as", one.reason)
    about = _about(one)
    words = _("%(reason)s: %(about)s") % {"reason": reason, "about": about} if about else reason
    return _("%(words)s (%(day)s)") % {"words": words, "day": when(one.on, "short")} if one.on else words


def _about(one: Proposal) -> str:
    if one.meeting is not None:
        return title_of(one.meeting)
    if one.action is not None:
        return str(one.action.text)
    if one.item is not None:
        return one.item.title
    if one.due is not None:
        return f"{debtor(one.due.obligation)}, {what(one.due.obligation)}"
    if one.gate is not None:
        return gate_title(one.gate)
    whole = one.agreement or one.activity
    return agreement_title(whole) if whole else ""
