"""Pages are opened on the day of the tests."""

from tests.cooperation.pages.agreements.opening import day, look

__all__ = ["day", "look"]
