"""Laying down the text of an agreement as it was signed, which amendments are written for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.amendments.consolidating import consolidated_begin
from agreements.instruments.agreement import Agreement
from agreements.models import TextVersion
from agreements.texts.library.reading import LANGUAGES
from cooperation.day import legal_day
from cooperation.pages.agreements.amendments.framing import sheet, tab
from cooperation.pages.agreements.writing.about import renamed, writable
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.words.languages import language_name, present_language


class LayForm(CarefulForm):
    """The text as it was signed: a version that was written here, or its words."""

    source = forms.ChoiceField(label=gettext_lazy("From a version written here"), required=False)
    first = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Its words"),
        help_text=gettext_lazy("Copy the whole text here. It is split at its headings: Article 1, Section 1."),
        required=False,
        widget=forms.Textarea({"rows": 16, "dir": "auto", "autocomplete": "off"}),
    )
    second = forms.ChoiceField(label=gettext_lazy("Second language"), required=False)
    second_text = forms.CharField(
        label=gettext_lazy("Its words in the second language"),
        required=False,
        widget=forms.Textarea({"rows": 16, "dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, versions: list[TextVersion], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        languages = [(code, language_name(code).capitalize()) for code in LANGUAGES]
        source: Any = self.fields["source"]
        number = _("Version %(number)d")
        source.choices = [("", _("none")), *((str(one.pk), number % {"number": one.number}) for one in versions)]
        for name, empty in (("first", []), ("second", [("", _("none"))])):
            field: Any = self.fields[name]
            field.choices = [*empty, *languages]

    def texts(self) -> dict[str, str]:
        """The words by language."""
        given = self.cleaned_data
        pairs = ((given["first"], given["text"]), (given["second"], given["second_text"]))
        return {code: text for code, text in pairs if code and text.strip()}


@writing_page
def consolidated_lay(request: HttpRequest, key: str) -> HttpResponse:
    """Lay down the text of an agreement as it was signed."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)
    written = TextVersion.objects.visible_to(officer).filter(agreement=agreement, written=True, number__isnull=False)
    versions = list(written.order_by("-number"))
    initial = {"source": str(versions[0].pk)} if versions else {"first": present_language()[:2]}

    def make(_root: Agreement, data: QueryDict | None) -> LayForm:
        return LayForm(versions, data, initial=initial)

    def do(form: LayForm, expected: int) -> str:
        chosen = form.cleaned_data["source"]
        with renamed({"texts": "text"}):
            consolidated_begin(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=expected,
                version_id=int(chosen) if chosen else None,
                texts=form.texts(),
            )
        messages.success(request, _("The text is laid down. Amendments are written for it."))
        return tab(agreement)

    does = _("Amendments are written for this text, and each that enters into force makes the next one.")
    title = _("Lay down the text as it was signed")
    return sheet(request, agreement, make, "lay", title, _("Lay it down"), does).answer(do)
