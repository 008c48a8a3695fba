"""The faults, what each does to a running product, and their seeded order."""

import os
import random
import signal
from collections.abc import Callable
from contextlib import suppress

import psutil
import psycopg2
import redis

from cooperation.runtime.home import Home
from tests.running import Product

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
