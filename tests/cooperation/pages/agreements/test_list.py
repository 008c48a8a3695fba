"""The list of agreements: what is shown is what is in sight, asked for, and downloaded."""

import csv
import io

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.instruments.entry import ActEntry
from agreements.instruments.preparing import side_edit
from partners.models import Look
from tests.cast import Cast
from tests.cooperation.pages.agreements.opening import Open

LIST = "/agreements/"


def test_each_reader_finds_what_is_in_sight(cast: Cast, look: Open) -> None:
    for name, audience in (("Ours alone", "national"), ("Between us", "parties"), ("For all", "public")):
        cast.record(audience=audience, titles={"en": name})
    seen = {
        name: {title for title in ("Ours alone", "Between us", "For all") if title in look(officer, LIST).text}
        for name, officer in cast.everybody().items()
    }
    assert seen["desk"] == seen["auditor"] == seen["minister"] == {"Ours alone", "Between us", "For all"}
    assert seen["partner_desk"] == seen["own_guest"] == {"Between us", "For all"}
    assert seen["third_desk"] == seen["guest"] == seen["admin"] == {"For all"}


def test_nobody_without_an_account(look: Open) -> None:
    assert look(None, LIST).status == 302


def test_counts_and_choices_are_of_what_is_in_sight(cast: Cast, look: Open) -> None:
    cast.record("EST")
    cast.record("GBR", audience="public")
    page = look(cast.third_desk, LIST)
    assert "1 agreement" in page.text
    assert "Estonia" not in page.text
    assert "2 agreements" in look(cast.desk, LIST).text


def test_search_is_by_the_beginnings_of_words_blind_to_accents_and_case(cast: Cast, look: Open) -> None:
    cast.record(titles={"en": "Coopération navale"})
    for words in ("cooper", "NAVALE", "coopé nav", "united king", "royaume", "gbr ukr 2024"):
        assert "Coopération navale" in look(cast.desk, f"{LIST}?q={words}").text, words
    assert "No agreement here fits" in look(cast.desk, f"{LIST}?q=operation").text
    for odd in ("'", "a:*", "!", "(", "&", "%", "\\"):
        assert look(cast.desk, LIST + "?q=" + odd.replace("%", "%25").replace("&", "%26")).status == 200


def test_our_file_number_finds_it_for_us_alone(cast: Cast, look: Open) -> None:
    made = cast.record(audience="parties", titles={"en": "Naval"})
    side_edit(
        officer=cast.desk,
        today=cast.today,
        agreement=made,
        values={"file_number": "MoD/77"},
        expected_version=made.version,
    )
    assert "Naval" in look(cast.desk, f"{LIST}?q=mod/77").text
    assert "Naval" not in look(cast.partner_desk, f"{LIST}?q=mod/77").text


@pytest.mark.parametrize(
    ("asked", "chip"),
    [
        ("partner=GBR", "Partner: United Kingdom"),
        ("stage=applies", "How it stands: Applies"),
        ("kind=training", "What it is about: Training"),
        ("area=cyber", "Area of cooperation: Cyber defence"),
        ("type=mou", "Type of text: Memorandum of understanding"),
        ("nature=treaty_binding", "Whether it binds in law: Treaty, binding in law"),
        ("framework=EU", "Regional framework: European Union"),
        ("ends=12", "Ends or renews: within twelve months"),
        ("audience=public", "Who sees it: Everyone"),
        ("responsible=me", "Responsible: me"),
    ],
)
def test_each_filter_narrows_and_is_a_chip_that_goes_away(cast: Cast, look: Open, asked: str, chip: str) -> None:
    cast.record(
        "GBR",
        audience="public",
        titles={"en": "Wanted"},
        kind="training",
        areas=["cyber"],
        instrument_type="mou",
        legal_nature="treaty_binding",
        framework="EU",
        term_months=36,
        side={"responsible": cast.desk},
    )
    cast.record("EST", titles={"en": "Other"}, term_kind="not_stated", term_months=None)
    page = look(cast.desk, f"{LIST}?{asked}&ordering=-signed")
    assert "Wanted" in page.text
    assert "Other" not in page.text.replace("Other steps", "").split("Agreement Partner")[-1]
    assert chip in page.text
    assert f"{LIST}?ordering=-signed" in page.links


