"""`manage.py up`: everything that the product needs on one machine, started, watched and stopped in order."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection

from cooperation.runtime import health, reach, sample, static_files
from cooperation.runtime.account import ServiceError
from cooperation.runtime.children import Child, stop_together
from cooperation.runtime.commands import beat, celery_worker, manage, web
from cooperation.runtime.embedded import UP, Services, services
from cooperation.runtime.home import Home
from cooperation.runtime.locks import Lock
from cooperation.runtime.network import Listening

READY_WITHIN: Final = 90.0
STOP_WITHIN: Final = 15.0
WATCH_EVERY: Final = 0.5


class Stopped(BaseException):
    """Ctrl-C or SIGTERM came before everything ran."""


@dataclass
class Launch:
    """One run of `up`."""

    home: Home
    listening: Listening
    wants_sample: bool | None
    say: Callable[[str], None]
    children: list[Child] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _starting: bool = True

    def run(self) -> None:
        """Starts everything, says how to use it, watches it until asked to stop, and stops it in order."""
        started = time.monotonic()
        self.home.prepare()
        with self.signals(), self.only_one(), self.services() as found:
            try:
                self.bring_up(found)
                self._starting = False
                self.greet(time.monotonic() - started)
                self.watch(found)
            except Stopped:
                pass
            finally:
                self._starting = False
                connection.close()
                if self.children:
                    self.say("Stopping …")
                stop_together(self.children, STOP_WITHIN)
        self.say("Stopped.")

    def services(self) -> Any:
        """PostgreSQL and Redis, as far as no address names them."""
        return services(self.home, database=not settings.DATABASE_URL, redis=not settings.REDIS_URL)

    def bring_up(self, found: Services) -> None:
        """Migrations, facts, sample and processes, side by side where they can be."""
        if not settings.REDIS_ADDRESS:
            self.say("No Redis fits this Python: files carry the messages, a table is the cache. Nothing is lost.")
        self.listening.check()
        reach.database()
        reach.redis()
        self.refuse_exposure()
        static = self.begin(static_files.are_stale(self.home.static), manage(self.home, "static"))
        self.migrate()
        self.start(celery_worker(self.home), beat(self.home))
        self.load()
        self.finish(static)
        if static:
            static_files.mark_fresh(self.home.static)
        self.start(web(self.home, self.listening))
        self.wait_ready()

    def migrate(self) -> None:
        """Migrates as the owner, where there is something to migrate."""
        if self.pending():
            self.say("Preparing the database …")
            self.finish(self.begin(True, manage(self.home, "migrate")))

    def pending(self) -> bool:
        """True where a migration waits, or where the product may not look: then nothing was migrated yet."""
        return health.migrations() != "ok"

    def load(self) -> None:
        """The reference facts, every time; the sample, on the first run alone."""
        first = sample.is_first_run()
        if "load_reference" in get_commands():
            call_command("load_reference", verbosity=0)
        if first and self.wants_sample is not False and sample.is_there():
            self.say("Loading the sample …")
            sample.load(self.home)

    def refuse_exposure(self) -> None:
        """Accounts whose passwords were printed are for this machine, unless `--sample` says that more is meant."""
        if self.listening.is_local or self.wants_sample:
            return
        if self.wants_sample is False and (self.pending() or not sample.living(self.home)):
            return
        raise ServiceError(
            f"sample accounts would be open to {self.listening.host}: "
            "say --sample if that is meant, or use a --home of its own with --no-sample"
        )

    def begin(self, needed: bool, child: Child) -> Child | None:
        """Starts a task that ends by itself."""
        if not needed:
            return None
        self.children.append(child)
        child.start()
        return child

    def finish(self, child: Child | None) -> None:
        """Waits for a task; `ServiceError` where it failed."""
        if child is None:
            return
        code = child.wait(READY_WITHIN * 4)
        self.children.remove(child)
        if code:
            raise ServiceError(f"{child.name} failed: {child.last_words()}")

    def start(self, *children: Child) -> None:
        """Starts processes that stay."""
        for child in children:
            self.children.append(child)
            child.start()

    def wait_ready(self) -> None:
        """Waits until every process answers."""
        deadline = time.monotonic() + READY_WITHIN
        waiting = list(self.children)
        while waiting:
            for child in self.children:
                child.watch()
            waiting = [child for child in waiting if not self.answers(child)]
            if waiting and time.monotonic() > deadline:
                raise ServiceError(f"{waiting[0].name} does not answer: {waiting[0].last_words()}")
            time.sleep(0.1 if waiting else 0)

    def answers(self, child: Child) -> bool:
        """True where a process says that it is ready."""
        if child.ready_mark is not None:
            return child.ready_mark.exists()
        found = self.listening.ask_ready(settings.ALLOWED_HOSTS[0] if settings.PRODUCTION else "localhost")
        return bool(found and found["status"] == "ok")

    def watch(self, found: Services) -> None:
        """Starts again whatever dies, until asked to stop."""
        while not self._stop.wait(WATCH_EVERY):
            if not found.are_alive():
                self.say("A service died: starting it again.")
                try:
                    found.ensure()
                except ServiceError as error:
                    self.say(f"{error}; trying again.")
            for child in self.children:
                if child.watch():
                    self.say(f"{child.name} died: started again.")

    def greet(self, seconds: float) -> None:
        """Says how to use what now runs."""
        self.say(f"\nEntente is ready at {self.listening.address} (after {seconds:.1f} s)\n")
        accounts = sample.living(self.home)
        if accounts:
            self.say("Sample accounts (e-mail, password):")
            width = max(len(account.email) for account in accounts)
            for account in accounts:
                self.say(f"  {account.email:<{width}}  {account.password}  {account.label}")
        elif sample.is_first_run():
            self.say("Nobody has an account yet: see `manage.py help`.")
        mail = "by EMAIL_URL" if settings.EMAIL_URL else f"as files into {self.home.mail}"
        self.say(f"E-mail goes {mail}. Logs: {self.home.log}")
        self.say("Stop with Ctrl-C.\n")

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Refuses a second `up` in the same home."""
        lock = Lock(self.home.run / UP)
        try:
            if not lock.try_alone():
                raise ServiceError(f"Entente runs already in {self.home.path}: {lock.read()}")
            lock.write(self.listening.address)
            yield
        finally:
            lock.close()

    @contextmanager
    def signals(self) -> Iterator[None]:
        """While it starts, a signal breaks off; while it runs, it asks to stop; while it stops, it changes nothing."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = [signal.signal(number, self.on_signal) for number in numbers]
        try:
            yield
        except Stopped:
            pass
        finally:
            for number, handler in zip(numbers, before, strict=True):
                signal.signal(number, handler)

    def on_signal(self, number: int, frame: FrameType | None) -> None:
        """A signal came."""
        first = not self._stop.is_set()
        self._stop.set()
        if first and self._starting:
            raise Stopped


def printer() -> Callable[[str], None]:
    """Prints a line at once, also where the output is a file or a closed pipe."""

    def say(line: str) -> None:
        try:
            print(line, file=sys.stdout, flush=True)
        except (BrokenPipeError, ValueError):
            return

    return say
