"""Lists of others as they come: each fault is told on its row and column, the good rows are in, nothing is lost."""

import csv
import io

import pytest

from agreements.importing.exporting import template_csv
from agreements.models import Agreement
from partners.parties.loading import reference_load
from partners.records.imports.receiving import import_match
from tests.agreements.importing.bringing import checked, codes, received, row, written
from tests.cast import Cast

DCAD = (
    "ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear,EIFDay,EIFMonth,EIFYear,type,category1,category2,"
    "category3,span,renewType,renewYears,terminated,durationActual,endYearEstimate,asymmetry,source,DCAid\n"
)
# Invented rows, each with a fault of the real dataset.
FAULTS = {
    "good": "220,FRN,230,SPN,7,10,1983,12,11,1985,general,DCA,,,10,,5,0,,2010,0,UNTS,D-1",
    "one state twice": "541,MZM,541,MZM,7,10,1983,,,,general,DCA,,,,,,0,,2010,0,UNTS,D-2",
    "blanks": "220,FRN,310,HUN ,7,10,1993,,,,general,DCA,,,,,,0,,2010,0,UNTS,D-3",
    "abbreviation": "220,FRN,255,GER,7,10,1993,,,,sector,TREX,,,,,,0,,2010,0,UNTS,D-4",
    "another state's": "220,FRN,652,EGY,7,10,1993,,,,general,DCA,,,,,,0,,2010,0,UNTS,D-5",
    "entry before": "220,FRN,230,SPN,28,4,1988,21,4,1988,general,DIC,,,,,,0,,2010,0,UNTS,D-6",
    "year only": "220,FRN,230,SPN,,,1984,,,,general,DIC,,,,,,0,,2010,0,UNTS,D-7",
    "month only": "220,FRN,230,SPN,,5,1984,,,,general,DIC,,,,,,0,,2010,0,UNTS,D-8",
    "codes": "220,FRN,230,SPN,7,10,1999,,,,general,DIC,,,-77,-66,-44,-99,,2010,0,UNTS,D-9",
    "gone": "220,FRN,315,CZE,7,10,1989,,,,general,DIC,,,,,,0,,2010,0,UNTS,D-10",
    "continued": "220,FRN,365,RUS,7,10,1989,,,,general,DIC,,,,,,0,,2010,0,UNTS,D-11",
    "ended": "220,FRN,230,SPN,7,10,1983,,,,general,DIC,,,,,,1,12,2010,0,UNTS,D-12",
    "formula": "220,FRN,230,SPN,=1+6,10,1983,,,,general,DIC,,,,,,0,,2010,0,UNTS,D-13",
}
LINES = {name: number for number, name in enumerate(FAULTS, 2)}
TOLD = {
    "blanks": "cowName2 blanks_at_the_end",
    "abbreviation": "cowName2 other_abbreviation",
    "year only": "signYear partial_date",
    "month only": "signYear partial_date",
    "codes": "span code_not_a_number",
    "continued": "ccode2 continued_by_rule",
    "ended": "durationActual end_from_length",
}
REFUSED = {
    "one state twice": "ccode2 two_that_are_one",
    "another state's": "cowName2 code_and_name_disagree",
    "entry before": "EIFYear entered_before_signed",
    "gone": "ccode2 state_is_gone",
    "formula": "signDay formula_cell",
}


@pytest.fixture
def everywhere(cast: Cast) -> Cast:
    """The cast in a world with all parties."""
    reference_load()
    return cast


def held(cast: Cast) -> str:
    """All that the party holds, as text."""
    text = b"".join(template_csv(cast.desk, Agreement.objects.visible_to(cast.desk))).decode("utf-8-sig")
    return "\n".join(cell for line in csv.reader(io.StringIO(text)) for cell in line)


def test_each_fault_of_the_dataset_is_told_on_its_row_and_the_good_rows_are_in(everywhere: Cast) -> None:
    content = DCAD + "\n".join(FAULTS.values())
    batch = written(everywhere, content, name="dcad.csv")
    assert batch.profile == "dcad"
    assert not codes(batch, LINES["good"])
    assert {name: TOLD[name] in codes(batch, LINES[name]) for name in TOLD} == dict.fromkeys(TOLD, True)
    assert {name: REFUSED[name] in codes(batch, LINES[name]) for name in REFUSED} == dict.fromkeys(REFUSED, True)
    assert {row(batch, LINES[name]).outcome for name in REFUSED} == {"refused"}
    assert {"renewYears code_not_a_number", "terminated code_not_a_number"} <= codes(batch, LINES["codes"])
    assert batch.counts["created"] == len(FAULTS) - len(REFUSED)
    # Rows about two others are the importer's own, and national.
    assert {(one.audience, one.owner.code) for one in Agreement.objects.all()} == {("national", "UKR")}
    again = written(everywhere, content, name="dcad.csv")
    assert again.counts["unchanged"] == batch.counts["created"] and "created" not in again.counts
    back = written(everywhere, b"".join(template_csv(everywhere.desk, Agreement.objects.all())), name="back.csv")
    assert back.counts == {"unchanged": batch.counts["created"]}


