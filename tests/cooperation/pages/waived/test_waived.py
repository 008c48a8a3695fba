"""Whoever checks finds every decision of the own party to go ahead without something, and none of another's."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.coverage.waiving import coverage_waive
from agreements.instruments.route.waiving import condition_waive
from agreements.models import Agreement, CommitmentCheck, WordingWaiver
from agreements.texts.version import version_current
from partners.models import Party
from tests.cast import Cast
from tests.cooperation.pages.looking import as_, look, text
from tests.doings import Doing


@pytest.fixture
def decided(cast: Cast) -> Agreement:
    """One decision of each sort, and one of the partner."""
    talks = cast.prepared("negotiating", values={"titles": {"en": "Patrols"}})
    asked = {"today": cast.today, "agreement": talks, "expected_version": talks.version, "stage": "agree_text"}
    condition_waive(officer=cast.approver, **asked, code="title_in_both_languages", reason="English is authentic.")
    theirs = {"code": "title_in_both_languages", "reason": "Theirs alone."}
    other = cast.prepared("negotiating", values={"titles": {"en": "Ports"}})
    about = {**asked, "agreement": other, "expected_version": other.version}
    condition_waive(officer=cast.partner_approver, **about, **theirs)
    seen: Any = {"owner": cast.party("UKR"), "partnership": talks.partnership}
    WordingWaiver.objects.create(
        **seen, version=version_current(talks), words=2, reason="The minister wants it so.", officer=cast.approver
    )
    union = Party.objects.create(code="AU", kind="organisation", name_en="African Union", name_fr="Union africaine")
    CommitmentCheck.objects.create(
        **seen,
        agreement=talks,
        framework=union,
        contradicts=True,
        reason="Bases.",
        answered_by=cast.desk,
        answered_on=cast.today,
        accepted_by=cast.approver,
        accepted_reason="Taken to the cabinet.",
    )
    doing = Doing(cast)
    ahead = {"activity": doing.activity, "rule": "status_of_forces", "expected_version": doing.activity.version}
    coverage_waive(officer=cast.approver, today=cast.today, reason="A note is on its way.", **ahead)
    return talks


def test_checkers_find_all_of_the_own_party_and_none_of_another(cast: Cast, decided: Agreement) -> None:
    shown = text(look(cast.auditor, "/gone-ahead/"))
    for words in ("English is authentic.", "The minister wants it so.", "Taken to the cabinet.", "African Union"):
        assert words in shown
    assert "4 decisions" in shown and "Theirs alone." not in shown and "Bases." not in shown
    assert "Theirs alone." in text(look(cast.partner_approver, "/gone-ahead/"))
    first = look(cast.auditor, "/gone-ahead/").context["table"]["rows"][0]["cells"]
    assert (first[1]["text"], first[2]["text"]) == ("A note is on its way.", "Sea patrol")
    assert "Status of forces" in first[0]["text"]
    assert look(cast.desk, "/gone-ahead/").status_code == 403


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"sort": "wording"}, "The minister wants it so."),
        ({"sort": "legal_basis", "q": "patrol"}, "A note is on its way."),
        ({"q": "cabinet"}, "Taken to the cabinet."),
        ({"stage": "agree_text", "sort": "condition"}, "English is authentic."),
        ({"until": "2020-01-01"}, ""),
    ],
)
def test_it_is_narrowed_sorted_and_taken_as_a_file(
    cast: Cast, decided: Agreement, asked: dict[str, str], found: str
) -> None:
    told = look(cast.auditor, "/gone-ahead/", **asked, ordering="agreement")
    reasons = [row["cells"][1]["text"] for row in told.context["table"]["rows"]]
    assert reasons == ([found] if found else [])
    file = look(cast.auditor, "/gone-ahead/", **asked, format="csv").content.decode("utf-8-sig")
    assert (found in file) and len(file.splitlines()) == (2 if found else 1)


def test_the_number_of_queries_does_not_grow(cast: Cast, decided: Agreement) -> None:
    client = as_(cast.auditor)
    client.get("/gone-ahead/")

    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/gone-ahead/")
        return len(queries)

    few = counted()
    for title in ("Ports", "Roads"):
        talks = cast.prepared("negotiating", values={"titles": {"en": title}})
        told = {"today": cast.today, "agreement": talks, "expected_version": talks.version, "stage": "agree_text"}
        condition_waive(officer=cast.approver, **told, code="title_in_both_languages", reason="English.")
    assert counted() == few <= 19
