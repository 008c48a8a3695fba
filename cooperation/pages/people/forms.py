"""The forms of people."""

import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from cooperation.words import VOCABULARIES
from partners.models import Role
from partners.people.checks import clearance_ceiling

Choices = list[tuple[Any, Any]]

ROLE_HINTS = {
    Role.DESK: _("Plans partnerships: drafts agreements, records, prepares."),
    Role.LIAISON: _("Follows agreements abroad, records evidence; does not sign."),
    Role.APPROVER: _("Decides on mandates, signature, sharing and release."),
    Role.MINISTER: _("Reads and prints."),
    Role.AUDITOR: _("Reads everything of the own party, changes nothing."),
    Role.ADMINISTRATOR: _("Invites people and gives roles; reads no records by that."),
    Role.GUEST: _("Sees what is shared with the party, and nothing else. Has no other role."),
    Role.SERVICE: _("A machine, by token alone. Has no other role."),
}


def time_zones() -> Choices:
    """The time zones of places, by name."""
    places = sorted(name for name in zoneinfo.available_timezones() if "/" in name and not name.startswith(_TECHNICAL))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


_TECHNICAL = ("Etc/", "posix/", "right/", "SystemV/")


class RolesField(forms.MultipleChoiceField):
    """Roles as boxes, each with what it allows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, roles: list[str]) -> None:
        choices = [(role, _role(role)) for role in roles]
        super().__init__(label=_("Roles"), choices=choices)


def _said_role(role: str) -> str:
    return f"{VOCABULARIES['role'][role]} – {ROLE_HINTS[Role(role)]}"


_role = lazy(_said_role, str)


def _clearance() -> forms.TypedChoiceField | None:
    """The field of clearance, where this installation stores marked content at all."""
    ceiling = clearance_ceiling()
    if not ceiling:
        return None
    choices = [(rank, word) for rank, word in enumerate(VOCABULARIES["marking"].values()) if rank <= ceiling]
    return forms.TypedChoiceField(label=_("Clearance"), choices=choices, coerce=int, initial=0)


class InviteForm(forms.Form):
    """Who is invited, and as what."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.CharField(
        label=_("E-mail address at the office"),
        max_length=254,
        widget=forms.EmailInput,
        help_text=_("The invitation goes there; it is also the name to sign in with."),
    )
    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    roles = RolesField(list(Role.values))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clearance = _clearance()
        if clearance:
            self.fields["clearance"] = clearance


class RightsForm(forms.Form):
    """What a person does for the party; a machine stays a machine."""

    roles = RolesField([role for role in Role.values if role != Role.SERVICE])
    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    email = forms.CharField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput,
        help_text=_("A new address must be proved: the person chooses a new password by an invitation sent there."),
    )

    def __init__(self, *args: Any, machine: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if machine:
            del self.fields["roles"]
        clearance = _clearance()
        if clearance:
            self.fields["clearance"] = clearance


class MeForm(forms.Form):
    """The own name, function, office contact, language and clock."""

    name = forms.CharField(label=_("Name"), max_length=120)
    function = forms.CharField(label=_("Function"), max_length=160, required=False)
    office_contact = forms.CharField(
        label=_("Office contact"),
        max_length=160,
        required=False,
        help_text=_("Telephone or post of the office; nothing private."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    shared_computer = forms.BooleanField(label=_("I work on a shared computer"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        minutes = settings.IDLE_MINUTES
        text = _("You are signed out after %(minutes)s minutes in which nothing was asked; drafts are kept.")
        self.fields["shared_computer"].help_text = text % {"minutes": minutes}
