"""Reading the pages of agreements as each of the cast, on the day of the tests."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.cast import TODAY, Cast


@dataclass
class Seen:
    """A page that somebody opened."""

    response: Any

    @property
    def status(self) -> int:
        """The status of the answer."""
        return int(self.response.status_code)

    @property
    def source(self) -> str:
        """The markup."""
        return str(self.response.content.decode())

    @property
    def text(self) -> str:
        """What a reader reads, blanks folded."""
        bare = re.sub(r"<[^>]+>", " ", self.source)
        return " ".join(html.unescape(bare).split())

    @property
    def links(self) -> set[str]:
        """Where its links and forms lead."""
        return {html.unescape(one) for one in re.findall(r'(?:href|action)="([^"]+)"', self.source)}


Open = Callable[..., Seen]


def name_everybody(cast: Cast) -> list[str]:
    """Give each of the cast a name that no page has for another reason; the names."""
    for name, officer in cast.everybody().items():
        officer.name = f"Person-{name}"
        officer.save(update_fields=["name"])
    return [officer.name for officer in cast.everybody().values()]


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are read on the day of the tests."""
    for module in ("agreements.detail", "agreements.list", "public.agreements"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


@pytest.fixture
def look(day: None) -> Open:
    """`look(officer, path)` opens a page; officer None is somebody without an account."""

    def open_page(officer: Any, path: str, **headers: str) -> Seen:
        client = Client()
        if officer is not None:
            client.force_login(officer)
        return Seen(client.get(path, headers=headers))

    return open_page
