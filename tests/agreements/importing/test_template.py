"""Our own template: what comes out is read back and changes nothing; an edited cell is a change with its reason."""

import csv
import io

import pytest

from agreements.importing.exporting import template_csv, template_xlsx
from agreements.instruments.entry import ActEntry, StatementEntry
from agreements.instruments.preparing import side_edit
from agreements.models import Agreement, AgreementAct, AgreementSide, Statement
from partners.models import Change, Correction
from tests.agreements.importing.bringing import codes, row, undone, workbook, written
from tests.cast import Cast
from tests.walks import fresh


def exported(cast: Cast) -> list[dict[str, str]]:
    """The template of all that the desk officer sees, as rows."""
    text = b"".join(template_csv(cast.desk, Agreement.objects.visible_to(cast.desk))).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """Rows as a file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


@pytest.fixture
def recorded(cast: Cast) -> Agreement:
    """An agreement with everything that a template holds, and texts that a spreadsheet would take for formulas."""
    return cast.record(
        titles={"en": "=Agreement", "fr": "Accord\nde coopération", "ar": "اتفاق"},
        purpose='+ purpose, with "quotes"; and more',
        areas=("cyber", "exercises"),
        term_kind="tacit_renewal",
        term_months=36,
        acts=[
            act("signed", "2024-01-12"),
            act("approved", "2024-02", side="UKR"),
            act("approved", "2024", side="GBR"),
        ],
        statements=[said("term", {"en": "Three years", "fr": "Trois ans"}), said("note", {"und": "@said"})],
        side={"file_number": "-7/12", "notes": "'=kept", "responsible": cast.liaison, "stands_alone": True},
    )


def act(kind: str, on: str, **more: str) -> ActEntry:
    """An act as a list has it."""
    return ActEntry(kind, on, place="Kyiv", source="List", note="Note", **more)


def said(field: str, says: dict[str, str]) -> StatementEntry:
    """What a list says."""
    return StatementEntry(field, says, "List", as_of="2026")


def test_what_comes_out_is_read_back_and_changes_nothing(cast: Cast, recorded: Agreement) -> None:
    cast.prepared("negotiating")
    cast.prepared("in_force")
    found = Agreement.objects.visible_to(cast.desk)
    as_text = b"".join(template_csv(cast.desk, found))
    as_book = template_xlsx(cast.desk, found, lambda column, code: code).read()
    before = Change.objects.exclude(source="partners_import").count()
    for content, name in ((as_text, "a.csv"), (as_book, "a.xlsx")):
        batch = written(cast, content, name=name)
        assert batch.profile == "template"
        assert batch.counts == {"unchanged": 3}, [one.findings for one in batch.rows.all()]
    assert Change.objects.exclude(source="partners_import").count() == before


def test_an_edited_cell_is_corrected_with_the_import_as_reason_and_goes_back(cast: Cast, recorded: Agreement) -> None:
    rows = exported(cast)
    whole, approval, told = rows[0], next(one for one in rows if one["side"] == "UKR"), rows[-1]
    whole |= {"title_fr": "Accord corrigé", "term_months": "48", "our_notes": "Other", "areas": "cyber"}
    approval |= {"place": "Lviv"}
    told |= {"says_und": "said otherwise"}
    rows.append({name: "" for name in whole} | {"record": "act", "act": "initialled", "on": "2023-03", "source": "UN"})
    batch = written(cast, as_csv(rows), name="edited.csv")
    assert batch.counts == {"changed": 1}, batch.rows.get().findings
    now = fresh(recorded)
    assert (now.titles["fr"], now.titles["ar"], now.term_months, now.areas) == (
        "Accord corrigé",
        "اتفاق",
        48,
        ["cyber"],
    )
    assert AgreementSide.objects.get(agreement=now).notes == "Other"
    assert AgreementAct.objects.get(agreement=now, kind="initialled").on == "2023-03"
    assert set(Correction.objects.values_list("reason", flat=True)) == {"import edited.csv"}
    assert undone(cast, batch).state == "undone"
    assert row(batch, 2).undone == "put_back"
    after = fresh(recorded)
    assert (after.titles, after.term_months, after.areas) == (recorded.titles, 36, ["cyber", "exercises"])
    assert AgreementSide.objects.get(agreement=now).notes == "'=kept"
    assert not AgreementAct.objects.visible_to(cast.desk).filter(kind="initialled").exists()
    assert list(Statement.objects.visible_to(cast.desk).filter(field="note").values_list("says", flat=True)) == [
        {"und": "@said"}
    ]


def test_a_row_that_was_changed_since_its_export_is_refused(cast: Cast, recorded: Agreement) -> None:
    rows = exported(cast)
    side_edit(officer=cast.desk, today=cast.today, agreement=recorded, values={"notes": "Newer"}, expected_version=None)
    rows[0]["title_en"] = "Other"
    batch = written(cast, as_csv(rows))
    assert "version changed_since_export" in codes(batch, 2)
    assert fresh(recorded).titles["en"] == "=Agreement"


def test_a_new_line_in_the_template_is_a_new_agreement_with_its_acts(cast: Cast) -> None:
    cells = {"record": "agreement", "party_a": "UKR", "party_b": "GBR", "title_en": "New", "our_file_number": "9"}
    signed = {"record": "act", "act": "signed", "on": "2025-03-01", "place": "Kyiv"}
    names = [*exported_headings(cast)]
    rows = [{name: line.get(name, "") for name in names} for line in (cells, signed)]
    batch = written(cast, workbook([names, *([one[name] for name in names] for one in rows)]), name="new.xlsx")
    assert batch.counts == {"created": 1}
    made = Agreement.objects.visible_to(cast.desk).get()
    assert (made.reference, made.acts.get().place, made.sides.get().file_number) == ("GBR-UKR-2025-001", "Kyiv", "9")


def exported_headings(cast: Cast) -> list[str]:
    """The headings of the template."""
    return next(
        csv.reader(io.StringIO(b"".join(template_csv(cast.desk, Agreement.objects.none())).decode("utf-8-sig")))
    )
