"""The forms of what we keep of a partnership: who is responsible, whom one reaches, what was said."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import coded, line, lines
from cooperation.pages.phases.forms import day
from cooperation.words import party_name
from partners.models import Officer, Partnership, PointOfContact


class ResponsibleForm(CarefulForm):
    """Who of us is responsible."""

    responsible = forms.ChoiceField(label=_("Responsible officer"), required=False)

    def __init__(self, officer: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        people = Officer.objects.visible_to(officer).filter(party=officer.party_id, is_active=True).order_by("name")
        self.people = {str(one.pk): one for one in people}
        choose: Any = self.fields["responsible"]
        choose.choices = [("", _("Nobody")), *((key, one.name) for key, one in self.people.items())]

    def chosen(self) -> Officer | None:
        """The officer who was chosen."""
        return self.people.get(self.cleaned_data["responsible"])


class ContactForm(CarefulForm):
    """A point of contact."""

    party = forms.ChoiceField(label=_("Of which side"))
    function = line(_("Function"), needed=True)
    name = line(_("Name"), most=120)
    office = line(_("Office"))
    office_contact = line(_("Office contact"), hint=_("Telephone or address of the office, never a private one."))
    language = forms.ChoiceField(label=_("Language"), required=False)
    left_on = day(_("No longer since"), _("From this day on it is somebody else."))

    unasked = CarefulForm.unasked | {"office_contact"}

    def __init__(self, pair: Partnership, contact: PointOfContact | None, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.parties = {one.code: one for one in (pair.party_a, pair.party_b)}
        choose: Any = self.fields
        choose["party"].choices = [(code, party_name(one)) for code, one in self.parties.items()]
        choose["language"].choices = [("", _("not stated")), *settings.LANGUAGES]
        if contact is None:
            del self.fields["left_on"]

    def values(self) -> dict[str, Any]:
        """As the service takes them."""
        given = {name: value for name, value in self.cleaned_data.items() if name in self.fields and name != "checked"}
        return {**given, "party": self.parties[given["party"]]}


class NoteForm(CarefulForm):
    """A comment, or an entry of the contact log."""

    kind = coded(_("What it is"), "note_kind")
    on = day(_("On"), needed=True)
    with_whom = line(_("With whom"), hint=_("By function and office."))
    text = lines(
        _("What is to be noted"),
        hint=_("Only we see it. Write it as if whoever it is about will read it."),
        needed=True,
    )

    def values(self) -> dict[str, Any]:
        """As the service takes them."""
        return {name: self.cleaned_data[name] for name in ("kind", "on", "with_whom", "text")}


class WithdrawForm(CarefulForm):
    """Nothing but the wish."""
