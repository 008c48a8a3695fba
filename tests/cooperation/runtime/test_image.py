"""The image and its neighbours, as far as they can be read without an engine."""

from typing import Any

import pytest
import yaml

from cooperation.runtime.home import PROJECT

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name for name, service in SERVICES.items() if service.get("image") == "entente"}


@pytest.mark.parametrize("name", sorted(SERVICES.keys() - {"migrate", "proxy"}))
def test_every_lasting_service_has_a_health_check(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"]


def test_only_what_migrates_knows_the_password_of_the_owner() -> None:
    assert {name for name, service in SERVICES.items() if "owner_password" in service.get("secrets", [])} == {
        "migrate",
        "postgres",
    }


def test_all_processes_wait_for_the_migration() -> None:
    assert {"migrate", "web", "worker", "beat"} == OURS
    for name in OURS - {"migrate"}:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_replicas_can_be_added_because_no_port_of_ours_is_published() -> None:
    assert all("ports" not in SERVICES[name] and "container_name" not in SERVICES[name] for name in OURS)


def test_no_secret_has_a_default() -> None:
    assert all(set(secret) == {"environment"} for secret in COMPOSE["secrets"].values())
    for name in OURS:
        told = SERVICES[name]["environment"]
        assert not {"SECRET_KEY", "DATABASE_PASSWORD", "DATABASE_OWNER_PASSWORD"} & told.keys()


def test_the_image_holds_the_product_alone_and_is_no_root() -> None:
    ignored = (PROJECT / ".dockerignore").read_text().splitlines()
    assert ignored[0] == "*"
    kept = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    assert kept == {"agreements", "cooperation", "partners", "static", "templates", "manage.py", "requirements.lock"}
    image = (PROJECT / "Dockerfile").read_text()
    assert "\nUSER entente\n" in image
    assert "DEPLOYMENT=production" in image
    assert "--require-hashes" in image
