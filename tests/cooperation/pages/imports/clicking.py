"""An officer before a page, who reads what is offered and clicks; each click is counted."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from partners.models import Job
from partners.records import jobs


class Clicker:
    """Opens pages, fills forms as they stand there, and counts what the hand does."""

    def __init__(self, officer: Any) -> None:
        self.client, self.clicks = Client(), 0
        self.client.force_login(officer)
        self.address, self.page = "", html.fromstring("<html/>")

    def open(self, address: str) -> None:
        """Look at a page; work that was asked for is done meanwhile, as a worker would."""
        for pk in Job.objects.filter(state="waiting").values_list("pk", flat=True):
            jobs.run(pk)
        answer = self.client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        self.address, self.page = address, html.fromstring(answer.content.decode())

    def follow(self, words: str) -> None:
        """Click a link."""
        self.clicks += 1
        (link,) = [one for one in self.page.iter("a") if words in one.text_content()][:1]
        self.open(link.get("href"))

    def choose_file(self, name: str, content: bytes) -> dict[str, Any]:
        """Choose a file: one click in the browser's own window."""
        self.clicks += 1
        return {"file": SimpleUploadedFile(name, content)}

    def select(self, words: str, choice: str) -> dict[str, Any]:
        """Choose from the drop-down that is labelled so."""
        self.clicks += 1
        (label,) = [one for one in self.page.iter("label") if words in one.text_content()]
        box = self.page.get_element_by_id(label.get("for"))
        value = next(one.get("value") for one in box.iter("option") if one.text_content() == choice)
        return {box.get("name"): value}

    def press(self, button: str, **filled: Any) -> None:
        """Click a button: what stands in its form is sent, with what was filled in."""
        self.clicks += 1
        (form,) = [one for one in self.page.forms if any(button in b.text_content() for b in one.iter("button"))]
        sent = {name: value for name, value in form.form_values() if name}
        answer = self.client.post(form.action or self.address, {**sent, **filled})
        assert answer.status_code == 303, re.sub(r"\s+", " ", html.fromstring(answer.content).text_content())[:900]
        self.open(answer["Location"])

    @property
    def text(self) -> str:
        """What the page says."""
        return re.sub(r"\s+", " ", self.page.text_content())
