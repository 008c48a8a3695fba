"""Races commit, in a database of their own, and the history verifies afterwards."""

from collections.abc import Iterator

import pytest

from partners.records.seal import seal_history, strays, verify_batches
from tests.races.together import Crew


@pytest.fixture
def crew(committed_db: object) -> Iterator[Crew]:
    """Writers, each on a connection of its own."""
    found = Crew()
    yield found
    found.leave()
    seal_history()
    assert [one for _, problems in verify_batches() for one in problems] + strays() == []
