"""What officers do at a browser, as the tests of whole flows say it."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor


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