def test_a_wrong_value_filters_nothing_and_is_said_to_be_wrong(cast: Cast, look: Open) -> None:
    cast.record()
    page = look(cast.desk, f"{LIST}?stage=nonsense")
    assert page.status == 200
    assert "1 agreement" in page.text
    assert "is not one of the available choices" in page.text


@pytest.mark.parametrize("column", ["title", "partner", "stands", "signed", "ends", "updated"])
def test_every_column_that_sorts_sorts_both_ways_and_the_unknown_comes_last(
    cast: Cast, look: Open, column: str
) -> None:
    cast.record("GBR", titles={"en": "Beta"}, acts=[ActEntry("signed", "2020-05-01")])
    cast.record("EST", titles={"en": "Alpha"}, acts=[ActEntry("signed", "2021-05-01")])
    cast.record("POL", titles={"en": "Gamma"}, acts=[], term_kind="not_stated", term_months=None)

    def order(asked: str) -> list[str]:
        text = look(cast.desk, f"{LIST}?ordering={asked}").text
        return sorted(("Alpha", "Beta", "Gamma"), key=text.index)

    forth, back = order(column), order(f"-{column}")
    if column in ("signed", "ends"):
        assert forth == ["Beta", "Alpha", "Gamma"]
        assert back == ["Alpha", "Beta", "Gamma"]
    elif column == "stands":
        assert forth[-1] == back[0] == "Gamma"
    else:
        assert forth == back[::-1]


def test_a_changed_filter_brings_the_list_alone_and_a_tidy_address(cast: Cast, look: Open) -> None:
    cast.record()
    page = look(cast.desk, f"{LIST}?q=&stage=applies&kind=", HX_Request="true")
    assert "<html" not in page.source
    assert 'id="list"' in page.source
    assert page.response["HX-Push-Url"] == f"{LIST}?stage=applies"
    assert "HX-Request" in page.response["Vary"]


def test_a_file_holds_exactly_what_is_shown_and_is_logged(cast: Cast, look: Open) -> None:
    cast.record(titles={"en": "=HYPERLINK(1)"}, audience="parties")
    cast.record("EST", titles={"en": "Elsewhere"})
    asked = f"{LIST}?partner=GBR&format="
    body = look(cast.desk, asked + "csv").response.content
    assert body.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(body.decode("utf-8-sig")))
    assert [row[0] for row in rows] == ["'=HYPERLINK(1)"]
    assert dict(zip(head, rows[0], strict=True))["Ends"] == "2034-01-12"
    book = openpyxl.load_workbook(io.BytesIO(look(cast.desk, asked + "xlsx").response.content))
    cells = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert cells[0] == head
    assert cells[1][0] == "=HYPERLINK(1)"
    assert book.active["A2"].data_type == "s"
    logged = Look.objects.filter(officer=cast.desk.pk, what="export").order_by("id")
    assert [one.detail["format"] for one in logged] == ["csv", "xlsx"]
    assert logged[0].detail["rows"] == 1
    assert logged[0].detail["asked"] == {"partner": ["GBR"]}


def test_no_file_holds_what_is_out_of_sight(cast: Cast, look: Open) -> None:
    cast.record(titles={"en": "Ours alone"})
    assert b"Ours alone" not in look(cast.third_desk, f"{LIST}?format=csv").response.content


def test_only_who_writes_is_offered_the_two_doors(cast: Cast, look: Open) -> None:
    doors = {"/agreements/new/", "/agreements/record/"}
    for officer in (cast.desk, cast.liaison, cast.approver):
        assert doors <= look(officer, LIST).links
    for officer in (cast.auditor, cast.minister, cast.guest):
        assert not doors & look(officer, LIST).links


def test_a_list_takes_no_post(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.desk)
    assert client.post(LIST).status_code == 405


def test_the_number_of_queries_does_not_grow_with_the_rows(cast: Cast, day: None) -> None:
    client = Client()
    client.force_login(cast.desk)
    cast.record("GBR", framework="EU")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for partner in ("POL", "EST", "USA", "GBR"):
        cast.record(partner, framework="EU")
    cast.prepared("negotiating")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(few) == len(many) <= 15
