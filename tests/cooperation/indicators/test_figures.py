"""Each indicator equals the same figure by plain SQL over what the reader may see.

With `INDICATORS=whole` on 200 partnerships and 20,000 activities, on which the pages also stay fast.
"""

import os
from time import monotonic
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.indicators.figures import figure
from cooperation.indicators.reading import By, figures_of, lines_of
from cooperation.indicators.register import INDICATORS
from cooperation.indicators.scope import Scope
from tests.cooperation.indicators.dataset import Dataset
from tests.cooperation.indicators.plain import SQL, as_rows, plainly
from tests.cooperation.indicators.test_pages import COUNTS
from tests.cooperation.pages.looking import as_

WHOLE = os.environ.get("INDICATORS") == "whole"
SIZE = (200, 20_000) if WHOLE else (8, 240)
# Of a page on the machine of the tests, beside others that run.
SECONDS = 10


def test_every_indicator_equals_plain_sql(cast: Any) -> None:
    Dataset(cast, *SIZE)
    assert set(SQL) == set(INDICATORS)
    for path in COUNTS if WHOLE else ():
        _fast(cast, path)
    for reader in (cast.desk, cast.third_desk):
        scope = Scope(reader, cast.today)
        for code, one in INDICATORS.items():
            plain = plainly(code, reader, cast.today, settings.TIME_ZONE)
            assert as_rows(one.tallies(scope)) == plain, code
            assert plain or reader != cast.desk, code


def _fast(cast: Any, path: str) -> None:
    client = as_(cast.desk)
    client.get("/reminders/")
    began = monotonic()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    took = monotonic() - began
    print(f"{path}: {len(queries)} queries, {took:.2f} s, {len(answer.content)} bytes")
    assert answer.status_code == 200 and len(queries) <= COUNTS[path] and took < SECONDS, path


def test_groups_add_up_to_the_whole(cast: Any) -> None:
    data = Dataset(cast, 6, 80)
    scope = Scope(cast.desk, cast.today)
    for code, one in INDICATORS.items():
        tallies = one.tallies(scope)
        for by in (By.PARTNERSHIP, By.YEAR):
            lines = [line.figures[code] for line in lines_of(scope, by, [one])]
            if by == By.PARTNERSHIP or one.day:
                assert sum(line.whole for line in lines) == figures_of(scope, [one])[code].whole, code
        for pair in data.pairs:
            narrowed = Scope(cast.desk, cast.today, pair=pair.code, year=2025)
            year = 2025 if one.day else 0
            expected = figure(one.unit, [tally for place, tally in tallies.items() if place == (pair.pk, year)])
            assert figures_of(narrowed, [one])[code] == expected, (code, pair.code)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, cast: Any) -> None:
    for module in ("indicators.asked", "partners.partner", "activities.year"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: cast.today)
