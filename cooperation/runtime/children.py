"""The processes that `up` starts: web, worker and beat."""

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from cooperation.runtime.home import PROJECT
from cooperation.runtime.processes import DIE_WITH_PARENT, follow_parent, until

LARGEST_LOG: Final = 5 * 1024 * 1024
MOST_DEATHS: Final = 5
DEATHS_WITHIN: Final = 60.0


class ChildError(Exception):
    """A process does not stay up; the text is one line."""


class Child:
    """One process, restarted when it dies, unless it dies again and again."""

    def __init__(
        self, name: str, command: Sequence[str], environment: dict[str, str], log: Path, ready_mark: Path | None = None
    ) -> None:
        self.name = name
        self.command = list(command)
        self.environment = {**os.environ, **environment, DIE_WITH_PARENT: "1"}
        self.log = log
        self.ready_mark = ready_mark  # the file that it touches once it answers
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths: deque[float] = deque(maxlen=MOST_DEATHS)

    def start(self) -> None:
        """Starts it in a session of its own, so that Ctrl-C reaches `up` alone, which then ends it in order."""
        if self.ready_mark is not None:
            self.ready_mark.unlink(missing_ok=True)
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                env=self.environment,
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=follow_parent if sys.platform == "linux" else None,
            )

    def watch(self) -> bool:
        """Starts it again if it died; returns whether it had. `ChildError` where that happens too often."""
        if self._process is None or self._process.poll() is None:
            return False
        now = time.monotonic()
        self._deaths.append(now)
        if len(self._deaths) == MOST_DEATHS and now - self._deaths[0] < DEATHS_WITHIN:
            raise ChildError(f"{self.name} ends again and again: {self.last_words()}")
        self.start()
        return True

    def wait(self, patience: float) -> int:
        """Waits for it to end by itself; returns its exit code."""
        assert self._process is not None
        return self._process.wait(patience)

    def ask_to_end(self) -> None:
        """Tells it to end in order."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)

    def stop(self, patience: float) -> None:
        """Waits for it to end as asked; after `patience` seconds it is killed, with all that it left in its session."""
        if self._process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def last_words(self) -> str:
        """The last line of its log that says something, for an error message."""
        lines = self.log.read_text(errors="replace").splitlines() if self.log.exists() else []
        last = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
        return f"{last} ({self.log})"


def stop_together(children: Sequence[Child], patience: float) -> None:
    """Asks all of them to end, then waits for each."""
    deadline = time.monotonic() + patience
    for child in children:
        child.ask_to_end()
    for child in children:
        child.stop(until(deadline))
