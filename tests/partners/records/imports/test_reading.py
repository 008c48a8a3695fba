"""Tables are read strictly: the encoding is found or said to be wrong, dates stand as typed, formulas are named."""

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from partners.records.imports.dates import read_date
from partners.records.imports.encoding import encoding_of, looks_mistaken, mended
from partners.records.imports.faults import Unread
from partners.records.imports.headings import Field, Vocabulary
from partners.records.imports.rows import quoted, unquoted
from partners.records.imports.table import open_file, table_of

FRENCH = "Pays;Objet\nSénégal;Coopération à l’échelle régionale\n"
ARABIC = "البلد;الموضوع\nتونس;اتفاقية التعاون العسكري\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(FRENCH, "utf-8"), (FRENCH, "utf-8-sig"), (FRENCH, "utf-16"), (FRENCH, "utf-16-le"), (FRENCH, "cp1252"),
     (ARABIC, "utf-8"), (ARABIC, "utf-16"), (ARABIC, "cp1256")],
)  # fmt: skip
def test_the_encoding_is_found_and_told(text: str, encoding: str) -> None:
    file = open_file(text.encode(encoding))
    assert file.encoding == {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    assert [row.cells for row in file.rows()] == [tuple(line.split(";")) for line in text.splitlines()]


def test_what_is_said_to_be_utf_8_and_is_not_is_refused() -> None:
    for content, encoding in ((FRENCH.encode("cp1252"), "utf-8"), (b"\xef\xbb\xbfa\xff", "")):
        with pytest.raises(Unread, match="wrong_encoding"):
            open_file(content, encoding=encoding)
    assert encoding_of(b"plain") == "utf-8"


def test_an_encoding_that_was_read_wrongly_once_is_seen_and_what_it_said_is_suggested() -> None:
    wrong = "Sénégal".encode().decode("cp1252")
    assert looks_mistaken(wrong) and mended(wrong) == "Sénégal"
    assert not looks_mistaken("São Tomé, Ångström, « Ñandú »")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found_also_beside_others_within_quotes(sign: str) -> None:
    lines = f'a{sign}b{sign}c\n1{sign}"x, y; z"{sign}3\n4{sign}5{sign}"6\n7"\n'
    rows = [row.cells for row in open_file(lines.encode()).rows()]
    assert rows == [("a", "b", "c"), ("1", "x, y; z", "3"), ("4", "5", "6\n7")]


def test_a_quotation_mark_that_is_not_closed_is_named() -> None:
    with pytest.raises(Unread, match="not_csv"):
        list(open_file(b'a,b\n1,"2\n3,4\n', delimiter=",").rows())


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1", "''+1", "'plain", "plain", "\tx"])
def test_a_cell_that_was_written_safe_is_read_back_as_it_was(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not quoted(text).startswith(("=", "+", "-", "@", "\t"))


def book(write) -> bytes:
    """A workbook of one sheet."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        write(made, made.add_worksheet())
    return buffer.getvalue()


def test_a_workbook_keeps_dates_as_typed_and_names_its_formulas() -> None:
    def write(made, sheet):
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, ["Signed", "Number", "Sum", "Text"])
        sheet.write_datetime(1, 0, datetime(2024, 1, 12), day)
        sheet.write(1, 1, 7.0)
        sheet.write_formula(1, 2, "=1+1", None, 2)
        sheet.write_string(1, 3, "=no formula")

    _, row = open_file(book(write)).rows()
    assert row.cells == ("2024-01-12", "7", "=1+1", "=no formula")
    assert row.formulas == {2}


def test_what_swells_and_what_is_too_wide_is_refused_before_it_is_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "x")
        made.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)
    with pytest.raises(Unread, match="too_large"):
        open_file(packed.getvalue())
    wide = book(lambda made, sheet: sheet.write_row(0, 0, ["x"] * 300))
    for content in (wide, ",".join(["x"] * 300).encode()):
        with pytest.raises(Unread, match="too_many_columns"):
            list(open_file(content).rows())
    for content, code in ((b"", "empty_file"), (b"\xd0\xcf\x11\xe0..", "old_excel"), (b"PK\x03\x04..", "not_xlsx")):
        with pytest.raises(Unread, match=code):
            open_file(content)


def test_the_headings_are_found_beneath_titles_and_what_stood_above_is_told() -> None:
    known = Vocabulary([Field("partner", ("pays", "country")), Field("file_number", ("n° dossier",))])
    content = b"Liste des accords,,\n2026,,\nPays,No Dossier,Autre\nMali,1,x\n"
    table = table_of(open_file(content), known.knows)
    assert (table.heading_line, table.above) == (3, ("Liste des accords", "2026"))
    assert known.matched(table.headings) == {"0": "partner", "1": "file_number", "2": "note"}
    assert [row.cells[0] for row in table.rows()] == ["Mali"]


@pytest.mark.parametrize(
    ("text", "order", "on", "fault"),
    [
        ("2024", "", "2024", ""), ("2024-5-3", "", "2024-05-03", ""), ("mars 2024", "", "2024-03", ""),
        ("1er mars 2024", "", "2024-03-01", ""), ("5 de março de 2024", "", "2024-03-05", ""),
        ("12 يناير 2024", "", "2024-01-12", ""), ("٢٠٢٤", "", "2024", ""), ("March 5, 2024", "", "2024-03-05", ""),
        ("25/01/2024", "", "2024-01-25", ""), ("01/25/2024", "", "2024-01-25", ""),
        ("12.01.2024", "", "2024-01-12", ""),
        ("12/01/2024", "", "", "day_or_month"), ("12/01/2024", "dmy", "2024-01-12", ""),
        ("12/01/2024", "mdy", "2024-12-01", ""), ("12/01/24", "", "", "two_digit_year"),
        ("45000", "", "", "number_for_a_date"), ("30/02/2024", "", "", "no_such_day"),
        ("vers 2019", "", "", "date_not_read"),
    ],
)  # fmt: skip
def test_dates_are_read_as_precise_as_they_are_and_never_guessed(text: str, order: str, on: str, fault: str) -> None:
    found = read_date(text, order)
    assert (found.on, found.fault) == (on, fault)
