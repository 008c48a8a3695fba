"""REST reads what was written beneath a record that is the same, for whoever sees it."""

from typing import Any

from tests.agreements.instruments.test_joined import written_twice
from tests.cast import Cast
from tests.cooperation.api.test_schema import document, fits  # noqa: F401  a fixture


def test_what_was_written_twice_is_read_beneath_the_record_that_stays(rest: Any, cast: Cast, document: Any) -> None:  # noqa: F811
    kept, twice, paper = written_twice(cast)
    answer = rest.get(cast.desk, f"agreements/{kept.key}/joined/")
    fits(document, answer, "agreements/{key}/joined/")
    (one,) = answer.data["results"]
    assert (one["reference"], one["reason"], one["joined_by"]) == (twice.reference, "The same paper.", "UKR")
    assert [act["kind"] for act in one["acts"]] == ["initialled"]
    (letter,) = one["documents"]
    assert (letter["id"], letter["recorded_in"]) == (paper.pk, twice.key)
    assert rest.get(cast.desk, letter["url"].removeprefix("/api/v1/")).status == 200
    listed = rest.get(cast.desk, f"agreements/{kept.key}/documents/").data["results"]
    assert [row["recorded_in"] for row in listed] == [twice.key]
    assert rest.get(cast.third_desk, f"agreements/{kept.key}/joined/").data["results"] == []
