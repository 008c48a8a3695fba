"""From the addresses in the environment, or from a home, to the settings of Django and Celery."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from cooperation.runtime.environment import OddSetting
from cooperation.runtime.home import Home

DATABASE_SCHEMES: Final = ("postgres", "postgresql")
REDIS_SCHEMES: Final = ("redis", "rediss", "valkey", "valkeys", "unix")
EMAIL_SCHEMES: Final = ("smtp", "smtps", "smtp+tls", "file")
DATABASE_NAME: Final = "entente"
OWNER_ROLE: Final = "entente_owner"
PRODUCT_ROLE: Final = "entente"
EMBEDDED_PORT: Final = "5432"


def database_from_url(name: str, address: str) -> dict[str, Any]:
    """Django's entry for a PostgreSQL address; a socket's folder may stand in `?host=` or, quoted, as the host."""
    parts = urlsplit(address)
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    database = unquote(parts.path.removeprefix("/"))
    if not database:
        raise OddSetting(f"{name} names no database")
    return {
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }


def database_of_home(home: Home, role: str) -> dict[str, Any]:
    """Django's entry for the PostgreSQL that the home itself runs."""
    return {
        "NAME": DATABASE_NAME,
        "USER": role,
        "PASSWORD": "",
        "HOST": str(home.database_sockets),
        "PORT": EMBEDDED_PORT,
        "OPTIONS": {},
    }


def cache_address(address: str) -> str:
    """A Redis address in the form that the client library reads; Valkey speaks the same language."""
    return address.replace("valkey", "redis", 1) if address.startswith("valkey") else address


def broker_address(address: str) -> str:
    """The same Redis address in the form that Celery reads."""
    parts = urlsplit(cache_address(address))
    if parts.scheme != "unix":
        return cache_address(address)
    query = dict(parse_qsl(parts.query))
    return f"redis+socket://{credentials(parts)}{parts.path}?virtual_host={query.get('db', '0')}"


def credentials(parts: SplitResult) -> str:
    """User and password of an address as they stand in it, with the sign that ends them."""
    before, sign, _ = parts.netloc.rpartition("@")
    return before + sign


def email_from_url(address: str, folder: Path) -> dict[str, Any]:
    """Django's e-mail settings; without an address, messages become files in `folder`."""
    parts = urlsplit(address)
    if parts.scheme in ("", "file"):
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path) or str(folder),
        }
    if not parts.hostname:
        raise OddSetting("EMAIL_URL names no server")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"smtp": 25, "smtps": 465, "smtp+tls": 587}[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_TIMEOUT": 15,
    }
