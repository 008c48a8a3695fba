"""Links by which a password is chosen: an invitation's lives for days, that of a forgotten password for hours."""

from datetime import datetime, timedelta
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.http import base36_to_int

from cooperation.address import site_url
from partners.models import Officer

FORGOTTEN_LIVES = timedelta(hours=4)


class PasswordLinks(PasswordResetTokenGenerator):
    """Keys of links: good once, for this address and this password, and not for longer than is needed."""

    def check_token(self, user: Any, token: str | None) -> bool:
        """Whether a key is good: within the time of an invitation, or of a forgotten password."""
        if not super().check_token(user, token) or token is None:
            return False
        if not user.has_usable_password():
            return True
        made = datetime(2001, 1, 1) + timedelta(seconds=base36_to_int(token.split("-")[0]))
        return self._now() - made <= FORGOTTEN_LIVES


def password_link(officer: Officer) -> str:
    """The link by which an officer chooses a password, to be given to nobody else."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(officer)
    return site_url(reverse("account_reset_password_from_key", args=[user_pk_to_url_str(officer), key]))
