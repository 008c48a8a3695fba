"""Whether the process answers, whether it can work, and what a browser is told."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client, override_settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from cooperation.runtime import health
from cooperation.runtime.cache import RedisOrTable


@pytest.mark.django_db
def test_a_ready_process_says_what_it_stands_on(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "migrations": "ok", "cache": "table"}


@pytest.mark.django_db
def test_a_pending_migration_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health, "pending", lambda: True)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "pending")


def test_a_process_without_database_answers_but_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "database", lambda: "away")
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_only_read(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline(client: Client) -> None:
    headers = client.get("/healthz").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.django_db
def test_the_table_stands_in_while_redis_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RedisOrTable, "_away_until", 0.0)
    options: dict[str, Any] = {"OPTIONS": {"retry": Retry(NoBackoff(), 0)}}
    away = {"BACKEND": "cooperation.runtime.cache.RedisOrTable", "LOCATION": f"unix://{tmp_path}/none.sock", **options}
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
    with override_settings(CACHES={"default": away, "substitute": table}):
        cache = caches["default"]
        assert isinstance(cache, RedisOrTable)
        assert cache.add("attempts", 1)
        assert cache.incr("attempts") == 2
        assert cache.get_many(["attempts"]) == {"attempts": 2}
        assert cache.is_away
        assert not cache.answers()
        assert health.cache() == "table"