def test_the_dataset_computes_no_end_and_loses_no_cell(everywhere: Cast) -> None:
    written(everywhere, DCAD + FAULTS["good"])
    one = Agreement.objects.select_related("standing").get()
    assert (one.term_kind, one.standing.ends_on, one.standing.entry_into_force) == ("not_stated", "", "1985-11-12")
    text = held(everywhere)
    for column, cell in zip(DCAD.strip().split(","), FAULTS["good"].split(","), strict=True):
        date_part = column.endswith(("Day", "Month", "Year"))
        assert not cell or date_part or f"{column}: {cell}" in text or cell in text, column


def test_the_answer_to_a_name_is_given_once_and_remembered(everywhere: Cast) -> None:
    content = DCAD + FAULTS["gone"]
    batch = checked(everywhere, received(everywhere, content))
    told = {"matched": batch.matched, "answers": {"party": {"315 CZE": "SVK"}}, "expected_version": None}
    import_match(officer=everywhere.desk, today=everywhere.today, batch=batch, **told)
    assert written(everywhere, content).counts["created"] == 1
    assert Agreement.objects.get().partnership.code == "FRA-SVK"


UK = "uuid,lb_document_id,title,subject,country_name,signed_event_date,signed_event_location,definative_eif_event_date,"
UK += "provisional_eif_event_date,terminated_event_date,references,document_url,n_parties,treaty_type\n"
BOTH = "UNITED KINGDOM ; UNITED STATES OF AMERICA"


@pytest.mark.parametrize(
    ("countries", "signed", "found", "pair"),
    [
        ("GERMANY FEDERAL REPUBLIC ; UNITED KINGDOM", "1960-05-01", "", "DEU-GBR"),
        ("NETHERLANDS THE ; UNITED KINGDOM", "1960-05-01", "", "GBR-NLD"),
        ("PERSIA ; UNITED KINGDOM", "1920-05-01", "country_name old_name", "GBR-IRN"),
        ("SOVIET UNION ; UNITED KINGDOM", "1942-05-26", "country_name continued_by_rule", "GBR-RUS"),
        ("UNITED KINGDOM ; YUGOSLAVIA", "1951-05-26", "country_name state_is_gone", ""),
        ("UNITED KINGDOM ; YUGOSLAVIA", "1997-05-26", "country_name continued_by_rule", "GBR-SRB"),
        ("CZECHOSLOVAKIA ; UNITED KINGDOM", "1995-05-26", "country_name state_was_gone", ""),
        (
            "Bermuda ; UNITED KINGDOM ; UNITED STATES OF AMERICA",
            "1960-05-01",
            "country_name territory_left_out",
            "GBR-USA",
        ),
        (
            "Bahamas ; UNITED KINGDOM ; UNITED STATES OF AMERICA",
            "1960-05-01",
            "country_name territory_left_out",
            "GBR-USA",
        ),
        ("Bahamas ; UNITED KINGDOM", "1980-05-01", "", "BHS-GBR"),
        (f"CANADA ; {BOTH}", "1960-05-01", "country_name more_than_two", ""),
        ("Canada ; CANADA ; UNITED STATES OF AMERICA", "1960-05-01", "country_name named_twice", "CAN-USA"),
        ("FRANCE ; UNITED KINGDON", "1960-05-01", "country_name party_not_known", ""),
    ],
)
def test_names_of_treaties_online_mean_whom_they_meant_on_that_day(
    everywhere: Cast, countries: str, signed: str, found: str, pair: str
) -> None:
    line = f"u-1,1,An agreement,DEFENCE,{countries},{signed},London,,,,Cmd 1;TS 2,https://x\\y.html,2.0,BI"
    batch = written(everywhere, UK + line, name="uk.csv")
    assert batch.profile == "uk_treaties"
    assert found in codes(batch, 2) or (not found and not codes(batch, 2))
    made = Agreement.objects.select_related("partnership").first()
    assert (made.partnership.code if made else "") == pair
    if made:
        text = held(everywhere)
        assert all(cell in text for cell in ("DEFENCE", "Cmd 1;TS 2", "https://x\\y.html", "London"))


def test_a_name_that_is_only_alike_is_asked_about_and_never_taken(everywhere: Cast) -> None:
    batch = written(everywhere, "Country,Title\nSpaain,One\nUnited Kingdon,Two\nAtlantis,Three\n")
    suggested = [row(batch, line).findings[0].get("suggestions", []) for line in (2, 3, 4)]
    assert "ESP" in suggested[0] and "GBR" in suggested[1]
    assert not Agreement.objects.exists()
