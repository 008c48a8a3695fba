"""Leaving is deactivation: people are never deleted, since the history names them."""

from datetime import date
from typing import Any

from partners.people.holding import hold_officer, hold_party, require_administrator, require_another_administrator
from partners.people.inviting import send_invitation
from partners.people.officer import Officer, Role
from partners.people.sessions import sessions_end
from partners.people.tokens import ApiToken
from partners.records.errors import refuse_unless
from partners.records.service import service


@service
def officer_deactivate(*, officer: Any, today: date, subject: Officer, expected_version: int | None) -> Officer:
    """Let a person leave: signed out everywhere, tokens revoked, the password forgotten.

    Raises Forbidden, Unseen, Stale, Refused for the last administrator and for whoever has left.
    """
    require_administrator(officer)
    hold_party(officer.party_id)
    held = hold_officer(officer, subject, expected_version)
    refuse_unless(held.is_active, "officer_active")
    if held.has_role(Role.ADMINISTRATOR):
        require_another_administrator(held)
    held.is_active = False
    held.set_unusable_password()
    held.save(update_fields=["is_active", "password"])
    sessions_end(held)
    ApiToken.objects.filter(user=held).delete()
    return held


@service
def officer_reactivate(*, officer: Any, today: date, subject: Officer, expected_version: int | None) -> Officer:
    """Let a person come back with the roles they had; an invitation lets them choose a new password.

    Raises Forbidden, Unseen, Stale, Refused for whoever has not left.
    """
    require_administrator(officer)
    held = hold_officer(officer, subject, expected_version)
    refuse_unless(not held.is_active, "officer_inactive")
    held.is_active = True
    held.save(update_fields=["is_active"])
    if Role.SERVICE not in held.roles:
        send_invitation(held)
    return held
