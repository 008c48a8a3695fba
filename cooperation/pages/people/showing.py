"""How people are shown: in the list, and on their page."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.words import VOCABULARIES, label
from cooperation.words.dates import day_words, instant_words
from partners.models import Officer, Role
from partners.people.checks import clearance_ceiling
from partners.people.inviting import is_invited
from partners.people.second_factor import people_with_second_factor, second_factor_required

ACTIVE, INVITED, CLOSED = "active", "invited", "closed"
STATES = {ACTIVE: gettext_lazy("Active"), INVITED: gettext_lazy("Invited"), CLOSED: gettext_lazy("Closed")}
_TONES = {ACTIVE: "good", INVITED: "warn", CLOSED: "plain"}
_FACTORS = {
    "totp": gettext_lazy("App"),
    "webauthn": gettext_lazy("Security key"),
    "recovery_codes": gettext_lazy("Codes on paper"),
}


@dataclass(frozen=True)
class Person:
    """A row of the list."""

    officer: Officer
    has_factor: bool

    @property
    def state(self) -> str:
        """Active, invited or closed."""
        return state_of(self.officer)

    def tone(self) -> str:
        """Whoever has left stands back."""
        return "quiet" if self.state == CLOSED else ""


def state_of(officer: Officer) -> str:
    """Whether somebody works here, was invited, or has left."""
    if not officer.is_active:
        return CLOSED
    return INVITED if is_invited(officer) else ACTIVE


def state_tag(officer: Officer) -> dict[str, Any]:
    """The same as a tag."""
    state = state_of(officer)
    return {"text": STATES[state], "tone": _TONES[state]}


def everybody(officer: Any) -> list[Person]:
    """The people of the own party by name, those who left last."""
    proved = people_with_second_factor(officer.party_id)
    rows = Officer.objects.visible_to(officer).order_by("-is_active", "name", "pk")
    return [Person(row, row.pk in proved) for row in rows]


class PeopleFilters(Filters):
    """By role and by state; a search by name, function or address."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"), required=False, choices=[("", ""), *VOCABULARIES["role"].items()]
    )
    state = forms.ChoiceField(label=gettext_lazy("Account"), required=False, choices=[("", ""), *STATES.items()])

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.query = request.GET.get("q", "").strip().casefold()

    def fits(self, person: Person) -> bool:
        """Whether a person is among those asked for."""
        one, role, state = person.officer, self.wanted("role"), self.wanted("state")
        if (role and role not in one.roles) or (state and state != person.state):
            return False
        return self.query in f"{one.name}\n{one.function}\n{one.email}".casefold()


def _roles(person: Person) -> str:
    return ", ".join(label("role", role) for role in person.officer.roles)


def _factor(person: Person) -> str:
    return _("yes") if person.has_factor else _("none")


def _factor_cell(person: Person) -> Any:
    lacks = not person.has_factor and person.officer.is_active and second_factor_required(person.officer)
    return {"tag": {"text": _("missing"), "tone": "warn"}} if lacks else _factor(person)


def _last(person: Person) -> str:
    at = person.officer.last_login
    return day_words(timezone.localtime(at).date(), "short") if at else _("never")


def _name(person: Person) -> dict[str, str]:
    one = person.officer
    return {"text": one.name, "url": reverse("person", args=[one.pk]), "note": one.function}


def columns() -> list[Column]:
    """The columns of the list of people."""
    return [
        Column("name", _("Name"), cell=_name, plain=lambda row: row.officer.name, sort=_by_name),
        Column("function", _("Function"), plain=lambda row: row.officer.function),
        Column("email", _("E-mail"), plain=lambda row: row.officer.email),
        Column("roles", _("Roles"), cell=_roles, plain=_roles, sort=_roles),
        Column("factor", _("Second factor"), cell=_factor_cell, plain=_factor, sort=_factor),
        Column("last", _("Last signed in"), cell=_last, plain=_last_day, sort=_last_at),
        Column(
            "state",
            _("Account"),
            cell=lambda row: {"tag": state_tag(row.officer)},
            plain=lambda row: STATES[row.state],
            sort=lambda row: list(STATES).index(row.state),
        ),
    ]


def _by_name(person: Person) -> str:
    return person.officer.name.casefold()


def _last_at(person: Person) -> Any:
    return person.officer.last_login


def _last_day(person: Person) -> Any:
    at = person.officer.last_login
    return timezone.localtime(at).date() if at else None


def facts_of(officer: Officer, factors: list[str]) -> list[dict[str, Any]]:
    """What is kept of a person."""
    machine = Role.SERVICE in officer.roles
    facts: list[dict[str, Any]] = [
        {"label": _("E-mail"), "value": officer.email},
        {"label": _("Function"), "value": officer.function, "missing": not officer.function},
        {"label": _("Office contact"), "value": officer.office_contact, "missing": not officer.office_contact},
        {"label": _("Language"), "value": _language(officer.language)},
        {"label": _("Time zone"), "value": officer.time_zone.replace("_", " ")},
    ]
    if clearance_ceiling():
        facts.append({"label": _("Clearance"), "value": label("marking", _marking(officer))})
    if not machine:
        facts.append({"label": _("Second factor"), **_factors(officer, factors)})
        last = officer.last_login
        said = instant_words(last) if last else _("never")
        facts.append({"label": _("Last signed in"), "value": said})
    return facts


def _factors(officer: Officer, factors: list[str]) -> dict[str, Any]:
    if factors:
        return {"value": ", ".join(str(_FACTORS[kind]) for kind in factors)}
    if second_factor_required(officer):
        return {"value": _("none"), "tag": {"text": _("asked for at the next sign-in"), "tone": "warn"}}
    return {"value": _("none")}


def _language(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


def _marking(officer: Officer) -> str:
    return list(VOCABULARIES["marking"])[officer.clearance]
