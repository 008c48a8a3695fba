"""The services of a home, shared by all who use it: the first starts them, the last stops them."""

import shutil
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cooperation.runtime.binaries import redis_server
from cooperation.runtime.home import Home
from cooperation.runtime.locks import Lock, alone
from cooperation.runtime.postgres import Postgres
from cooperation.runtime.redis_server import RedisServer

USERS: Final = "users.lock"
STARTING: Final = "starting.lock"
UP: Final = "up.lock"


class Services:
    """PostgreSQL and Redis of one home, as far as it runs them itself."""

    def __init__(self, home: Home, *, database: bool, redis: bool, durable: bool = True) -> None:
        self.home = home
        self.postgres = Postgres(home, durable) if database else None
        self.redis = RedisServer(home) if redis and redis_server() else None
        self._users: Lock | None = None
        if redis and self.redis is None:
            for folder in (home.queue / "messages", home.queue / "control"):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def enter(self) -> None:
        """Becomes a user of the home, and starts what does not run."""
        self._users = Lock(self.home.run / USERS)
        with alone(self.home.run / STARTING):
            self._users.share()
            self._start()

    def ensure(self) -> None:
        """Starts again what died while we use it."""
        with alone(self.home.run / STARTING):
            self._start()

    def are_alive(self) -> bool:
        """True while all of them run."""
        return all((self.postgres is None or self.postgres.is_alive(), self.redis is None or self.redis.answers()))

    def leave(self) -> None:
        """Is a user no longer; the last one stops the services."""
        if self._users is None:
            return
        with alone(self.home.run / STARTING), undisturbed():
            if self._users.try_alone():
                self._stop()
            self._users.close()
            self._users = None

    def _start(self) -> None:
        if self.postgres:
            self.postgres.start()
        if self.redis:
            self.redis.start()

    def _stop(self) -> None:
        if self.redis:
            self.redis.stop()
        if self.postgres:
            self.postgres.stop()
        if self.home.sockets != self.home.run:
            shutil.rmtree(self.home.sockets, ignore_errors=True)


@contextmanager
def services(home: Home, *, database: bool, redis: bool, durable: bool = True) -> Iterator[Services]:
    """The services of `home` while the block runs; nothing at all where neither is wanted."""
    if database or redis:
        home.prepare()
    found = Services(home, database=database, redis=redis, durable=durable)
    try:
        if database or redis:
            found.enter()
        yield found
    finally:
        found.leave()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Stopping is not stopped half-way by a second Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.SIG_IGN) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
