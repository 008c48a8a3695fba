"""Our own half of an agreement: what the partner never sees."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from agreements.instruments.preparing import SIDE_COLUMNS, side_edit
from cooperation.day import legal_day
from cooperation.pages.agreements.writing import parts
from cooperation.pages.agreements.writing.about import frame, writable
from cooperation.pages.agreements.writing.careful import CarefulForm, Group
from cooperation.pages.agreements.writing.fields import lines, partial
from cooperation.pages.agreements.writing.meanwhile import touched
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.naming import address_of
from cooperation.words import VOCABULARIES


class HalfForm(parts.HalfFields, CarefulForm):
    """What one side does and keeps for itself."""

    partner_contact = parts.contact_field()
    finance_note = parts.finance_field()
    stands_alone = forms.BooleanField(
        label=gettext_lazy("Checked: it stands alone, there is no agreement above it"), required=False
    )
    duplicates_checked = forms.BooleanField(
        label=gettext_lazy("Checked: no existing agreement does the same"), required=False
    )
    talks_level = forms.ChoiceField(
        label=gettext_lazy("Security level of the talks"),
        required=False,
        choices=lambda: [("", gettext_lazy("Not set")), *VOCABULARIES["marking"].items()],
        help_text=gettext_lazy("How far the talks may go. Nothing above the level kept here is stored."),
    )
    certified_copy_on = partial(gettext_lazy("Certified true copy made on"))
    notes = lines(gettext_lazy("Notes"), hint=gettext_lazy("Of persons, write as if they will read it."))

    groups = (
        Group(gettext_lazy("Who"), ("responsible", "deputy", "partner_contact"), folded=False),
        Group(
            gettext_lazy("Cost, and what it falls under"),
            ("finance_note", "stands_alone", "duplicates_checked", "talks_level"),
            folded=False,
        ),
        Group(
            gettext_lazy("Papers"),
            ("file_number", "their_file_number", "original_place", "certified_copy_on", "notes"),
            folded=False,
        ),
    )

    def __init__(self, officer: Any, half: AgreementSide | None, *args: Any, **more: Any) -> None:
        initial = {name: getattr(half, name) for name in SIDE_COLUMNS} if half else {}
        super().__init__(*args, initial=initial, **more)
        self.add_officers(officer)


@writing_page
def agreement_half_page(request: HttpRequest, key: str) -> HttpResponse:
    """Change what we keep for ourselves."""
    officer: Any = request.user
    agreement = writable(request, key)

    def make(root: Agreement, data: QueryDict | None) -> HalfForm:
        half = AgreementSide.objects.visible_to(officer).filter(agreement=root, owner=officer.party).first()
        return HalfForm(officer, half, data)

    def do(form: HalfForm, version: int) -> str:
        values = {name: form.cleaned_data[name] for name in touched(form) & set(SIDE_COLUMNS)}
        side_edit(officer=officer, today=legal_day(), agreement=agreement, values=values, expected_version=version)
        messages.success(request, _("It is saved. Only we see it."))
        return address_of(agreement)

    return Sheet(
        request,
        make,
        key=f"agreement.{agreement.pk}.half",
        root=agreement,
        **frame(_("What we keep for ourselves"), agreement, request, _("Save")),
    ).answer(do)
