"""Processes: dying with a parent, being told apart, ending."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import psutil

PR_SET_PDEATHSIG: Final = 1
DIE_WITH_PARENT: Final = "ENTENTE_DIE_WITH_PARENT"


def die_with_parent() -> None:
    """Where the environment asks for it and Linux can: this process is killed when its parent dies."""
    if os.environ.get(DIE_WITH_PARENT) and sys.platform == "linux":
        follow_parent()


def follow_parent() -> None:
    """Asks the kernel to kill this process when its parent dies. Nothing of ours depends on a clean end."""
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def working_in(folder: Path) -> list[psutil.Process]:
    """The processes whose working directory is `folder`: of PostgreSQL, those of this one cluster."""
    found = []
    for process in psutil.process_iter():
        try:
            if Path(process.cwd()) == folder:
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def end(processes: Iterable[psutil.Process], patience: float = 3.0) -> None:
    """Ends the processes: asked first, then killed."""
    living = list(processes)
    for each in living:
        with_grace(each, signal.SIGTERM)
    _, stubborn = psutil.wait_procs(living, timeout=patience)
    for each in stubborn:
        with_grace(each, signal.SIGKILL)
    psutil.wait_procs(stubborn, timeout=patience)


def with_grace(process: psutil.Process, number: signal.Signals) -> None:
    """Sends a signal to a process that may be gone already."""
    try:
        process.send_signal(number)
    except psutil.NoSuchProcess:
        return


def until(moment: float) -> float:
    """Seconds left until `moment` of the monotonic clock, never below zero."""
    return max(0.0, moment - time.monotonic())
