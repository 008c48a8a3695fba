"""Queries of the pages and answers of imports, pinned: one for each row shows as another number."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.agreements.importing.bringing import checked, received, written
from tests.cast import Cast

COUNTS = {
    "/import/": 20,
    "/import/{pk}/": 27,
    "/import/{pk}/?format=csv": 19,
    "/agreements/?format=template.csv": 21,
    "/api/v1/imports/": 15,
    "/api/v1/imports/{pk}/": 14,
    "/api/v1/imports/{pk}/report/": 17,
}
LIST = "Country,Title,Signed\n" + "".join(f"{'Poland' if n % 3 else 'Polandd'},A {n},2024-05-1{n}\n" for n in range(9))


@pytest.mark.parametrize("address", COUNTS)
def test_queries(cast: Cast, address: str) -> None:
    written(cast, LIST)
    batch = checked(cast, received(cast, LIST))
    client = Client()
    client.force_login(cast.desk)
    with CaptureQueriesContext(connection) as queries:
        answer: Any = client.get(address.format(pk=batch.pk))
        b"".join(answer) if answer.streaming else answer.content
    assert len(queries) == COUNTS[address], "\n".join(one["sql"][:150] for one in queries)
