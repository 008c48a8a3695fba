"""Tokens of REST clients: hashed at rest, shown once, limited in scope, time and place."""

import ipaddress
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from knox.models import AbstractAuthToken

from partners.people.officer import Role
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.reads import look
from partners.records.service import service

MOST_DAYS = 730


class Scope(models.TextChoices):
    """What a token may do."""

    READ = "read"
    WRITE = "write"


class ApiToken(AbstractAuthToken):
    """A bearer token of an officer or a service account."""

    name = models.CharField(max_length=80, blank=True)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    networks = ArrayField(models.CharField(max_length=43), default=list, blank=True, help_text="Empty: from anywhere.")
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers: list[object] = []


@service
def token_create(
    *,
    officer: Any,
    today: date,
    name: str = "",
    scope: str = Scope.READ,
    networks: Sequence[str] = (),
    expiry_days: int = 365,
) -> tuple[ApiToken, str]:
    """A token of `officer`, and its secret, which is shown once and kept nowhere.

    `networks` are those it may be used from, `192.0.2.0/24`; none: from
    anywhere. Raises Malformed, Forbidden for an officer who left.
    """
    if not officer.is_active:
        raise Forbidden("role")
    faults: dict[str, list[str]] = {}
    if scope not in Scope.values:
        faults["scope"] = ["unknown"]
    if len(name) > 80:
        faults["name"] = ["too_long"]
    if not 1 <= expiry_days <= MOST_DAYS:
        faults["expiry_days"] = ["out_of_range"]
    if not all(_is_network(one) for one in networks):
        faults["networks"] = ["not_a_network"]
    if faults:
        raise Malformed(faults)
    given = {
        "name": name.strip(),
        "scope": str(scope),
        "networks": [str(ipaddress.ip_network(one)) for one in networks],
    }
    token, secret = ApiToken.objects.create(user=officer, expiry=timedelta(days=expiry_days), **given)
    look(officer, "token_created", {"token": token.token_key, "expires": token.expiry.isoformat(), **given})
    return token, secret


@service
def token_revoke(*, officer: Any, today: date, digest: str) -> None:
    """End a token at once: one's own, or as administrator one of the own party.

    Raises Unseen for any other.
    """
    tokens = ApiToken.objects.filter(pk=digest, user__party=officer.party_id)
    if not officer.has_role(Role.ADMINISTRATOR):
        tokens = tokens.filter(user=officer)
    token = tokens.select_related("user").first()
    if token is None:
        raise Unseen
    look(officer, "token_revoked", {"token": token.token_key, "name": token.name, "officer": token.user_id})
    token.delete()


def _is_network(text: str) -> bool:
    try:
        ipaddress.ip_network(text)
    except ValueError:
        return False
    return True
