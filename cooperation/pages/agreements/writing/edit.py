"""Changing what an agreement says: edited while it is prepared, corrected with a reason afterwards."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import agreement_correct
from agreements.instruments.preparing import agreement_edit
from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from cooperation.day import legal_day
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import frame, renamed, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import reason_field
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from partners.parties.choosing import party_by_code
from partners.records.errors import refuse_unless


class EditForm(parts.ClauseFields, parts.WhatFields, parts.TitleFields, CarefulForm):
    """All that an agreement says."""

    shows_record = True

    groups = (
        Group("", ("title", *(name for name in parts.WHAT_NAMES if name != "areas")), folded=False),
        Group("", ("areas",), folded=False),
        *parts.clause_groups(folded=False),
        Group(
            gettext_lazy("More about the title"),
            ("title_language", *(f"title_{code}" for code in parts.SHOWN), "title_basis"),
        ),
        Group("", ("reason",), folded=False),
    )

    def __init__(self, officer: Any, agreement: Agreement, *args: Any, **more: Any) -> None:
        super().__init__(*args, initial=_initial(agreement), **more)
        self.agreement = agreement
        self.add_framework(officer)
        _keep_other_languages(self, agreement)

    def values(self) -> dict[str, Any]:
        """What was changed, as columns of the agreement."""
        given, changed = self.cleaned_data, touched(self)
        values = {name: given[name] for name in changed & {*parts.WHAT_NAMES, "title_basis"}}
        values |= parts.clause_values({name: given[name] for name in changed})
        if changed & set(parts.TITLE_NAMES):
            hidden = {code: text for code, text in self.agreement.titles.items() if code not in parts.SHOWN}
            hidden.pop(self.initial["title_language"], None)
            values["titles"] = {**hidden, **self.titles()}
        if "framework" in values:
            values["framework"] = party_by_code(values["framework"]) if values["framework"] else None
        return values


class CorrectForm(EditForm):
    """The same, with the reason of the correction."""

    reason = reason_field(gettext_lazy("What was wrong, and how it is known. It is kept with the record."))


def _initial(agreement: Agreement) -> dict[str, Any]:
    names = (
        *parts.CLAUSE_NAMES,
        "kind",
        "instrument_type",
        "legal_nature",
        "with_parent",
        "purpose",
        "areas",
        "title_basis",
    )
    columns = {name: getattr(agreement, name) for name in names}
    return {
        **columns,
        **parts.title_initial(agreement.titles),
        "entry_months": agreement.entry_months or None,
        "entry_days": agreement.entry_days or None,
        "parent": agreement.parent,
        "framework": agreement.framework.code if agreement.framework else "",
    }


def _keep_other_languages(form: EditForm, agreement: Agreement) -> None:
    """A framework that no longer exists, or a language that is not offered, stays as it is."""
    framework: Any = form.fields["framework"]
    if agreement.framework and agreement.framework.code not in dict(framework.choices):
        framework.choices = [*framework.choices, (agreement.framework.code, agreement.framework.name_en)]
    language: Any = form.fields["title_language"]
    main = language.initial = form.initial["title_language"]
    if main not in dict(language.choices):
        language.choices = [*language.choices, (main, main)]


@writing_page
def agreement_edit_page(request: HttpRequest, key: str) -> HttpResponse:
    """Change what an agreement that is being prepared says; a later one is corrected."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)
    being_prepared = agreement.status in BEFORE_SIGNATURE and agreement.status != Status.TEXT_AGREED
    refuse_unless(request.method == "POST" or being_prepared, "edit_while_prepared", status=agreement.status)

    def make(root: Agreement, data: QueryDict | None) -> EditForm:
        return EditForm(officer, root, data)

    def do(form: EditForm, version: int) -> str:
        with renamed({"titles": "title"}):
            made = agreement_edit(
                officer=officer, today=legal_day(), agreement=agreement, values=form.values(), expected_version=version
            )
        messages.success(request, _("It is saved."))
        return address_of(made)

    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.edit",
        root=agreement,
        template="agreements/writing/edit.html",
        **frame(_("Edit"), agreement, request, _("Save")),
    ).answer(do)


@writing_page
def agreement_correct_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put right what a record says, with a reason."""
    officer: Any = request.user
    agreement = writable(request, key, own=True)

    def make(root: Agreement, data: QueryDict | None) -> CorrectForm:
        return CorrectForm(officer, root, data)

    def do(form: CorrectForm, version: int) -> str:
        with renamed({"titles": "title"}):
            made = agreement_correct(
                officer=officer,
                today=legal_day(),
                agreement=agreement,
                values=form.values(),
                reason=form.cleaned_data["reason"],
                expected_version=version,
            )
        messages.success(request, _("It is corrected. Status, dates and reminders follow."))
        return address_of(made)

    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.correct",
        root=agreement,
        template="agreements/writing/edit.html",
        **frame(_("Correct"), agreement, request, _("Correct it")),
    ).answer(do)
