"""One-time links: made for a partner that has nobody here, shown once, closed at any time."""

import html
import re

from partners.models import AnswerLink
from partners.records.ways import digest_of
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import at, fields_of, fill
from tests.cooperation.pages.looking import as_, look, text


def test_a_link_is_shown_once(cast: Cast) -> None:
    made = cast.prepared("negotiating", partner="EST", way="link")
    browser = as_(cast.desk)
    path = at(made, "links/text_confirmed/")
    answer = fill(cast.desk, path, client=browser)
    assert (answer.status_code, answer.url) == (303, path)
    shown = browser.get(path)
    secret = re.search(r"/answer/([\w-]+)/", shown.content.decode())
    link = AnswerLink.objects.get()
    assert secret and link.digest == digest_of(secret[1])
    assert shown.headers["Cache-Control"].count("no-store") == 1
    assert "/answer/" not in html.unescape(browser.get(path).content.decode())


def test_a_link_sent_for_twice_is_one(cast: Cast) -> None:
    made = cast.prepared("negotiating", partner="EST", way="link")
    browser = as_(cast.desk)
    path = at(made, "links/text_confirmed/")
    sent = fields_of(browser.get(path))
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 303]
    assert AnswerLink.objects.count() == 1


def test_a_link_is_closed_by_us(cast: Cast) -> None:
    made = cast.prepared("negotiating", partner="EST", way="link")
    path = at(made, "links/text_confirmed/")
    fill(cast.desk, path)
    link = AnswerLink.objects.get()
    revoke = f"/one-time-links/{link.pk}/close/"
    assert as_(cast.auditor).post(revoke).status_code == 403
    assert as_(cast.third_desk).post(revoke).status_code == 404
    assert as_(cast.desk).get(revoke).status_code == 405
    assert as_(cast.desk).post(revoke).status_code == 303
    assert "Closed by us" in text(look(cast.desk, path))


def test_no_link_to_whom_is_here_or_to_what_is_not_shared(cast: Cast) -> None:
    here = cast.prepared("negotiating")
    shown = look(cast.desk, at(here, "links/text_confirmed/"))
    assert "acts for itself" in text(shown) and fields_of(shown) == {}
    refused = as_(cast.desk).post(at(here, "links/text_confirmed/"), {"version": here.version})
    assert refused.status_code == 409
    ours = cast.prepared("concept", partner="EST")
    assert "An approver has shared it" in text(look(cast.desk, at(ours, "links/text_confirmed/")))
    assert not AnswerLink.objects.exists()


def test_who_may_ask(cast: Cast) -> None:
    made = cast.prepared("text_agreed", partner="EST", way="link", audience="public")
    for officer, status in ((cast.liaison, 403), (cast.auditor, 403), (cast.third_desk, 403)):
        assert look(officer, at(made, "links/signed/")).status_code == status
    assert look(cast.desk, at(made, "links/denounced/")).status_code == 404
