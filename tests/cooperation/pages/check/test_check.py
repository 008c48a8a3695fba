"""A code tells what has changed since its print: nothing, or each change that the reader may see."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from agreements.documents.prints import LENGTH, SIGNS, PrintMade, print_make
from agreements.instruments.mending import agreement_correct
from agreements.instruments.preparing import side_edit
from partners.records.seal import seal_history
from tests.agreements.documents.bringing import added
from tests.cast import TODAY, Cast
from tests.cooperation.pages.looking import look, text
from tests.walks import fresh


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("check.views", "agreements.detail", "agreements.documents.papers", "public.agreements"):
        monkeypatch.setattr(f"cooperation.pages.{module}.legal_day", lambda: TODAY)


def printed(officer: Any, agreement: Any, day: dt.date = TODAY) -> PrintMade:
    """A print of a record."""
    return print_make(officer=officer, today=day, agreement=fresh(agreement), paper="record", language="en")


def correct(cast: Cast, agreement: Any, purpose: str) -> None:
    """A correction that follows a print."""
    given = {"values": {"purpose": purpose}, "reason": "Reason", "expected_version": fresh(agreement).version}
    agreement_correct(officer=cast.desk, today=TODAY, agreement=fresh(agreement), **given)
    seal_history()


def test_a_code_says_that_nothing_has_changed_and_then_what_has(cast: Cast) -> None:
    made = cast.record(purpose="Before")
    correct(cast, made, "Earlier")
    code = printed(cast.desk, made).shown
    seal_history()
    where = f"/check/{code}/"
    assert "Nothing has changed since 22 November 2026." in text(look(cast.desk, where))
    correct(cast, made, "Later")
    added(cast, made, title="The text")
    seal_history()
    shown = text(look(cast.desk, where))
    assert "Later" in shown and "Document: new" in shown and "Before" not in shown
    lower = look(cast.desk, "/check/", code=f" {code.lower()} ")
    assert lower.status_code == 302 and lower["Location"] == f"/check/{code.replace('-', '')}/"


def test_a_code_shows_to_nobody_what_they_may_not_see(cast: Cast) -> None:
    national, public = cast.record(purpose="Before"), cast.record(audience="public", purpose="Before")
    codes = {one.pk: printed(cast.desk, one).code for one in (national, public)}
    correct(cast, public, "Seen by all")
    side_edit(
        officer=cast.desk, today=TODAY, agreement=fresh(public), values={"notes": "Seen by us"},
        expected_version=fresh(public).version,
    )  # fmt: skip
    seal_history()
    for reader in (cast.partner_desk, cast.third_desk, cast.admin):
        assert look(reader, f"/check/{codes[national.pk]}/").status_code == 404
    assert Client().get(f"/check/{codes[national.pk]}/").status_code == 404
    everyone = Client().get(f"/check/{codes[public.pk]}/")
    assert "Seen by all" in text(everyone) and "Seen by us" not in text(everyone)
    assert str(cast.desk) not in text(everyone)
    own = text(look(cast.desk, f"/check/{codes[public.pk]}/"))
    assert "Seen by us" in own and str(cast.desk) in own


def test_what_time_alone_brought_is_told_too(cast: Cast) -> None:
    made = cast.record(term_kind="fixed", term_months=12)
    code = printed(cast.desk, made, dt.date(2024, 6, 1)).code
    seal_history()
    shown = text(look(cast.desk, f"/check/{code}/"))
    assert "time has passed: it stands otherwise now" in shown and "On 1 June 2024" in shown


def test_codes_are_short_unguessable_and_not_misread(cast: Cast) -> None:
    made = cast.record()
    one, again, other = printed(cast.desk, made), printed(cast.liaison, made), printed(cast.partner_desk, made)
    assert one == again and one.code != other.code
    assert len(SIGNS) ** LENGTH > 10**13 and not set(SIGNS) & set("01258ILOSUVBZ")
    for wrong in ("x", "AAAAA-AAAAA", "K7MPA3XQD0", "'; --"):
        assert look(cast.desk, "/check/", code=wrong).status_code in (302, 400)
    assert look(cast.desk, "/check/AAAAAAAAAA/").status_code == 404


def test_each_page_that_is_printed_carries_its_code(cast: Cast) -> None:
    made = cast.record(audience="public")
    own = look(cast.desk, f"/agreements/{made.key}/")
    everyone = Client().get(f"/public/agreements/{made.key}/")
    for page, owner in ((own, cast.desk.party), (everyone, None)):
        assert f"code {PrintMade.objects.get(owner=owner).shown}" in text(page)
    Client().get(f"/public/agreements/{made.key}/?as_of=2020-01-01")
    assert PrintMade.objects.count() == 2


def test_the_papers_of_an_agreement_are_found_on_one_page(cast: Cast) -> None:
    made = cast.record(audience="public")
    page = look(cast.desk, f"/agreements/{made.key}/papers/")
    assert "has applied since" in text(page) and 'lang="ar" dir="rtl"' in page.content.decode()
    pdf = look(cast.desk, f"/agreements/{made.key}/papers/record/pdf/", language="fr")
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Disposition"].endswith('record-fr.pdf"')
    assert look(cast.desk, f"/agreements/{made.key}/papers/war/pdf/").status_code == 404
    everyone = Client().get(f"/public/agreements/{made.key}/papers/")
    assert "note/docx" not in everyone.content.decode() and "record/docx" in everyone.content.decode()
