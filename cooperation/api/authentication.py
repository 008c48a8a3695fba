"""Who asks: an officer by bearer token, a person by session, or the public."""

import ipaddress
from datetime import timedelta
from typing import Any, cast

from django.conf import settings
from django.db.models import Model, Q
from django.utils import timezone
from knox.auth import TokenAuthentication
from knox.crypto import hash_token
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from cooperation.api.words import DETAILS
from partners.models import ApiToken, Officer, Party
from partners.people.tokens import Scope
from partners.records.prepared import Prepared
from partners.records.record import PUBLIC

# The last use of a token is written no more often than this.
USE_NOTED_EVERY = timedelta(minutes=1)


class BearerToken(TokenAuthentication):
    """A bearer token: found by its digest, in time, from one of its networks, of an active officer."""

    def authenticate(self, request: Request) -> tuple[Officer, ApiToken] | None:
        """The officer and the token, or None without one. Raises AuthenticationFailed."""
        found = super().authenticate(request)
        if found and not _from_allowed(found[1], client_address(request)):
            raise AuthenticationFailed(DETAILS["token_network"], code="token_network")
        if found:
            _note_use(found[1])
        return found

    def authenticate_credentials(self, token: bytes) -> tuple[Officer, ApiToken]:
        """One query: the digest is the key, so that nothing is compared sign by sign."""
        digest = hash_token(token.decode("utf-8", "replace"))
        found = _token(digest)
        if not found or not found.user.is_active or (found.expiry and found.expiry < timezone.now()):
            raise AuthenticationFailed(DETAILS["authentication_failed"])
        return found.user, found


def _columns(model: type[Model], path: str) -> tuple[str, ...]:
    return tuple(f"{path}{field.attname}" for field in model._meta.concrete_fields)


_MODELS: tuple[tuple[type[Model], str], ...] = ((ApiToken, ""), (Officer, "user__"), (Party, "user__party__"))
_BY_DIGEST = Prepared(
    lambda reader, digest: ApiToken.objects.filter(pk=digest).values(
        *(column for model, path in _MODELS for column in _columns(model, path))
    ),
    {"digest": "the digest"},
)


def _token(digest: str) -> ApiToken | None:
    """The token with this digest, with its officer and the party; one query, compiled once."""
    rows = _BY_DIGEST.rows(PUBLIC, digest=digest)
    if not rows:
        return None
    token, officer, party = (
        model.from_db("default", _columns(model, ""), [rows[0][name] for name in _columns(model, path)])
        for model, path in _MODELS
    )
    officer.party, token.user = party, officer  # type: ignore[attr-defined]
    return cast(ApiToken, token)


class Session(SessionAuthentication):
    """A signed-in person; writes carry the CSRF token."""


class TokenScope(BasePermission):
    """A token for reading does not write."""

    message = DETAILS["token_scope"]
    code = "token_scope"

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether the token's scope covers the method; a session's does."""
        token: Any = request.auth
        return token is None or request.method in SAFE_METHODS or token.scope == Scope.WRITE


def client_address(request: Any) -> str:
    """The address of the client; the proxy's word is taken only where the installation says there is one."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        return str(forwarded.split(",")[-1].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def _from_allowed(token: ApiToken, address: str) -> bool:
    if not token.networks:
        return True
    try:
        client = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(client in ipaddress.ip_network(network) for network in token.networks)


def _note_use(token: ApiToken) -> None:
    now = timezone.now()
    if token.last_used_at and now - token.last_used_at < USE_NOTED_EVERY:
        return
    due = Q(last_used_at=None) | Q(last_used_at__lte=now - USE_NOTED_EVERY)
    ApiToken.objects.filter(due, pk=token.pk).update(last_used_at=now)
