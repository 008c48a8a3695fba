"""The form of a step with an occasion: when, how much, what shows it, why."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from agreements.instruments.agreement import Agreement
from agreements.instruments.contesting import contest_settle
from agreements.models import Document, Due, DueAct
from agreements.obligations.acting import due_act_record
from agreements.obligations.judging import Given, due_situation, step_allowed
from agreements.obligations.mending import due_act_contest, due_act_correct, due_act_mistake
from agreements.obligations.steps import ACT_OF_STEP, DUE, OFFICERS, STEP_OF_ACT
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.about import address, frame, renamed, writable
from cooperation.pages.agreements.writing.acts import ReasonForm
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines, partial, reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.obligations.finding import due_seen
from cooperation.pages.obligations.form import AmountField
from cooperation.pages.obligations.told import due_words, what
from cooperation.words import label, party_name
from partners.models import Contest
from partners.people.officer import acts_here
from partners.records.errors import Forbidden, Unseen, refuse_unless
from partners.records.record import Audience
from partners.records.ways import Way

STEP_DOES = {
    "record_part": gettext_lazy("It is fulfilled in part; the rest stays open."),
    "fulfil": gettext_lazy("The promise counts as kept on the day you give, once something shows it."),
    "acknowledge": gettext_lazy("Our side, to which it is owed, says that it received what was promised."),
    "waive": gettext_lazy("It is given up once both sides say so, or at once where a clause allows it."),
    "dispute": gettext_lazy("It stays open and is shown as disputed. A consultation is proposed."),
    "settle": gettext_lazy("The dispute is over; the promise stands again where its acts and its day lead."),
    "close": gettext_lazy("Nothing more is asked of anybody. It counts as kept only if it was fulfilled."),
}


class DueActForm(CarefulForm):
    """What is known of an act on an occasion."""

    on = partial(gettext_lazy("On which day"), needed=True)
    quantity = AmountField(label=gettext_lazy("How much"))
    document = forms.ChoiceField(label=gettext_lazy("Document of this agreement that shows it"), required=False)
    evidence = line(
        gettext_lazy("Or a letter that shows it"),
        most=300,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    evidence_url = line(gettext_lazy("Or an address where it is shown"), most=500, inputmode="url")
    clause = line(gettext_lazy("Clause that allows it"), most=80, hint=gettext_lazy("Empty: both sides give it up."))
    reason = lines(gettext_lazy("Reason"), rows=2)
    because = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))

    unasked = CarefulForm.unasked | {"evidence", "evidence_url"}

    def __init__(
        self, officer: Any, due: Due, step: str, *args: Any, reported: bool = False, corrects: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        needs = next(one for one in DUE.steps if one.name == step).needs
        self.shows_record = corrects
        if not corrects:
            del self.fields["because"]
        for name in ("quantity", "clause"):
            if name not in needs:
                del self.fields[name]
            else:
                self.fields[name].required = needs[name]
        self.fields["reason"].required = bool(needs.get("reason"))
        if not needs.get("reason"):
            self.fields["reason"].label = _("Note")
        shown = bool(needs.get("evidence")) or reported
        document: Any = self.fields["document"]
        document.choices = [("", ""), *papers(officer, due)]
        if len(document.choices) == 1:
            # Nothing to choose from is no question.
            del self.fields["document"]
            if "evidence" in self.fields:
                self.fields["evidence"].label = _("Letter or document that shows it")
        evidence = ("document", "evidence", "evidence_url")
        self.groups = (
            Group("", ("on", "quantity", "clause"), folded=False),
            Group(_("What shows it"), evidence, folded=not shown and "evidence" not in needs),
            Group("", ("reason", "because"), folded=False),
        )

    def given(self, officer: Any) -> Given:
        """What was written, as the services take it."""
        values = {name: self.cleaned_data[name] for name in Given.__dataclass_fields__ if name in self.cleaned_data}
        pk = values.pop("document", "")
        paper = Document.objects.visible_to(officer).filter(pk=pk).first() if pk else None
        return Given(**values, document=paper)


def papers(officer: Any, due: Due) -> list[tuple[str, str]]:
    """The documents of the agreement, to choose from."""
    found = Document.objects.visible_to(officer).filter(agreement=due.agreement).order_by("-id")[:200]
    return [(str(one.pk), one.title) for one in found]


@writing_page
def due_step_page(request: HttpRequest, key: str, pk: int, step: str) -> HttpResponse:
    """Take a step with an occasion, for the own side or as reported of the other."""
    officer: Any = request.user
    writable(request, key, guests=True)
    due = due_seen(request, key, pk)
    if step not in ACT_OF_STEP:
        raise Unseen
    side = _whose(officer, due, step)
    reported = side is not None and side.pk != officer.party_id

    def make(_root: Agreement, data: QueryDict | None) -> DueActForm:
        first = {"on": legal_day().isoformat()}
        return DueActForm(officer, due, step, data, initial=first, reported=reported)

    def do(form: DueActForm, version: int) -> str:
        due_act_record(
            officer=officer,
            today=legal_day(),
            due=due,
            step=step,
            given=form.given(officer),
            expected_version=version,
            side=side,
        )
        due.refresh_from_db()
        words = {"act": label("due_act", ACT_OF_STEP[step]), "status": label("due_status", due.status)}
        messages.success(request, _("Recorded: %(act)s. It now stands: %(status)s.") % words)
        return address("due", due.agreement, due.pk)

    context = _framed(
        _("%(step)s: %(what)s") % {"step": label("due_step", step), "what": what(due.obligation)}, due, request
    )
    context |= {"does": STEP_DOES[step], "reported": reported}
    if reported:
        context["party"] = party_name(side)
    return Sheet(
        request,
        make,
        key=f"due.{due.pk}.{step}",
        root=due.agreement,
        template="agreements/writing/act.html",
        **context,
    ).answer(do)


def _whose(officer: Any, due: Due, step: str) -> Any:
    """The side whose act it is; the service refuses what the table does not name."""
    acts = list(DueAct.objects.visible_to(officer).filter(due=due).order_by("id"))
    kind = ACT_OF_STEP[step]
    situation = due_situation(officer, due, acts, legal_day())
    pair = due.agreement.partnership
    named = None
    if step == "waive" and any(act.kind == kind and act.side_id == officer.party_id for act in acts):
        # We gave it up already: what is left to record is that they did.
        named = pair.other(officer.party_id)
    key = step_allowed(officer, due, situation, step, named)[1]
    side = {pair.party_a_id: pair.party_a, pair.party_b_id: pair.party_b}.get(key) if key else None
    if side is not None and side.pk != officer.party_id and due.audience != Audience.NATIONAL:
        refuse_unless(not acts_here(side.pk, OFFICERS), "side_acts_itself", party=side.code)
    return side


def _framed(title: str, due: Due, request: HttpRequest, submit: str = "", **more: Any) -> dict[str, Any]:
    context = frame(title, due.agreement, request, submit or _("Record it"), **more)
    context["heading"]["sub"].append(due_words(due))
    context["actions"]["cancel_url"] = address("due", due.agreement, due.pk)
    return context


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
        **_framed(title, due, request, _("Correct it"), mistake=mistake),
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
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"due_act.{act.pk}.mistake",
        root=due.agreement,
        template="agreements/writing/act.html",
        **_framed(title, due, request, _("Take it out"), does=note),
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
    return Sheet(
        request,
        lambda _root, data: ReasonForm(data),
        key=f"due_act.{act.pk}.contest",
        root=due.agreement,
        template="agreements/writing/act.html",
        **_framed(title, due, request, _("Contest it"), does=note),
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
