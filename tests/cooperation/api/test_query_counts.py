"""Queries of each read, pinned: an N+1 shows here as another number."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.entry import StatementEntry
from partners.records.seal import seal_history
from tests.cast import Cast

# One more for the token; a bulk read or a look-up that is refused is kept by one more.
COUNTS = {
    "": 1,
    "agreements/GBR-UKR-2024-001/status/": 4,
    "agreements/status/": 7,
    "agreements/": 6,
    "agreements/?fields=reference,status": 4,
    "agreements/GBR-UKR-2024-001/": 9,
    "agreements/GBR-UKR-2024-001/transitions/": 8,
    "agreements/GBR-UKR-2024-001/acts/": 11,
    "agreements/GBR-UKR-2024-001/history/": 4,
    "agreements/GBR-UKR-2024-001/opinions/": 3,
    "agreements/GBR-UKR-2024-001/approvals/": 3,
    "agreements/GBR-UKR-2024-001/rounds/": 3,
    "agreements/GBR-UKR-2024-001/markings/": 7,
    "agreements/GBR-UKR-2024-001/waivers/": 3,
    "agreements/GBR-UKR-2024-001/mandate/": 3,
    "agreements/GBR-UKR-2024-001/contests/": 5,
    "waivers/": 3,
    "agreements/GBR-UKR-2024-001/family/": 3,
    "agreements/GBR-UKR-2024-001/effects/": 4,
    "partnerships/GBR-UKR/holdings/": 3,
    "partnerships/GBR-UKR/own/": 4,
    "partnerships/GBR-UKR/own/notes/": 5,
    "indicators/": 40,
    "indicators/?by=partnership": 41,
    "indicators/cancelled/records/": 3,
    "requirements/": 2,
    "ministry/steps/": 2,
    "ministry/tabling/": 3,
    "ministry/coverage-rules/": 2,
    "ministry/risk-questions/": 2,
    "agreements/GBR-UKR-2024-999/": 3,
    "agreements/GBR-UKR-2024-001/obligations/": 3,
    "obligations/": 3,
    "meetings/": 3,
    "meeting-series/": 2,
    "obligations/dues/": 3,
    "parties/": 3,
    "parties/UKR/": 4,
    "parties/UKR/profile/": 8,
    "profile-lines/": 4,
    "opportunities/": 4,
    "ministry/profile-terms/": 2,
    "partnerships/": 7,
    "partnerships/GBR-UKR/": 6,
    "changes/": 20,
    "vocabularies/": 1,
    "me/": 1,
    "me/notices/": 5,
    "me/reminders/": 2,
    "me/calendar/": 2,
    "if-nothing/": 5,
}


@pytest.fixture
def several(cast: Cast, rest: Any) -> None:
    """More of everything than one, so that a query for each row would show."""
    for partner in ("GBR", "GBR", "POL", "EST"):
        said = StatementEntry("term", {"en": "ten years"}, "Ministry")
        cast.record(partner, audience="public", statements=[said])
    cast.prepared("negotiating")
    seal_history()
    rest.get(cast.desk, "me/")  # the use of the token is noted


@pytest.mark.parametrize("path", COUNTS)
def test_queries(rest: Any, cast: Cast, several: None, path: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        rest.get(cast.desk, path)
    assert len(queries) == COUNTS[path], "\n".join(one["sql"] for one in queries)


def test_a_poll_that_finds_nothing_new(rest: Any, cast: Cast, several: None) -> None:
    where = "agreements/GBR-UKR-2024-001/status/"
    tag = rest.get(cast.desk, where).tag
    with CaptureQueriesContext(connection) as queries:
        assert rest.get(cast.desk, where, If_None_Match=tag).status == 304
    assert len(queries) == 2
