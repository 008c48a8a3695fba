"""In which order the tests run, and which of them in one process.

What takes longest begins, so that the processes end at about the same time.
"""

from typing import Any

import pytest

# What these stand before costs as much as a hundred tests: one running product, and one stage with everything on it.
TOGETHER = {
    "tests/browser/": "the product",
    "tests/cooperation/faults/": "the product",
    "tests/cooperation/runtime/test_up.py": "the product",
    "tests/cooperation/canary/": "the stage",
}
LONGEST = (
    *TOGETHER,
    "tests/agreements/standing/test_standing_equals_terms.py",
    "tests/races/",
    "tests/agreements/instruments/test_lifecycle_cells.py",
    "tests/cooperation/standing/",
    "tests/cooperation/api/test_schema.py",
    "tests/agreements/activities/",
    "tests/cooperation/year/",
    "tests/cooperation/pages/activities/",
    "tests/cooperation/indicators/",
)


def turn(nodeid: str) -> int:
    """The place of a test among the longest; all others follow them as they were collected."""
    return next((place for place, start in enumerate(LONGEST) if nodeid.startswith(start)), len(LONGEST))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first."""
    items.sort(key=lambda item: turn(item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A module stays whole, and those before the same thing stay together."""
    if config.getvalue("dist") != "loadscope":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class Together(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            shared = (name for start, name in TOGETHER.items() if nodeid.startswith(start))
            return next(shared, "") or str(super()._split_scope(nodeid))

    return Together(config, log)
