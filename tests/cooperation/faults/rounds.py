"""A client that goes round: a meeting, seats, a purchase, an exchange, something given; and what each must look like.

What its partner does is reported, with the letter; every write is on the version that came before.
"""

import datetime as dt
import threading
from collections import Counter
from collections.abc import Iterable
from itertools import cycle
from typing import Any

from tests.cooperation.faults.clients import Client, Ledger, Moved, tag
from tests.running import Product

# With whom it goes round, and nobody else does anything.
PARTNER = "RWA"
PAIR = f"{PARTNER}-UKR"
LETTER = {"evidence": "Letter 9/2026"}
SEATS = list(range(1, 6))
EXISTS = "mistake_at IS NULL"
# Of each kind: where its names are in the database, and in which list; of exchanges it is that of their arrangement.
NAMED = {
    "meeting": (f"SELECT titles ->> 'en' FROM cooperation_meeting WHERE {EXISTS}", f"meetings/?party={PARTNER}"),
    "seats": (f"SELECT title FROM agreements_activity WHERE {EXISTS}", "activities/?q=fault"),
    "purchase": (f"SELECT title FROM agreements_activity WHERE {EXISTS}", "activities/?q=fault"),
    "arrangement": (f"SELECT title FROM agreements_activity WHERE {EXISTS}", "activities/?q=fault"),
    "exchange": (f"SELECT subject_number FROM agreements_exchange WHERE {EXISTS}", ""),
    "given": (f"SELECT title FROM agreements_reciprocityentry WHERE {EXISTS}", f"partnerships/{PAIR}/given/"),
}


class Round(Client):
    """One subject after the other."""

    def __init__(self, product: Product, token: str, ledger: Ledger, seed: int, stop: threading.Event) -> None:
        super().__init__(product, ledger, seed, stop)
        self.token, self.register, self.channel = token, "", 0
        self.day = dt.date.today() - dt.timedelta(days=1)
        self.turns = cycle((self.meeting, self.seats, self.purchase, self.exchange, self.given))

    def write(self, title: str) -> None:
        """The next subject."""
        next(self.turns)(title)

    def begin(self, kind: str, path: str, body: Any, title: str, match: str = "") -> tuple[Moved, Any] | None:
        """Write something down, and keep under which name; None where nobody acknowledged it."""
        made = self.send(self.token, path, body, match, title=title)
        if made is None:
            return None
        url = made.get("url") or f"/api/v1/{path}{made['id']}/"
        done = self.ledger.rounds.setdefault(kind, {}).setdefault(title, Moved(url))
        return done, made

    def walk(self, done: Moved, made: Any, *acts: tuple[str, Any]) -> Any:
        """One act after the other; the answer to the last, None where one was not acknowledged."""
        for tail, body in acts:
            made = self.send(self.token, path_of(done) + tail, body, tag(made["version"]))
            if made is None:
                return None
            done.acts += 1
            done.url = made.get("url", done.url)  # what both accepted, or were invited to, has a reference from then on
        return made

    def plan(self, kind: str, activity_type: str, title: str, **more: Any) -> tuple[Moved, Any] | None:
        """An activity of a form."""
        known = {"parties": [PARTNER], "activity_type": activity_type, "starts": "2031", **more}
        return self.begin(kind, "activities/", {"door": "prepared", "title": title, **known}, title)

    def meeting(self, title: str) -> None:
        """Prepared, opened, begun, its one item decided, and closed."""
        hours = {"starts_at": f"{self.day}T10:00:00Z", "ends_at": f"{self.day}T12:00:00Z", "zone": "Europe/Kyiv"}
        body = {"partner": PARTNER, "titles": {"en": title}, "mode": "video", **hours}
        if begun := self.begin("meeting", "meetings/", body, title):
            steps = [("transitions/", {"to": to}) for to in ("open", "in_progress")]
            if made := self.walk(*begun, ("items/", {"title": title}), *steps):
                outcome = (f"items/{made['items'][0]['id']}/outcomes/", {"kind": "decision", "text": "To go on."})
                self.walk(begun[0], made, outcome, ("transitions/", {"to": "closed"}))

    def seats(self, title: str) -> None:
        """Five seats on a course, offered, requested and confirmed together."""
        if begun := self.plan("seats", "course_seat", title):
            every = {"seats": SEATS}
            self.walk(
                *begun,
                ("training/seats/", {"count": len(SEATS), "giving": "UKR"}),
                ("training/transitions/", {**every, "to": "offered"}),
                ("training/transitions/", {**every, "to": "requested", **LETTER}),
                ("training/transitions/", {**every, "to": "confirmed"}),
            )

    def purchase(self, title: str) -> None:
        """They ask, we offer, they decline."""
        if begun := self.plan("purchase", "procurement_case", title):
            case = {"seller": "UKR", "requested_on": f"{self.day}", "valid_until": "2031-01-01"}
            line = {"what": "Boats", "quantity": "4", "unit": "boat", "price": "800", "currency": "EUR"}
            no = {"to": "declined", "side": PARTNER, "reason": "A test.", **LETTER}
            steps = [("procurement/transitions/", {"to": to}) for to in ("offer_in_preparation", "offered")]
            self.walk(
                *begun, ("procurement/", case), ("procurement/lines/", line), *steps, ("procurement/transitions/", no)
            )

    def exchange(self, title: str) -> None:
        """Entered, and its receipt; after the arrangement was put into operation."""
        if not self.register:
            self.arrange(title)
        if not self.register:
            return
        number = f"26-{title.split()[-1]}"
        body = {"sender": "UKR", "kind": "report", "sent_on": f"{self.day}", "subject_number": number}
        path, now = f"{self.register}exchanges/", self.read(self.token, self.register)
        begun = now and self.begin("exchange", path, body | {"channel": self.channel}, number, tag(now["version"]))
        now = begun and self.read(self.token, self.register)
        if now:
            self.walk(begun[0], now, ("acts/", {"act": "exchange_received", "evidence": "L-9/2026"}))

    def arrange(self, title: str) -> None:
        """What exchanges are entered beneath: agreed on, covered, reached by both, and in operation."""
        above = self.send(self.token, "agreements/", {"parties": [PARTNER], "titles": {"en": title}}, title=title)
        if above is None:
            return
        self.ledger.acknowledged[title] = above["url"]
        begun = self.plan("arrangement", "information_exchange", title, legal_basis=above["url"].split("/")[-2])
        if not begun:
            return
        done = begun[0]
        points = [
            {"party": party, "kind": kind, "name": f"{kind} of {party}", **more}
            for party in ("UKR", PARTNER)
            for kind, more in (("contact", {}), ("channel", {"accredited_to": "Secret"}))
        ]
        acts = [("acts/", {"kind": "accepted", **more}) for more in ({}, {"side": PARTNER, **LETTER})]
        made = self.walk(*begun, *acts, *(("intelligence/points/", one) for one in points))
        path = path_of(done)
        papers, risks = (made and self.read(self.token, f"{path}{tail}") for tail in ("coverage/", "risks/"))
        if not (papers and risks):
            return
        paper = {"kind": "other_paper", "reference": "Note 8/2026"}
        answer = {"answer": "no", "source": "Legal service", "review_on": f"{self.day.year + 3}-01-01"}
        law = [("coverage/papers/", {"rule": one["rule"], **paper}) for one in unmet(papers)]
        law += [("risks/", {"question": one["question"], **answer}) for one in unmet(risks)]
        if made := self.walk(done, made, *law, ("intelligence/transitions/", {"to": "in_operation"})):
            self.channel = next(one["id"] for one in made["points"] if one["kind"] == "channel")
            self.register = path

    def given(self, title: str) -> None:
        """Pledged, provided and acknowledged."""
        body = {"giver": "UKR", "kind": "access", "title": title, "unit": "days", "quantity": "3"}
        body |= {"due_on": "2031-01-01"}
        if begun := self.begin("given", f"partnerships/{PAIR}/given/", body, title):
            self.walk(*begun, ("acts/", {"to": "provided"}), ("acts/", {"to": "acknowledged", **LETTER}))


