"""How fast a slider of the ranking is answered, as deployed, beside an empty page of the same server.

    python -m tests.benchmarks.ranking [--seconds 10]

Starts the product in a home of its own, with the states of the reference; an
officer of Ghana is signed in. Each request moves another slider; the empty
page is that of notices, where there are none.
"""

import argparse
import http.client
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from tests.benchmarks.status_polling import PROJECT, running

GOAL = 3.0
_PARTS = ("proximity", "size", "shared_organisations", "shared_goals")
_SIGN_IN = """
from django.conf import settings
from django.test import Client
from partners.models import Officer, Party, Role
told = {"party": Party.objects.get(code="GHA"), "name": "Desk", "roles": [Role.DESK], "clearance": 0}
officer = Officer.objects.create_user("desk@gha.example", "correct horse battery staple", **told)
client = Client()
client.force_login(officer)
print(settings.SESSION_COOKIE_NAME + "=" + client.cookies[settings.SESSION_COOKIE_NAME].value)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    seconds, chance = parser.parse_args().seconds, random.Random(1)
    with running() as (home, port):
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", _SIGN_IN, "--home", home]
        made = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
        cookie = made.stdout.strip().splitlines()[-1]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

        def ask(path: str, **headers: str) -> int:
            connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookie, **headers})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}")
            return len(body)

        def slider() -> int:
            moved = f"/finding/?w-{chance.choice(_PARTS)}={chance.randint(0, 100)}"
            return ask(moved, **{"HX-Request": "true"})

        empty = measured("an empty page", lambda: ask("/notices/"), seconds)
        moving = measured("a slider that moves", slider, seconds)
        print(f"a slider that moves takes {moving / empty:.2f} times as long as an empty page (goal: {GOAL:.0f})")


def measured(name: str, work: Callable[[], int], seconds: float) -> float:
    """The median of how long it takes, in seconds; printed."""
    for _ in range(10):
        work()  # connections and what is kept get warm
    times, size, until = [], 0, time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.perf_counter()
        size = work()
        times.append(time.perf_counter() - begun)
    cuts = statistics.quantiles(times, n=100)
    print(f"{name:<22} median {cuts[49] * 1000:6.2f} ms   95 % {cuts[94] * 1000:6.2f} ms   {size} bytes")
    return cuts[49]


if __name__ == "__main__":
    main()
