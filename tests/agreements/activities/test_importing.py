"""A table of exercises comes in: rows of two states as activities of their pair, all others refused with the reason."""

from typing import Any

import pytest

from agreements.models import Activity, ActivityHalf
from partners.models import Import
from partners.records import jobs
from partners.records.imports.asking import import_check, import_undo, import_write
from partners.records.imports.receiving import import_receive
from tests.cast import Cast

HEADINGS = (
    "MMEID,Ex_Name,Series_Name,Location,lat,lon,StartDate,s.year,s.month,s.day,EndDate,e.year,e.month,e.day,CPX,"
    "FocusDescription,AdditionalParticipantInfo,StateA,StateB,StateC"
)
ROWS = (
    "x1,Steel Road,,Poland,50.1,20.2,5/1/99,1999,5,1,5/9/99,1999,5,9,0,,Both armies,Poland,United Kingdom,",
    "x2,-9,Series,Odesa,-9,-9,1998-03-xx,1998,3,xx,1998-03-xx,1998,3,xx,1,sea,,Ukraine,United Kingdom,",
    "x3,Three,,Latvia,1,1,6/1/97,1997,6,1,6/2/97,1997,6,2,0,,,Latvia,Poland,Estonia",
    "x4,Alone,,Latvia,1,1,6/1/97,1997,6,1,6/2/97,1997,6,2,0,,,Latvia,,",
    "x1,Steel Road again,,Poland,1,1,5/1/99,1999,5,1,5/9/99,1999,5,9,0,,,Poland,Latvia,",
    "x5,Unknown side,,Poland,1,1,5/1/99,1999,5,1,5/9/99,1999,5,9,0,,,-9,Latvia,",
    "x6,Backwards,,Poland,1,1,5/9/99,1999,5,9,5/1/99,1999,5,1,0,,,Estonia,Latvia,",
)


def worked(cast: Cast, ask: Any, batch: Import, **more: Any) -> Import:
    """Ask for work on an import, and do it."""
    asked = ask(officer=cast.desk, today=cast.today, batch=batch, expected_version=None, **more)
    jobs.run(asked.job_id)
    return Import.objects.get(pk=batch.pk)


@pytest.fixture
def checked(cast: Cast) -> Import:
    """The table, sent like any other: it is known by its headings."""
    content = "\n".join((HEADINGS, *ROWS)).encode()
    made = import_receive(officer=cast.desk, today=cast.today, of="agreements", name="mme.csv", content=content)
    assert (made.of, made.profile) == ("activities", "exercises")
    return worked(cast, import_check, made)


def test_rows_of_two_states_become_activities_and_all_others_say_why(cast: Cast, checked: Import) -> None:
    said = {row.line: {one["code"] for one in row.findings if one["weight"] == "refuses"} for row in checked.rows.all()}
    assert [said[line] for line in sorted(said)] == [
        set(), set(), {"not_two_states"}, {"not_two_states"}, {"repeated"}, {"state_not_stated"}, {"ends_before_start"},
    ]  # fmt: skip
    assert not Activity.objects.exists()
    written = worked(cast, import_write, checked, take="good")
    assert written.counts["created"] == 2 and written.counts["refused"] == 5
    road, sea = Activity.objects.order_by("id")
    assert (road.partnership.code, road.title, road.status, road.door) == (
        "GBR-POL",
        "Steel Road",
        "completed",
        "recorded",
    )
    assert (str(road.first_on), str(road.last_on), road.audience, road.owner) == (
        "1999-05-01", "1999-05-09", "national", cast.party("UKR"),
    )  # fmt: skip
    assert (road.country, road.place) == (cast.party("POL"), "") and road.source.startswith("Multinational Military")
    assert (sea.starts, sea.place, sea.title) == ("1998-03", "Odesa", "Exercise of Ukraine and United Kingdom")
    notes = " ".join(ActivityHalf.objects.values_list("notes", flat=True))
    assert "Both armies" in notes and "CPX: 1" in notes and "50.1" not in notes
    again = import_receive(
        officer=cast.desk,
        today=cast.today,
        of="agreements",
        name="b.csv",
        content="\n".join((HEADINGS, *ROWS)).encode(),
    )
    again = worked(cast, import_check, again)
    assert again.counts["unchanged"] == 2 and not again.counts.get("created")


def test_an_import_of_activities_is_undone_but_for_what_was_touched(cast: Cast, checked: Import) -> None:
    written = worked(cast, import_write, checked, take="good")
    touched = Activity.objects.earliest("id")
    Activity.objects.filter(pk=touched.pk).update(version=2)
    worked(cast, import_undo, written, reason="The wrong file.")
    assert list(Activity.objects.visible_to(cast.desk)) == [touched]
    assert set(written.rows.filter(outcome="created").values_list("undone", flat=True)) == {"taken_out", "touched"}
