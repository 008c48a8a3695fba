"""Running a meeting: one item after the other, what it came to, by the keyboard alone if one likes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.outcomes import outcome_record, outcome_remove
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.forms import once
from cooperation.pages.meetings.finding import action_of, by, item_of, meeting_written
from cooperation.pages.meetings.forms import day
from cooperation.pages.meetings.table import Agenda
from cooperation.pages.meetings.told import address, frame, sides
from cooperation.pages.naming import title_of
from cooperation.words import VOCABULARIES, party_name
from partners.records.errors import refuse_unless

BOTH = "both"


class OutcomeForm(CarefulForm):
    """What an item came to."""

    kind = forms.ChoiceField(label=gettext_lazy("What it came to"), widget=forms.RadioSelect({"autofocus": True}))
    text = lines(gettext_lazy("In words"), hint=gettext_lazy("Of what is deferred nothing need be said."), rows=2)
    side = forms.ChoiceField(label=gettext_lazy("Who owes it"), required=False)
    due_on = day(gettext_lazy("By which day"), gettext_lazy("Of an action or a new promise."))
    agreement = forms.ChoiceField(
        label=gettext_lazy("Beneath which agreement"), help_text=gettext_lazy("Of a new promise."), required=False
    )

    def __init__(self, officer: Any, meeting: Meeting, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields
        choose["kind"].choices = list(VOCABULARIES["outcome_kind"].items())
        self.parties = {one.code: one for one in sides(meeting, officer)}
        names = [(code, party_name(one)) for code, one in self.parties.items()]
        choose["side"].choices = [*names, (BOTH, _("Both sides"))]
        seen = Agreement.objects.visible_to(officer).filter(partnership=meeting.partnership)
        found = seen.order_by("-pk")[:200]
        self.agreements = {one.key: one for one in found}
        named = [(key, title_of(one)) for key, one in self.agreements.items()]
        choose["agreement"].choices = [("", _("The one that asks for the meeting")), *named]

    def values(self) -> dict[str, Any]:
        """What was written, as the service takes it."""
        given = self.cleaned_data
        return {
            "kind": given["kind"],
            "text": given["text"],
            "side": self.parties.get(given["side"]),
            "due_on": given["due_on"],
            "agreement": self.agreements.get(given["agreement"]),
            "language": get_language() or "en",
        }


@writing_page
def meeting_run_page(request: HttpRequest, key: str) -> HttpResponse:
    """The item at hand with its form, and the whole agenda beside it; saved, it goes on to the next undecided one."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    refuse_unless(meeting.status == "in_progress", "meeting_in_progress", status=meeting.status)
    agenda = Agenda(officer, meeting)
    item = _at_hand(request, meeting, agenda)

    def make(root: Meeting, data: QueryDict | None) -> OutcomeForm:
        return OutcomeForm(officer, root, data, initial={"kind": "decision", "side": officer.party.code})

    def do(form: OutcomeForm, version: int) -> str:
        given = by(officer, version, item=item)
        outcome_record(**given, **form.values())
        messages.success(request, _("It is written down."))
        return address("meeting_run", meeting)

    context = frame(title_of_run(meeting), meeting, officer, _("Write it down, and go on"))
    context["no_form"] = item is None
    return Sheet(
        request,
        make,
        key=f"item.{item.pk if item else 0}.outcome",
        root=meeting,
        template="meetings/run.html",
        rows=_rows(meeting, agenda, item),
        item=_shown(meeting, agenda, item),
        left=len(agenda.open),
        close_url=address("meeting_step", meeting, "closed"),
        remove_url=reverse("outcome_remove", args=[meeting.key]),
        add_url=address("item_new", meeting),
        **context,
    ).answer(do)


def title_of_run(meeting: Meeting) -> str:
    """What one does on this page."""
    return _("Outcomes: %(title)s") % {"title": meeting.title_in(get_language() or "en")}


def _at_hand(request: HttpRequest, meeting: Meeting, agenda: Agenda) -> AgendaItem | None:
    wanted = request.GET.get("item", "")
    if wanted.isdecimal():
        return item_of(request, meeting, int(wanted))
    return next(iter(agenda.open), agenda.items[-1] if agenda.items else None)


def _rows(meeting: Meeting, agenda: Agenda, item: AgendaItem | None) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "title": one.title,
            "url": f"{address('meeting_run', meeting)}?item={one.pk}",
            "current": item is not None and one.pk == item.pk,
            "done": bool(agenda.outcomes.get(one.pk)),
        }
        for number, one in enumerate(agenda.items, 1)
    ]


def _shown(meeting: Meeting, agenda: Agenda, item: AgendaItem | None) -> dict[str, Any] | None:
    if item is None:
        return None
    number = next(place for place, one in enumerate(agenda.items, 1) if one.pk == item.pk)
    return agenda.row(number, item, "", meeting.version)


@require_POST
@writing_page
def outcome_remove_page(request: HttpRequest, key: str) -> HttpResponse:
    """Take back an outcome that was written down wrongly."""
    meeting = meeting_written(request, key)
    text = request.POST.get("outcome", "")
    outcome = action_of(request, meeting, int(text) if text.isdecimal() else 0)
    version = request.POST.get("version", "")

    def do() -> str:
        given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "outcome": outcome}
        outcome_remove(expected_version=int(version) if version.isdecimal() else None, **given)
        return f"{address('meeting_run', meeting)}?item={outcome.item_id}"

    return see(once(request, do))
