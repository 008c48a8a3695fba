"""REST clients that write while everything fails around them, and keep a ledger of what was acknowledged."""

import http.client
import json
import random
import threading
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.running import Product

PARTNERS = ("GHA", "TGO", "BEN", "SEN", "CPV", "GMB", "LBR", "SLE")
# A write that nobody acknowledged is tried again with the same key for so long.
PATIENCE = 120


@dataclass
class Ledger:
    """What clients were told: titles acknowledged with their addresses, and every status that was answered."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    cut_off: set[str] = field(default_factory=set)
    answers: Counter[int] = field(default_factory=Counter)
    reads: Counter[int] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)


class Writer(threading.Thread):
    """Records one agreement after the other; now and then it hangs up before the answer and asks again."""

    def __init__(self, product: Product, token: str, ledger: Ledger, seed: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.product, self.token, self.ledger, self.stop = product, token, ledger, stop
        self.dice = random.Random(seed)
        self.name = f"writer-{seed}"

    def run(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            self.write(f"Fault test {self.name} {number}")

    def write(self, title: str) -> None:
        """Send one record until it is acknowledged, always with the same key."""
        body = json.dumps({"parties": [self.dice.choice(PARTNERS)], "titles": {"en": title}})
        key, until = str(uuid.uuid4()), time.monotonic() + PATIENCE
        while time.monotonic() < until:
            hang_up = self.dice.random() < 0.2
            if hang_up:
                self.ledger.cut_off.add(title)
            try:
                status, answer = self.post(body, key, hang_up)
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
                continue
            if hang_up:
                continue
            self.ledger.answers[status] += 1
            if status == 201:
                self.ledger.acknowledged[title] = json.loads(answer)["url"]
                return
            if status not in (500, 503):
                self.ledger.odd.append(f"{status} {answer[:300]!r}")
                return
            time.sleep(0.2)

    def post(self, body: str, key: str, hang_up: bool) -> tuple[int, bytes]:
        """One request; with `hang_up` the line is dropped before the answer is read."""
        line = http.client.HTTPConnection(urlsplit(self.product.url).netloc, timeout=20)
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Idempotency-Key": key,
        }
        line.request("POST", "/api/v1/agreements/", body, headers)
        if hang_up:
            time.sleep(self.dice.random() * 0.05)
            line.close()
            return 0, b""
        answer = line.getresponse()
        return answer.status, answer.read()


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
