"""Agreeing to the minutes or objecting: for ourselves, for the other side as reported, against what was reported."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.meetings.answering import answer_conditions, minutes_answer, minutes_contest
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.meetings.finding import by, meeting_written, part_of
from cooperation.pages.meetings.forms import day
from cooperation.pages.meetings.minutes_writing import framed
from cooperation.pages.meetings.told import address, sides
from cooperation.words import party_name, say
from partners.records.errors import Unseen


class AnswerForm(CarefulForm):
    """On which day, by which letter, and why not."""

    on = day(gettext_lazy("On"), needed=True)
    evidence = line(gettext_lazy("Letter or document that shows it"), most=300, needed=True)
    reason = reason_field(gettext_lazy("What is to be changed."))

    unasked = CarefulForm.unasked | {"evidence"}

    def __init__(self, *args: Any, own: bool, agrees: bool, **more: Any) -> None:
        super().__init__(*args, initial={"on": legal_day()}, **more)
        for name, gone in (("evidence", own), ("reason", agrees)):
            if gone:
                del self.fields[name]


@writing_page
def minutes_answer_page(request: HttpRequest, key: str, side: str, answer: str) -> HttpResponse:
    """Agree to the minutes or object: for ourselves, or for the other side as reported by us."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    whose = next((one for one in sides(meeting, officer) if one.code == side), None)
    if whose is None:
        raise Unseen
    own, agrees = whose.pk == officer.party_id, answer == "agree"

    def make(_root: Meeting, data: QueryDict | None) -> AnswerForm:
        return AnswerForm(data, own=own, agrees=agrees)

    def do(form: AnswerForm, version: int) -> str:
        given = {name: form.cleaned_data[name] for name in ("on", "evidence", "reason") if name in form.fields}
        told: dict[str, Any] = {
            "officer": officer,
            "today": legal_day(),
            "meeting": meeting,
            "expected_version": version,
        }
        minutes_answer(side=whose, agrees=agrees, **given, **told)
        meeting.refresh_from_db()
        both = meeting.minutes == "agreed"
        messages.success(request, _("Both sides agree. The minutes are fixed.") if both else _("It is recorded."))
        return address("meeting_minutes", meeting)

    said = {"party": party_name(whose)}
    title = _("%(party)s agrees to the minutes") if agrees else _("%(party)s objects to the minutes")
    tasks = [{"text": say(one), "done": one.met} for one in answer_conditions(meeting, whose, own)]
    context = framed(title % said, meeting, officer, _("Record it"), tasks=tasks, reported=not own, **said)
    return Sheet(
        request,
        make,
        key=f"meeting.{meeting.pk}.{side}.{answer}",
        root=meeting,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


@writing_page
def minutes_contest_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Object to what the other side reported of us."""
    meeting = meeting_written(request, key)
    act: MinutesAct = part_of(request, meeting, MinutesAct, pk)

    def do(form: ReasonForm, version: int) -> str:
        given = by(request.user, version, act=act)
        minutes_contest(reason=form.cleaned_data["reason"], **given)
        messages.success(request, _("Your objection is kept, and the other side is told."))
        return address("meeting_minutes", meeting)

    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"minutes_act.{pk}.contest",
        root=meeting,
        template="agreements/writing/act.html",
        **framed(_("Contest what was reported of us"), meeting, request.user, _("Contest it")),
    ).answer(do)
