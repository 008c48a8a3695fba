"""A seeded schedule of faults over PostgreSQL, Redis, worker and web, while clients write.

What was acknowledged is in the database and in the feed, once, whatever died
in between; pages answer clearly meanwhile; the history verifies.
"""

import json
import os
import random
import signal
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

import psutil
import psycopg2
import pytest
import redis

from cooperation.runtime.home import Home
from tests.cooperation.faults.clients import MOVED, Client, Guest, Ledger, Mover, Tokens, Writer
from tests.running import Product, running

SEED = int(os.environ.get("FAULT_SEED", "20261122"))
WRITERS = 3
# Between two faults: long enough to come back from most, short enough that some fall into a recovery.
PAUSES = (0.5, 4.0)


def processes(product: Product, *words: str) -> list[psutil.Process]:
    """The processes of this product whose command line has all of these words."""
    found = []
    for one in psutil.Process(product.process.pid).children(recursive=True):
        with suppress(psutil.Error):  # It died meanwhile, of the fault before.
            if all(word in " ".join(one.cmdline()) for word in words):
                found.append(one)
    return found


def kill(product: Product, *words: str) -> None:
    for one in processes(product, *words):
        with suppress(psutil.NoSuchProcess):
            one.kill()


def kill_postmaster(product: Product) -> None:
    pid_file = Home(product.home).cluster / "postmaster.pid"
    os.kill(int(pid_file.read_text().split()[0]), signal.SIGKILL)


def terminate_backends(product: Product) -> None:
    """Every connection of the product is cut, as an operator would who restarts something between."""
    home = Home(product.home)
    line = psycopg2.connect(host=str(home.database_sockets), user="postgres", dbname="postgres")
    with line, line.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'entente%'")
    line.close()


def flush(product: Product) -> None:
    redis.Redis(unix_socket_path=str(Home(product.home).redis_socket)).flushall()


FAULTS: dict[str, Callable[[Product], None]] = {
    "kill -9 of the postmaster": kill_postmaster,
    "pg_terminate_backend of all": terminate_backends,
    "FLUSHALL": flush,
    "kill -9 of Redis": lambda product: kill_redis(product),
    "kill -9 of the worker": lambda product: kill(product, "celery", "worker"),
    "kill -9 of the beat": lambda product: kill(product, "celery", "beat"),
    "kill -9 of the web": lambda product: kill(product, "granian"),
}


def kill_redis(product: Product) -> None:
    for one in psutil.process_iter(["cmdline"]):
        if str(Home(product.home).redis_socket) in " ".join(one.info["cmdline"] or ()):
            with suppress(psutil.NoSuchProcess):
                one.kill()


def schedule(seed: int) -> list[tuple[float, str]]:
    """Every fault twice, in an order and with pauses that the seed decides."""
    dice = random.Random(seed)
    names = [*FAULTS, *FAULTS]
    dice.shuffle(names)
    return [(dice.uniform(*PAUSES), name) for name in names]


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
    found: Counter[str] = Counter()
    path = f"/api/v1/{where}/?limit=500&fields=title&q=fault"
    while path:
        page = ask(product, token, path)
        found.update(one["title"] for one in page["results"])
        path = page["next"]
    return found


def entered_in_feed(product: Product, token: str) -> Counter[str]:
    """How often each agreement and each activity entered the feed, by title."""
    found: Counter[str] = Counter()
    after, more = 0, True
    while more:
        page = ask(product, token, f"/api/v1/changes/?after={after}&limit=500")
        for change in page["results"]:
            if change["record"] in ("agreement", "activity") and change["kind"] == "entered":
                state = change["state"]
                found[state["title"] if change["record"] == "activity" else state["titles"].get("en", "")] += 1
        after, more = page["next_after"], page["more"]
    return found


def enough(ledger: Ledger) -> None:
    """On a slow machine clients write on after the last fault, until there is something to compare."""
    until = time.monotonic() + 120
    while time.monotonic() < until and not (
        len(ledger.acknowledged) > 20 and len(ledger.activities) > len(MOVED) and len(ledger.gates) > len(MOVED)
    ):
        time.sleep(0.5)


@pytest.fixture(scope="module")
def aftermath():
    """The product after the schedule, with the ledger of its clients."""
    with running("faults") as product:
        token = product.token("desk@ukr.example", "write")
        ledger, stop = Ledger(), threading.Event()
        tokens = Tokens(token, product.token("approver@ukr.example", "write"))
        writers: list[Client] = [Writer(product, token, ledger, number, stop) for number in range(WRITERS)]
        writers += [Mover(product, tokens, ledger, number, stop) for number in range(len(MOVED))]
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
    told = [*ledger.acknowledged, *ledger.activities]
    assert {title: entered[title] for title in told if entered[title] != 1} == {}


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


def test_pages_answered_clearly_meanwhile(aftermath):
    _, _, ledger = aftermath
    assert set(ledger.reads) <= {0, 200, 503}
    assert ledger.reads[200]


def test_the_history_verifies_afterwards(aftermath):
    product, _, _ = aftermath
    done = product.manage("verify_history", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
