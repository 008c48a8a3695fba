"""The address of this installation, for links in mails, which no request leads to."""

from urllib.parse import urljoin, urlsplit

from django.conf import settings

_USUAL = "http://localhost:8000/"


def site_url(path: str = "/") -> str:
    """A path of this installation as a full address.

    By the setting, or where `up` of this home says that it listens.
    """
    return urljoin(settings.SITE_ADDRESS or _of_home() or _USUAL, path)


def site_host() -> str:
    """The host of this installation."""
    return urlsplit(site_url()).hostname or "localhost"


def _of_home() -> str:
    lock = settings.HOME.run / "up.lock"
    try:
        text = lock.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
    return text if text.startswith("http") else ""
