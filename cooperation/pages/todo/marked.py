"""Several days due at once: kept with one evidence, acknowledged, reminded of, or given to somebody."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.models import Due
from agreements.obligations.acting import Row, dues_act_record
from agreements.obligations.assigning import obligations_assign
from agreements.obligations.judging import Given
from agreements.obligations.selectors import DueFilter, dues_found
from agreements.obligations.telling import dues_remind
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, lines, partial
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.obligations.form import officers
from cooperation.pages.obligations.told import due_words, what
from cooperation.pages.todo.views import BULK, found_items
from cooperation.words import fault, say
from partners.models import Officer
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen

MOST = 500


class MarkForm(CarefulForm):
    """When, and the one thing that shows all of them."""

    on = partial(gettext_lazy("On which day"), needed=True)
    evidence = line(
        gettext_lazy("The letter that shows all of them"),
        most=300,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    evidence_url = line(gettext_lazy("Or an address where it is shown"), most=500, inputmode="url")
    reason = lines(gettext_lazy("Note"), rows=2)
    groups = (Group("", ("on", "evidence", "evidence_url", "reason"), folded=False),)
    unasked = CarefulForm.unasked | {"evidence", "evidence_url"}


class GiveForm(CarefulForm):
    """Who sees to them from now on."""

    responsible = forms.ChoiceField(label=gettext_lazy("Who of us sees to it"), required=False)

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choose: Any = self.fields["responsible"]
        choose.choices = [("", _("Whoever sees to the agreement")), *officers(officer)]


class PlainForm(CarefulForm):
    """Nothing but the wish."""


@writing_page
def todo_marked_page(request: HttpRequest) -> HttpResponse:
    """Do one thing with every day due that was marked, or that fits the list."""
    officer: Any = request.user
    do = request.GET.get("do", "")
    if not officer.writes:
        raise Forbidden("role")
    if do not in BULK:
        raise Unseen
    dues = _marked(request, officer)
    if not dues:
        messages.warning(request, _("Mark at least one day due first."))
        return see(reverse("todo"))

    def make(_root: Any, data: QueryDict | None) -> CarefulForm:
        if do == "assign":
            return GiveForm(officer, data)
        return PlainForm(data) if do == "remind" else MarkForm(data, initial={"on": legal_day().isoformat()})

    def done(form: Any, _version: int) -> str:
        _do(request, officer, do, dues, form)
        return reverse("todo")

    title = ngettext("%(what)s: one day due", "%(what)s: %(count)s days due", len(dues))
    return Sheet(
        request,
        make,
        key=f"todo.{do}",
        template="todo/marked.html",
        heading={"title": title % {"what": BULK[do], "count": len(dues)}},
        crumbs=[{"label": _("To do"), "url": reverse("todo")}],
        actions={"submit": str(BULK[do]), "cancel_url": reverse("todo")},
        marked=[_line(officer, one) for one in dues[:100]],
        refused=_refused(officer, do, dues),
    ).answer(done)


def _marked(request: HttpRequest, officer: Any) -> list[Due]:
    """The days due that the address names, in sight of the officer."""
    if "all" in request.GET:
        keys = [one.due.pk for one in found_items(request)[0] if one.due]
    else:
        keys = [int(one) for one in request.GET.getlist("due") if one.isdecimal() and len(one) < 18]
    found = dues_found(officer, DueFilter(), legal_day()).filter(pk__in=keys[:MOST])
    return list(found.order_by("due_on", "id"))


def _line(officer: Any, due: Due) -> str:
    parts = [what(due.obligation), due_words(due), due.agreement.reference or ""]
    return " · ".join(part for part in parts if part)


def _refused(officer: Any, do: str, dues: Sequence[Due]) -> list[str]:
    """Which of them it is refused for, and why; tried without doing it."""
    if do in ("assign", "remind"):
        return []
    given = Given(on=legal_day().isoformat(), evidence="-", reason="-")
    rows = dues_act_record(officer=officer, today=legal_day(), dues=dues, step=do, given=given, dry_run=True)
    told = cache(_said)
    return [f"{_line(officer, one.due)}: {_why(one, told)}" for one in rows if one.outcome == "refused"][:100]


def _said(code: str, data: tuple[tuple[str, Any], ...]) -> str:
    return say(Condition(code, dict(data)))


def _why(row: Row, told: Any = _said) -> str:
    """Why one was refused; `told` remembers what was said already, so that a party is looked up once."""
    error = row.error
    if isinstance(error, Refused | Forbidden):
        conditions = error.conditions if isinstance(error, Refused) else [error.condition]
        return "; ".join(told(one.code, tuple(sorted(one.data.items()))) for one in conditions)
    fields = error.fields.values() if isinstance(error, Malformed) else ()
    return "; ".join(fault(code) for codes in fields for code in codes)


def _do(request: HttpRequest, officer: Any, do: str, dues: Sequence[Due], form: Any) -> None:
    if do == "assign":
        pk = form.cleaned_data["responsible"]
        person = Officer.objects.visible_to(officer).filter(pk=pk).first() if pk else None
        promises = list({one.obligation_id: one.obligation for one in dues}.values())
        count = obligations_assign(officer=officer, today=legal_day(), obligations=promises, responsible=person)
        words = ngettext("One promise is given on.", "%(count)s promises are given on.", count)
        messages.success(request, words % {"count": count})
        return
    if do == "remind":
        count = dues_remind(officer=officer, today=legal_day(), dues=dues)
        words = ngettext("One person is reminded.", "%(count)s people are reminded.", count)
        messages.success(request, words % {"count": count} if count else _("Nobody here sees to them. Write to them."))
        return
    names = ("on", "evidence", "evidence_url", "reason")
    given = Given(**{name: form.cleaned_data[name] for name in names})
    rows = dues_act_record(officer=officer, today=legal_day(), dues=dues, step=do, given=given)
    good = [one for one in rows if one.outcome == "done"]
    bad = [one for one in rows if one.outcome == "refused"]
    if not good:
        raise bad[0].error or Malformed({})
    words = ngettext("Recorded for one day due.", "Recorded for %(count)s days due.", len(good))
    messages.success(request, words % {"count": len(good)})
    for one in bad[:20]:
        messages.warning(request, f"{_line(officer, one.due)}: {_why(one)}")
