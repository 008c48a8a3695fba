"""A seeded schedule of faults over PostgreSQL, Redis, worker and web, while clients write.

What was acknowledged is in the database and in the feed, once, whatever died
in between; pages answer clearly meanwhile; the history verifies.
"""

import json
import os
import threading
import time
import urllib.request
from collections import Counter
from typing import Any

import psycopg2
import pytest
import redis

from cooperation.runtime.addresses import DATABASE_NAME
from cooperation.runtime.home import Home
from tests.cooperation.faults.clients import MOVED, Client, Guest, Ledger, Mover, Tokens, Writer
from tests.cooperation.faults.faulting import FAULTS, schedule
from tests.cooperation.faults.rounds import NAMED, PAIR, SHOWN, Round
from tests.running import Product

SEED = int(os.environ.get("FAULT_SEED", "20261122"))
WRITERS = 3
# Of what the feed tells, by the kinds of the ledger: an arrangement, a course and a purchase are activities.
FED = {"agreement", "activity", "meeting", "agenda_item", "exchange"}
AS_FED = {"seats": "activity", "purchase": "activity", "arrangement": "activity"}


def ask(product: Product, token: str, path: str) -> dict:
    request = urllib.request.Request(product.url + path, headers={"Authorization": f"Bearer {token}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def wait_ready(product: Product) -> None:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(product.url + "/readyz", timeout=10) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    raise AssertionError("it did not recover by itself")


def titles_in(product: Product, token: str, where: str = "agreements") -> Counter[str]:
    """How often each title of the test stands in a list."""
    return names_in(product, token, f"/api/v1/{where}/?limit=500&fields=title&q=fault")


def names_in(product: Product, token: str, path: str) -> Counter[str]:
    """How often each name stands in a list, from the page at this address on."""
    found: Counter[str] = Counter()
    while path:
        page = ask(product, token, path)
        found.update(name_of(one) for one in page["results"])
        path = page["next"]
    return found


def name_of(state: Any) -> str:
    """What something is called in an answer: its title, by language or not, or its neutral number."""
    return state.get("title") or state.get("titles", {}).get("en") or state.get("subject_number") or state["display"]


def entered_in_feed(product: Product, token: str) -> Counter[tuple[str, str]]:
    """How often each record of these kinds entered the feed, by kind and name."""
    found: Counter[tuple[str, str]] = Counter()
    after, more = 0, True
    while more:
        page = ask(product, token, f"/api/v1/changes/?after={after}&limit=500")
        for change in page["results"]:
            if change["record"] in FED and change["kind"] == "entered" and change["state"]:
                found[change["record"], name_of(change["state"])] += 1
        after, more = page["next_after"], page["more"]
    return found


def in_database(product: Product, query: str) -> Counter[Any]:
    """How often the database itself holds each row of a query."""
    line = psycopg2.connect(host=str(Home(product.home).database_sockets), user="postgres", dbname=DATABASE_NAME)
    with line, line.cursor() as cursor:
        cursor.execute(query)
        found = Counter(row[0] if len(row) == 1 else row for row in cursor.fetchall())
    line.close()
    return found


def enough(ledger: Ledger) -> None:
    """On a slow machine clients write on after the last fault, until there is something to compare."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not (
        len(ledger.acknowledged) > 20
        and len(ledger.activities) > len(MOVED)
        and len(ledger.gates) > len(MOVED)
        and all(len(ledger.rounds.get(kind, ())) > 1 for kind in SHOWN)
    ):
        time.sleep(0.5)


@pytest.fixture(scope="module")
def aftermath(product):
    """The product after the schedule, with the ledger of its clients."""
    token = product.token("desk@ukr.example", "write")
    ledger, stop = Ledger(), threading.Event()
    tokens = Tokens(token, product.token("approver@ukr.example", "write"))
    writers: list[Client] = [Writer(product, token, ledger, number, stop) for number in range(WRITERS)]
    writers += [Mover(product, tokens, ledger, number, stop) for number in range(len(MOVED))]
    writers.append(Round(product, token, ledger, 0, stop))
    guest = Guest(product, ledger, stop)
    for one in (*writers, guest):
        one.start()
    print(f"\nseed {SEED}")
    for pause, name in schedule(SEED):
        time.sleep(pause)
        print(f"  after {pause:.1f} s: {name}")
        try:
            FAULTS[name](product)
        except (OSError, psycopg2.Error, redis.RedisError) as error:
            print(f"    already away: {error!r}"[:120])
    wait_ready(product)
    enough(ledger)
    stop.set()
    for one in (*writers, guest):
        one.join(130)
    wait_ready(product)
    product.manage("verify_history", "--seal")
    print(f"  writes {dict(ledger.answers)}, {len(ledger.cut_off)} cut off, reads {dict(ledger.reads)}")
    yield product, token, ledger


def test_clients_went_on_writing_and_nothing_odd_was_answered(aftermath):
    _, _, ledger = aftermath
    assert len(ledger.acknowledged) > 20
    assert ledger.odd == []


def test_every_acknowledged_write_is_in_the_database_once(aftermath):
    product, token, ledger = aftermath
    found = titles_in(product, token)
    assert {title: number for title, number in found.items() if number != 1} == {}
    assert set(ledger.acknowledged) <= set(found)


def test_what_was_cut_off_and_sent_again_is_there_once(aftermath):
    product, token, ledger = aftermath
    found = titles_in(product, token)
    assert ledger.cut_off & set(ledger.acknowledged)
    assert all(found[title] == 1 for title in ledger.cut_off & set(ledger.acknowledged))


def test_every_acknowledged_write_entered_the_feed_once(aftermath):
    product, token, ledger = aftermath
    entered = entered_in_feed(product, token)
    told = [("agreement", title) for title in ledger.acknowledged]
    told += [("activity", title) for title in ledger.activities]
    told += [(AS_FED.get(kind, kind), name) for kind, names in ledger.rounds.items() for name in names]
    told += [("agenda_item", title) for title, one in ledger.rounds["meeting"].items() if one.acts]
    assert {one: entered[one] for one in told if one[0] in FED and entered[one] != 1} == {}


def test_every_activity_is_there_once_with_each_act_that_was_acknowledged(aftermath):
    product, token, ledger = aftermath
    found = titles_in(product, token, "activities")
    assert len(ledger.activities) > len(MOVED)
    assert {title: found[title] for title in ledger.activities if found[title] != 1} == {}
    for one in ledger.activities.values():
        now = ask(product, token, one.url)
        acts = Counter((act["kind"], act["side"]) for act in now["acts"])
        assert set(acts.values()) <= {1} and one.acts <= len(acts) <= 2, now
        assert now["status"] == ("proposed", "accepted_by_one", "agreed")[len(acts)]


def test_every_gate_is_decided_once_by_each_side_that_was_acknowledged(aftermath):
    product, token, ledger = aftermath
    assert len(ledger.gates) > len(MOVED)
    for one in ledger.gates.values():
        now = ask(product, token, one.url)
        sides = Counter(act["side"] for act in now["decisions"])
        assert set(sides.values()) <= {1} and one.acts <= len(sides) <= 2, now
        assert (now["status"] == "stopped") == (len(sides) == 2), now


@pytest.mark.parametrize("kind", NAMED)
def test_what_was_acknowledged_of_each_further_subject_is_there_once(aftermath, kind):
    product, token, ledger = aftermath
    done = ledger.rounds[kind]
    query, path = NAMED[kind]
    path = path or f"{next(iter(done.values())).url.split('/api/v1/')[1].split('exchanges/')[0]}exchanges/"
    listed = names_in(product, token, f"/api/v1/{path}{'&' if '?' in path else '?'}limit=500")
    for found in (in_database(product, query), listed):
        assert {name: found[name] for name in done if found[name] != 1} == {}


@pytest.mark.parametrize("kind", SHOWN)
def test_each_further_subject_shows_every_act_that_was_acknowledged_once(aftermath, kind):
    product, token, ledger = aftermath
    done = ledger.rounds[kind]
    beneath, acts_of = SHOWN[kind]
    assert len(done) > 1
    for one in done.values():
        assert one.acts <= acts_of(ask(product, token, one.url + beneath)), one


def test_no_step_of_a_further_subject_was_taken_twice(aftermath):
    product, _, _ = aftermath
    taken = in_database(
        product,
        "SELECT one.subject, one.subject_id, one.step FROM partners_steptaken one"
        f" JOIN partners_partnership pair ON pair.id = one.partnership_id WHERE pair.code = '{PAIR}'",
    )
    assert {subject for subject, _, _ in taken} >= {"meeting", "activity", "seat", "reciprocity"}
    assert {step: number for step, number in taken.items() if number != 1} == {}


def test_pages_answered_clearly_meanwhile(aftermath):
    _, _, ledger = aftermath
    assert set(ledger.reads) <= {0, 200, 503}
    assert ledger.reads[200]


def test_the_history_verifies_afterwards(aftermath):
    product, _, _ = aftermath
    done = product.manage("verify_history", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
