"""What a person changes about themselves: how they are called and reached, never what they may do."""

from datetime import date
from typing import Any

from django.utils import timezone

from partners.people.checks import changed, cleaned, require_sound
from partners.people.holding import hold_officer
from partners.people.officer import Officer
from partners.people.rhythm import rhythm_follow_clock
from partners.records.service import service


@service
def officer_profile_change(
    *,
    officer: Any,
    today: date,
    expected_version: int | None = None,
    name: str | None = None,
    function: str | None = None,
    office_contact: str | None = None,
    language: str | None = None,
    time_zone: str | None = None,
    shared_computer: bool | None = None,
) -> Officer:
    """Change the own name, function, office contact, language, time zone, or how one works; what is None stays.

    Raises Malformed, Stale.
    """
    held = hold_officer(officer, officer, expected_version)
    values = cleaned(
        {
            "name": name,
            "function": function,
            "office_contact": office_contact,
            "language": language,
            "time_zone": time_zone,
            "shared_computer": shared_computer,
        }
    )
    require_sound(values)
    new = changed(held, values)
    for field, value in new.items():
        setattr(held, field, value)
    if new:
        held.save(update_fields=list(new))
    if "time_zone" in new:
        rhythm_follow_clock(held, timezone.now())
    return held


@service
def officer_password_set(*, officer: Any, password: str) -> None:
    """Keep a new password, hashed, and nothing else of what the caller holds."""
    officer.set_password(password)
    officer.save(update_fields=["password"])
