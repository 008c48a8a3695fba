"""One-time links about days due: acknowledged or given up without an account, listed, and closed."""

from typing import Any

import pytest
from django.test import Client

from agreements.instruments.links import link_revoke
from agreements.models import Due, DueAct
from agreements.obligations.links import due_link_make
from cooperation.api.documentation.views import schema
from cooperation.desk.links import sent_links
from partners.models import AnswerLink, Contest
from partners.records.errors import Forbidden, Refused
from tests.cast import TODAY, Cast
from tests.cooperation.api.conftest import Rest
from tests.cooperation.api.test_schema import fits
from tests.cooperation.pages.agreements_writing.filling import fields_of, fill, written
from tests.cooperation.pages.looking import as_, look, text
from tests.promises import acted, due_of, in_days, promised, status_of


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The legal day of pages and REST is the day of the cast."""
    for module in ("pages.answer.of_due", "pages.answer.form", "pages.obligations.links", "api.resource"):
        monkeypatch.setattr(f"cooperation.{module}.legal_day", lambda: TODAY)


@pytest.fixture
def due(cast: Cast) -> Due:
    """A day due under an agreement with Estonia, which has nobody here."""
    agreement = cast.prepared("in_force", partner="EST", way="link")
    return due_of(promised(cast, agreement, first_on=in_days(cast, -3), needs_ack=True, titles={"en": "A report"}))


def asked(cast: Cast, due: Due, asks: str, officer: Any = None) -> str:
    """The address of a fresh link."""
    told = {"officer": officer or cast.desk, "due": due, "asks": asks, "expected_version": None}
    return f"/answer/{due_link_make(today=cast.today, **told)[1]}/"


def test_the_other_side_gives_it_up_by_a_link_and_with_ours_it_is_waived(cast: Cast, due: Due) -> None:
    browser, path = Client(), asked(cast, due, "waived")
    shown = browser.get(path)
    assert "Does Estonia give this up: A report" in text(shown) and "We give it up" in text(shown)
    assert browser.post(path, written(fields_of(shown), answered_by="Head", do="agree")).status_code == 400  # why?
    sent = written(fields_of(shown), answered_by="Head of cooperation", reason="No longer needed.", do="agree")
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 200]
    (act,) = DueAct.objects.filter(due=due)
    assert (act.kind, act.way, act.side, act.capacity) == ("waived", "link", cast.party("EST"), "Head of cooperation")
    assert status_of(due) == "overdue" and "given up by your side" in text(browser.get(path))
    acted(cast, due, "waive", cast.approver)
    assert status_of(due) == "waived"


def test_one_page_serves_both_kinds_and_an_objection_is_kept(cast: Cast, due: Due) -> None:
    acted(cast, due, "fulfil")
    browser, path = Client(), asked(cast, due, "acknowledged")
    shown = browser.get(path)
    assert "Does Estonia acknowledge that this was kept: A report" in text(shown)
    sent = written(fields_of(shown), answered_by="Head", reason="It never came.", do="contest")
    assert browser.post(path, sent).status_code == 303
    assert Contest.objects.get(subject="due", subject_id=due.pk).way == "link" and status_of(due) == "to_acknowledge"
    again = browser.get(asked(cast, due, "acknowledged"))
    sent = written(fields_of(again), answered_by="Head", do="agree")
    assert browser.post(again.request["PATH_INFO"], sent).status_code == 303 and status_of(due) == "fulfilled"


def test_who_may_not_report_it_may_not_ask_for_it_and_what_is_done_is_not_asked_for(cast: Cast, due: Due) -> None:
    with pytest.raises(Forbidden):
        asked(cast, due, "waived", cast.liaison)
    assert look(cast.liaison, f"/agreements/{due.agreement.key}/dues/{due.pk}/link/waived/").status_code == 403
    acted(cast, due, "waive", side=cast.party("EST"))
    with pytest.raises(Refused):
        asked(cast, due, "waived")
    page = look(cast.desk, f"/agreements/{due.agreement.key}/dues/{due.pk}/link/waived/")
    assert "Still missing" in text(page)


def test_open_links_are_listed_and_closed_and_what_was_answered_stays(cast: Cast, due: Due) -> None:
    where = f"/agreements/{due.agreement.key}/dues/{due.pk}/link/waived/"
    made = fill(cast.desk, where)
    assert made.status_code == 303
    acted(cast, due, "fulfil")
    path = asked(cast, due, "acknowledged")
    listed = look(cast.desk, "/one-time-links/", state="open")
    assert "give this up: A report" in text(listed) and "acknowledge that this was kept" in text(listed)
    assert text(look(cast.third_desk, "/one-time-links/")).count("A report") == 0
    assert look(cast.desk, "/one-time-links/", format="csv").content.decode().count("A report") == 2
    waived, acknowledged = AnswerLink.objects.filter(subject="due").order_by("-asks")
    close = f"/one-time-links/{waived.pk}/close/"
    assert as_(cast.desk).post(close, {"next": "/one-time-links/"}).headers["Location"] == "/one-time-links/"
    browser = Client()
    browser.post(path, written(fields_of(browser.get(path)), answered_by="Head", do="agree"))
    link_revoke(officer=cast.desk, today=TODAY, link_id=acknowledged.pk)
    states = {one.link.asks: one.state for one in sent_links(cast.desk, list(AnswerLink.objects.all())) if one.due}
    assert states == {"waived": "closed", "acknowledged": "answered"}


def test_links_by_rest(cast: Cast, due: Due) -> None:
    rest = Rest()
    key = due.agreement.key
    body = {"agreement": key, "due": due.pk, "asks": "waived"}
    assert rest.post(cast.desk, "links/", body).status == 428
    tag = rest.get(cast.desk, f"agreements/{key}/").tag
    made = rest.post(cast.desk, "links/", body, If_Match=tag)
    assert made.status == 201 and "/answer/" in made.data["address"] and made.data["state"] == "open"
    assert rest.post(cast.desk, "links/", body, If_Match=tag).status == 412
    listed = rest.get(cast.desk, f"links/?state=open&agreement={key}")
    schema.cache_clear()
    fits(schema("en"), listed, "links/")
    (row,) = listed.data["results"]
    assert (row["id"], row["due"], row["address"]) == (made.data["id"], due.pk, None)
    assert rest.get(cast.third_desk, "links/").data["results"] == []
    assert rest.get(cast.desk, "links/?state=odd").status == 400
    assert rest.send(cast.third_desk, "DELETE", row["url"]).status == 404
    assert rest.send(cast.desk, "DELETE", row["url"]).data["state"] == "closed"
    assert rest.get(cast.desk, "links/?state=open").data["results"] == []
