"""Whole jobs, done in a browser by the officers whose jobs they are, with a REST client polling beside them."""

import urllib.request
from urllib.error import HTTPError

import pytest

from tests.browser.flows import TEXT, AtAgreement, created, open_all
from tests.running import Product

NEW = {
    "title": "Joint patrols, one week",
    "kind": "exercise",
    "instrument_type": "technical_arrangement",
    "legal_nature": "treaty_binding",
    "purpose": "One week of joint patrols, then a review.",
    "areas": "maritime_security",
    "stands_alone": "on",
    "finance_note": "Each side bears its own costs.",
    "partner_contact": "Naval staff",
}
HALF = {"duplicates_checked": "on", "talks_level": "unclassified"}
CLAUSES = {
    "title_fr": "Patrouilles communes, une semaine",
    "entry_method": "on_signature",
    "term_kind": "fixed",
    "term_months_0": "5",
}


class Client:
    """A plain REST client with a token, that remembers the last ETag."""

    def __init__(self, product: Product, email: str) -> None:
        self.product, self.token, self.etag = product, product.token(email), ""

    def status(self, key: str) -> tuple[int, str]:
        """The HTTP status and the body of a poll of an agreement's status."""
        address = f"{self.product.url}/api/v1/agreements/{key}/status/"
        headers = {"Authorization": f"Bearer {self.token}", "If-None-Match": self.etag}
        try:
            with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
                self.etag = answer.headers["ETag"]
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()


def begin(visit, desk_email: str, approver_email: str, partner: str) -> tuple[AtAgreement, AtAgreement]:
    """From concept to negotiation: prepared, mandated, shared."""
    desk, approver = visit(desk_email), visit(approver_email)
    desk.open("/agreements/new/")
    AtAgreement(desk, "").send(partner=partner, **NEW)
    ours = created(desk)
    ours.go("half/")
    ours.send(**HALF)
    ours.open()
    decides = AtAgreement(approver, ours.path)
    assert ours.page.get_by_text("Ask for the mandate").count()
    ours.go("steps/authority_requested/")
    ours.send()
    decides.go("steps/mandate_granted/")
    decides.send(authority="Cabinet of Ministers", limits="No basing of forces.")
    ours.go("audience/")
    ours.send(reason="Talks begin next week.")
    decides.go("audience/")
    decides.send(button="Agree", reason="The text is ready to be shown.")
    ours.path = decides.path = decides.page.url.removeprefix(decides.visitor.product.url)
    ours.bring("text/add/", TEXT, language="en")
    ours.go("steps/negotiating/")
    ours.send()
    ours.go("edit/")
    ours.send(**CLAUSES)
    ours.send_draft()
    return ours, decides


def confirm(at: AtAgreement, code: str, **more: str) -> None:
    at.go(f"acts/text_confirmed/{code}/")
    at.send(**more)


def sign(at: AtAgreement, code: str, **more: str) -> None:
    """A treaty names who signs, in which function and by what power."""
    at.go(f"acts/signed/{code}/")
    who = {"first_name": "A. Minister", "first_function": "Minister of Defence", "first_power": "by_office"}
    at.send(place="Port-Adoma", **who, **more)


def test_an_agreement_goes_from_concept_to_in_force_with_the_partners_officers(visit, product):
    ours, decides = begin(visit, "desk@adoma.example", "approver@adoma.example", "XBN")
    theirs = AtAgreement(visit("bureau@benuwa.example", locale="fr-FR"), ours.path)
    their_approver = AtAgreement(visit("decision@benuwa.example", locale="fr-FR"), ours.path)
    client = Client(product, "desk@adoma.example")
    key = ours.path.strip("/").split("/")[-1]
    code, body = client.status(key)
    assert code == 200 and '"negotiating"' in body and '"being_prepared"' in body
    assert client.status(key)[0] == 304
    assert any("confirms the text" in text for text in ours.missing())
    confirm(ours, "XAD")
    assert any("signe" in text or "confirme" in text for text in theirs.missing())
    confirm(theirs, "XBN")
    sign(decides, "XAD")
    assert any("Bénuwa (invented) signs" in text for text in ours.missing())
    sign(their_approver, "XBN")
    ours.stands("Applies")
    code, body = client.status(key)
    assert code == 200 and '"in_force": true' in body.replace('":true', '": true') and '"applies"' in body
    assert client.status(key)[0] == 304
    theirs.open()
    assert "No basing of forces" not in theirs.page.content()
    assert "Cabinet of Ministers" not in theirs.page.content()


