"""Writing red lines: asking for one, changing what it says, and the decisions on it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.redlines import said
from cooperation.pages.redlines.detail import changes_it, crumbs, line_of
from cooperation.words import VOCABULARIES, label, say
from cooperation.words.languages import present_language
from partners.models import RedLine
from partners.parties.choosing import parties_to_choose, party_by_code
from partners.records.errors import Forbidden, Unseen
from partners.redlines.drawing import red_line_ask, red_line_change, red_line_step
from partners.redlines.redline import COLUMNS, MOST_SOURCE
from partners.redlines.steps import red_line_offers

TEMPLATE = "agreements/writing/act.html"


class RedLineForm(CarefulForm):
    """Whom to exclude, why, on which source, and what would have to change."""

    party: Any = forms.ChoiceField(label=gettext_lazy("Party"))
    ground: Any = forms.ChoiceField(
        label=gettext_lazy("Ground"), choices=lambda: VOCABULARIES["red_line_ground"].items(), initial="minister"
    )
    why = lines(gettext_lazy("Why"), rows=3, needed=True)
    would_change = lines(gettext_lazy("What would have to change"), rows=2, needed=True)
    source = line(
        gettext_lazy("Source"),
        most=MOST_SOURCE,
        needed=True,
        hint=gettext_lazy("The decision, letter or publication that it rests on."),
    )
    as_of = partial(gettext_lazy("As the source stood on"), needed=True)
    review_on = whole_day(
        gettext_lazy("To be looked at again on"), hint=gettext_lazy("The approvers are reminded on this day.")
    )
    reason = reason_field(gettext_lazy("Why it is changed. It is kept with the history."))

    shows_record = True
    unasked = CarefulForm.unasked | {"source"}

    def values(self) -> dict[str, Any]:
        """What was written, as columns of a red line."""
        return {name: self.cleaned_data[name] for name in COLUMNS}


class StepForm(CarefulForm):
    """Why a step is taken."""

    reason = reason_field()


@writing_page
def red_line_new_page(request: HttpRequest) -> HttpResponse:
    """Ask for a red line."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def make(_root: Any, data: QueryDict | None) -> RedLineForm:
        form = RedLineForm(data, initial={"party": request.GET.get("party", "")})
        del form.fields["reason"]
        kinds = parties_to_choose(officer, present_language())
        groups = [(label("party_kind", kind), found) for kind, found in kinds.items() if found]
        field: Any = form.fields["party"]
        field.choices = [("", _("Choose from the list")), *groups]
        return form

    def do(form: RedLineForm, _version: int) -> str:
        party = party_by_code(form.cleaned_data["party"])
        if party is None:
            raise Unseen
        made = red_line_ask(officer=officer, today=legal_day(), party=party, values=form.values())
        messages.success(request, _("It is asked for. It excludes once an approver has drawn it."))
        return said.line_url(made)

    return Sheet(
        request,
        make,
        key="red_line:new",
        template=TEMPLATE,
        heading={"title": _("Ask for a red line")},
        crumbs=crumbs(),
        actions={"submit": _("Ask for it"), "cancel_url": reverse("red_lines")},
        does=_("Whom we exclude is left out before partners are ranked. What exists with it already stays as it is."),
    ).answer(do)


@writing_page
def red_line_change_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a red line says."""
    officer: Any = request.user
    found = line_of(request, pk, writes=True)
    if not changes_it(officer, found):
        raise Forbidden("role")

    def make(root: RedLine, data: QueryDict | None) -> RedLineForm:
        form = RedLineForm(data, initial={name: getattr(root, name) for name in COLUMNS})
        del form.fields["party"]
        return form

    def do(form: RedLineForm, version: int) -> str:
        told = {"values": form.values(), "reason": form.cleaned_data["reason"], "expected_version": version}
        red_line_change(officer=officer, today=legal_day(), line=found, **told)
        messages.success(request, _("It is kept."))
        return said.line_url(found)

    return _sheet(request, found, make, "change", _("Change what it says"), _("Save")).answer(do)


@writing_page
def red_line_step_page(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Draw or decline what was asked for, ask to lift it, lift it or keep it."""
    officer: Any = request.user
    found = line_of(request, pk, writes=True)
    offer = next((one for one in red_line_offers(officer, found) if one.step.target == to), None)
    if offer is None:
        raise Unseen
    if not offer.allowed:
        raise Forbidden("step_role", step=offer.step.name)

    def do(form: StepForm, version: int) -> str:
        told = {"to": to, "reason": form.cleaned_data["reason"], "expected_version": version}
        red_line_step(officer=officer, today=legal_day(), line=found, **told)
        messages.success(request, _("It is kept."))
        return said.line_url(found)

    name = label("red_line_step", offer.step.name)
    sheet = _sheet(request, found, lambda _root, data: StepForm(data), to, name, name)
    sheet.context["tasks"] = [{"text": say(one), "done": one.met} for one in offer.conditions]
    sheet.context["does"] = _DOES.get(offer.step.name, "")
    return sheet.answer(do)


_DOES: dict[str, Any] = {
    "draw": gettext_lazy("From today on it is left out before partners are ranked; what exists with it stays."),
    "lift": gettext_lazy("From today on it is ranked again, unless a fact excludes it."),
    "ask_to_lift": gettext_lazy("It excludes until an approver has lifted it."),
}


def _sheet(request: HttpRequest, found: RedLine, make: Any, key: str, title: str, submit: str) -> Sheet:
    back = said.line_url(found)
    return Sheet(
        request,
        make,
        key=f"red_line:{found.pk}:{key}",
        root=found,
        template=TEMPLATE,
        heading={"title": title, "sub": [said.title(found)]},
        crumbs=[*crumbs(), {"label": said.title(found), "url": back}],
        actions={"submit": submit, "cancel_url": back},
    )
