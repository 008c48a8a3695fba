"""What may stand in the record of a person. Each check answers with codes of what is wrong, by field."""

import zoneinfo
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from partners.people.officer import Officer, Role
from partners.records.errors import Malformed
from partners.records.record import Marking

Faults = dict[str, list[str]]

_LENGTHS = {"email": 254, "name": 120, "function": 160, "office_contact": 160}
# A guest sees the shared half alone, and a service account is no person: neither is joined to another role.
ALONE = frozenset({Role.SERVICE, Role.GUEST})


def clearance_ceiling() -> int:
    """The rank of the highest marking that this installation stores."""
    return int(Marking[settings.MARKING_CEILING.upper()])


def ordered_roles(roles: Iterable[str]) -> list[str]:
    """Each role once, in the order of the vocabulary."""
    wanted = set(roles)
    return [role for role in Role.values if role in wanted]


def person_faults(values: Mapping[str, Any]) -> Faults:
    """What is wrong with those fields of a person that are given."""
    faults: Faults = {}
    for name, value in values.items():
        codes = _CHECKS[name](name, value)
        if codes:
            faults[name] = codes
    return faults


def require_sound(values: Mapping[str, Any]) -> None:
    """Raise Malformed with all that is wrong with the given fields of a person."""
    faults = person_faults(values)
    if faults:
        raise Malformed(faults)


def _text(name: str, value: Any) -> list[str]:
    if "\x00" in value:
        return ["unread"]
    return ["too_long"] if len(value) > _LENGTHS[name] else []


def _name(name: str, value: Any) -> list[str]:
    return _text(name, value) if value.strip() else ["required"]


def _email(name: str, value: Any) -> list[str]:
    if not value.strip():
        return ["required"]
    try:
        validate_email(value)
    except ValidationError:
        return ["not_an_email"]
    return _text(name, value)


def _roles(name: str, value: Any) -> list[str]:
    roles = set(value)
    if not roles:
        return ["required"]
    if not roles <= set(Role.values):
        return ["unknown"]
    return ["role_stands_alone"] if roles & ALONE and len(roles) > 1 else []


def _clearance(name: str, value: Any) -> list[str]:
    return [] if value in range(clearance_ceiling() + 1) else ["out_of_range"]


def _language(name: str, value: Any) -> list[str]:
    return [] if value in dict(settings.LANGUAGES) else ["unknown"]


def _time_zone(name: str, value: Any) -> list[str]:
    return [] if value in zoneinfo.available_timezones() else ["unknown"]


def _flag(name: str, value: Any) -> list[str]:
    return [] if isinstance(value, bool) else ["unknown"]


_CHECKS = {
    "email": _email,
    "name": _name,
    "function": _text,
    "office_contact": _text,
    "roles": _roles,
    "clearance": _clearance,
    "language": _language,
    "time_zone": _time_zone,
    "shared_computer": _flag,
}


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The given fields as they are kept: trimmed, the address in lower case, roles in order. None is not given."""
    given = {name: value for name, value in values.items() if value is not None}
    kept = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    if "email" in kept:
        kept["email"] = kept["email"].lower()
    if "roles" in kept:
        known = ordered_roles(kept["roles"])
        kept["roles"] = known if set(known) == set(kept["roles"]) else list(kept["roles"])
    return kept


def changed(officer: Officer, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the given fields that differ from what is kept."""
    return {name: value for name, value in values.items() if getattr(officer, name) != value}
