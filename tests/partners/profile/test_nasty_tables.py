"""A table full of errors: each told by row and column, nothing guessed, nothing written that is not confirmed."""

import datetime as dt
import io

import pytest
import xlsxwriter

from partners.models import Profile, ProfileLine
from partners.parties.loading import reference_load
from partners.records.errors import Refused
from partners.records.imports.asking import import_check
from tests.cast import Cast
from tests.partners.profile.test_importing import outcomes, received, worked, written

HEADINGS = "Pays;Nature;Objet;Priorité;Niveau;Conditions;Valable jusqu’au;Source;État de la source au;Remarques"
# The line of the file, what is refused there: the heading and the code; none where the row is good.
FRENCH = (
    ("Ghana;objectif de sécurité;Sécurité maritime;élevée;;;;Livre blanc;2025-06;", ()),
    ("Bénin;moyens de communication détenus;Radio HF;;;Été;;Lettre du ministère;12 mai 2026;Reçue", ()),
    ("Ghena;objectif;counter_piracy;haute;;;;Livre blanc;2025;", ("Pays party_not_known",)),
    ("Congo-Kinchassa;objectif;counter_piracy;haute;;;;Livre blanc;2025;", ("Pays party_not_known",)),
    ("Congo;objectif;counter_piracy;haute;;;;Livre blanc;2025;", ("Pays name_of_several",)),
    ("Yougoslavie;besoin;Déminage;;;;;Lettre;2026;", ("Pays state_is_gone",)),
    ("Soudan du Nord;besoin;Déminage;;;;;Lettre;2026;", ("Pays party_not_known",)),
    ("G5 Sahel;besoin;Déminage;;;;;Lettre;2026;", ("Pays party_gone",)),
    ("Togo;souhait;Déminage;;;;;Lettre;2026;", ("Nature word_not_known",)),
    ("Togo;besoin;Sécurité maritime;;;;;Lettre;2026;", ("Objet term_not_known",)),
    ("Togo;besoin;Déminages;;;;;Lettre;2026;", ("Objet term_not_known",)),
    ("Togo;objectif;Terrorisme;urgente;;;;Lettre;2026;", ("Priorité word_not_known",)),
    ("Togo;objectif;Secours en cas de catastrophe;;;;;Lettre;2026;", ("Priorité required",)),
    ("Togo;offre;airlift;haute;;;;Lettre;2026;", ("Priorité not_of_this_kind",)),
    ("Togo;offre;sealift;;parfait;;;Lettre;2026;", ("Niveau word_not_known",)),
    ("Togo;offre;simulation;;;;2027;Lettre;2026;", ("Valable jusqu’au whole_day_wanted",)),
    ("Togo;offre;airfield;;;;2027-02-31;Lettre;2026;", ("Valable jusqu’au no_such_day",)),
    ("Togo;offre;demining;;;;;Lettre;2031;", ("État de la source au in_the_future",)),
    ("Togo;offre;meteorology;;;;;Lettre;03/04/2026;", ("État de la source au day_or_month",)),
    ("Togo;offre;hydrography;;;;;;2026;", ("Source required",)),
    ("Togo;offre;geospatial;;;;;Lettre;;", ("État de la source au required",)),
    ("Togo;besoin;Formation linguistique;;complet;;;Lettre;2026;", ("Niveau word_not_known",)),
    ("Togo;besoin;maintenance;;full;;;Lettre;2026;", ("Objet line_contradicted",)),
    ("Togo;besoin;engineering;;full;;;Lettre;2026;", ()),
    ("Togo;besoin;maintenance;;basic;;;Lettre;2026;", ("Objet line_contradicted",)),
    ("Togo;besoin;engineering;;full;;;Lettre;2026;", ("Objet line_repeated",)),
    (";;;;;;;;;", None),
    ("Togo;;;;;;;;;", ("Nature required", "Objet required", "Source required", "État de la source au required")),
)


def test_a_french_list_of_another_age_is_told_row_by_row_and_only_what_is_good_is_written(cast: Cast) -> None:
    reference_load()
    content = "\r\n".join((HEADINGS, *(row for row, _ in FRENCH))).encode("cp1252")
    batch = received(cast, content=content)
    assert (batch.encoding, batch.delimiter, batch.profile) == ("cp1252", ";", "profiles")
    told = {
        row.line: tuple(f"{one['column']} {one['code']}" for one in row.findings if one["weight"] == "refuses")
        for row in batch.rows.order_by("line")
    }
    wanted = {line: codes for line, (_, codes) in enumerate(FRENCH, 2) if codes is not None}
    assert {line: set(codes) for line, codes in told.items()} == {line: set(codes) for line, codes in wanted.items()}
    assert not ProfileLine.objects.exists() and not Profile.objects.exists()
    contradicted = batch.rows.get(line=24)
    assert contradicted.findings[0]["data"]["lines"] == "26"
    written(cast, content=content)
    kept = {(one.profile.party.code, one.kind, one.term) for one in ProfileLine.objects.all()}
    assert kept == {
        ("GHA", "goal", "maritime_security"),
        ("BEN", "communication", "hf_radio"),
        ("TGO", "sought", "engineering"),
    }
    assert ProfileLine.objects.get(term="hf_radio").as_of == "2026-05-12"


def test_all_or_nothing_writes_nothing_where_one_row_is_refused(cast: Cast) -> None:
    rows = ("POL,offre,airlift,,,,Letter,2026,", "POL,offre,sealifts,,,,Letter,2026,")
    with pytest.raises(Refused):
        written(cast, *rows, take="all")
    assert not ProfileLine.objects.exists()


def test_a_workbook_says_what_stands_in_it_and_computes_nothing(cast: Cast) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["party", "kind", "term", "priority", "level", "valid_until", "source", "as_of"])
        for number, code in enumerate(("airlift", "sealift", "airfield"), 1):
            sheet.write_row(number, 0, ["POL", "offered", code, "", "full", "", "Letter"])
            sheet.write_datetime(number, 7, dt.datetime(2026, 5, 12), day)
        sheet.write_datetime(1, 5, dt.datetime(2027, 12, 31), day)
        sheet.write_formula(2, 6, '="Letter "&2', value="Letter 2")
        sheet.write_number(3, 5, 46387)
    batch = received(cast, content=buffer.getvalue(), name="views.xlsx")
    assert outcomes(batch) == ["created", "refused", "refused"]
    found = {row.line: [(one["column"], one["code"]) for one in row.findings] for row in batch.rows.all()}
    assert ("source", "formula_cell") in found[3] and ("valid_until", "number_for_a_date") in found[4]
    assert outcomes(worked(cast, import_check, batch)) == ["created", "refused", "refused"]
    assert not ProfileLine.objects.exists()
