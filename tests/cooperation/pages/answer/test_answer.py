"""The one-time link: one item, no account, once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agreements.instruments.acts import act_record
from agreements.instruments.links import link_make, link_revoke
from agreements.models import Agreement, AgreementAct
from partners.models import AnswerLink, Contest
from tests.cast import Cast
from tests.cooperation.pages.agreements_writing.filling import fields_of, written
from tests.cooperation.pages.looking import text
from tests.walks import fresh


def link_to(cast: Cast, made: Agreement, asks: str = "text_confirmed") -> str:
    """The address of a fresh link."""
    asked = {"agreement": made, "asks": asks, "expected_version": fresh(made).version}
    _, token = link_make(officer=cast.desk, today=cast.today, **asked)
    return f"/answer/{token}/"


@pytest.fixture
def made(cast: Cast) -> Agreement:
    """An agreement whose text Estonia is to confirm."""
    return cast.prepared("negotiating", partner="EST", way="link")


def test_a_link_shows_the_shared_half_of_its_one_item(cast: Cast, made: Agreement) -> None:
    cast.record("EST", audience="public", titles={"en": "Another agreement"})
    shown = Client().get(link_to(cast, made))
    words = text(shown)
    assert shown.status_code == 200 and "Do you confirm this text for Estonia?" in words
    assert made.titles["en"] in words and "To patrol the sea together." in words
    for hidden in ("Own budget.", "Directorate of cooperation", "Another agreement", str(cast.desk)):
        assert hidden not in words
    assert shown.headers["X-Robots-Tag"] == "noindex" and "no-store" in shown.headers["Cache-Control"]


def test_the_answer_is_the_partners_own_act_in_its_function(cast: Cast, made: Agreement) -> None:
    browser, path = Client(), link_to(cast, made)
    sent = written(fields_of(browser.get(path)), answered_by="Head of cooperation", do="agree")
    assert [browser.post(path, sent).status_code for _ in range(2)] == [303, 200]
    (act,) = AgreementAct.objects.filter(agreement=made)
    assert (act.way, act.side, act.owner, act.capacity) == (
        "link",
        cast.party("EST"),
        cast.party("EST"),
        "Head of cooperation",
    )
    after = browser.get(path)
    assert "The text is confirmed." in text(after) and made.titles["en"] not in text(after)


def test_a_signature_is_confirmed_with_its_place(cast: Cast) -> None:
    made = cast.prepared("text_agreed", partner="EST", way="link")
    browser, path = Client(), link_to(cast, made, "signed")
    bare = browser.post(path, written(fields_of(browser.get(path)), answered_by="Minister", do="agree"))
    assert bare.status_code == 400 and "Place: Fill this in." in text(bare)
    assert fields_of(bare)["answered_by"] == ["Minister"]
    assert browser.post(path, written(fields_of(bare), place="Tallinn", do="agree")).status_code == 303


def test_an_objection_needs_a_reason_and_is_no_act(cast: Cast, made: Agreement) -> None:
    browser, path = Client(), link_to(cast, made)
    bare = browser.post(path, written(fields_of(browser.get(path)), answered_by="Head", do="contest"))
    assert bare.status_code == 400 and not Contest.objects.exists()
    answer = browser.post(path, written(fields_of(bare), reason="Article 3 is another one.", do="contest"))
    assert answer.status_code == 303
    assert Contest.objects.get().party == cast.party("EST")
    assert not AgreementAct.objects.filter(agreement=made).exists()
    assert "Your objection is kept" in text(browser.get(path))


def test_a_link_that_is_closed_expired_or_unknown_shows_nothing(cast: Cast, made: Agreement) -> None:
    closed, expired = link_to(cast, made), link_to(cast, made)
    first, second = AnswerLink.objects.order_by("pk")
    link_revoke(officer=cast.desk, today=cast.today, link_id=first.pk)
    AnswerLink.objects.filter(pk=second.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    for path in (closed, expired, "/answer/nonsense/"):
        for answer in (Client().get(path), Client().post(path, {"answered_by": "X", "do": "agree"})):
            assert answer.status_code == 404 and "This link is closed" in text(answer)
            assert made.titles["en"] not in text(answer)
    assert not AgreementAct.objects.filter(agreement=made).exists()


def test_the_time_for_an_answer_may_have_passed(cast: Cast, made: Agreement) -> None:
    browser, path = Client(), link_to(cast, made)
    opened = fields_of(browser.get(path))
    Agreement.objects.filter(pk=made.pk).update(status="abandoned")
    late = browser.post(path, written(opened, answered_by="Head", do="agree"))
    assert late.status_code == 409 and fields_of(late)["answered_by"] == ["Head"]


def test_what_was_reported_meanwhile_can_still_be_objected_to(cast: Cast, made: Agreement) -> None:
    browser, path = Client(), link_to(cast, made)
    reported = {"kind": "text_confirmed", "on": "2026-11-01", "side": cast.party("EST"), "evidence": "A letter"}
    act_record(officer=cast.desk, today=cast.today, agreement=made, expected_version=None, **reported)
    shown = browser.get(path)
    assert "This is no longer waited for" in text(shown) and 'value="agree"' not in shown.content.decode()
    sent = written(fields_of(shown), answered_by="Head", reason="No such letter.", do="contest")
    assert browser.post(path, sent).status_code == 303 and Contest.objects.exists()
