"""Who may do what for the party: its administrators say so. Administering gives no sight of records."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from partners.people.checks import changed, cleaned, require_sound
from partners.people.holding import hold_officer, hold_party, require_administrator, require_another_administrator
from partners.people.inviting import send_invitation
from partners.people.officer import Officer, Role
from partners.people.second_factor import second_factor_missing
from partners.people.sessions import sessions_end
from partners.records.errors import Malformed
from partners.records.service import service


@service
def officer_change(
    *,
    officer: Any,
    today: date,
    subject: Officer,
    expected_version: int | None,
    roles: Iterable[str] | None = None,
    clearance: int | None = None,
    function: str | None = None,
    email: str | None = None,
) -> Officer:
    """Change what a person does for the party; what is None stays.

    Another address must be proved: the old password ends, and an invitation
    goes to the new one. Raises Forbidden, Unseen, Stale, Malformed, Refused
    where the party would be left without an administrator.
    """
    require_administrator(officer)
    hold_party(officer.party_id)
    held = hold_officer(officer, subject, expected_version)
    values = cleaned(
        {
            "roles": None if roles is None else list(roles),
            "clearance": clearance,
            "function": function,
            "email": email,
        }
    )
    require_sound(values)
    new = changed(held, values)
    if "roles" in new:
        _check_roles(held, new["roles"])
    for name, value in new.items():
        setattr(held, name, value)
    if "email" in new:
        held.set_unusable_password()
        new["password"] = held.password
    if new:
        held.save(update_fields=list(new))
    _follow(held, new)
    return held


def _check_roles(held: Officer, roles: list[str]) -> None:
    """A person stays a person, and the party keeps an administrator."""
    if (Role.SERVICE in roles) != (Role.SERVICE in held.roles):
        raise Malformed({"roles": ["service_account_is_no_person"]})
    if held.has_role(Role.ADMINISTRATOR) and Role.ADMINISTRATOR not in roles:
        require_another_administrator(held)


def _follow(held: Officer, new: dict[str, Any]) -> None:
    """What follows from a change: who must prove more than before signs in anew."""
    if "email" in new or ("roles" in new and second_factor_missing(held)):
        sessions_end(held)
    if "email" in new and held.is_active and Role.SERVICE not in held.roles:
        send_invitation(held)