def path_of(done: Moved) -> str:
    """Where something is, beneath the root of REST."""
    return done.url.split("/api/v1/")[1]


def unmet(answered: Any) -> Iterable[Any]:
    """What is still open of coverage or of risk."""
    return [one for one in answered["results"] if not one["met"]]


def once(names: Iterable[str]) -> int:
    """How many acts there are; each of them is there once."""
    counted = Counter(names)
    assert set(counted.values()) <= {1}, counted
    return len(counted)


def acts_of_meeting(now: Any) -> int:
    """How many acts it shows: an item, steps, what the item came to."""
    assert len(now["items"]) <= 1 and all(len(one["outcomes"]) <= 1 for one in now["items"]), now
    steps = ("draft", "open", "in_progress", "closed").index(now["status"])
    return len(now["items"]) + steps + sum(len(one["outcomes"]) for one in now["items"])


def acts_of_seats(now: Any) -> int:
    """The seats written down, and each step of all of them."""
    assert [one["number"] for one in now["seats"]] in ([], SEATS), now
    acts = once(one["step"] for one in now["acts"])
    assert {one["status"] for one in now["seats"]} <= {("forecast", "offered", "requested", "confirmed")[acts]}, now
    return bool(now["seats"]) + acts


def acts_of_purchase(now: Any) -> int:
    """The case, its line, and each step."""
    assert len(now["lines"]) <= 1, now
    acts = once(one["step"] for one in now["acts"])
    stages = ("request_received", "offer_in_preparation", "offered", "declined")
    assert now["stage"] == (stages[acts] if now["written"] else None), now
    return now["written"] + len(now["lines"]) + acts


def acts_of_exchange(now: Any) -> int:
    """Its receipt."""
    return now["received_on"] is not None


def acts_of_given(now: Any) -> int:
    """What both sides said of it."""
    acts = once(one["kind"] for one in now["acts"])
    assert now["status"] == ("pledged", "provided", "acknowledged")[acts], now
    return acts


# Of each kind: what of it shows its acts, and how many those are.
SHOWN = {
    "meeting": ("", acts_of_meeting),
    "seats": ("training/", acts_of_seats),
    "purchase": ("procurement/", acts_of_purchase),
    "exchange": ("", acts_of_exchange),
    "given": ("", acts_of_given),
}
