"""What every test may use."""

from cooperation.runtime.catalogues import compile_stale

pytest_plugins = ["tests.plugins.databases", "tests.cast"]


def pytest_sessionstart() -> None:
    """Words are there in every language, also on a fresh clone."""
    compile_stale()
