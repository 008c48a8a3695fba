"""What is kept of signing in and out, in the log of the officer's party."""

from typing import Any

from allauth.account.signals import user_logged_in
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from cooperation.pages.people.signing_in.requirement import require_second_factor
from partners.people.sessions import session_unlist
from partners.records.reads import look


@receiver(user_logged_in)
def signed_in(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """Somebody signed in, by all the factors they have."""
    look(user, "signed_in", {})


@receiver(user_logged_out)
def signed_out(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """Somebody signed out, or was signed out after being away."""
    if user is None:
        return
    look(user, "signed_out", {"idle": True} if getattr(request, "was_idle", False) else {})
    if request.session.session_key:
        session_unlist(request.session.session_key)


@receiver(authentication_failed)
def factor_failed(sender: Any, request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    """The password was right, the second factor was not."""
    look(user, "sign_in_failed", {"by": authenticator.type})


@receiver([authenticator_added, authenticator_removed, authenticator_reset])
def factors_changed(sender: Any, request: Any, user: Any, **kwargs: Any) -> None:
    """A second factor was set up or given up: what the session is good for follows."""
    require_second_factor(request, user)
