"""Filling in a form as a browser does: what it was opened with is sent back, with what somebody wrote."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from agreements.models import Agreement
from tests.cooperation.pages.looking import as_

Fields = dict[str, list[str]]


class _Form(HTMLParser):
    """The fields of the form of a page with the class `form`, as they stand in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: Fields = {}
        self.inside, self.area, self.select, self.first = False, "", "", False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "form" in given.get("class", "").split()
        if not self.inside:
            return
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and name and (given.get("type") not in ("checkbox", "radio") or "checked" in given):
            self.fields.setdefault(name, []).append(value or ("on" if given.get("type") == "checkbox" else ""))
        elif tag == "textarea":
            self.area = name
            self.fields[name] = [""]
        elif tag == "select":
            self.select, self.first = name, True
        elif tag == "option" and self.select and (self.first or "selected" in given):
            self.fields[self.select], self.first = [value], False

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False


def fields_of(response: Any) -> Fields:
    """What the form of a page would send if nobody touched it."""
    form = _Form()
    form.feed(response.content.decode())
    fields = {name: [value.removeprefix("\n") for value in values] for name, values in form.fields.items()}
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def written(fields: Fields, **typed: Any) -> Fields:
    """The fields with what somebody wrote; a date as `2024-01-12`, boxes by name, None takes a value out."""
    sent = dict(fields)
    for name, value in typed.items():
        if f"{name}_2" in sent:
            parts = [*reversed(value.split("-"))] if value else []
            boxes = [""] * (3 - len(parts)) + parts
            sent |= {f"{name}_{at}": [box] for at, box in enumerate(boxes)}
        elif value is None:
            sent.pop(name, None)
        else:
            sent[name] = value if isinstance(value, list) else [str(value)]
    return sent


def fill(officer: Any, path: str, client: Client | None = None, **typed: Any) -> Any:
    """Open a form, write in it and send it; the answer, redirects not followed."""
    browser = client or as_(officer)
    opened = browser.get(path)
    assert opened.status_code == 200, opened.status_code
    return browser.post(path, written(fields_of(opened), **typed))


def at(agreement: Agreement, rest: str) -> str:
    """The address of a page beneath an agreement."""
    return f"/agreements/{agreement.key}/{rest}"
