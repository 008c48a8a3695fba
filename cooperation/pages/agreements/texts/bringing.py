"""Bringing a version: our own as a draft, or theirs as it came by letter."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.instruments.steps import OFFICERS
from agreements.models import TextVersion
from agreements.texts.exchanging import version_draft, version_receive
from agreements.texts.filing import Paper
from cooperation.day import legal_day
from cooperation.pages.agreements.documents.fields import Text, language_field
from cooperation.pages.agreements.writing.about import address, frame, renamed, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import PartialDateField, line, lines
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.words import fault, party_name
from partners.people.officer import acts_here
from partners.records.errors import Forbidden, refuse_unless

_RENAMED = {"papers": "paper", "file": "paper", "languages": "language"}


class DayField(PartialDateField):
    """A whole day; None where none is given."""

    def clean(self, value: Any) -> Any:
        """The day. Raises ValidationError for a month or a year alone."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ValidationError(_("Write the day, the month and the year."), code="not_a_date") from error


def day_field(label: Text, *, needed: bool = False, hint: Text = "") -> DayField:
    """A whole day."""
    return DayField(label=label, required=needed, help_text=hint)


def paper_field(label: Text, *, needed: bool = False, hint: Text = "") -> forms.FileField:
    """A file with a text."""
    return forms.FileField(
        label=label, help_text=hint, required=needed, widget=forms.FileInput({"accept": ".docx,.pdf"})
    )


class BringForm(CarefulForm):
    """One or two files, each with its language."""

    paper = paper_field(
        gettext_lazy("File"),
        needed=True,
        hint=gettext_lazy("Word (DOCX) can be compared and checked; a PDF is kept as it is."),
    )
    language = language_field()
    paper_two = paper_field(gettext_lazy("File in a second language"))
    language_two = language_field()
    note = lines(gettext_lazy("Note that goes with it"), rows=2, hint=gettext_lazy("The partner reads it too."))

    groups: Any = (
        Group("", ("paper", "language"), folded=False),
        Group(gettext_lazy("The same text in a second language"), ("paper_two", "language_two")),
        Group(gettext_lazy("A note"), ("note",)),
    )

    def full_clean(self) -> None:
        """Say of an empty file what is wrong with it in the words of the product."""
        for name in ("paper", "paper_two"):
            self.fields[name].error_messages |= {"empty": fault("file_is_empty"), "missing": fault("required")}
        super().full_clean()

    def papers(self) -> list[Paper]:
        """The files that were chosen."""
        given = self.cleaned_data
        chosen = [(given["paper"], given["language"]), (given.get("paper_two"), given.get("language_two", ""))]
        return [Paper(str(one.name), one.file, language) for one, language in chosen if one]


class ReceiveForm(BringForm):
    """The same with the letter and its days."""

    evidence = line(
        gettext_lazy("Letter with which it came"),
        most=300,
        needed=True,
        hint=gettext_lazy("What it is, its number and date: note verbale 112 of 12 May 2026."),
    )
    sent_on = day_field(gettext_lazy("Sent on"))
    received_on = day_field(gettext_lazy("Received on"), needed=True)

    unasked = CarefulForm.unasked | {"evidence"}
    groups: Any = (
        Group("", ("paper", "language", "evidence", "received_on", "sent_on"), folded=False),
        *BringForm.groups[1:],
    )


@writing_page
def agreement_text_add(request: HttpRequest, key: str) -> HttpResponse:
    """Bring a version of the own side; only we see it until it is sent."""
    officer: Any = request.user
    agreement = _of_pair(request, key)

    def make(_root: Agreement, data: QueryDict | None) -> BringForm:
        return BringForm(data, request.FILES if data is not None else None)

    def do(form: BringForm, version: int) -> str:
        with renamed(_RENAMED):
            made = version_draft(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=version,
                papers=form.papers(),
                note=form.cleaned_data["note"],
            )
        messages.success(request, _("The draft is kept. Only we see it until it is sent."))
        return _page_of(agreement, made)

    does = _("It is kept as a draft that only we see. Sending it is a step of its own.")
    return _sheet(request, agreement, make, _("Add a version of ours"), "add", does).answer(do)


@writing_page
def agreement_text_receive(request: HttpRequest, key: str) -> HttpResponse:
    """Record the version of a partner who has nobody here, as it came by letter."""
    officer: Any = request.user
    agreement = _of_pair(request, key)
    other = agreement.partnership.other(officer.party_id)
    refuse_unless(not acts_here(other.pk, OFFICERS), "side_acts_itself", party=other.code)

    def make(_root: Agreement, data: QueryDict | None) -> ReceiveForm:
        files = request.FILES if data is not None else None
        return ReceiveForm(data, files, initial={"received_on": legal_day().isoformat()})

    def do(form: ReceiveForm, version: int) -> str:
        given = form.cleaned_data
        with renamed(_RENAMED):
            made = version_receive(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                expected_version=version,
                evidence=given["evidence"],
                received_on=given["received_on"],
                sent_on=given["sent_on"],
                papers=form.papers(),
                note=given["note"],
            )
        messages.success(request, _("Version %(number)d is recorded as reported by us.") % {"number": made.number})
        return _page_of(agreement, made)

    title = _("Record the version of %(party)s") % {"party": party_name(other)}
    does = _("They have nobody here, so you report it for them with their letter. They may contest it.")
    return _sheet(request, agreement, make, title, "receive", does).answer(do)


def _of_pair(request: HttpRequest, key: str) -> Agreement:
    officer: Any = request.user
    agreement = writable(request, key)
    if not agreement.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    return agreement


def _page_of(agreement: Agreement, version: TextVersion) -> str:
    return address("agreement_text", agreement, version.pk)


def _sheet(request: HttpRequest, agreement: Agreement, make: Any, title: str, name: str, does: str) -> Sheet:
    context = frame(title, agreement, request, _("Keep it"), does=does, cancel=address("agreement_texts", agreement))
    key = f"agreement.{agreement.pk}.text.{name}"
    return Sheet(request, make, key=key, root=agreement, template="agreements/texts/bring.html", **context)
