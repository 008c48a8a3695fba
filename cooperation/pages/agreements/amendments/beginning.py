"""Beginning an amendment, or marking a recorded agreement as one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.amendments.beginning import amendment_mark, amendment_prepare
from agreements.instruments.agreement import Agreement
from cooperation.day import legal_day
from cooperation.pages.agreements.amendments.framing import sheet, tab
from cooperation.pages.agreements.writing.about import renamed, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.words.clauses import AMENDMENT_KINDS
from cooperation.words.languages import present_language


class KindForm(CarefulForm):
    """How the agreement is changed."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of amendment"), choices=lambda: list(AMENDMENT_KINDS.items()))


class NewForm(KindForm):
    """What one knows of an amendment at its beginning."""

    title = line(gettext_lazy("Title"), most=400, needed=True)
    purpose = lines(gettext_lazy("Purpose"), hint=gettext_lazy("One or two sentences: what it is for."))


@writing_page
def amendment_new(request: HttpRequest, key: str) -> HttpResponse:
    """Begin an amendment to a signed agreement."""
    officer: Any = request.user
    agreement = writable(request, key)

    def make(_root: Agreement, data: QueryDict | None) -> NewForm:
        return NewForm(data)

    def do(form: NewForm, expected: int) -> str:
        given = form.cleaned_data
        with renamed({"titles": "title"}):
            made = amendment_prepare(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                kind=given["kind"],
                titles={present_language()[:2]: given["title"]},
                purpose=given["purpose"],
                expected_version=expected,
            )
        messages.success(request, _("The amendment is begun. It takes its own way; say now what it changes."))
        return tab(made)

    does = _("It becomes an agreement of its own beneath this one, with the same partner, areas and legal nature.")
    title = _("Prepare an amendment")
    return sheet(request, agreement, make, "amendment.new", title, _("Begin it"), does).answer(do)


@writing_page
def amendment_mark_page(request: HttpRequest, key: str) -> HttpResponse:
    """Say that a recorded agreement changes the one above it."""
    agreement = writable(request, key, own=True)

    def make(_root: Agreement, data: QueryDict | None) -> KindForm:
        return KindForm(data)

    def do(form: KindForm, expected: int) -> str:
        given: dict[str, Any] = {"officer": request.user, "today": legal_day(), "agreement": agreement}
        amendment_mark(**given, kind=form.cleaned_data["kind"], expected_version=expected)
        return tab(agreement)

    does = _("From then on its changes are written here, and the text of the agreement above follows from it.")
    title = _("It changes the agreement above it")
    return sheet(request, agreement, make, "amendment.mark", title, _("Mark it"), does).answer(do)
