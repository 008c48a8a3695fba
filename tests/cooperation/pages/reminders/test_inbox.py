"""The inbox says each thing once and as it is now; one puts it off, reads it, looks for it, takes it away as a file."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.instruments.mending import agreement_correct
from agreements.models import AskedReminder
from agreements.reminders.telling import reminders_tell
from partners.models import Notice
from tests.cast import TODAY, Cast
from tests.cooperation.pages.looking import as_, look, text
from tests.walks import fresh

ENDS = {"term_kind": "fixed", "term_months": 36}  # on 12 January 2027


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of the tests is the day of the cast."""
    monkeypatch.setattr("cooperation.pages.reminders.inbox.legal_day", lambda: TODAY)
    monkeypatch.setattr("cooperation.pages.reminders.asked.own_day", lambda: TODAY)


@pytest.fixture
def ending(cast: Cast) -> Any:
    """An agreement that ends soon, of which those who follow were told."""
    agreement = cast.record(titles={"en": "Agreement on patrols"}, **ENDS)
    reminders_tell(cast.today)
    return agreement


def test_a_day_that_comes_up_is_one_line_with_what_follows(cast: Cast, ending: Any) -> None:
    reminders_tell(cast.today + dt.timedelta(days=30))
    said = text(look(cast.desk, "/notices/"))
    assert said.count("Ends: 12 January 2027") >= 1 and said.count("Agreement on patrols") == 1
    assert "It ends on 12 January 2027 unless both sides extend it." in said
    assert "in 51 days" in said and "2 times" in said and "One notice" in said


def test_what_moved_says_so(cast: Cast, ending: Any) -> None:
    given = {"values": {"term_months": 120}, "reason": "Read again.", "expected_version": None}
    agreement_correct(officer=cast.desk, today=cast.today, agreement=fresh(ending), **given)
    assert "Ends: moved from 12 January 2027 to 12 January 2034" in text(look(cast.desk, "/notices/"))


def test_one_is_read_or_put_off_for_a_week(cast: Cast, ending: Any) -> None:
    client, notice = as_(cast.desk), Notice.objects.get(officer=cast.desk)
    assert client.post("/notices/read/", {"one": notice.pk, "next": "/notices/?state=unread"}).headers["Location"] == (
        "/notices/?state=unread"
    )
    assert "No notice here fits" in text(client.get("/notices/", {"state": "unread"}))
    Notice.objects.update(read_at=None)
    asked = {"on": "2026-11-29", "read": notice.pk, "next": "https://elsewhere.example/"}
    answer = client.post(f"/agreements/{ending.key}/remind/", asked)
    assert answer.headers["Location"] == f"/agreements/{ending.key}/"
    assert AskedReminder.objects.get().on == dt.date(2026, 11, 29)
    assert "No notice here fits" in text(client.get("/notices/", {"state": "unread"}))


def test_nobody_reads_another_ones_notice(cast: Cast, ending: Any) -> None:
    notice = Notice.objects.get(officer=cast.desk)
    assert as_(cast.liaison).post("/notices/read/", {"one": notice.pk}).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


@pytest.mark.parametrize(("asked", "found"), [("patrols", True), ("nothing of it", False)])
def test_it_is_searched_and_taken_away_as_a_file(cast: Cast, ending: Any, asked: str, found: bool) -> None:
    csv = look(cast.desk, "/notices/", q=asked, format="csv").content.decode("utf-8-sig").splitlines()
    assert len(csv) == (2 if found else 1)
    assert not found or ("Agreement on patrols" in csv[1] and "2027-01-12" in csv[1])


def test_the_page_of_an_agreement_offers_days_and_takes_them_back(cast: Cast) -> None:
    tacit = {"term_kind": "tacit_renewal", "term_months": 60, "renewal_months": 12, "notice_months": 6}
    agreement = cast.record(**tacit)
    client = as_(cast.desk)
    said = text(client.get(f"/agreements/{agreement.key}/"))
    assert "A month before the last day to say no" in said
    client.post(f"/agreements/{agreement.key}/remind/", {"on": "2027-06-12", "note": "Ask the embassy."})
    assert "Ask the embassy." in text(client.get(f"/agreements/{agreement.key}/"))
    listed = client.get("/reminders/", {"q": "embassy"})
    assert "12 Jun 2027" in text(listed).replace("\u00a0", " ")
    client.post(f"/reminders/{AskedReminder.objects.get().pk}/remove/")
    assert "Nothing asked for" in text(client.get("/reminders/"))


@pytest.mark.parametrize("on", ["", "yesterday", "2026-11-22", "9999-12-31"])
def test_a_day_that_is_none_or_not_ahead_is_said(cast: Cast, on: str) -> None:
    agreement = cast.record()
    answer = as_(cast.desk).post(f"/agreements/{agreement.key}/remind/", {"on": on}, follow=True)
    assert "Choose a day" in text(answer) and not AskedReminder.objects.exists()


def test_out_of_sight_nothing_is_asked_for(cast: Cast) -> None:
    agreement = cast.record()
    answer = as_(cast.third_desk).post(f"/agreements/{agreement.key}/remind/", {"on": "2027-01-01"})
    assert answer.status_code == 404


def test_the_number_of_queries_does_not_grow(cast: Cast) -> None:
    counts = []
    for _ in range(2):
        for _ in range(3):
            cast.record(**ENDS)
        reminders_tell(cast.today)
        look(cast.desk, "/notices/")
        with CaptureQueriesContext(connection) as queries:
            client = as_(cast.desk)
            signing_in = len(queries)
            client.get("/notices/")
        counts.append(len(queries) - signing_in)
    assert counts[0] == counts[1] <= 22, counts
