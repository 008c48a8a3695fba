"""What every test may use."""

from hypothesis import HealthCheck, settings

from cooperation.runtime.catalogues import compile_stale

pytest_plugins = ["tests.plugins.databases", "tests.cast"]

# How long an example takes is the machine's affair: no test fails for that.
settings.register_profile("entente", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entente")


def pytest_sessionstart() -> None:
    """Words are there in every language, also on a fresh clone."""
    compile_stale()
