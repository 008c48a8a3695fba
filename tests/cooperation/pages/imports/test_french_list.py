"""A French spreadsheet as ministries keep it is in within ten clicks, and every cell of it is found again."""

import csv
import io
from itertools import cycle, islice

import pytest

from agreements.importing.exporting import template_csv
from agreements.instruments.preparing import side_edit
from agreements.models import Agreement
from partners.models import Import
from partners.parties.loading import reference_load
from tests.agreements.importing.bringing import workbook
from tests.cast import Cast
from tests.cooperation.pages.imports.clicking import Clicker

HEADINGS = ("Pays", "Objet", "Validité", "N° dossier", "Observations")
PLACES = ("Sénégal", "Côte d’Ivoire", "Royaume-Uni", "Etats-Unis", "RDC", "Haute-Volta", "Estonie", "Brésil", "Turquie")
VALIDITIES = (
    "jusqu'en 2027", "tacite reconduction", "5 ans", "indéterminée", "cinq ans, tacite reconduction", "mars 2028",
    "3 ans renouvelables", "à revoir", "",
)  # fmt: skip
MISSPELT = ("Royaume Unie", "Sénégall")


def rows() -> list[tuple[str, ...]]:
    """Forty rows beneath two title rows over all columns and an empty one."""
    places, validities = islice(cycle(PLACES), 38), islice(cycle(VALIDITIES), 38)
    plain = [
        (place, f"Accord de coopération militaire n° {number}", validity, f"{number}/DCI", f"Remarque {number}")
        for number, (place, validity) in enumerate(zip(places, validities, strict=True), 1)
    ]
    wrong = [(name, f"Convention de formation {name}", "10 ans", f"X/{name}", "à vérifier") for name in MISSPELT]
    title = [("Ministère des armées – accords bilatéraux",), ("Situation au 1er novembre 2026",)]
    return [*title, HEADINGS, *plain, *wrong]


@pytest.fixture
def officer(cast: Cast) -> Cast:
    """The desk officer of Ukraine, who reads French, with all parties known."""
    reference_load()
    cast.desk.language = "fr"
    cast.desk.save()
    return cast


def test_it_is_in_within_ten_clicks_and_every_cell_is_found_again(officer: Cast) -> None:
    hand = Clicker(officer.desk)
    hand.open("/agreements/")
    hand.follow("Importer un tableau")
    hand.press("Examiner", **hand.choose_file("accords.xlsx", workbook(rows(), merged=2)))
    assert "Ministère des armées" in hand.text and "Pays" in hand.text
    hand.press("Vérifier chaque ligne")
    assert "Royaume Unie" in hand.text and Agreement.objects.count() == 0
    answers = hand.select("Royaume Unie", "Royaume-Uni") | hand.select("Sénégall", "Sénégal")
    hand.press("Vérifier à nouveau", **answers)
    hand.press("Importer les 40 lignes")
    assert hand.clicks <= 10
    assert Import.objects.get().state == "written"
    assert Agreement.objects.visible_to(officer.desk).count() == 40
    held = exported(officer)
    lost = [(row[3], cell) for row in rows()[3:] for cell in row[1:] if cell and cell not in held]
    assert not lost
    _parties_are_found(officer, rows()[3:])


def exported(cast: Cast) -> str:
    """All that the officer's party holds, as text."""
    text = b"".join(template_csv(cast.desk, Agreement.objects.visible_to(cast.desk))).decode("utf-8-sig")
    return "\n".join(cell for row in csv.reader(io.StringIO(text)) for cell in row)


def _parties_are_found(cast: Cast, wanted: list[tuple[str, ...]]) -> None:
    codes = dict(zip(PLACES, ("SEN", "CIV", "GBR", "USA", "COD", "BFA", "EST", "BRA", "TUR"), strict=True))
    codes |= {"Royaume Unie": "GBR", "Sénégall": "SEN"}
    sides = Agreement.objects.visible_to(cast.desk).select_related("partnership")
    found = {one.sides.get().file_number: one.partnership.code for one in sides}
    assert all(codes[row[0]] in found[row[3]] for row in wanted)


def test_the_words_of_the_list_become_clauses_as_far_as_they_are_sure(officer: Cast) -> None:
    hand = Clicker(officer.desk)
    hand.open("/import/")
    hand.press("Examiner", **hand.choose_file("accords.xlsx", workbook(rows(), merged=2)))
    hand.press("Vérifier chaque ligne")
    hand.press("Importer les 38 bonnes lignes")
    seen = {one.sides.get().file_number: one for one in Agreement.objects.visible_to(officer.desk)}
    kinds = [
        (seen[f"{n}/DCI"].term_kind, seen[f"{n}/DCI"].term_months, seen[f"{n}/DCI"].ends_reported) for n in range(1, 10)
    ]
    assert kinds == [
        ("not_stated", None, "2027"), ("not_stated", None, ""), ("fixed", 60, ""), ("indefinite", None, ""),
        ("tacit_renewal", 60, ""), ("not_stated", None, "2028-03"), ("fixed", 36, ""), ("not_stated", None, ""),
        ("not_stated", None, ""),
    ]  # fmt: skip
    assert seen["6/DCI"].titles == {"fr": "Accord de coopération militaire n° 6"}
    said = seen["2/DCI"].statements.get()
    assert (said.field, said.says) == ("term", {"und": "tacite reconduction"})
    # The same list again: its names and columns are remembered, and nothing changes.
    hand.open("/import/")
    hand.press("Examiner", **hand.choose_file("accords (1).xlsx", workbook(rows(), merged=2)))
    hand.press("Vérifier chaque ligne")
    assert Import.objects.latest("pk").counts["unchanged"] == 38


def test_an_import_is_undone_from_its_page_and_what_was_touched_stays(officer: Cast) -> None:
    hand = Clicker(officer.desk)
    hand.open("/import/")
    hand.press("Examiner", **hand.choose_file("accords.xlsx", workbook(rows(), merged=2)))
    hand.press("Vérifier chaque ligne")
    hand.press("Importer les 38 bonnes lignes")
    touched = Agreement.objects.visible_to(officer.desk).get(sides__file_number="7/DCI")
    values = {"values": {"notes": "Vu."}, "expected_version": None}
    side_edit(officer=officer.other_desk, today=officer.today, agreement=touched, **values)
    hand.press("Annuler", reason="Mauvais fichier.")
    assert "quelqu’un l’a modifié depuis" in hand.text
    assert list(Agreement.objects.visible_to(officer.desk)) == [touched]
