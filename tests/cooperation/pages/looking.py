"""Opening pages as somebody, and reading them as text."""

import html
import re
from typing import Any

from django.test import Client
from django.utils.html import strip_tags


def as_(officer: Any) -> Client:
    """A browser in which an officer is signed in."""
    client = Client()
    client.force_login(officer)
    return client


def look(officer: Any, path: str, **asked: Any) -> Any:
    """A page as an officer gets it."""
    return as_(officer).get(path, asked)


def text(response: Any) -> str:
    """What a page says, on one line."""
    return re.sub(r"\s+", " ", html.unescape(strip_tags(response.content.decode()))).strip()
