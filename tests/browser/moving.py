"""What officers do at a browser with activities and gates; what other tests do there already is done by REST."""

import datetime as dt
from functools import cached_property
from typing import Any
from uuid import uuid4

from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.flows import AtAgreement, created

REVIEW = (dt.date.today() + dt.timedelta(900)).isoformat()
# Asked of an exchange of instructors; a gate asks one more.
NO_RISK = ("arms_embargo", "record_of_unit", "detention", "regional_sanctions")


class Rest:
    """The REST interface in the session of somebody who is signed in."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def post(self, path: str, body: Any, reading: str = "") -> Any:
        """Send something; with `reading` on the version of what is read there."""
        asks, url = self.visitor.context.request, f"{self.visitor.product.url}/api/v1/"
        cookies = {one["name"]: one["value"] for one in self.visitor.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"], "Idempotency-Key": str(uuid4())}
        if reading:
            headers["If-Match"] = asks.get(url + reading).headers["etag"]
        answer = asks.post(url + path, data=body, headers=headers)
        assert answer.ok, answer.text()
        return answer.json()


def share(desk: Rest, approver: Rest, path: str) -> None:
    """Asked for by the one, decided by the other."""
    at = f"{path}audience/"
    desk.post(at, {"to": "parties", "reason": "To work from one record."}, at)
    approver.post(at, {"agree": True, "reason": "Agreed."}, at)


class AtActivity(AtAgreement):
    """One officer at the page of one activity."""

    @property
    def rest(self) -> str:
        """Its address over REST."""
        return self.path.strip("/") + "/"

    def act(self, kind: str, side: str, **letter: str) -> None:
        """Accept or confirm for a side."""
        self.go(f"acts/{kind}/{side}/")
        self.send(**letter)

    def step(self, to: str, **values: str) -> None:
        """Take a step."""
        self.go(f"steps/{to}/")
        self.send(**values)

    def brings(self, side: str, people: int) -> None:
        """Say what a side brings."""
        self.go(f"sides/{side}/")
        self.send(participants=str(people), contact="Head of training")


def plan(visitor: Visitor, partner: str, first: dt.date, days: int, **values: str) -> AtActivity:
    """Propose an activity."""
    visitor.open("/activities/plan/")
    at = AtActivity(visitor, "")
    last = first + dt.timedelta(days - 1)
    when = {
        f"{name}_{place}": str(part)
        for name, day in (("starts", first), ("ends", last))
        for place, part in enumerate((day.day, day.month, day.year))
    }
    at.send(partner=partner, cost_rule="each_own", **when, **values)
    return AtActivity(visitor, created(visitor).path)


class AtGate(AtAgreement):
    """One officer at the page of one gate."""

    @cached_property
    def criteria(self) -> dict[str, str]:
        """The address beneath the gate of each criterion, by its words."""
        self.open()
        found = {}
        for one in self.page.locator("#criteria li").all():
            link = one.get_by_role("link", name="Attach evidence").get_attribute("href")
            found[one.inner_text()] = str(link).removesuffix("evidence/").removeprefix(self.path)
        return found

    def criterion(self, words: str) -> str:
        """The address beneath the gate of the criterion with these words."""
        return next(path for text, path in self.criteria.items() if words in text)

    def show(self, words: str, evidence: str) -> None:
        """Attach what shows a criterion."""
        self.go(f"{self.criterion(words)}evidence/")
        self.send(evidence=evidence)

    def table(self) -> None:
        """Put it to the decision of both."""
        self.go("step/in_review/")
        self.send()

    def decide(self, side: str, **letter: str) -> None:
        """Go, for a side."""
        self.go(f"decide/{side}/")
        self.send(decision="go", reason="What was asked for is there.", **letter)

    def no_risk(self, question: str) -> None:
        """Answer a question of legal risk: no."""
        self.go(f"risk/{question}/")
        self.send(answer="no", source="Legal service", review_on=REVIEW)

    def says(self, words: str) -> None:
        """Its page says so."""
        self.open()
        expect(self.page.locator("main")).to_contain_text(words)