def test_the_same_with_every_act_of_the_partner_reported_by_us(visit):
    ours, decides = begin(visit, "desk@ukr.example", "approver@ukr.example", "GHA")
    confirm(ours, "UKR")
    confirm(ours, "GHA", evidence="Note verbale 12/2026")
    sign(decides, "UKR")
    assert any("Ghana signs" in text for text in ours.missing())
    sign(decides, "GHA", evidence="Signed original, copy received by letter 14/2026")
    ours.stands("Applies")
    assert "reported by us" in ours.page.locator("main").inner_text().lower()


def test_a_partner_without_account_answers_by_a_link_and_a_liaison_officer_may_not_sign(visit):
    ours, _ = begin(visit, "desk@ukr.example", "approver@ukr.example", "TGO")
    confirm(ours, "UKR")
    ours.go("links/text_confirmed/")
    ours.send()
    link = ours.page.locator("main").inner_text()
    address = next(word for word in link.split() if "/answer/" in word)
    partner = visit()
    partner.open(address)
    assert "Joint patrols" in partner.page.locator("main").inner_text()
    assert "Each side bears its own costs" not in partner.page.content()
    AtAgreement(partner, "").send(answered_by="Head of cooperation, Togo")
    ours.open()
    assert not any("confirms the text" in text for text in ours.missing())
    assert "/login" not in partner.page.url and partner.open(address).status in (200, 404, 410)
    assert not partner.page.locator("main form[method=post]").count()
    liaison = AtAgreement(visit("liaison@ukr.example"), ours.path)
    liaison.open()
    assert not liaison.page.locator("a[href*='acts/signed/']").count()
    assert liaison.visitor.open(f"{ours.path}acts/signed/UKR/").status == 403


def test_a_memorandum_of_2011_is_recorded_in_one_save_with_the_keyboard_alone(visit):
    desk = visit("desk@ukr.example")
    desk.open("/agreements/record/")
    page = desk.page
    page.locator("main [name=partner]").focus()
    page.keyboard.type("Moldova")
    page.keyboard.press("Tab")
    page.keyboard.type("Memorandum on cooperation between staff colleges")
    for name, value in (("signed_on_2", "2011"),):
        while page.evaluate("document.activeElement.name") != name:
            page.keyboard.press("Tab")
        page.keyboard.type(value)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "MDA-UKR-2011-001" in page.url
    assert "2011" in page.locator("main").inner_text()


def test_the_agreement_with_the_united_kingdom_names_its_sources_and_its_assumption(visit):
    desk = visit("desk@ukr.example")
    desk.open("/agreements/")
    desk.page.get_by_role("link", name="the United Kingdom").first.click()
    text = desk.page.locator("main").inner_text()
    for said in ("12 January 2024, Kyiv", "10 years", "12 January 2034", "not stated", "assumed"):
        assert said in text
    assert desk.page.locator("a[href^='https://www.pravda.com.ua']").count()


@pytest.mark.parametrize("script", [True, False])
def test_two_officers_at_once_the_second_is_told_and_keeps_what_they_typed(visit, script):
    desk = visit("desk@ukr.example", java_script_enabled=script)
    desk.open("/agreements/new/")
    if not script:
        desk.page.locator("main details").first.wait_for(state="attached")
    form = {"partner": "CPV", "title": f"Port visits {script}", "kind": "exercise"}
    for name, value in form.items():
        field = desk.page.locator(f"main [name={name}]")
        field.select_option(value) if name != "title" else field.fill(value)
    with desk.page.expect_navigation():
        desk.page.locator("main form[method=post] button").last.click()
    first = created(desk)
    second = AtAgreement(visit("desk@ukr.example"), first.path)
    second.go("edit/")
    open_all(second.page)
    first.go("edit/")
    first.page.locator("main [name=title]").fill("Port visits, as the first officer wrote")
    with first.page.expect_navigation():
        first.page.locator("main form[method=post] button").last.click()
    second.send(purpose="As the second officer wrote.")
    assert "changed" in second.page.locator("main").inner_text().lower()
    assert second.page.locator("main [name=purpose]").input_value() == "As the second officer wrote."
