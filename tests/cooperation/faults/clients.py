"""REST clients that write while everything fails around them, and keep a ledger of what was acknowledged."""

import http.client
import json
import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tests.running import Product

PARTNERS = ("GHA", "TGO", "BEN", "SEN", "CPV", "GMB", "LBR", "SLE")
# With whom each of those moves a partnership who do.
MOVED = ("NGA", "CIV", "MLI")
# A write that nobody acknowledged is tried again with the same key for so long.
PATIENCE = 120


@dataclass
class Tokens:
    """With what the officers of one side write."""

    desk: str
    approver: str


@dataclass
class Moved:
    """Something that moves: where it is, and how many acts on it were acknowledged."""

    url: str
    acts: int = 0


@dataclass
class Ledger:
    """What clients were told: what was acknowledged with its address, and every status that was answered."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    activities: dict[str, Moved] = field(default_factory=dict)
    gates: dict[str, Moved] = field(default_factory=dict)
    # What was done of each further subject, by kind and name.
    rounds: dict[str, dict[str, Moved]] = field(default_factory=dict)
    cut_off: set[str] = field(default_factory=set)
    answers: Counter[int] = field(default_factory=Counter)
    reads: Counter[int] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)


class Client(threading.Thread):
    """Sends one write after the other; now and then it hangs up before the answer and asks again with the same key."""

    def __init__(self, product: Product, ledger: Ledger, seed: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.product, self.ledger, self.stop, self.number = product, ledger, stop, seed
        self.dice = random.Random(seed)
        self.name = f"{type(self).__name__.lower()}-{seed}"

    def run(self) -> None:
        number = 0
        # Somebody who writes draws breath, and leaves the processor to the product between.
        while not self.stop.wait(0.1):
            number += 1
            self.write(f"Fault test {self.name} {number}")

    def write(self, title: str) -> None:
        """One thing that is written."""
        raise NotImplementedError

    def send(self, token: str, path: str, body: Any, match: str = "", *, title: str = "") -> Any:
        """Send one write until it is acknowledged, with the same key: what it answered; None where it did not."""
        key, until, text = str(uuid.uuid4()), time.monotonic() + PATIENCE, json.dumps(body)
        while time.monotonic() < until:
            hang_up = self.dice.random() < 0.2
            if hang_up and title:
                self.ledger.cut_off.add(title)
            try:
                status, answer = self.post(token, path, text, key, match, hang_up)
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
                continue
            if hang_up:
                continue
            self.ledger.answers[status] += 1
            if status in (200, 201):
                return json.loads(answer)
            if status not in (500, 503):
                self.ledger.odd.append(f"{path} {status} {answer[:300]!r}")
                return None
            time.sleep(0.2)
        return None

    def read(self, token: str, path: str) -> Any:
        """What is answered now; None where nobody answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            line = http.client.HTTPConnection(urlsplit(self.product.url).netloc, timeout=20)
            try:
                line.request("GET", f"/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
                answer = line.getresponse()
                if answer.status == 200:
                    return json.loads(answer.read())
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.2)
        return None

    def post(self, token: str, path: str, body: str, key: str, match: str, hang_up: bool) -> tuple[int, bytes]:
        """One request; with `hang_up` the line is dropped before the answer is read."""
        line = http.client.HTTPConnection(urlsplit(self.product.url).netloc, timeout=20)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key}
        line.request("POST", f"/api/v1/{path}", body, headers | ({"If-Match": match} if match else {}))
        if hang_up:
            time.sleep(self.dice.random() * 0.05)
            line.close()
            return 0, b""
        answer = line.getresponse()
        return answer.status, answer.read()


class Writer(Client):
    """Records one agreement after the other."""

    def __init__(self, product: Product, token: str, ledger: Ledger, seed: int, stop: threading.Event) -> None:
        super().__init__(product, ledger, seed, stop)
        self.token = token

    def write(self, title: str) -> None:
        """An agreement."""
        body = {"parties": [self.dice.choice(PARTNERS)], "titles": {"en": title}}
        if made := self.send(self.token, "agreements/", body, title=title):
            self.ledger.acknowledged[title] = made["url"]


class Mover(Client):
    """Plans an activity that both sides accept, and a gate on which both decide, with one partner of its own.

    What it read last stands in every write, so that each is on the version that came before.
    """

    def __init__(self, product: Product, tokens: Tokens, ledger: Ledger, seed: int, stop: threading.Event) -> None:
        super().__init__(product, ledger, seed, stop)
        self.tokens, self.partner = tokens, MOVED[seed]
        self.gates = f"partnerships/{self.partner}-UKR/gates/"

    def write(self, title: str) -> None:
        """An activity, then a gate."""
        self.activity(title)
        self.gate()

    def activity(self, title: str) -> None:
        """Proposed, and accepted by us and, as their letter says, by them."""
        known = {"parties": [self.partner], "activity_type": "staff_talks", "starts": "2031"}
        made = self.send(self.tokens.desk, "activities/", {"door": "prepared", "title": title, **known}, title=title)
        if made is None:
            return
        done = self.ledger.activities.setdefault(title, Moved(made["url"]))
        path = f"{made['url'].split('/api/v1/')[1]}acts/"
        for more in ({}, {"side": self.partner, "evidence": "Letter 7/2026"}):
            made = self.send(self.tokens.desk, path, {"kind": "accepted", **more}, tag(made["version"]))
            if made is None:
                return
            done.acts += 1

    def gate(self) -> None:
        """Opened, put to the decision, and stopped by both."""
        version = self.version()
        if version is None:
            return
        made = self.send(self.tokens.desk, self.gates, {}, tag(version))
        if made is None:
            return
        done = self.ledger.gates.setdefault(made["url"], Moved(made["url"]))
        path = made["url"].split("/api/v1/")[1]
        said = {"decision": "stop", "reason": "A test."}
        told = {"side": self.partner, "evidence": "Letter 8/2026"}
        for token, tail, body in (
            (self.tokens.desk, "transitions/", {"to": "in_review"}),
            (self.tokens.approver, "decisions/", said),
            (self.tokens.desk, "decisions/", said | told),
        ):
            if tail == "decisions/":
                body = {**body, "edition": made["edition"]}
            made = self.send(token, path + tail, body, tag(made["version"]))
            if made is None:
                return
            done.acts += tail == "decisions/"

    def version(self) -> int | None:
        """The version of the partnership's phase as it now is; None where nobody answers."""
        now = self.read(self.tokens.desk, self.gates)
        return int(now["version"]) if now else None


def tag(version: int) -> str:
    """A version, as If-Match names it."""
    return f'"{version}"'


class Guest(threading.Thread):
    """Somebody who keeps reading a public page."""

    def __init__(self, product: Product, ledger: Ledger, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.product, self.ledger, self.stop = product, ledger, stop

    def run(self) -> None:
        while not self.stop.wait(0.1):
            line = http.client.HTTPConnection(urlsplit(self.product.url).netloc, timeout=20)
            try:
                line.request("GET", "/public/agreements/GBR-UKR-2024-001/")
                answer = line.getresponse()
                answer.read()
                self.ledger.reads[answer.status] += 1
            except (OSError, http.client.HTTPException):
                self.ledger.reads[0] += 1
