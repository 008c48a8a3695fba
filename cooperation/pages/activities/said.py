"""What the columns of an activity are called, and what their values say."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.words import label, party_by_code
from cooperation.words.dates import date_words

FIELDS: Mapping[str, Any] = {
    "form": _("Form"),
    "activity_type": _("Type"),
    "area": _("Area of cooperation"),
    "title": _("Title"),
    "purpose": _("What it is to bring about"),
    "level": _("Level"),
    "place": _("Place"),
    "country": _("Country"),
    "host": _("Host"),
    "starts": _("Begins"),
    "ends": _("Ends"),
    "cost_rule": _("Who pays"),
    "legal_basis": _("Legal basis"),
    "unplanned": _("It stood in no plan"),
    "source": _("Source"),
    "source_url": _("Address of the source"),
    "status": _("How it stands"),
    "called_off_reason": _("Called off"),
    "outcome": _("What it brought about"),
    "public_sentence": _("In one sentence"),
    "lessons": _("Lessons"),
    "courses": _("School or centre"),
    "means": _("What is given to train"),
    "seats": _("Seats on the course"),
    "exchanges": _("Entries of the register"),
    "points": _("Points of contact and channels"),
    "case_lines": _("What is bought"),
    "sides": _("What each side brings"),
    "acts": _("What happened"),
    "bookings": _("Units and places"),
    "given": _("What each side gives by it"),
}
_CODED = {
    "form": "form",
    "activity_type": "activity_type",
    "area": "area",
    "level": "level",
    "cost_rule": "cost_rule",
    "status": "activity_status",
}


def field_words(name: str) -> str:
    """What a column is called."""
    return str(FIELDS.get(name, name))


def value_words(name: str, value: Any) -> str:
    """What a value says."""
    if name in _CODED:
        return label(_CODED[name], value)
    if name in ("country", "host"):
        return party_by_code(str(value))
    if name == "sides":
        return ", ".join(party_by_code(one) for one in value)
    if name in ("starts", "ends"):
        return date_words(str(value))
    if name == "acts":
        return ", ".join(_act(one) for one in value)
    if name == "given":
        return "; ".join(_given(one) for one in value)
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(_("yes")) if value is True else str(value)


def _act(text: str) -> str:
    kind, on = text.split(" ", 1)
    return f"{label('activity_act', kind)} {date_words(on)}"


def _given(text: str) -> str:
    giver, kind, quantity, unit = text.split(" ")
    return f"{party_by_code(giver)}, {label('given_kind', kind)}: {quantity} ({label('given_unit', unit)})"
