"""`manage.py import_agreements`: every row is reported, good ones are in, the second time changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models import Agreement, AgreementAct, Statement
from partners.models import Change, Correction
from partners.parties.loading import reference_load

REFERENCE = Path(__file__).parents[3] / "agreements" / "instruments" / "reference"
HEADER = "source_id,partner,title_en,signed,place,duration_years,source_title,entry_method\n"


@pytest.fixture
def importer(cast, tmp_path):
    """Run the command over some lines as the desk officer of Ukraine; what it printed."""

    def run(lines: str, *options: str, header: str = HEADER) -> str:
        file = tmp_path / "table.csv"
        file.write_text(header + lines, encoding="utf-8")
        return say(file, cast.desk, *options)

    return run


def say(file, officer, *options):
    out = StringIO()
    call_command("import_agreements", str(file), "--officer", officer.email, *options, stdout=out)
    return out.getvalue()


def test_a_row_becomes_a_national_record_with_its_source(importer, cast):
    assert "1 created, 0 changed, 0 unchanged, 0 refused" in importer(
        "A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n"
    )
    agreement = Agreement.objects.get(source_key="A-1")
    act = agreement.acts.get()
    assert (agreement.audience, agreement.owner, agreement.reference) == (
        "national",
        cast.party("UKR"),
        "GBR-UKR-2024-001",
    )
    assert (act.on, act.place, act.source) == ("2024-01-12", "Kyiv", "The ministry")
    assert (agreement.standing.ends_on, agreement.standing.ends_basis) == ("2034-01-12", "assumed")


def test_the_second_time_changes_nothing(importer, cast):
    lines = "A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\nA-2,LVA,Patrols,2024-05,,,The ministry,\n"
    importer(lines)
    changes = Change.objects.exclude(source="partners_import").count()
    assert "0 created, 0 changed, 2 unchanged, 0 refused" in importer(lines)
    assert Change.objects.exclude(source="partners_import").count() == changes


def test_a_row_that_says_something_else_now_is_corrected_with_the_import_as_reason(importer, cast):
    importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n")
    said = importer("A-1,GBR,Security,2024-01-13,Kyiv,12,The ministry,\n")
    assert "0 created, 1 changed, 0 unchanged, 0 refused" in said
    assert AgreementAct.objects.get().on == "2024-01-13"
    assert Agreement.objects.get().term_months == 144
    assert set(Correction.objects.values_list("reason", flat=True)) == {"import table.csv"}


def test_a_dry_run_reports_the_same_and_changes_nothing(importer, cast):
    said = importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n", "--dry-run")
    assert "1 created, 0 changed, 0 unchanged, 0 refused (dry run: nothing was changed)" in said
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("A-1,ZZZ,Security,2024-01-12,,10,S,", "partner"),
        ("A-1,UKR,Security,2024-01-12,,10,S,", "partner"),
        ("A-1,GBR,,2024-01-12,,10,S,", "title_en"),
        ("A-1,GBR,Security,12.01.2024,,10,S,", "signed"),
        ("A-1,GBR,Security,2024-02-30,,10,S,", "signed"),
        ("A-1,GBR,Security,2031-01-01,,10,S,", "signed"),
        ("A-1,GBR,Security,2024-01-12,,ten,S,", "duration_years"),
        ("A-1,GBR,Security,2024-01-12,,10,S,by_magic", "entry_method"),
    ],
)
def test_a_fault_is_named_on_its_row_and_column_and_the_good_rows_are_in(importer, cast, line, column):
    said = importer(f"{line}\nB-2,LVA,Patrols,2024-05,,5,S,\n")
    assert "line 2  refused" in said and f"{column}: " in said
    assert "1 created, 0 changed, 0 unchanged, 1 refused" in said
    assert Agreement.objects.get().source_key == "B-2"


def test_an_identifier_that_stands_twice_is_refused_the_second_time(importer, cast):
    said = importer("A-1,GBR,One,2024,,10,S,\nA-1,GBR,Two,2024,,10,S,\n")
    assert "line 3  refused  A-1" in said and "1 created" in said


def test_a_file_without_the_columns_that_a_row_needs_is_refused_whole(importer, cast):
    with pytest.raises(CommandError, match="import_column_matched"):
        importer("Security\n", header="title\n")
    assert not Agreement.objects.exists()


def test_another_encoding_is_recognised_and_a_wrong_one_refused(cast, tmp_path):
    file = tmp_path / "latin.csv"
    file.write_bytes((HEADER + "A-1,GBR,Sécurité,2024,,,,\n").encode("cp1252"))
    with pytest.raises(CommandError, match="not in the encoding that was said"):
        say(file, cast.desk, "--encoding", "utf-8")
    assert "1 created" in say(file, cast.desk)
    assert Agreement.objects.get().titles == {"en": "Sécurité"}


def test_an_import_is_undone_as_one_step(importer, cast):
    said = importer("A-1,GBR,Security,2024-01-12,,10,S,\nB-2,LVA,Patrols,2024-05,,5,S,\n")
    out = StringIO()
    number = said.rsplit("import ", 1)[1].split(":")[0]
    given = ("--undo", number, "--reason", "Another list was meant.")
    call_command("import_agreements", "--officer", cast.desk.email, *given, stdout=out)
    assert out.getvalue().count("taken_out") == 2
    assert not Agreement.objects.visible_to(cast.desk).exists()
    assert "2 created" in importer("A-1,GBR,Security,2024-01-12,,10,S,\nB-2,LVA,Patrols,2024-05,,5,S,\n")


def test_who_does_not_write_imports_nothing(cast, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(HEADER + "A-1,GBR,One,2024,,10,S,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="may not import"):
        say(file, cast.auditor)
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_written_out_is_brought_back_and_changes_nothing(importer, cast, tmp_path, ending):
    importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n")
    file, out = tmp_path / f"out.{ending}", StringIO()
    call_command("export_agreements", str(file), "--officer", cast.desk.email, stdout=out)
    assert "1 agreements" in out.getvalue()
    assert "0 created, 0 changed, 1 unchanged, 0 refused" in say(file, cast.desk)


def test_the_number_of_statements_does_not_grow_with_the_rows(importer, cast):
    def statements(name: str, count: int) -> int:
        lines = "".join(f"{name}-{n},GBR,Agreement {name} {n},2024-01,,10,S,\n" for n in range(count))
        with CaptureQueriesContext(connection) as asked:
            assert f"{count} created" in importer(lines)
        return len(asked)

    statements("A", 1)
    assert statements("B", 60) == statements("C", 6)


def test_the_table_of_ukraine_is_in_as_its_sources_state_it(cast):
    reference_load()
    statements = REFERENCE / "ukraine_statements.csv"
    file = REFERENCE / "ukraine_security_agreements.csv"
    assert "30 created, 0 changed, 0 unchanged, 0 refused" in say(file, cast.desk, "--statements", str(statements))
    assert "0 created, 0 changed, 30 unchanged, 0 refused" in say(file, cast.desk, "--statements", str(statements))
    by_key = {one.source_key: one for one in Agreement.objects.select_related("standing")}
    assert by_key["UA-2024-01"].standing.ends_on == "2034-01-12"
    assert by_key["UA-2024-17"].standing.basis == "computed"  # in force on signature, as its source says
    assert by_key["UA-2024-22"].standing.in_force is None  # Luxembourg: an approval is reported as needed
    assert by_key["UA-2024-28"].standing.ends_on == ""  # Croatia: no source states a term
    assert by_key["UA-BGR"].status == "unknown"
    assert Statement.objects.filter(agreement=by_key["UA-2024-28"], field="listing").count() == 3
