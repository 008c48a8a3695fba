"""Coming: by invitation of the own party's administrator; the first of a party is invited by the operator.

Nobody signs up. An invitation is a mail with a link by which the invited
chooses a password, which proves the address at the same time.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from partners.models import Party
from partners.people.checks import cleaned, require_sound
from partners.people.holding import hold_officer, hold_party, require_administrator
from partners.people.officer import Officer, Role
from partners.records.errors import Forbidden, refuse_unless
from partners.records.outbox import effect
from partners.records.service import service


@service
def officer_invite(
    *,
    officer: Any,
    today: date,
    email: str,
    name: str,
    roles: Iterable[str],
    function: str = "",
    clearance: int = 0,
    language: str = "",
    time_zone: str = "",
) -> Officer:
    """Make an officer of the own party and invite them by mail; a service account is made without.

    Language and time zone are at first those of whoever invites. Raises
    Forbidden, Malformed, Refused where the address has an account here.
    """
    require_administrator(officer)
    values = cleaned(
        {
            "email": email,
            "name": name,
            "roles": list(roles),
            "function": function,
            "clearance": clearance,
            "language": language or officer.language,
            "time_zone": time_zone or officer.time_zone,
        }
    )
    require_sound(values)
    invited = Officer.objects.create_user(**values, party=officer.party, is_sample=officer.is_sample)
    if Role.SERVICE not in invited.roles:
        send_invitation(invited)
    return invited


@service
def officer_invite_again(*, officer: Any, today: date, subject: Officer) -> None:
    """Send the invitation once more, to whoever has not taken it up.

    Raises Forbidden, Unseen, Refused where a password is chosen already, or the account is not active.
    """
    require_administrator(officer)
    held = hold_officer(officer, subject, None)
    refuse_unless(is_invited(held), "invitation_open")
    send_invitation(held)


@service
def party_open(*, officer: Any, today: date, party: Party, email: str, name: str, language: str = "en") -> Officer:
    """Invite the first administrator of a party that has no officer; `officer` is the operator, None on the server.

    Raises Forbidden for anyone else, Malformed, Refused where the party has officers.
    """
    if officer is not None and not (officer.is_active and officer.is_operator):
        raise Forbidden("operator_only")
    values = cleaned({"email": email, "name": name, "language": language})
    require_sound(values)
    held = hold_party(party.pk)
    refuse_unless(not Officer.objects.filter(party=held).exists(), "party_has_officers")
    invited = Officer.objects.create_user(**values, party=held, roles=[Role.ADMINISTRATOR])
    send_invitation(invited)
    return invited


def is_invited(officer: Officer) -> bool:
    """Whether an active person has yet to choose a password."""
    return officer.is_active and Role.SERVICE not in officer.roles and not officer.has_usable_password()


def send_invitation(officer: Officer) -> None:
    """Write the mail into the present transaction; its link is made when it is sent, so no secret waits in a table."""
    send_mail_to(officer, "invitation")


def send_mail_to(officer: Officer, what: str) -> None:
    """Write a mail to one person about the own account into the present transaction; the face makes its words."""
    data = {"what": what, "officer": officer.pk, "at": timezone.now().isoformat()}
    effect(kind="mail", key=f"mail:{what}:{officer.pk}:{uuid4().hex}", data=data)
