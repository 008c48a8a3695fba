"""What officers do at a browser, as the tests of whole flows say it."""

import re
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

from partners.records.file_checks import DOCX
from tests.agreements.texts.word_files import word_file
from tests.browser.conftest import Visitor

SEND = re.compile("^(Send our draft|Envoyer notre projet)$")
TEXT = (
    "Article 1", "The Parties shall patrol the sea together once a year.",
    "Article 2", "Each Party shall bear its own costs.", "The host provides berths free of charge.",
    "Article 3", "This Agreement enters into force on the date of signature.",
    "It remains in force for five years.", "Done in two copies in the English language.",
)  # fmt: skip


class AtAgreement:
    """One officer at the page of one agreement."""

    def __init__(self, visitor: Visitor, path: str) -> None:
        self.visitor = visitor
        self.page: Page = visitor.page
        self.path = path

    def open(self) -> "AtAgreement":
        """Open, or open again, its page."""
        self.visitor.open(self.path)
        return self

    def stands(self, word: str) -> None:
        """Its status tag says `word`."""
        self.open()
        expect(self.page.locator("h1 ~ .tag, h1 .tag, .head .tag").first).to_contain_text(word)

    def missing(self) -> list[str]:
        """What the next step still waits for, in the page's words."""
        self.open()
        return [
            text.strip() for text in self.page.locator("ul.tasks li.todo, ul.tasks li:not(.done)").all_inner_texts()
        ]

    def go(self, tail: str) -> None:
        """Open a page beneath it."""
        self.visitor.open(f"{self.path}{tail}")

    def send(self, button: str = "", **values: Any) -> None:
        """Fill the form of the page and send it, by its main button or the one that says `button`."""
        open_all(self.page)
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]").first
            if field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") in ("checkbox", "radio"):
                self.page.locator(f"main [name={name}]" + ("" if value == "on" else f"[value='{value}']")).first.check()
            else:
                field.fill(value)
        buttons = self.page.locator("main form[method=post] .button.main, main form[method=post] button.main")
        main = buttons.first if buttons.count() else self.page.locator("main form[method=post] button").last
        self.press(self.page.get_by_role("button", name=button, exact=True) if button else main)

    def bring(self, tail: str, lines: Sequence[str], **values: Any) -> None:
        """Choose a Word file with these paragraphs on the page beneath `tail`, fill in the rest, and send it."""
        self.go(tail)
        name, media = f"text-{len(lines)}.docx", DOCX
        self.page.locator("main [name=paper]").set_input_files(
            {"name": name, "mimeType": media, "buffer": word_file(lines).getvalue()}
        )
        self.send(**values)

    def put(self, lines: Sequence[str], **values: Any) -> None:
        """Bring a version of the own side and send it."""
        self.bring("text/add/", lines, **values)
        self.send_draft()

    def send_draft(self) -> None:
        """Send the draft that waits."""
        self.go("text/")
        self.press(self.page.locator("main a.button").filter(has_text=SEND).first)
        self.send()

    def press(self, button: Locator) -> None:
        """Press a button that leads to another page, and wait for that."""
        with self.page.expect_navigation():
            button.click()


def created(visitor: Visitor) -> AtAgreement:
    """The agreement whose page a form led to."""
    path = visitor.page.url.removeprefix(visitor.product.url)
    return AtAgreement(visitor, path.split("?")[0])


def open_all(page: Page) -> None:
    """Open every disclosure, as somebody would who looks for a field."""
    page.evaluate("document.querySelectorAll('main details').forEach(node => { node.open = true })")
