"""What every test may use."""

import gc

from hypothesis import HealthCheck, settings

from cooperation.runtime.catalogues import compile_stale

pytest_plugins = [
    "tests.plugins.databases",
    "tests.plugins.product",
    "tests.plugins.turns",
    "tests.plugins.columns",
    "tests.cast",
]

# How long an example takes is the machine's affair: no test fails for that.
settings.register_profile("entente", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entente")


def pytest_sessionstart() -> None:
    """Words are there in every language, also on a fresh clone."""
    compile_stale()


def pytest_collection_finish() -> None:
    """What is imported and collected by now stays to the end: it is never looked through again for garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
