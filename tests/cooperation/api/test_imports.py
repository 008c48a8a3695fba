"""A table comes in by REST as by the page: sent, matched, checked, run, read back, undone."""

import base64
from typing import Any

import pytest

from agreements.instruments.mending import agreement_correct
from agreements.models import Agreement
from partners.models import Job
from partners.records import jobs
from tests.agreements.importing.bringing import checked, received, written
from tests.cast import Cast
from tests.cooperation.api.test_schema import document, fits  # noqa: F401  a fixture

LIST = "Land,Title,Signed\nPoland,Agreement one,2024-05-28\nPolandd,Agreement two,12/01/2023\n"


@pytest.fixture
def sent(rest: Any, cast: Cast) -> Any:
    """A list that was sent by the desk officer."""
    content = base64.b64encode(LIST.encode()).decode()
    answer = rest.post(cast.desk, "imports/", {"name": "list.csv", "content": content})
    assert answer.status == 201, answer.data
    return answer


def work() -> None:
    """What a worker does."""
    for pk in Job.objects.filter(state="waiting").values_list("pk", flat=True):
        jobs.run(pk)


def test_a_list_is_matched_checked_run_and_undone(rest: Any, cast: Cast, sent: Any, document: Any) -> None:  # noqa: F811
    where = f"imports/{sent.data['id']}/"
    assert sent.data["matched"] == {"0": "note", "1": "title_en", "2": "signed"}
    refused = rest.post(cast.desk, f"{where}check/", {}, if_match=sent.headers["ETag"])
    assert refused.status == 409 and refused.data["errors"][0]["code"] == "import_column_matched"
    assert rest.patch(cast.desk, where, {"matched": {"0": "partner"}}).status == 428
    change = {"matched": {"0": "partner", "1": "title_en", "2": "signed"}, "date_order": "dmy"}
    change["answers"] = {"party": {"Polandd": "POL"}}
    matched = rest.patch(cast.desk, where, change, if_match=sent.headers["ETag"])
    assert matched.status == 200, matched.data
    assert rest.patch(cast.desk, where, change, if_match=sent.headers["ETag"]).status == 412
    asked = rest.post(cast.desk, f"{where}check/", {}, if_match=matched.headers["ETag"])
    assert (asked.status, asked.data["state"]) == (202, "checking")
    work()
    checked = rest.get(cast.desk, where)
    fits(document, checked, "imports/{number}/")
    assert (checked.data["state"], checked.data["counts"]["created"], Agreement.objects.count()) == ("checked", 2, 0)
    run = rest.post(cast.desk, f"{where}run/", {"take": "all"}, if_match=checked.headers["ETag"])
    assert run.status == 202
    work()
    report = rest.get(cast.desk, f"{where}report/")
    fits(document, report, "imports/{number}/report/")
    assert [row["line"] for row in report.data["results"]] == [2, 3]
    assert rest.get(cast.desk, report.data["results"][0]["agreement"].removeprefix("/api/v1/")).status == 200
    now = rest.get(cast.desk, where)
    undo = rest.post(cast.desk, f"{where}undo/", {"reason": "Wrong list"}, if_match=now.headers["ETag"])
    assert undo.status == 202
    work()
    assert rest.get(cast.desk, where).data["state"] == "undone"
    assert not Agreement.objects.visible_to(cast.desk).exists()


def test_it_is_out_of_sight_for_others_and_refused_to_who_does_not_write(rest: Any, cast: Cast, sent: Any) -> None:
    where = f"imports/{sent.data['id']}/"
    for officer in (cast.partner_desk, cast.third_desk, cast.own_guest):
        assert rest.get(officer, where).status == 404
        assert rest.get(officer, f"{where}report/").status == 404
    assert rest.get(cast.auditor, where).status == 200
    assert rest.post(cast.auditor, f"{where}check/", {}, if_match=sent.headers["ETag"]).status == 403
    assert rest.get(cast.desk, "imports/").data["count"] == 1
    assert rest.get(cast.third_desk, "imports/").data["count"] == 0


def test_a_file_that_cannot_be_read_says_why(rest: Any, cast: Cast) -> None:
    content = base64.b64encode(b"PK\x03\x04 no workbook").decode()
    answer = rest.post(cast.desk, "imports/", {"name": "list.xlsx", "content": content})
    assert (answer.status, answer.data["errors"][0]["pointer"]) == (400, "#/file")
    assert answer.data["errors"][0]["code"] == "not_xlsx"


TERMS = "Country,Title,Validity,File number\nPoland,Agreement one,5 years,1/24\n"


def test_rest_names_the_cell_and_takes_it(cast: Cast, rest: Any) -> None:
    written(cast, TERMS)
    one = Agreement.objects.get()
    given: dict[str, Any] = {"values": {"term_months": 72}, "reason": "Read", "expected_version": None}
    agreement_correct(officer=cast.liaison, today=cast.today, agreement=one, **given)
    batch = checked(cast, received(cast, TERMS))
    where = f"imports/{batch.pk}/"
    (row,) = rest.get(cast.desk, f"{where}report/").data["results"]
    (found,) = row["findings"]
    assert (row["outcome"], found["code"], found["cell"], found["refuses"]) == (
        "unchanged", "corrected_here", "term_months", False,
    )  # fmt: skip
    now = rest.get(cast.desk, where)
    assert now.data["counts"]["kept"] == 1
    told = {"take": "all", "from_file": [f"{row['line']} {found['cell']}"]}
    assert rest.post(cast.desk, f"{where}run/", told, if_match=now.headers["ETag"]).status == 202
    work()
    one.refresh_from_db()
    assert one.term_months == 60
