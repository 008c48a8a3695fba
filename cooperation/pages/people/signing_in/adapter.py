"""What allauth asks of the product about accounts."""

import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.internal.httpkit import headed_redirect_response
from django.http import HttpRequest, HttpResponse

from cooperation.pages.people.signing_in.requirement import require_second_factor
from partners.models import Officer, Role
from partners.people.finding import officer_by_address
from partners.people.inviting import send_mail_to
from partners.people.own_account import officer_password_set
from partners.records.reads import look

logger = logging.getLogger(__name__)

# The mail about the own account that each of allauth's notifications becomes.
_TOLD = {
    "account/email/password_changed": "password_changed",
    "account/email/password_reset": "password_changed",
    "account/email/password_set": "password_changed",
    "mfa/email/totp_activated": "factor_added",
    "mfa/email/totp_deactivated": "factor_removed",
    "mfa/email/webauthn_added": "factor_added",
    "mfa/email/webauthn_removed": "factor_removed",
    "mfa/email/recovery_codes_generated": "codes_made",
}


class OfficerAdapter(DefaultAccountAdapter):
    """Nobody signs up; writes go through services; mails are effects, in the officer's language."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account comes by invitation."""
        return False

    def login(self, request: HttpRequest, user: Officer) -> None:
        """Begin the session, and note whether a second factor must be set up first."""
        super().login(request, user)
        require_second_factor(request, user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Keep that somebody failed to sign in, in the log of the party if the address is of an officer."""
        officer = officer_by_address(str(credentials.get("email") or ""))
        look(officer, "sign_in_failed", {"by": "password"})
        logger.warning("sign-in failed: %s, from %s", officer.pk if officer else "nobody", self.get_client_ip(request))

    def respond_user_inactive(self, request: HttpRequest, user: Officer) -> HttpResponse:
        """Back to signing in, without telling."""
        return headed_redirect_response("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to prove once more that it is you: not within minutes of having done so, signing in included."""
        records = get_authentication_records(self.request, self.request.user)
        fresh = any(time.time() - one["at"] < app_settings.REAUTHENTICATION_TIMEOUT for one in records)
        return bool(super().is_reauthentication_required(app=app, **kwargs)) and not fresh

    def set_password(self, user: Officer, password: str) -> None:
        """Keep a new password; failed tries with the old one no longer count."""
        officer_password_set(officer=user, password=password)
        self._delete_login_attempts_cached_email(self.request, email=user.email)

    def send_password_reset_mail(self, user: Officer, email: str, context: dict[str, Any]) -> None:
        """Write the mail with the link as an effect; service accounts have no password to choose."""
        if user.is_active and Role.SERVICE not in user.roles:
            send_mail_to(user, "password_reset")

    def send_notification_mail(self, template_prefix: str, user: Officer, *args: Any, **kwargs: Any) -> bool:
        """Tell of a change to the own account, as an effect."""
        what = _TOLD.get(template_prefix)
        if what:
            send_mail_to(user, what)
        return bool(what)
