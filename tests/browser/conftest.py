"""A real Chromium before the real product."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, StorageState, sync_playwright

from tests.running import Product

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in _NAMES if (path := shutil.which(name))), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these tests are skipped with that reason; in CI it is an error."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium of the system; as root it needs no sandbox."""
    if not CHROMIUM:
        pytest.fail("CI must install Chromium")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-quic", *quiet]}


@pytest.fixture(scope="package")
def browser(browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """Chromium for this folder alone: while it is driven its event loop runs, beside which Django has no database."""
    with sync_playwright() as driven:
        found = driven.chromium.launch(**browser_type_launch_args)
        yield found
        found.close()


class Visitor:
    """Somebody at a browser; what the browser complains of is kept, and must be nothing."""

    def __init__(self, product: Product, context: BrowserContext) -> None:
        self.product = product
        self.context = context
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.on("console", lambda line: self._hear(line.type, line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def _hear(self, kind: str, text: str) -> None:
        # A page that answers 4xx is said on the console as well; the tests look at statuses themselves.
        if kind in ("error", "warning") and "status of 4" not in text:
            self.complaints.append(text)

    def open(self, path: str) -> Response:
        """Open an address of the product."""
        response = self.page.goto(path if path.startswith("http") else self.product.url + path)
        assert response is not None
        return response

    def sign_in(self, email: str, password: str = "") -> "Visitor":
        """Sign in as one of the sample accounts."""
        self.open("/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password or self.product.passwords[email])
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(lambda url: "/login" not in url)
        return self


Opened = Callable[..., Visitor]


@pytest.fixture(scope="package")
def sessions() -> dict[str, StorageState]:
    """What the browser of each account kept when it signed in."""
    return {}


@contextmanager
def visitors_of(product: Product, browser: Browser, sessions: dict[str, StorageState]) -> Iterator[Opened]:
    """Visitors, each with a browser of their own; none of them may hear a complaint.

    An account signs in once, and afterwards comes back with what its browser
    kept, except beside itself: two at once have a session each.
    """
    visitors: list[Visitor] = []
    here: set[str] = set()

    def opened(email: str = "", **options: Any) -> Visitor:
        known = sessions.get(email) if email not in here else None
        wanted = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "storage_state": known, **options}
        visitor = Visitor(product, browser.new_context(**wanted))
        visitors.append(visitor)
        if email and not known:
            kept = visitor.sign_in(email).context.storage_state()
            sessions.setdefault(email, kept)
        here.add(email)
        return visitor

    yield opened
    for visitor in visitors:
        visitor.context.close()
    assert [text for visitor in visitors for text in visitor.complaints] == []
    assert {host for visitor in visitors for host in visitor.hosts} <= {product.url.split("/")[2]}


@pytest.fixture
def visit(product: Product, browser: Browser, sessions: dict[str, StorageState]) -> Iterator[Opened]:
    """Visitors of this test."""
    with visitors_of(product, browser, sessions) as opened:
        yield opened
