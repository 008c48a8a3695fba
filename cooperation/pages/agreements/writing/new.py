"""The door for a new agreement: a short form, and the page of the agreement leads on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.preparing import agreement_prepare
from cooperation.day import legal_day
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import line, some
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.agreements.writing.similar import told_of_similar
from cooperation.pages.naming import address_of
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden

_WHAT = ("kind", "instrument_type", "legal_nature", "purpose", "areas", "parent", "with_parent")


# What a link to this page may fill in: what one partnership lacks is prepared from there.
_PREFILLED = ("partner", "parent", "instrument_type", "legal_nature")


class PrepareForm(parts.WhatFields, CarefulForm):
    """What one knows when the idea is new."""

    title = line(gettext_lazy("Title"), most=400, needed=True)
    stands_alone = forms.BooleanField(
        label=gettext_lazy("It stands alone: there is no agreement above it"), required=False
    )
    finance_note = parts.finance_field()
    partner_contact = parts.contact_field()

    goes_on = forms.BooleanField(
        label=gettext_lazy("Go on to its text: it starts half done"),
        help_text=gettext_lazy("By type of text and regional framework, in one or two languages."),
        required=False,
    )

    groups = (
        Group("", ("partner", "title", "kind", "instrument_type", "legal_nature", "purpose", "goes_on"), folded=False),
        Group(gettext_lazy("Areas of cooperation"), ("areas",)),
        Group(gettext_lazy("What it falls under"), ("parent", "with_parent", "stands_alone", "framework")),
        Group(
            gettext_lazy("For ourselves"),
            ("finance_note", "partner_contact"),
            gettext_lazy("only we see these"),
        ),
    )

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["partner"] = parts.PartnerField(officer)
        self.add_framework(officer)
        self.fields["instrument_type"].label = gettext_lazy("Type of text, as it is meant to be")
        self.fields["legal_nature"].label = gettext_lazy("Shall it bind in law?")
        self.fields["legal_nature"].help_text = gettext_lazy("This decides which steps lead to it.")

    def values(self, language: str) -> dict[str, Any]:
        """What was written, as columns of the agreement."""
        given = self.cleaned_data
        framework = party_by_code(given["framework"]) if given["framework"] else None
        return {"titles": {language: given["title"]}, **some(given, _WHAT), "framework": framework}


@writing_page
def agreement_new_page(request: HttpRequest) -> HttpResponse:
    """Begin to prepare a new agreement."""
    officer: Any = request.user
    if not officer.writes:
        raise Forbidden("role")

    def make(_root: Any, data: QueryDict | None) -> PrepareForm:
        return PrepareForm(officer, data, initial=some(request.GET.dict(), _PREFILLED))

    def do(form: PrepareForm, _version: int) -> str:
        given = form.cleaned_data
        with renamed({"titles": "title"}):
            made = agreement_prepare(
                officer=officer,
                today=legal_day(),
                partner=given["partner"],
                values=form.values(request.LANGUAGE_CODE[:2]),
                side=some(given, ("finance_note", "partner_contact", "stands_alone")),
            )
        messages.success(request, _("It is begun. Only we see it. This page says what the next step needs."))
        told_of_similar(request, made)
        return reverse("agreement_text_write", args=[made.key]) if given["goes_on"] else address_of(made)

    return Sheet(
        request,
        make,
        key="agreement.new",
        template="agreements/writing/record.html",
        crumbs=[{"label": _("Agreements"), "url": reverse("agreements")}],
        heading={
            "title": _("Prepare a new agreement"),
            "sub": _("Partner and title are enough to begin; only we see it until an approver shares it."),
        },
        actions={"submit": _("Begin to prepare it"), "cancel_url": reverse("agreements")},
        other_door={"url": reverse("agreement_record"), "label": _("It exists already? Record it.")},
    ).answer(do)
