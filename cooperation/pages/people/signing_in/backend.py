"""Who may sign in with a password. Whoever may not is answered like a wrong password."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.http import HttpRequest

from cooperation.pages.people.signing_in.machine import is_this_machine
from partners.models import Officer, Role


class OfficerBackend(AuthenticationBackend):
    """Active people, the accounts of the sample from this machine alone, service accounts never."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Officer | None:
        """The officer that e-mail and password name, if they may sign in from here."""
        found: Any = super().authenticate(request, **credentials)
        # allauth keeps an inactive account aside to tell so on a page of its own; here nothing is told.
        self.unstash_authenticated_user()
        if found is None or (found.is_sample and not (settings.SAMPLE_ANYWHERE or is_this_machine(request))):
            return None
        return found

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether an account may be used from a session; asked again at every request."""
        return bool(user and user.is_active and Role.SERVICE not in user.roles)
