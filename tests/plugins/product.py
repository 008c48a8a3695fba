"""One running product for the tests that use it from outside, and the day that it believes in."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.running import ROOT, Product, running


@pytest.fixture(scope="session")
def days_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that says by how many days the legal day of the product has moved on."""
    return tmp_path_factory.mktemp("day") / "on"


@pytest.fixture(scope="session")
def product(days_on: Path) -> Iterator[Product]:
    """The running product, started by the README's own command with its sample; `turns` says who shares it."""
    with running("product", PYTHONPATH=str(ROOT / "tests" / "browser" / "later"), DAYS_ON=str(days_on)) as found:
        yield found


@pytest.fixture
def on_day(days_on: Path) -> Iterator[Callable[[int], dt.date]]:
    """Let it be so many days from today; the day as it then is. Afterwards it is today again."""

    def moved(days: int) -> dt.date:
        days_on.write_text(str(days))
        return dt.datetime.now(dt.UTC).date() + dt.timedelta(days)

    yield moved
    days_on.unlink(missing_ok=True)
