"""The reference table says what sources say of Ukraine's security agreements of 2024 and 2025."""

import csv
from pathlib import Path

from partners.parties.reference import read

FOLDER = Path(__file__).resolve().parents[3] / "agreements" / "instruments" / "reference"


def rows(path: Path) -> list[dict[str, str]]:
    """A file's rows as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


SIGNED = {
    "GBR": "2024-01-12", "DEU": "2024-02-16", "FRA": "2024-02-16", "DNK": "2024-02-23", "CAN": "2024-02-24",
    "ITA": "2024-02-24", "NLD": "2024-03-01", "FIN": "2024-04-03", "LVA": "2024-04-11", "ESP": "2024-05-27",
    "BEL": "2024-05-28", "PRT": "2024-05-28", "SWE": "2024-05-31", "ISL": "2024-05-31", "NOR": "2024-05-31",
    "JPN": "2024-06-13", "USA": "2024-06-13", "EU": "2024-06-27", "LTU": "2024-06-27", "EST": "2024-06-27",
    "POL": "2024-07-08", "LUX": "2024-07-10", "ROU": "2024-07-11", "CZE": "2024-07-18", "SVN": "2024-07-18",
    "IRL": "2024-09-04", "HRV": "2024-10-09", "GRC": "2024-10-17", "ALB": "2025-01-21", "BGR": "",
}  # fmt: skip
UKRAINE = {row["partner"]: row for row in rows(FOLDER / "ukraine_security_agreements.csv")}
SAID = rows(FOLDER / "ukraine_statements.csv")


def said(source_id: str, field: str) -> list[dict[str, str]]:
    """What sources say about one field of one agreement."""
    return [row for row in SAID if source_id in row["source_id"].split() and row["field"] == field]


def test_dates_of_signature():
    assert {partner: row["signed"] for partner, row in UKRAINE.items()} == SIGNED


def test_partners_are_known_parties():
    assert UKRAINE.keys() <= {state.code for state in read.states()} | {row.code for row in read.organisations()}
    assert len({row["source_id"] for row in UKRAINE.values()}) == len(UKRAINE) == 30


def test_only_japan_and_the_united_states_signed_on_13_june_2024():
    assert {partner for partner, signed in SIGNED.items() if signed == "2024-06-13"} == {"JPN", "USA"}
    (line,) = said("UA-2024-21", "correction")
    assert "wrong" in line["statement_en"] and "inexact" in line["statement_fr"]


def test_the_agreement_with_the_united_kingdom():
    row = UKRAINE["GBR"]
    assert (row["signed"], row["place"], row["duration_years"]) == ("2024-01-12", "Kyiv", "10")
    assert (row["legal_nature"], row["entry_into_force"], row["entry_method"]) == ("not_stated", "", "")


def test_entry_into_force_is_reported_for_the_united_states_alone():
    assert {partner for partner, row in UKRAINE.items() if row["entry_method"]} == {"USA"}
    assert UKRAINE["USA"]["entry_method"] == "on_signature"
    assert UKRAINE["USA"]["termination_notice_months"] == "6"
    assert not any(row["entry_into_force"] for row in UKRAINE.values())


def test_what_a_source_states_is_followed_by_its_source():
    for row in UKRAINE.values():
        for field in ("place", "areas", "duration_years", "entry_method", "termination_notice_months", "term_note_en"):
            if row[field]:
                assert said(row["source_id"], field.removesuffix("_en")), (row["source_id"], field)
        if row["legal_nature"] != "not_stated":
            assert said(row["source_id"], "legal_nature")
        assert bool(said(row["source_id"], "title")) == (row["title_basis"] != "descriptive")
        assert row["source_title"] and row["source_url"].startswith("https://") and row["source_as_of"]


def test_titles_say_whether_they_are_exact():
    assert {row["title_basis"] for row in UKRAINE.values()} == {"stated", "translated", "descriptive"}
    assert all(row["title_en"] and row["title_fr"] for row in UKRAINE.values())


def test_croatia_is_missing_from_the_ministrys_list_and_counted_elsewhere():
    urls = {row["source_url"].split("/")[2] for row in said("UA-2024-28", "listing")}
    assert {"mod.gov.ua", "kyivindependent.com"} <= urls
    assert UKRAINE["HRV"]["duration_years"] == ""


def test_luxembourg_shows_both_readings_of_parliaments_approval():
    assert len(said("UA-2024-22", "approval")) == 2


def test_bulgaria_has_not_signed_as_far_as_the_sources_say():
    row = UKRAINE["BGR"]
    assert (row["stage"], row["signed"], row["place"]) == ("unknown", "", "")
    assert {other["stage"] for partner, other in UKRAINE.items() if partner != "BGR"} == {"signed"}
    assert len(said("UA-BGR", "stage")) >= 4


def test_the_legal_nature_of_the_american_agreement_is_disputed():
    assert len(said("UA-2024-17", "legal_nature")) == 2


def test_every_statement_has_both_languages_a_source_and_a_date():
    known = {row["source_id"] for row in UKRAINE.values()} | {"UA-ALL"}
    for row in SAID:
        assert set(row["source_id"].split()) <= known
        assert row["statement_en"] and row["statement_fr"] and row["source_title"]
        assert row["source_url"].startswith("https://")
        assert read.PARTIAL_DATE.fullmatch(row["as_of"])


def test_codes_are_those_of_the_vocabulary():
    assert {row["legal_nature"] for row in UKRAINE.values()} == {
        "not_stated", "political_non_binding", "executive_agreement_binding",
    }  # fmt: skip
    assert {(row["kind"], row["instrument_type"]) for row in UKRAINE.values()} == {("framework", "framework_agreement")}
    assert {area for row in UKRAINE.values() for area in row["areas"].split()} == {
        "cyber", "defence_industry", "intelligence_exchange", "maritime_security", "training_education",
    }  # fmt: skip
