"""Home: sentences, at most seven rows, what comes, what others changed; and what to do first where nothing is."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.recording import agreements_record
from cooperation.desk.recent import happened
from tests.cooperation.pages.looking import look, text
from tests.promises import promised


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, cast: Any) -> None:
    monkeypatch.setattr("cooperation.pages.home.views.legal_day", lambda: cast.today)


def test_a_fresh_party_is_told_what_to_do_first(cast: Any) -> None:
    shown = text(look(cast.desk, "/"))
    assert "Begin with what you have" in shown and "/agreements/record/" in look(cast.desk, "/").content.decode()
    assert "There is nothing to read yet" in text(look(cast.auditor, "/"))


def test_an_administrator_reads_no_records(cast: Any) -> None:
    cast.record(titles={"en": "Canary"}, audience="public")
    shown = text(look(cast.admin, "/"))
    assert "reads no records" in shown and "Canary" not in shown


def test_the_lead_counts_and_names_what_comes(cast: Any) -> None:
    cast.prepared("concept")
    cast.record(
        acts=[ActEntry("signed", "2022-09-14", source="Ministry")],
        legal_nature="treaty_binding",
        entry_method="on_signature",
        term_kind="tacit_renewal",
        term_months=60,
        notice_months=6,
    )
    shown = text(look(cast.desk, "/"))
    assert "One thing needs you." in shown
    assert "One agreement renews by itself on 15 September 2027 unless we write by 14 March 2027." in shown
    assert "Nothing else needs you before 14 March 2027." in shown
    assert "Within twelve months" in shown


def test_a_promise_due_this_week_is_a_need_and_the_next_one_bounds_the_quiet(cast: Any) -> None:
    made = cast.record()
    promised(cast, made, first_on=(cast.today + timedelta(days=5)).isoformat())
    promised(cast, made, first_on=(cast.today + timedelta(days=40)).isoformat(), titles={"en": "Later"})
    shown = text(look(cast.desk, "/"))
    assert "Keep one promise by its day" in shown and "Nothing else needs you before 1 January 2027." in shown
    assert "Keep one promise" not in text(look(cast.auditor, "/"))


def test_a_last_day_that_comes_soon_is_a_need_itself(cast: Any) -> None:
    cast.record(titles={"en": "Old pact"}, term_kind="not_stated", term_months=None, ends_reported="2026-12-31")
    shown = text(look(cast.desk, "/"))
    assert "Ends: “Old pact” with United Kingdom" in shown and "It comes on 31 December 2026." in shown
    assert "Ends: “Old pact”" not in text(look(cast.auditor, "/"))


def test_at_most_seven_rows_and_the_rest_is_counted(cast: Any) -> None:
    for number in range(9):
        cast.prepared("concept", values={"titles": {"en": f"Concept {number}"}})
    body = look(cast.desk, "/").content.decode()
    assert body.count('<p class="what">') == 7 and "And 2 more." in body


def test_what_a_partner_owes_us_is_said(cast: Any) -> None:
    agreement = cast.prepared("negotiating", partner="EST")
    from agreements.instruments.acts import act_record

    act_record(
        officer=cast.desk,
        today=cast.today,
        agreement=agreement,
        kind="text_confirmed",
        on=cast.today.isoformat(),
        side=cast.desk.party,
        expected_version=None,
    )
    assert "One partner owes us an answer: Estonia." in text(look(cast.desk, "/"))


def test_what_others_changed_leaves_out_ones_own_and_names_nobody_of_the_other_side(cast: Any) -> None:
    cast.prepared("negotiating")
    assert "Approver" in text(look(cast.desk, "/"))
    own = [one.officer for one in happened(cast.desk, but=cast.desk)]
    assert cast.desk not in own and cast.approver in own
    theirs = happened(cast.partner_desk)
    assert {one.officer for one in theirs} == {None} and {one.side.code for one in theirs if one.side} == {"UKR"}


def test_what_is_not_in_sight_did_not_happen(cast: Any) -> None:
    cast.record(titles={"en": "Canary"})
    cast.prepared("mandate_granted")
    assert happened(cast.partner_desk) == [] == happened(cast.third_desk)
    assert "Canary" not in text(look(cast.third_desk, "/"))


def test_records_entered_at_once_are_told_in_one_line(cast: Any) -> None:
    entries = [AgreementEntry(parties=["GBR"], titles={"en": f"Pact {number}"}) for number in range(5)]
    agreements_record(officer=cast.desk, today=cast.today, entries=entries)
    assert "5 agreements recorded" in text(look(cast.other_desk, "/"))


def test_the_number_of_queries_does_not_grow(cast: Any) -> None:
    client = Client()
    client.force_login(cast.approver)

    def counted() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    def more() -> None:
        for status in ("authority_requested", "text_agreed"):
            cast.prepared(status)
        cast.record(term_kind="not_stated", term_months=None, ends_reported="2027-01-31")

    more()
    few = counted()
    for _ in range(3):
        more()
    assert counted() == few == 39


def test_nobody_reads_it_without_an_account(cast: Any, client: Client) -> None:
    assert client.get("/").status_code == 302
