"""Bearer tokens: hashed at rest, limited in scope, time and place; their making and ending is kept."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from partners.models import ApiToken, Look
from partners.people.tokens import Scope, token_create, token_revoke
from partners.records.errors import Malformed, Unseen
from tests.cast import TODAY, Cast


def test_the_command_prints_the_token_and_nothing_else(rest: Any, cast: Cast) -> None:
    out = StringIO()
    call_command("create_token", cast.desk.email.upper(), "--scope", "read", stdout=out)
    secret = out.getvalue()
    assert secret == f"{secret.strip()}\n"
    found = rest.send(None, "GET", "me/", token=secret.strip()).data
    assert (found["email"], found["party"], found["token"]["scope"]) == (cast.desk.email, "UKR", "read")


def test_the_command_names_what_is_wrong(cast: Cast) -> None:
    for arguments in (["nobody@example.org"], [cast.desk.email, "--days", "0"], [cast.desk.email, "--network", "x"]):
        with pytest.raises(CommandError):
            call_command("create_token", *arguments)


def test_only_its_digest_is_kept(cast: Cast) -> None:
    token, secret = token_create(officer=cast.desk, today=TODAY, name="Poller", networks=["10.0.0.0/8"])
    assert token.digest not in secret
    with connection.cursor() as cursor:
        for table in ("partners_apitoken", "partners_look", "partners_change"):
            cursor.execute(f"SELECT count(*) FROM {table} row WHERE row::text LIKE %s", [f"%{secret}%"])
            assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM partners_look row WHERE row::text LIKE %s", [f"%{token.digest}%"])
        assert cursor.fetchone() == (0,)
    kept = Look.objects.visible_to(cast.auditor).get(what="token_created")
    assert (kept.officer, kept.detail["name"], kept.detail["networks"]) == (cast.desk.pk, "Poller", ["10.0.0.0/8"])


def test_expired_inactive_revoked(rest: Any, cast: Cast) -> None:
    secret = rest.token(cast.desk)
    assert rest.get(cast.desk, "me/").status == 200
    ApiToken.objects.update(expiry=timezone.now())
    assert rest.get(cast.desk, "me/").status == 401
    ApiToken.objects.update(expiry=None)
    type(cast.desk).objects.filter(pk=cast.desk.pk).update(is_active=False)
    assert rest.get(cast.desk, "me/").status == 401
    type(cast.desk).objects.filter(pk=cast.desk.pk).update(is_active=True)
    digest = ApiToken.objects.get().digest
    for stranger in (cast.other_desk, cast.partner_approver):
        with pytest.raises(Unseen):
            token_revoke(officer=stranger, today=TODAY, digest=digest)
    token_revoke(officer=cast.admin, today=TODAY, digest=digest)
    assert rest.send(None, "GET", "me/", token=secret).status == 401
    assert Look.objects.filter(what="token_revoked", officer=cast.admin.pk).exists()


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_from_its_networks_alone(rest: Any, cast: Cast) -> None:
    secret = rest.token(cast.desk, networks=["192.0.2.0/24"])
    inside = rest.send(None, "GET", "me/", token=secret, X_Forwarded_For="198.51.100.9, 192.0.2.7")
    assert inside.status == 200
    outside = rest.send(None, "GET", "me/", token=secret, X_Forwarded_For="192.0.2.7, 198.51.100.9")
    assert (outside.status, outside.codes) == (401, ["token_network"])


def test_without_a_proxy_nobody_names_the_own_address(rest: Any, cast: Cast) -> None:
    secret = rest.token(cast.desk, networks=["192.0.2.0/24"])
    assert rest.send(None, "GET", "me/", token=secret, X_Forwarded_For="192.0.2.7").status == 401


def test_last_use_is_written_once_a_minute(rest: Any, cast: Cast) -> None:
    rest.get(cast.desk, "me/")
    first = ApiToken.objects.get().last_used_at
    assert first
    rest.get(cast.desk, "me/")
    assert ApiToken.objects.get().last_used_at == first


@pytest.mark.parametrize(
    ("given", "field"),
    [({"scope": "all"}, "scope"), ({"name": "x" * 81}, "name"), ({"expiry_days": 800}, "expiry_days")],
)
def test_refuses_what_is_malformed(cast: Cast, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Malformed) as error:
        token_create(officer=cast.desk, today=TODAY, **{"scope": Scope.READ, **given})
    assert set(error.value.fields) == {field}
