"""The status that clients poll."""

import datetime as dt
from typing import Any

import pytest

from agreements.instruments.mending import agreement_correct
from agreements.models import Standing
from agreements.standing.moves import standings_advance
from partners.models import Look
from tests.cast import TODAY, Cast

CONTRACT = {
    "reference", "title", "parties", "instrument_type", "legal_nature", "stage", "status", "in_force", "basis", "as_of",
    "source", "entry_into_force", "ends_on", "next_events", "obligations", "corrected_at", "updated_at", "version",
}  # fmt: skip


def address(agreement: Any) -> str:
    return f"agreements/{agreement.key}/status/"


def test_says_how_an_agreement_stands(rest: Any, cast: Cast) -> None:
    agreement = cast.record(audience="public")
    found = rest.get(cast.desk, address(agreement)).data
    assert set(found) >= CONTRACT
    assert found["reference"] == "GBR-UKR-2024-001"
    assert found["parties"] == ["GBR", "UKR"]
    assert (found["stage"], found["status"], found["in_force"]) == ("applies", "in_force", True)
    assert (found["basis"], found["assumptions"]) == ("assumed", ["applies_from_signature"])
    assert (found["entry_into_force"], found["ends_on"]) == ("2024-01-12", "2034-01-12")
    told = dict.fromkeys(("article", "months", "by", "until"))
    assert found["next_events"] == [
        {"kind": "ends", "date": "2034-01-12", "consequence": "ends", "clause": "term", **told}
    ]
    assert found["source"]["title"] == "Ministry of Defence"
    assert found["as_of"] == "2026-11-22"
    assert found["obligations"] is None


@pytest.mark.parametrize(
    ("day", "stage", "in_force"),
    [("2024-01-11", "being_prepared", False), ("2024-01-12", "applies", True), ("2034-01-13", "ended", False)],
)
def test_of_any_day(rest: Any, cast: Cast, day: str, stage: str, in_force: bool) -> None:
    agreement = cast.record()
    one = rest.get(cast.desk, f"{address(agreement)}?as_of={day}").data
    many = rest.get(cast.desk, f"agreements/status/?as_of={day}").data["results"]
    assert (one["stage"], one["in_force"], one["as_of"]) == (stage, in_force, day)
    assert many == [one]


@pytest.mark.parametrize("day", ["tomorrow", "2024-13-01", "0001-01-01", "9999-12-31", "20240101", "", "2024-W01-1"])
def test_refuses_a_day_that_is_none(rest: Any, cast: Cast, day: str) -> None:
    answer = rest.get(cast.desk, f"{address(cast.record())}?as_of={day}")
    assert answer.status == 400
    assert answer.data["errors"][0]["parameter"] == "as_of"


def test_answers_304_until_something_changes(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    first = rest.get(cast.desk, address(agreement))
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert "Authorization" in first.headers["Vary"]
    again = rest.get(cast.desk, address(agreement), If_None_Match=first.tag)
    assert (again.status, again.data, again.tag) == (304, None, first.tag)
    agreement_correct(
        officer=cast.desk,
        today=TODAY,
        agreement=agreement,
        values={"term_months": 60},
        reason="Misread.",
        expected_version=agreement.version,
    )
    after = rest.get(cast.desk, address(agreement), If_None_Match=first.tag)
    assert (after.status, after.data["ends_on"]) == (200, "2029-01-12")
    assert after.data["corrected_at"]


def test_tag_differs_by_reader_day_and_language(rest: Any, cast: Cast) -> None:
    where = address(cast.record(audience="public"))
    tags = [
        rest.get(cast.desk, where).tag,
        rest.get(cast.third_desk, where).tag,
        rest.get(None, where).tag,
        rest.get(cast.desk, where, Accept_Language="fr").tag,
        rest.get(cast.desk, f"{where}?as_of=2027-01-01").tag,
    ]
    assert len(set(tags)) == len(tags)
    assert rest.get(cast.other_desk, where).tag == tags[0]


def test_title_in_the_language_of_the_reader(rest: Any, cast: Cast) -> None:
    agreement = cast.record(titles={"en": "Agreement", "fr": "Accord"})
    assert rest.get(cast.desk, address(agreement), Accept_Language="fr-FR,fr;q=0.9").data["title"] == "Accord"


def test_computes_what_the_stored_row_no_longer_says(rest: Any, cast: Cast) -> None:
    """A worker that is away changes nothing in what is answered, in the one as in the many."""
    agreement = cast.record()
    Standing.objects.filter(pk=agreement.pk).update(
        status="signed", computed_on=dt.date(2024, 1, 1), good_until=dt.date(2024, 1, 5)
    )
    assert rest.get(cast.desk, address(agreement)).data["status"] == "in_force"
    many = rest.get(cast.desk, "agreements/status/?status=in_force").data
    assert [one["status"] for one in many["results"]] == ["in_force"]
    assert many["count"] == 1
    assert rest.get(cast.desk, "agreements/status/?status=signed").data["count"] == 0
    assert rest.get(cast.desk, "agreements/?stage=applies").data["count"] == 1
    assert rest.get(cast.desk, "partnerships/GBR-UKR/").data["agreements"]["applies"] == 1


def test_many_at_once_since(rest: Any, cast: Cast) -> None:
    one, other = cast.record(), cast.record("POL")
    found = rest.get(cast.desk, "agreements/status/?ordering=updated_at").data["results"]
    assert [row["reference"] for row in found] == [one.reference, other.reference]
    since = found[-1]["updated_at"]
    assert since.endswith("Z")
    later = rest.get(cast.desk, f"agreements/status/?updated_since={since}").data["results"]
    assert [row["reference"] for row in later] == [other.reference]
    assert Look.objects.filter(what="bulk_read", officer=cast.desk.pk).count() == 2


def test_many_of_another_day_refuse_what_changes_with_it(rest: Any, cast: Cast) -> None:
    answer = rest.get(cast.desk, "agreements/status/?as_of=2025-01-01&status=signed")
    assert (answer.status, answer.codes) == (400, ["not_with_as_of"])


def test_of_what_is_out_of_sight(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    for who in (cast.partner_desk, cast.third_desk, cast.guest, cast.admin, None):
        assert rest.get(who, address(agreement)).status == 404
    kept = Look.objects.filter(what="refused_lookup").values_list("officer", flat=True)
    assert set(kept) == {cast.partner_desk.pk, cast.third_desk.pk, cast.guest.pk, cast.admin.pk}


def test_an_old_address_leads_to_the_new_one(rest: Any, cast: Cast) -> None:
    agreement = cast.record()
    answer = rest.get(cast.desk, f"agreements/{agreement.slug}/status/?as_of=2025-01-01")
    assert answer.status == 308
    assert answer.headers["Location"] == f"/api/v1/agreements/{agreement.reference}/status/?as_of=2025-01-01"
    assert rest.get(cast.third_desk, f"agreements/{agreement.slug}/status/").status == 404


def test_what_time_alone_brings_is_news_to_whoever_polls(
    rest: Any, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreement = cast.record()
    first = rest.get(cast.desk, address(agreement))
    later = dt.date(2034, 1, 13)
    monkeypatch.setattr("cooperation.api.resource.legal_day", lambda: later)
    assert standings_advance(later) == 1
    since = first.data["updated_at"]
    told = rest.get(cast.desk, f"agreements/status/?updated_since={since}").data["results"]
    assert [(one["status"], one["version"]) for one in told] == [("expired", first.data["version"] + 1)]
    assert told[0]["updated_at"] > since
    assert rest.get(cast.desk, address(agreement), If_None_Match=first.tag).status == 200
