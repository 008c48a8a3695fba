"""Where the product runs decides what it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cooperation.runtime import addresses, deployment
from cooperation.runtime.environment import OddSetting
from cooperation.runtime.home import PROJECT, Home

SAFE = {
    "DEPLOYMENT": "production",
    "DATABASE_URL": "postgres://entente:pw@db/entente",
    "DATABASE_OWNER_URL": "postgres://entente_owner:pw@db/entente",
    "REDIS_URL": "redis://redis:6379/0",
    "SECRET_KEY": "xN4-3hVb9_LqTz7uWc2Rk8pYd5sGmJ1aEoF6iQ0nBvHt",
    "ALLOWED_HOSTS": "entente.example",
    "EMAIL_URL": "smtp+tls://mail.example",
}
SHOW = """
from django.conf import settings as s
print(s.PRODUCTION, s.SESSION_COOKIE_SECURE, s.DATABASES["default"]["USER"])
"""


def settings_with(environment: dict[str, str], tmp_path: Path) -> "subprocess.CompletedProcess[str]":
    """Loads the settings as a new process does."""
    code = f"from cooperation.runtime.boot import load_settings; load_settings()\n{SHOW}"
    base = {"PATH": os.environ["PATH"], "ENTENTE_HOME": str(tmp_path / "home")}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, env=base | environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_safe_settings(tmp_path: Path) -> None:
    done = settings_with(SAFE, tmp_path)
    assert (done.stdout, done.stderr) == ("True True entente\n", "")
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"DEBUG": "true"}, "DEBUG is refused in production"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "django-insecure-" + "x1y2z3" * 10}, "SECRET_KEY must be random"),
        ({"SECURE_COOKIES": "false"}, "SECURE_COOKIES=false is refused"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"EMAIL_URL": ""}, "EMAIL_URL is not set"),
        ({"DATABASE_URL": ""}, "DATABASE_URL is not set"),
        ({"LEGAL_TIME_ZONE": "Mars/Olympus"}, "LEGAL_TIME_ZONE is no time zone"),
    ],
)
def test_production_refuses_what_is_unsafe_in_one_line(tmp_path: Path, change: dict[str, str], says: str) -> None:
    done = settings_with(SAFE | change, tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith(f"entente: {says}")
    assert done.stderr.count("\n") == 1


def test_a_home_makes_its_own_secret_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    first = home.secret("secret")
    assert home.secret("secret") == first
    assert len(first) >= 64
    assert (home.path / "secret").stat().st_mode & 0o777 == 0o600
    assert home.path.stat().st_mode & 0o777 == 0o700


def test_the_roles_of_an_installation_with_its_own_database() -> None:
    product, owner = "postgres://p:1@h:5/d?sslmode=require", "postgres://o:2@h:5/d"
    home = Home(Path("/nowhere"))
    assert deployment.database(home, product, owner, "product") == {
        "NAME": "d", "USER": "p", "PASSWORD": "1", "HOST": "h", "PORT": "5", "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    assert deployment.database(home, product, owner, "owner")["USER"] == "o"
    assert deployment.product_role(product, owner) == "p"
    assert deployment.product_role(product, product) == ""
    assert deployment.product_role("", "") == "entente"


@pytest.mark.parametrize(
    ("address", "cache", "broker"),
    [
        ("redis://:p%40@h:6379/2", "redis://:p%40@h:6379/2", "redis://:p%40@h:6379/2"),
        ("valkeys://h/0", "rediss://h/0", "rediss://h/0"),
        ("unix:///run/r.sock?db=3", "unix:///run/r.sock?db=3", "redis+socket:///run/r.sock?virtual_host=3"),
    ],
)
def test_one_redis_address_serves_cache_and_broker(address: str, cache: str, broker: str) -> None:
    assert addresses.cache_address(address) == cache
    assert addresses.broker_address(address) == broker


def test_a_database_may_be_reached_by_a_socket() -> None:
    for address in ("postgres://u@/d?host=/var/run/pg", "postgres://u@%2Fvar%2Frun%2Fpg/d"):
        assert addresses.database_from_url("X", address)["HOST"] == "/var/run/pg"
    with pytest.raises(OddSetting, match="names no database"):
        addresses.database_from_url("X", "postgres://h/")


def test_mail_goes_by_the_address_or_into_files(tmp_path: Path) -> None:
    assert addresses.email_from_url("", tmp_path)["EMAIL_FILE_PATH"] == str(tmp_path)
    found = addresses.email_from_url("smtp+tls://u:p%3A@mail.example", tmp_path)
    assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_HOST_PASSWORD"]) == (587, True, "p:")


def test_without_redis_files_carry_messages_and_a_table_is_the_cache(tmp_path: Path) -> None:
    assert deployment.redis_address(Home(tmp_path), "", None) == ""
    assert deployment.caches("")["default"]["BACKEND"].endswith("DatabaseCache")
    assert deployment.broker_options(Home(tmp_path), "")["control_folder"] == str(tmp_path / "queue" / "control")
