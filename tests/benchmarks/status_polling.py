"""How fast the status is polled, as deployed, against a view that does nothing.

    python -m tests.benchmarks.status_polling [--seconds 10] [--agreements 1000] [--clients 8]

Starts the product in a home of its own, with limits, history, last use and all
middleware on. References and tokens are drawn at random; every hundredth
request of a client is a write, and the next read must show it.
"""

import argparse
import http.client
import json
import random
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
WRITE_EVERY = 100


@contextmanager
def running() -> Iterator[tuple[str, int]]:
    """The product in a fresh home; the home and the port."""
    home = tempfile.mkdtemp(prefix="entente-bench-")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", "--home", home, "--port", str(port), "--no-sample"],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_ready(port)
        yield home, port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        shutil.rmtree(home, ignore_errors=True)


def wait_ready(port: int) -> None:
    """Until it answers; five minutes at most."""
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz", headers={"Host": "localhost"})
            if connection.getresponse().status == 200:
                return
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.5)
    raise SystemExit("the product did not come up")


@dataclass
class Tally:
    """What the clients of one measurement saw."""

    times: list[float] = field(default_factory=list)
    writes: int = 0
    wrong: list[str] = field(default_factory=list)

    def line(self, name: str, seconds: float) -> str:
        """One line of result."""
        cuts = statistics.quantiles(self.times, n=100)
        rate = len(self.times) / seconds
        return (
            f"{name:<28} {rate:8.0f} requests/s   median {cuts[49] * 1000:6.2f} ms   95 % {cuts[94] * 1000:6.2f} ms"
            + (f"   {self.writes} writes" if self.writes else "")
        )


class Client:
    """One connection that is kept open."""

    def __init__(self, port: int, data: dict[str, Any], seed: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.data, self.chance, self.tags = data, random.Random(seed), {}

    def ask(
        self, method: str, path: str, body: Any = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """One request."""
        sent = {"Host": "localhost", "Content-Type": "application/json", **headers}
        self.connection.request(method, path, json.dumps(body) if body else None, sent)
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def draw(self) -> tuple[str, str]:
        """A token and a reference that it may read."""
        one = self.data[self.chance.choice(list(self.data))]
        return one["token"], self.chance.choice(one["references"])

    def nothing(self, tally: Tally) -> None:
        """The view that does nothing."""
        self.ask("GET", "/healthz")

    def poll(self, tally: Tally) -> None:
        """A status, whole."""
        token, reference = self.draw()
        status, *_ = self.ask("GET", f"/api/v1/agreements/{reference}/status/", Authorization=f"Bearer {token}")
        if status != 200:
            tally.wrong.append(f"{reference}: {status}")

    def poll_again(self, tally: Tally) -> None:
        """A status with the tag received before."""
        token, reference = self.draw()
        known = {"If-None-Match": self.tags[reference]} if reference in self.tags else {}
        status, headers, _ = self.ask(
            "GET", f"/api/v1/agreements/{reference}/status/", Authorization=f"Bearer {token}", **known
        )
        if status in (200, 304):
            self.tags[reference] = headers["ETag"]
        else:
            tally.wrong.append(f"{reference}: {status}")

    def write(self, tally: Tally) -> None:
        """A correction, and the read that must show it."""
        token, reference = self.draw()
        where, bearer = f"/api/v1/agreements/{reference}/", f"Bearer {token}"
        _, headers, _ = self.ask("GET", f"{where}status/", Authorization=bearer)
        body = {"ends_reported": f"{self.chance.randint(2030, 2090)}", "reason": "Measured."}
        status, headers, _ = self.ask("PATCH", where, body, **{"Authorization": bearer, "If-Match": headers["ETag"]})
        if status == 200:
            tally.writes += 1
            _, _, shown = self.ask("GET", f"{where}status/", Authorization=bearer)
            if json.loads(shown)["version"] < int(headers["ETag"].strip('"').split("-")[0]):
                tally.wrong.append(f"{reference}: a write is not shown")
        elif status not in (400, 412):
            tally.wrong.append(f"{reference}: {status} to a write")


def measure(port: int, data: dict[str, Any], clients: int, seconds: float, what: str, writes: bool) -> Tally:
    """Let so many clients ask for so long."""
    tally, until = Tally(), time.monotonic() + seconds

    def work(seed: int) -> None:
        client = Client(port, data, seed)
        ask: Callable[[Tally], None] = getattr(client, what)
        count = 0
        while time.monotonic() < until:
            begun = time.perf_counter()
            ask(tally)
            tally.times.append(time.perf_counter() - begun)
            count += 1
            if writes and count % WRITE_EVERY == 0:
                client.write(tally)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(clients)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return tally


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--agreements", type=int, default=1000, help="for each of four parties")
    parser.add_argument("--clients", type=int, default=8)
    asked = parser.parse_args()
    with running() as (home, port):
        code = f"from tests.benchmarks.data import make; make({asked.agreements})"
        made = subprocess.run(
            [sys.executable, "manage.py", "shell", "--no-imports", "-c", code, "--home", home],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=True,
        )
        data = json.loads(made.stdout.strip().splitlines()[-1])
        kinds = (("nothing", "a view that does nothing"), ("poll", "status"), ("poll_again", "status, If-None-Match"))
        rates = {}
        for what, name in kinds:
            measure(port, data, asked.clients, 1, what, writes=False)  # connections and caches warm
            tally = measure(port, data, asked.clients, asked.seconds, what, writes=what != "nothing")
            rates[what] = len(tally.times) / asked.seconds
            print(tally.line(name, asked.seconds))
            for wrong in tally.wrong[:5]:
                print(f"  wrong: {wrong}")
        for what, name in kinds[1:]:
            print(f"{name}: {rates[what] / rates['nothing']:.2f} of the view that does nothing")


if __name__ == "__main__":
    main()
