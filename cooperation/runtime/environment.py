"""Small strict readers of the environment: a missing or odd value stops the start with one clear line."""

import os
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE: Final = frozenset({"1", "true", "yes", "on"})
FALSE: Final = frozenset({"0", "false", "no", "off"})


class OddSetting(ImproperlyConfigured):
    """A setting that is missing or means nothing; its text is one line for the operator."""


def text(name: str, default: str | None = None) -> str:
    """The value of `name`; `default` where it is not set or empty; `OddSetting` where there is neither."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise OddSetting(f"{name} is not set")
    return default


def choice(name: str, choices: tuple[str, ...], default: str | None = None) -> str:
    """One of `choices`."""
    value = text(name, default)
    if value not in choices:
        raise OddSetting(f"{name} must be one of {', '.join(choices)}, not {value!r}")
    return value


def flag(name: str, default: bool) -> bool:
    """True or false, in any of the usual spellings."""
    value = text(name, "true" if default else "false").lower()
    if value not in TRUE | FALSE:
        raise OddSetting(f"{name} must be true or false, not {value!r}")
    return value in TRUE


def whole(name: str, default: int, least: int = 0, most: int | None = None) -> int:
    """A whole number from `least` to `most`, both allowed."""
    value = text(name, str(default))
    if not value.isascii() or not value.removeprefix("-").isdigit():
        raise OddSetting(f"{name} must be a whole number, not {value!r}")
    number = int(value)
    if number < least or (most is not None and number > most):
        limits = f"at least {least}" if most is None else f"from {least} to {most}"
        raise OddSetting(f"{name} must be {limits}, not {number}")
    return number


def names(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list written with commas."""
    return [part.strip() for part in text(name, ",".join(default)).split(",") if part.strip()]


def url(name: str, schemes: tuple[str, ...], default: str | None = None) -> str:
    """An address with one of `schemes`, or "" where `default` is "". It may come from `NAME_FILE`.

    The value is never repeated in an error: it may hold a password.
    """
    value = secret(name, default)
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise OddSetting(f"{name} is not an address") from None
    if parts.scheme not in schemes:
        raise OddSetting(f"{name} must begin with {' or '.join(f'{scheme}:' for scheme in schemes)}")
    return value


def secret(name: str, default: str | None = None) -> str:
    """The value of `name`, or what the file named by `NAME_FILE` holds; both together are refused."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    if not path:
        return text(name, default)
    if os.environ.get(name, "").strip():
        raise OddSetting(f"{name} and {name}_FILE are both set: keep one")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not a text file"
        raise OddSetting(f"{name}_FILE cannot be read: {path}: {reason}") from None
    if not value:
        raise OddSetting(f"{name}_FILE is empty: {path}")
    return value
