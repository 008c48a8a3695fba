"""Both sides on one text: once in two browsers, once with a partner who only sends Word files."""

from playwright.sync_api import expect

from tests.browser.flows import TEXT, AtAgreement
from tests.browser.test_flows import begin, confirm

RED_LINE = "Our limit is two weeks a year"
COUNTER = [one.replace("once a year", "twice a year") for one in TEXT if "berths" not in one]


def turn(at: AtAgreement) -> str:
    """Whose turn the page says it is."""
    at.go("text/")
    return at.page.locator(".turn .lead").inner_text()


def changed(at: AtAgreement) -> None:
    """The last version differs from the one before by one word and one paragraph."""
    at.go("text/")
    at.press(at.page.locator(".ladder a", has_text="since version 1"))
    assert at.page.locator(".difference del").all_inner_texts()[0].strip() == "once"
    assert at.page.locator(".difference ins").all_inner_texts() == ["twice "]
    expect(at.page.locator(".pair.removed")).to_contain_text("The host provides berths")
    assert at.page.locator("details.folded").count() == 1


def test_two_sides_in_two_browsers_come_to_one_text_and_see_nothing_of_each_others_drafts(visit):
    ours, _ = begin(visit, "desk@adoma.example", "approver@adoma.example", "XBN")
    theirs = AtAgreement(visit("bureau@benuwa.example", locale="fr-FR"), ours.path)
    assert "We wait for" in turn(ours) and "notre tour" in turn(theirs)
    ours.bring("text/add/", [*TEXT, "A sentence of ours alone."], language="en", note=RED_LINE)
    theirs.put(COUNTER, language="en")
    assert "It is our turn" in turn(ours) and "version 2" in turn(ours)
    changed(ours)
    theirs.go("text/")
    seen = theirs.page.content()
    assert RED_LINE not in seen
    assert theirs.page.locator(".ladder > li").count() == 2
    confirm(theirs, "XBN")
    assert "It is our turn" in turn(ours)
    confirm(ours, "XAD")
    assert "The text is agreed" in turn(ours)
    assert any("signs" in text for text in ours.missing())


def test_a_partner_who_only_sends_word_files_by_letter(visit):
    ours, _ = begin(visit, "desk@ukr.example", "approver@ukr.example", "SEN")
    ours.bring("text/receive/", COUNTER, language="en", evidence="Note verbale 112 of 12 May 2026")
    assert "It is our turn" in turn(ours)
    changed(ours)
    confirm(ours, "UKR")
    assert "We wait for Senegal" in turn(ours)
    confirm(ours, "SEN", evidence="Note verbale 120 of 2 June 2026")
    assert "The text is agreed" in turn(ours)
    assert "reported by us" in ours.page.locator(".ladder").inner_text()
