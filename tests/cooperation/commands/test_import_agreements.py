"""`manage.py import_agreements`: every row is reported, good ones are in, the second time changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement, AgreementAct, Statement
from partners.models import Change
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
    assert "1 created, 0 unchanged, 0 refused" in importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n")
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
    changes = Change.objects.count()
    assert "0 created, 2 unchanged, 0 refused" in importer(lines)
    assert Change.objects.count() == changes


def test_a_row_that_says_something_else_now_is_refused_not_overwritten(importer, cast):
    importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n")
    said = importer("A-1,GBR,Security,2024-01-13,Kyiv,10,The ministry,\n")
    assert "line 2  refused  A-1  source_id: It is recorded already, with other content." in said.replace(
        "source_key", "source_id"
    )
    assert AgreementAct.objects.get().on == "2024-01-12"


def test_a_dry_run_reports_the_same_and_changes_nothing(importer, cast):
    said = importer("A-1,GBR,Security,2024-01-12,Kyiv,10,The ministry,\n", "--dry-run")
    assert "1 created, 0 unchanged, 0 refused (dry run: nothing was changed)" in said
    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("A-1,ZZZ,Security,2024-01-12,,10,S,", "parties"),
        ("A-1,UKR,Security,2024-01-12,,10,S,", "parties"),
        ("A-1,GBR,,2024-01-12,,10,S,", "title_en"),
        ("A-1,GBR,Security,12.01.2024,,10,S,", "acts.0.on"),
        ("A-1,GBR,Security,2024-02-30,,10,S,", "acts.0.on"),
        ("A-1,GBR,Security,2031-01-01,,10,S,", "acts.0.on"),
        ("A-1,GBR,Security,2024-01-12,,ten,S,", "duration_years"),
        ("A-1,GBR,Security,2024-01-12,,10,S,by_magic", "entry_method"),
    ],
)
def test_a_fault_is_named_on_its_row_and_column_and_the_good_rows_are_in(importer, cast, line, column):
    said = importer(f"{line}\nB-2,LVA,Patrols,2024-05,,5,S,\n")
    assert "line 2  refused" in said and f"{column}: " in said
    assert "1 created, 0 unchanged, 1 refused" in said
    assert Agreement.objects.get().source_key == "B-2"


def test_an_identifier_that_stands_twice_is_refused_the_second_time(importer, cast):
    said = importer("A-1,GBR,One,2024,,10,S,\nA-1,GBR,Two,2024,,10,S,\n")
    assert "line 3  refused  A-1" in said and "1 created" in said


def test_a_file_in_another_encoding_or_without_a_column_is_refused_whole(importer, cast, tmp_path):
    with pytest.raises(CommandError, match=r"no such column\. signed"):
        importer("A-1,GBR,x\n", header="source_id,partner,title_en\n")
    file = tmp_path / "latin.csv"
    file.write_bytes(HEADER.encode() + "A-1,GBR,Sécurité,2024,,,,\n".encode("latin-1"))
    with pytest.raises(CommandError, match="not in UTF-8"):
        say(file, cast.desk)


def test_who_does_not_write_imports_nothing(cast, tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(HEADER + "A-1,GBR,One,2024,,10,S,\n", encoding="utf-8")
    with pytest.raises(CommandError, match="may not record"):
        say(file, cast.auditor)
    assert not Agreement.objects.exists()


def test_the_number_of_statements_does_not_grow_with_the_rows(importer, cast, django_assert_max_num_queries):
    lines = "".join(f"A-{n},{code},Agreement {n},2024-01,,10,S,\n" for n in range(60) for code in ("GBR",))
    with django_assert_max_num_queries(40):
        assert "60 created" in importer(lines)


def test_the_table_of_ukraine_is_in_as_its_sources_state_it(cast):
    reference_load()
    statements = REFERENCE / "ukraine_statements.csv"
    file = REFERENCE / "ukraine_security_agreements.csv"
    assert "30 created, 0 unchanged, 0 refused" in say(file, cast.desk, "--statements", str(statements))
    assert "0 created, 30 unchanged, 0 refused" in say(file, cast.desk, "--statements", str(statements))
    by_key = {one.source_key: one for one in Agreement.objects.select_related("standing")}
    assert by_key["UA-2024-01"].standing.ends_on == "2034-01-12"
    assert by_key["UA-2024-17"].standing.basis == "computed"  # in force on signature, as its source says
    assert by_key["UA-2024-22"].standing.in_force is None  # Luxembourg: an approval is reported as needed
    assert by_key["UA-2024-28"].standing.ends_on == ""  # Croatia: no source states a term
    assert by_key["UA-BGR"].status == "unknown"
    assert Statement.objects.filter(agreement=by_key["UA-2024-28"], field="listing").count() == 3
