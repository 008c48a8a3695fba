"""Every error is a problem, whatever raised it and wherever."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client, override_settings

from cooperation.api.agreements.views import Agreements
from tests.cast import PASSWORD, Cast

MEMBERS = {"type", "title", "status", "detail", "instance", "errors"}


def is_problem(answer: Any, status: int) -> bool:
    assert answer.status == status, answer.data
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert set(answer.data) >= MEMBERS
    assert answer.data["status"] == status
    assert answer.data["instance"].endswith(answer.headers["X-Request-ID"])
    return True


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "nothing/", {}, 404),
        ("GET", "/api/", {}, 404),
        ("GET", "/api/v2/agreements/", {}, 404),
        ("GET", "agreements/GBR-UKR-2024-999/", {}, 404),
        ("GET", "agreements/a%00b/", {}, 404),
        ("GET", "parties/XXX/", {}, 404),
        ("GET", "partnerships/GBR-UKR/", {}, 404),
        ("GET", "vocabularies/nothing/", {}, 404),
        ("DELETE", "agreements/", {}, 405),
        ("PUT", "agreements/GBR-UKR-2024-001/status/", {}, 405),
        ("OPTIONS", "agreements/", {}, 405),
        ("GET", "agreements/", {"Accept": "text/html"}, 406),
        ("POST", "agreements/", {"Content_Type": "application/x-www-form-urlencoded", "raw": b"a=1"}, 415),
        ("POST", "agreements/", {"Content_Type": "multipart/form-data; boundary=x", "raw": b"--x--"}, 415),
        ("POST", "agreements/", {"raw": b"{"}, 400),
        ("POST", "agreements/", {"raw": b""}, 400),
        ("POST", "agreements/", {"raw": b"[1]"}, 400),
        ("POST", "agreements/", {"raw": b'{"titles": NaN}'}, 400),
        ("POST", "agreements/", {"raw": b'{"parties": ["GBR"], "titles": {"en": "a\\u0000b"}}'}, 400),
        ("POST", "agreements/?limit=3", {"raw": b"{}"}, 400),
        ("GET", "agreements/", {"token": "entente_nonsense"}, 401),
        ("GET", "agreements/", {"token": "é"}, 401),
    ],
)
def test_is_a_problem(rest: Any, cast: Cast, method: str, path: str, sent: dict[str, Any], status: int) -> None:
    assert is_problem(rest.send(cast.desk, method, path, **sent), status)


def test_a_challenge_goes_with_401(rest: Any, cast: Cast) -> None:
    assert rest.get(None, "me/").headers["WWW-Authenticate"] == 'Bearer realm="entente"'
    assert 'error="invalid_token"' in rest.send(None, "GET", "me/", token="x").headers["WWW-Authenticate"]


def test_a_failure_of_ours(rest: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Any, request: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Agreements, "get", fail)
    answer = rest.get(cast.desk, "agreements/")
    assert is_problem(answer, 500)
    assert "secret" not in str(answer.data)


def test_a_database_that_is_away(rest: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Any, request: Any) -> None:
        raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(Agreements, "get", fail)
    answer = rest.get(cast.desk, "agreements/")
    assert is_problem(answer, 503)
    assert answer.headers["Retry-After"]


def test_in_the_language_of_the_reader(rest: Any, cast: Cast) -> None:
    answer = rest.get(cast.desk, "nothing/", Accept_Language="fr")
    assert is_problem(answer, 404)
    assert answer.headers["Content-Language"] == "fr"


def test_a_missing_slash_is_no_other_request(rest: Any, cast: Cast) -> None:
    assert rest.get(cast.desk, "agreements").status == 301
    answer = rest.post(cast.desk, "agreements", {})
    assert (answer.status, answer.headers["Location"]) == (308, "/api/v1/agreements/")


def test_readers_without_an_account_are_limited(rest: Any, cast: Cast) -> None:
    with override_settings(API_ANONYMOUS_PER_MINUTE=2):
        # A minute that turns between two of them begins to count anew.
        answers = [rest.get(None, "") for _ in range(5)]
        refused = next(one for one in answers if one.status == 429)
        assert is_problem(refused, 429) and [one.status for one in answers[:2]] == [200, 200]
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert rest.get(cast.desk, "").status == 200


def test_a_session_writes_only_with_its_csrf_token(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.login(username=cast.desk.email, password=PASSWORD)
    assert client.get("/api/v1/me/").json()["token"] is None
    body = '{"parties": ["GBR"], "titles": {"en": "M"}}'
    answer = client.post("/api/v1/agreements/", body, content_type="application/json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/problem+json")


@pytest.mark.parametrize("given", ["abcd1234", "x" * 64])
def test_a_sane_request_id_is_kept(rest: Any, db: None, given: str) -> None:
    assert rest.get(None, "", X_Request_ID=given).headers["X-Request-ID"] == given


@pytest.mark.parametrize("given", ["short", "x" * 65, "a b c d e f g", "abcdefgh\u00e9"])
def test_another_is_replaced(rest: Any, db: None, given: str) -> None:
    answer = rest.get(None, "", X_Request_ID=given)
    assert len(answer.headers["X-Request-ID"]) == 32
