"""Decisions of the settings that depend on where the product runs: in a home, or in production."""

import os
import zoneinfo
from pathlib import Path
from typing import Any, Final

from redis.backoff import NoBackoff
from redis.retry import Retry

from cooperation.runtime import addresses
from cooperation.runtime.environment import OddSetting, choice, secret, text
from cooperation.runtime.home import Home

LOCAL_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
INSECURE_MARK: Final = "insecure"
SHORTEST_SECRET: Final = 40


def is_production() -> bool:
    """True where DEPLOYMENT says so, or where the operator brings both a database and a secret of the own."""
    own = bool(text("DATABASE_URL", "") or text("DATABASE_URL_FILE", ""))
    key = bool(text("SECRET_KEY", "") or text("SECRET_KEY_FILE", ""))
    return choice("DEPLOYMENT", ("home", "production"), "production" if own and key else "home") == "production"


def refuse_unsafe(debug: bool, secret_key: str, secure_cookies: bool, hosts: list[str]) -> None:
    """Raises `OddSetting` for what production must never be."""
    if debug:
        raise OddSetting("DEBUG is refused in production")
    if len(secret_key) < SHORTEST_SECRET or INSECURE_MARK in secret_key or len(set(secret_key)) < 10:
        raise OddSetting(f"SECRET_KEY must be random and at least {SHORTEST_SECRET} characters long")
    if not secure_cookies:
        raise OddSetting("SECURE_COOKIES=false is refused in production")
    if not hosts or "*" in hosts:
        raise OddSetting("ALLOWED_HOSTS must name the hosts of this installation")


def database_role() -> str:
    """Which of the two roles this process connects as: `owner` migrates, `product` does all else."""
    return choice("DATABASE_ROLE", ("owner", "product"), "product")


def database(home: Home, product_url: str, owner_url: str, role: str) -> dict[str, Any]:
    """Where the database is, for Django."""
    if not product_url:
        return addresses.database_of_home(home, addresses.OWNER_ROLE if role == "owner" else addresses.PRODUCT_ROLE)
    name, url = ("DATABASE_OWNER_URL", owner_url) if role == "owner" else ("DATABASE_URL", product_url)
    found = addresses.database_from_url(name, url)
    # The password may come apart from the address, as a secret of its own.
    return found | {"PASSWORD": found["PASSWORD"] or secret(name.replace("_URL", "_PASSWORD"), "")}


def product_role(product_url: str, owner_url: str) -> str:
    """The role that receives rights after a migration; "" where one role does everything."""
    if not product_url:
        return addresses.PRODUCT_ROLE
    product = addresses.database_from_url("DATABASE_URL", product_url)["USER"]
    owner = addresses.database_from_url("DATABASE_OWNER_URL", owner_url)["USER"]
    return "" if product == owner else str(product)


def redis_address(home: Home, address: str, program: Path | None) -> str:
    """The address of Redis, in the form of the client library; "" where there is none to be had."""
    if address:
        return addresses.cache_address(address)
    return f"unix://{home.redis_socket}?db=0" if program else ""


def caches(redis: str) -> dict[str, dict[str, Any]]:
    """The cache, and the table that stands in for it while Redis is away or where there is none."""
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache", "TIMEOUT": 300}
    if not redis:
        return {"default": table, "substitute": table}
    default = {
        "BACKEND": "cooperation.runtime.cache.RedisOrTable",
        "LOCATION": redis,
        "KEY_PREFIX": "entente",
        "TIMEOUT": 300,
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2, "retry": Retry(NoBackoff(), 0)},
    }
    return {"default": default, "substitute": table}


def broker_options(home: Home, redis: str) -> dict[str, Any]:
    """What Celery's transport is told."""
    if redis:
        return {"global_keyprefix": "entente:", "socket_connect_timeout": 2, "socket_keepalive": True}
    messages = str(home.queue / "messages")
    return {"data_folder_in": messages, "data_folder_out": messages, "control_folder": str(home.queue / "control")}


def site_address(given: str, hosts: list[str], production: bool) -> str:
    """The address that mails lead to: the given one, or in production the first host; "" where `up` knows it."""
    if given or not production:
        return given
    return f"https://{hosts[0].removeprefix('.')}/"


def time_zone(name: str) -> str:
    """The legal time zone, if the machine knows it."""
    if name not in zoneinfo.available_timezones():
        raise OddSetting(f"LEGAL_TIME_ZONE is no time zone: {name!r}")
    return name


def static_root(home: Home) -> Path:
    """Where the compressed static files are: in the image, or in the home."""
    named = os.environ.get("STATIC_ROOT", "").strip()
    return Path(named) if named else home.static


def static_storage(debug: bool, root: Path) -> str:
    """Compressed and immutable once `collectstatic` has run; plain while a page is being written."""
    collected = (root / "staticfiles.json").exists() or bool(os.environ.get("STATIC_ROOT"))
    if debug or not collected:
        return "django.contrib.staticfiles.storage.StaticFilesStorage"
    return "whitenoise.storage.CompressedManifestStaticFilesStorage"


def logging(level: str) -> dict[str, Any]:
    """One line an event, on standard error."""
    if level not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise OddSetting(f"LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR, not {level!r}")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "kombu.connection": {"level": "ERROR"},  # where files carry the messages it misses a host each time
        },
    }
