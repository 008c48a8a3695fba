"""The second factor: an app, a security key, or a printed sheet of codes from the party's administrator."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings

from partners.people.holding import hold_officer, require_administrator
from partners.people.inviting import send_mail_to
from partners.people.officer import Officer, Role
from partners.records.errors import Forbidden, refuse_unless
from partners.records.reads import look
from partners.records.service import service

_SHEET = Authenticator.Type.RECOVERY_CODES
# Those who decide and those who give rights prove twice who they are, whatever the setting says.
ALWAYS = (Role.APPROVER, Role.ADMINISTRATOR)


def second_factor_required(officer: Officer) -> bool:
    """Whether the password alone does not let this person in; tokens have no second factor."""
    if Role.SERVICE in officer.roles:
        return False
    always = bool({*ALWAYS} & {*officer.roles}) and not officer.is_sample
    return bool(settings.SECOND_FACTOR_REQUIRED or always)


def second_factors(officer: Officer) -> list[str]:
    """The kinds of second factor that a person has: totp, webauthn, recovery_codes."""
    kinds = Authenticator.objects.filter(user_id=officer.pk).values_list("type", flat=True)
    return sorted(set(kinds))


def second_factor_missing(officer: Officer) -> bool:
    """Whether this person must still set one up."""
    return second_factor_required(officer) and not second_factors(officer)


def people_with_second_factor(party_id: Any) -> set[int]:
    """The people of a party that have one."""
    return set(Authenticator.objects.filter(user__party=party_id).values_list("user_id", flat=True))


@service
def recovery_sheet_issue(*, officer: Any, today: date, subject: Officer) -> list[str]:
    """Make a sheet of codes for a colleague, each good for one sign-in; an earlier sheet ends.

    The codes are returned once, to be printed, and to nobody afterwards; the
    colleague is told by mail. Raises Forbidden, also for the own sheet, which
    would prove nothing; Unseen; Refused for whoever has left or signs in by
    token alone.
    """
    require_administrator(officer)
    held = hold_officer(officer, subject, None)
    if held.pk == officer.pk:
        raise Forbidden("sheet_for_oneself")
    refuse_unless(held.is_active and Role.SERVICE not in held.roles, "officer_signs_in")
    Authenticator.objects.filter(user_id=held.pk, type=_SHEET).delete()
    sheet = RecoveryCodes.activate(held)
    sheet.mark_as_viewed()
    send_mail_to(held, "sheet_issued")
    look(officer, "sheet_issued", {"officer": held.pk})
    return sheet.generate_codes()
