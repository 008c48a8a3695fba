"""Indicators on pages, in files and over REST: what is not there is not nought, and figures lead to their records."""

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.indicators.register import INDICATORS
from tests.cooperation.indicators.dataset import Dataset
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import recorded_activity


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, cast: Any) -> None:
    monkeypatch.setattr("cooperation.pages.indicators.asked.legal_day", lambda: cast.today)


def test_what_nothing_counts_in_is_not_measured_and_says_why(cast: Any) -> None:
    shown = look(cast.desk, "/indicators/")
    rows = [*shown.context["front"], *(row for group in shown.context["rest"] for row in group["rows"])]
    assert {row["code"] for row in rows} == set(INDICATORS)
    assert {row["value"] for row in rows} == {"not measured"} and not any(row["url"] for row in rows)
    assert "No activity is more than proposed here." in text(shown)


def test_a_figure_leads_to_exactly_its_records_in_each_group(cast: Any) -> None:
    Dataset(cast, 8, 120)
    for row in look(cast.desk, "/indicators/", partner="GBR", year="2025").context["front"]:
        if row["code"] in ("rhythm_kept", "given_person_days"):
            continue  # stretches are counted and series shown; quantities are added up and entries shown
        part, whole = row["of"].split(" of ") if row["measured"] else ("0", "0")
        for counts, number in (("yes", part), ("", whole)):
            asked = {"partner": "GBR", "year": "2025", "counts": counts, "format": "csv"}
            found = look(cast.desk, f"/indicators/{row['code']}/", **asked).content.decode("utf-8-sig")
            assert len(list(csv.DictReader(io.StringIO(found)))) == int(number), (row["code"], counts)


def test_every_indicator_shows_its_records(cast: Any) -> None:
    Dataset(cast, 4, 60)
    for code in INDICATORS:
        assert look(cast.desk, f"/indicators/{code}/", q="a").status_code == 200
        assert look(cast.desk, f"/indicators/{code}/").context["table"]["rows"], code
        answer = as_(cast.desk).get(f"/api/v1/indicators/{code}/records/?counts=true&partner=GBR")
        assert answer.status_code == 200, code


def test_a_page_that_shows_them_later_gets_the_five_in_front_alone(cast: Any) -> None:
    recorded_activity(cast, "GBR")
    url = look(cast.desk, "/partners/GBR/").context["indicators"]["now_url"]
    part = as_(cast.desk).get(url, headers={"HX-Request": "true"})
    assert part.content.decode().count('class="formula"') == 5 and b"<html" not in part.content
    assert "HX-Request" in part["Vary"]


def test_files_hold_what_is_shown(cast: Any) -> None:
    recorded_activity(cast, "GBR", status="cancelled")
    recorded_activity(cast, "POL")
    told = look(cast.desk, "/indicators/", by="partner", theme="execution", format="csv").content.decode("utf-8-sig")
    rows = {(row["Group"], row["Code"]): row for row in csv.DictReader(io.StringIO(told))}
    assert rows["United Kingdom", "cancelled"]["Value"] == "100" and rows["Poland", "cancelled"]["Value"] == "0"
    unmeasured = rows["Poland", "cancelled_by_us"]
    assert unmeasured["Value"] == "" and unmeasured["Why it is not measured"] == "No activity was cancelled here."
    assert look(cast.desk, "/indicators/", by="year", theme="execution", format="xlsx").content.startswith(b"PK")


def test_rest_tells_figures_by_group(cast: Any) -> None:
    recorded_activity(cast, "GBR", status="cancelled")
    (line,) = as_(cast.desk).get("/api/v1/indicators/?by=partnership&theme=execution").json()["results"]
    assert line["group"] == "GBR-UKR"
    found = {one["code"]: one for one in line["figures"]}
    assert (found["cancelled"]["value"], found["cancelled"]["whole"]) == (100, 1)
    assert found["unplanned"]["value"] is None and found["unplanned"]["reason"]
    assert as_(cast.desk).get("/api/v1/indicators/?by=moon").status_code == 400


# Of each page at any size.
COUNTS = {"/indicators/": 80, "/indicators/?by=partner": 47, "/partners/GBR/": 61, "/activities/year/2026/": 34}


def test_the_queries_do_not_grow_with_the_records(cast: Any) -> None:
    Dataset(cast, 8, 60)
    for number in range(2):
        found = {}
        for path in COUNTS:
            with CaptureQueriesContext(connection) as queries:
                assert look(cast.desk, path).status_code == 200
            found[path] = len(queries)
        assert found == COUNTS, number
        if not number:
            Dataset(cast, 8, 200, seed=8)
