"""A real Chromium before the real product, started by the README's own command with its sample."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.running import Product, running

_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in _NAMES if (path := shutil.which(name))), "")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without Chromium these tests are skipped with that reason; in CI it is an error."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    # Last: while a browser is driven its event loop runs in this thread, and Django refuses a database beside one.
    items[:] = [item for item in items if item not in here] + here
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


@pytest.fixture(scope="session")
def days_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that says by how many days the legal day of the product has moved on."""
    return tmp_path_factory.mktemp("day") / "on"


@pytest.fixture(scope="session")
def product(days_on: Path) -> Iterator[Product]:
    """The running product of all browser tests."""
    with running("browser", PYTHONPATH=str(Path(__file__).parent / "later"), DAYS_ON=str(days_on)) as found:
        yield found


@pytest.fixture
def on_day(days_on: Path) -> Iterator[Callable[[int], dt.date]]:
    """Let it be so many days from today; the day as it then is. Afterwards it is today again."""

    def moved(days: int) -> dt.date:
        days_on.write_text(str(days))
        return dt.datetime.now(dt.UTC).date() + dt.timedelta(days)

    yield moved
    days_on.unlink(missing_ok=True)


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


@pytest.fixture
def visit(product: Product, browser: Browser) -> Iterator[Opened]:
    """Visitors of this test, each with a browser of their own; none of them may hear a complaint."""
    visitors: list[Visitor] = []

    def opened(email: str = "", **options: Any) -> Visitor:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options})
        visitors.append(Visitor(product, context))
        return visitors[-1].sign_in(email) if email else visitors[-1]

    yield opened
    for visitor in visitors:
        visitor.context.close()
    assert [text for visitor in visitors for text in visitor.complaints] == []
    assert {host for visitor in visitors for host in visitor.hosts} <= {product.url.split("/")[2]}
