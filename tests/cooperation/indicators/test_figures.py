"""Each indicator equals the same figure by plain SQL over what the reader may see."""

import os
from typing import Any

from django.conf import settings

from cooperation.indicators.register import INDICATORS
from cooperation.indicators.scope import Scope
from tests.cooperation.indicators.dataset import Dataset
from tests.cooperation.indicators.plain import SQL, as_rows, plainly

WHOLE = os.environ.get("INDICATORS") == "whole"
SIZE = (200, 20_000) if WHOLE else (8, 240)


def test_every_indicator_equals_plain_sql(cast: Any) -> None:
    Dataset(cast, *SIZE)
    assert set(SQL) == set(INDICATORS)
    for reader in (cast.desk, cast.third_desk):
        scope = Scope(reader, cast.today)
        for code, one in INDICATORS.items():
            assert as_rows(one.tallies(scope)) == plainly(code, reader, cast.today, settings.TIME_ZONE), code
