"""Every page of the product in a real browser: no accessibility violation, light, from this machine alone."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import visitors_of

PAGES = (
    "/",
    "/agreements/",
    "/agreements/?stage=applies",
    "/agreements/GBR-UKR-2024-001/",
    "/agreements/GBR-UKR-2024-001/history/",
    "/agreements/GBR-UKR-2024-001/seen-by/public/",
    "/agreements/GBR-UKR-2024-001/audience/",
    "/agreements/GBR-UKR-2024-001/correct/",
    "/agreements/GBR-UKR-2024-001/half/",
    "/agreements/GBR-UKR-2024-001/documents/",
    "/agreements/GBR-UKR-2024-001/papers/",
    "/agreements/GBR-UKR-2024-001/own/",
    "/agreements/GBR-UKR-2024-001/amendments/",
    "/agreements/GBR-UKR-2024-001/promises/new/",
    "/agreements/UKR-XAD-2026-001/",
    "/agreements/UKR-XAD-2026-001/text/",
    "/agreements/UKR-XAD-2026-001/acts/text_confirmed/UKR/",
    "/agreements/new/",
    "/agreements/record/",
    "/partners/",
    "/partners/GBR/",
    "/parties/",
    "/parties/GHA/",
    "/parties/ECOWAS/",
    "/to-do/",
    "/our-word/",
    "/if-nothing/",
    "/library/",
    "/import/",
    "/our-way/",
    "/agreements/quality/",
    "/account/reminding/",
    "/notices/",
    "/account/me/",
    "/account/tokens/",
    "/account/sessions/",
    "/account/2fa/",
    "/no-such-page/",
)
ANONYMOUS = (
    "/account/login/",
    "/account/password/reset/",
    "/public/agreements/",
    "/public/agreements/GBR-UKR-2024-001/",
)
FIRST_VISIT = 100_000
LATER = 30_000


def violations(page) -> list[str]:
    """What axe finds on the page as it now is."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def walk(visitor, paths) -> dict[str, list[str]]:
    """What axe finds, by address; only of those where it finds something."""
    found = {}
    for path in paths:
        assert visitor.open(path).status == (404 if "no-such" in path else 200), path
        if wrong := violations(visitor.page):
            found[path] = wrong
    return found


@pytest.fixture(scope="module")
def looked_at(product, browser, sessions) -> dict[str, tuple[list[str], int]]:
    """Of each page of an officer, walked once: what axe finds on it, and how many bytes its opening brought."""
    found = {}
    with visitors_of(product, browser, sessions) as opened:
        desk = opened("desk@ukr.example")
        desk.open("/")
        for path in PAGES:
            with sizes_of(desk) as sizes:
                assert desk.open(path).status == (404 if "no-such" in path else 200), path
                wrong = violations(desk.page)
            found[path] = wrong, int(sum(sizes))
    return found


def test_no_page_of_an_officer_has_an_accessibility_violation(looked_at):
    assert {path: wrong for path, (wrong, _) in looked_at.items() if wrong} == {}


def test_a_later_visit_is_under_30_kb(looked_at):
    assert {path: size for path, (_, size) in looked_at.items() if not 0 < size <= LATER} == {}


def test_no_page_of_approver_auditor_and_administrator_has_one(visit):
    assert walk(visit("approver@ukr.example"), ("/", "/history/", "/agreements/?audience=national")) == {}
    assert walk(visit("auditor@ukr.example"), ("/", "/history/")) == {}
    assert walk(visit("admin@ukr.example"), ("/", "/people/", "/people/invite/")) == {}


def test_no_page_without_account_has_one(visit):
    assert walk(visit(), ANONYMOUS) == {}


def test_no_page_of_promises_and_texts_has_one(visit):
    """Of the sample's invented ministries, which have some."""
    above, beside = "/agreements/XAD-XBN-2022-001/", "/agreements/XAD-XBN-2026-001/"
    pages = ("promises/", "promises/1/", "dues/1/", "dues/1/fulfil/", "consultations/new/")
    texts = ("text/", "text/2/", "text/3/difference/", "text/2/wording/")
    paths = ("/to-do/", *(above + one for one in pages), *(beside + one for one in texts))
    assert walk(visit("desk@adoma.example"), paths) == {}


@pytest.mark.parametrize(
    "options",
    [
        {"color_scheme": "dark"},
        {"viewport": {"width": 390, "height": 844}},
        {"locale": "fr-FR"},
    ],
    ids=["dark", "phone", "french"],
)
def test_the_pages_of_every_day_have_none_in_any_dress(visit, options):
    email = "bureau@benuwa.example" if "locale" in options else "desk@ukr.example"
    paths = ("/", "/agreements/", "/agreements/new/", "/partners/", "/agreements/GBR-UKR-2024-001/")
    assert walk(visit(email, **options), paths) == {}


@contextmanager
def sizes_of(visitor) -> Iterator[list[float]]:
    """The bytes that each file brings over the line meanwhile, headers left out."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    yield sizes
    session.detach()


def test_a_first_visit_is_under_100_kb(visit):
    visitor = visit()
    with sizes_of(visitor) as sizes:
        visitor.open("/public/agreements/GBR-UKR-2024-001/")
        visitor.page.wait_for_load_state("networkidle")
    assert 0 < sum(sizes) < FIRST_VISIT


def test_the_pages_work_without_script(visit):
    desk = visit("desk@ukr.example", java_script_enabled=False)
    for path in ("/", "/agreements/", "/partners/", "/agreements/GBR-UKR-2024-001/"):
        assert desk.open(path).status == 200
    desk.open("/agreements/?q=latvia")
    assert desk.page.locator("main table tbody tr").count() == 1


def test_one_key_searches_and_two_lead_to_the_agreements(visit):
    desk = visit("desk@ukr.example")
    desk.open("/")
    desk.page.keyboard.press("/")
    assert desk.page.evaluate("document.activeElement.name") == "q"
    desk.page.keyboard.press("Escape")
    desk.page.evaluate("document.activeElement.blur()")
    desk.page.keyboard.press("g")
    desk.page.keyboard.press("a")
    desk.page.wait_for_url("**/agreements/")


def test_a_form_keeps_its_draft_on_the_server(visit):
    desk = visit("desk@ukr.example")
    desk.open("/agreements/new/")
    desk.page.locator("main [name=title]").fill("Half written")
    with desk.page.expect_response(lambda answer: "/drafts/" in answer.url):
        desk.page.locator("main [name=title]").blur()
    again = visit("desk@ukr.example")
    again.open("/agreements/new/")
    assert again.page.locator("main [name=title]").input_value() == "Half written"
