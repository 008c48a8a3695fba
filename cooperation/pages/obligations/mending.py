"""Putting right, taking out and contesting what was recorded on an occasion."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import contest_settle
from agreements.models import Due, DueAct
from agreements.obligations.mending import due_act_contest, due_act_correct, due_act_mistake
from agreements.obligations.steps import STEP_OF_ACT
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, renamed, writable
from cooperation.pages.agreements.writing.acts import ReasonForm, reason_sheet
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.obligations.act_form import DueActForm, framed
from cooperation.pages.obligations.finding import due_seen
from cooperation.words import label
from partners.models import Contest
from partners.records.errors import Forbidden, Unseen
from partners.records.ways import Way


def _own_act(request: HttpRequest, due: Due, act_id: int) -> DueAct:
    officer: Any = request.user
    found = DueAct.objects.visible_to(officer).filter(due=due, pk=act_id).select_related("side").first()
    if found is None:
        raise Unseen
    act: DueAct = found
    return act


@writing_page
def due_act_correct_page(request: HttpRequest, key: str, pk: int, act_id: int) -> HttpResponse:
    """Put right an act on an occasion, or take it out as entered by mistake."""
    officer: Any = request.user
    writable(request, key)
    due = due_seen(request, key, pk)
    act = _own_act(request, due, act_id)
    if act.owner_id != officer.party_id:
        raise Forbidden("owner_only")
    title = _("Correct: %(act)s") % {"act": label("due_act", act.kind)}
    if "mistake" in request.GET:
        return _mistake(request, due, act)

    def make(_root: Agreement, data: QueryDict | None) -> DueActForm:
        now = _own_act(request, due, act_id)
        names = ("on", "quantity", "clause", "evidence", "evidence_url", "reason")
        first = {name: getattr(now, name) for name in names} | {"document": str(now.document_id or "")}
        step = STEP_OF_ACT[act.kind]
        return DueActForm(officer, due, step, data, initial=first, reported=act.way == Way.REPORTED, corrects=True)

    def do(form: DueActForm, version: int) -> str:
        values = {name: getattr(form.given(officer), name) for name in touched(form) if name != "because"}
        due_act_correct(
            officer=officer,
            today=legal_day(),
            act=act,
            values=values,
            reason=form.cleaned_data["because"],
            expected_version=version,
        )
        messages.success(request, _("It is corrected. Status and days follow."))
        return address("due", due.agreement, due.pk)

    mistake = {
        "url": address("due_act_correct", due.agreement, due.pk, act.pk) + "?mistake",
        "text": _("It never happened? Take it out as entered by mistake"),
    }
    return Sheet(
        request,
        make,
        key=f"due_act.{act.pk}.correct",
        root=due.agreement,
        template="agreements/writing/act.html",
        **framed(title, due, request, _("Correct it"), mistake=mistake),
    ).answer(do)


def _mistake(request: HttpRequest, due: Due, act: DueAct) -> HttpResponse:
    def do(form: ReasonForm, version: int) -> str:
        with renamed({"because": "reason"}):
            due_act_mistake(
                officer=request.user,
                today=legal_day(),
                act=act,
                reason=form.cleaned_data["reason"],
                expected_version=version,
            )
        due.refresh_from_db()
        stands = {"status": label("due_status", due.status)}
        messages.success(request, _("It is taken out. It now stands: %(status)s.") % stands)
        return address("due", due.agreement, due.pk)

    title = _("Entered by mistake: %(act)s") % {"act": label("due_act", act.kind)}
    note = _("The act leaves the record; the history keeps it. The status goes back to what the rest leads to.")
    return reason_sheet(
        request,
        key=f"due_act.{act.pk}.mistake",
        root=due.agreement,
        **framed(title, due, request, _("Take it out"), does=note),
    ).answer(do)


@writing_page
def due_act_contest_page(request: HttpRequest, key: str, pk: int, act_id: int) -> HttpResponse:
    """Object to what the other side recorded about an occasion."""
    officer: Any = request.user
    writable(request, key, guests=True)
    due = due_seen(request, key, pk)
    act = _own_act(request, due, act_id)
    if act.owner_id == officer.party_id:
        raise Forbidden("contest_own")

    def do(form: ReasonForm, version: int) -> str:
        due_act_contest(
            officer=officer,
            today=legal_day(),
            act=act,
            reason=form.cleaned_data["reason"],
            expected_version=version,
        )
        messages.success(request, _("Your objection is kept, and the other side is told."))
        return address("due", due.agreement, due.pk)

    title = _("Contest: %(act)s") % {"act": label("due_act", act.kind)}
    note = _("The act stays recorded, marked as contested, until both sides have settled it.")
    return reason_sheet(
        request,
        key=f"due_act.{act.pk}.contest",
        root=due.agreement,
        **framed(title, due, request, _("Contest it"), does=note),
    ).answer(do)


@require_POST
@writing_page
def due_contest_settle_page(request: HttpRequest, key: str, pk: int, contest_id: int) -> HttpResponse:
    """Take back an objection that is settled."""
    officer: Any = request.user
    due = due_seen(request, key, pk)
    of_this = Contest.objects.visible_to(officer).filter(pk=contest_id, subject=Due.subject, subject_id=due.pk)
    if not of_this.exists():
        raise Unseen
    contest_settle(
        officer=officer, today=legal_day(), agreement=due.agreement, contest_id=contest_id, expected_version=None
    )
    messages.success(request, _("The objection is settled."))
    return see(address("due", due.agreement, due.pk))
