"""Several writers at the same moment, each on a connection of its own."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from django.db import connections

Work = Callable[[], Any]


class Crew:
    """Writers who keep their connections from race to race."""

    def __init__(self) -> None:
        self._writers: list[_Writer] = []

    def together(self, *works: Work) -> list[Any]:
        """Let all begin at once; what each returned, or the exception it ended with, in their order."""
        while len(self._writers) < len(works):
            self._writers.append(_Writer())
        barrier = threading.Barrier(len(works))
        asked = [writer.ask(barrier, work) for writer, work in zip(self._writers, works, strict=False)]
        return [one.result(60) for one in asked]

    def leave(self) -> None:
        """Close every connection."""
        for one in self._writers:
            one.end()


class _Writer(threading.Thread):
    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._asked: queue.SimpleQueue[tuple[Future[Any], threading.Barrier, Work] | None] = queue.SimpleQueue()
        self.start()

    def ask(self, barrier: threading.Barrier, work: Work) -> Future[Any]:
        """Do this when all are ready."""
        found: Future[Any] = Future()
        self._asked.put((found, barrier, work))
        return found

    def end(self) -> None:
        """Go home."""
        self._asked.put(None)
        self.join(10)

    def run(self) -> None:
        """Take what is asked until there is no more."""
        while asked := self._asked.get():
            found, barrier, work = asked
            try:
                connections["default"].ensure_connection()
                barrier.wait(30)
                found.set_result(work())
            except Exception as error:
                found.set_result(error)
        connections.close_all()
