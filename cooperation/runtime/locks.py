"""Locks of a home. The kernel gives them back when a process ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 90.0


class LockError(Exception):
    """Somebody else holds the lock; the text is one line."""


class Lock:
    """A file that processes lock, shared or alone."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def share(self) -> None:
        """Holds the lock beside others; waits for whoever has it alone."""
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def try_alone(self) -> bool:
        """Holds the lock alone if nobody else has it."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def write(self, text: str) -> None:
        """Says in the file who holds the lock."""
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text.encode(), 0)

    def read(self) -> str:
        """What the holder says of itself."""
        return os.pread(self._file, 1000, 0).decode(errors="replace")

    def close(self) -> None:
        """Gives the lock back."""
        os.close(self._file)


@contextmanager
def alone(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock at `path` alone; `LockError` where it is not free within `patience` seconds."""
    lock = Lock(path)
    try:
        deadline = time.monotonic() + patience
        while not lock.try_alone():
            if time.monotonic() > deadline:
                raise LockError(f"another process has been starting or stopping the services: {path}")
            time.sleep(0.02)
        yield
    finally:
        lock.close()
