"""`manage.py up`, as its user runs it: start, use, hard end, second start, stop."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.conf import settings

from cooperation.runtime.children import DEATHS_WITHIN
from cooperation.runtime.embedded import STARTING, UP, USERS
from cooperation.runtime.home import PROJECT, Home
from cooperation.runtime.locks import Lock
from tests.running import Product

pytestmark = pytest.mark.skipif(bool(settings.DATABASE_URL), reason="nothing is embedded here")
PATIENCE = 120.0
READY = "Stop with Ctrl-C."


@dataclass
class Running:
    """One `up`, and what it printed."""

    home: Home
    port: int
    process: "subprocess.Popen[Any]"
    printed: str = ""

    def wait_ready(self) -> "Running":
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.printed += line
            if line.startswith(READY):
                return self
        raise AssertionError(f"it never got ready:\n{self.printed}")

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        self.printed += self.process.communicate(timeout=PATIENCE)[0]
        return self.process.returncode

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path, headers={"Host": "localhost"})
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read())
        finally:
            connection.close()


def started(home: Home, port: int, *arguments: str, **environment: str) -> Running:
    """Another `up`, in this home."""
    command = [sys.executable, "manage.py", "up", f"--home={home.path}", f"--port={port}", *arguments]
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env=kept | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    return Running(home, port, process)


def processes_of(home: Home) -> list[psutil.Process]:
    """Everything that runs for a home."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            told = process.environ().get("ENTENTE_HOME") == str(home.path)
            if told or str(home.path) in " ".join(process.cmdline()) or process.cwd() == str(home.cluster):
                found.append(process)
    return [process for process in found if process.status() != psutil.STATUS_ZOMBIE]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def eventually(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not come true"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def home(product: Product) -> Iterator[Home]:
    """One home for the tests of this file, which follow each other like the days of its user."""
    found = Home(product.home)
    yield found
    if product.process.poll() is not None:
        for process in processes_of(found):
            with suppress(psutil.Error):
                process.kill()


@pytest.fixture(scope="module")
def running(product: Product, home: Home) -> Running:
    """The product as others left it, running; the tests of this file are the last that use it."""
    printed = (product.home / "up.log").read_text(encoding="utf-8")
    return Running(home, int(product.url.rsplit(":", 1)[1]), product.process, printed)


def test_it_tells_how_to_use_it(running: Running) -> None:
    assert f"Entente is ready at http://localhost:{running.port}/" in running.printed
    assert f"E-mail goes as files into {running.home.mail}" in running.printed
    accounts = json.loads(running.home.sample.read_text())
    assert (running.home.sample.stat().st_mode & 0o777) == 0o600
    places = [running.printed.index(account["email"]) for account in accounts]
    assert places == sorted(places)
    assert all(account["password"] in running.printed for account in accounts)
    assert len({account["password"] for account in accounts}) == len(accounts)


def test_it_answers(running: Running) -> None:
    assert running.get("/healthz")[0] == 200
    status, found = running.get("/readyz")
    assert (status, found["database"], found["migrations"]) == (200, "ok", "ok")


def test_a_second_up_in_the_same_home_is_refused_in_one_line(running: Running) -> None:
    refused(started(running.home, free_port()), f"Entente runs already in {running.home.path}")


def test_a_taken_port_is_refused_in_one_line(running: Running, home: Home) -> None:
    other = Home(home.path / "other")
    refused(started(other, running.port), f"port {running.port} of 127.0.0.1 is taken: choose another with --port")
    shutil.rmtree(other.state, ignore_errors=True)


def test_another_command_uses_the_same_services(running: Running) -> None:
    command = [sys.executable, "manage.py", "showmigrations", "partners", f"--home={running.home.path}"]
    done = subprocess.run(
        command, cwd=PROJECT, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True
    )
    assert "[X] 0001_initial" in done.stdout
    assert running.get("/readyz")[0] == 200


def long_ago(running: Running) -> None:
    """Wait until whatever tests before this one killed no longer counts: `up` ends what dies too often at once."""
    log = running.home.path / "up.log"
    while " died: started again" in running.printed and time.time() - log.stat().st_mtime < DEATHS_WITHIN:
        time.sleep(0.5)


def test_whatever_is_killed_comes_back(running: Running) -> None:
    long_ago(running)
    marks = [running.home.run / f"{name}.ready" for name in ("worker", "beat")]
    for mark in marks:
        mark.unlink(missing_ok=True)
    killed = [each for each in processes_of(running.home) if each.pid != running.process.pid]
    for process in killed:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(killed, timeout=10)

    def is_back() -> bool:
        with suppress(OSError, http.client.HTTPException):
            return running.get("/readyz")[0] == 200 and all(mark.exists() for mark in marks)
        return False

    eventually(is_back)


def test_after_a_hard_end_the_next_one_recovers_and_keeps_everything(running: Running) -> None:
    before = running.home.sample.read_text()
    os.killpg(running.process.pid, signal.SIGKILL)
    running.process.wait(10)
    again = started(running.home, running.port).wait_ready()
    assert running.home.sample.read_text() == before
    assert all(account["password"] in again.printed for account in json.loads(before))
    assert "Loading the sample" not in again.printed
    assert again.end(signal.SIGTERM) == 0
    assert again.printed.endswith("Stopped.\n")
    nothing_is_left(running.home)


def test_another_host_is_refused_while_sample_accounts_live(home: Home) -> None:
    refused(started(home, free_port(), "--host=0.0.0.0"), "sample accounts would be open to 0.0.0.0")
    refused(started(home, free_port(), "--host=0.0.0.0", "--no-sample"), "sample accounts would be open to 0.0.0.0")


def test_ctrl_c_while_it_starts_stops_everything(home: Home) -> None:
    early = started(home, free_port())
    eventually(lambda: (home.cluster / "postmaster.pid").exists())
    assert early.end(signal.SIGINT) == 0
    nothing_is_left(home)


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"DATABASE_URL": "postgres://u:secret@127.0.0.1:1/d"}, "the database cannot be reached: "),
        ({"REDIS_URL": "redis://:secret@127.0.0.1:1/0"}, "Redis cannot be reached: "),
        ({"EMAIL_URL": "pigeon://loft"}, "EMAIL_URL must begin with smtp:"),
    ],
)
def test_what_cannot_be_reached_is_refused_in_one_line(home: Home, environment: dict[str, str], says: str) -> None:
    refused(started(home, free_port(), **environment), says)


def test_a_home_that_cannot_be_written_is_refused_in_one_line() -> None:
    refused(started(Home(Path("/proc/nowhere")), free_port()), "cannot write the home /proc/nowhere: ")


def refused(running: Running, says: str) -> None:
    """It ends with an error that is one line."""
    running.printed = running.process.communicate(timeout=PATIENCE)[0]
    assert running.process.returncode == 1, running.printed
    line = running.printed.strip().splitlines()[-1]
    assert says in line
    assert "Traceback" not in running.printed
    assert "secret" not in running.printed


def nothing_is_left(home: Home) -> None:
    """No process, no socket, no lock."""
    assert processes_of(home) == []
    assert not home.redis_socket.exists()
    for name in (UP, USERS, STARTING):
        lock = Lock(home.run / name)
        assert lock.try_alone()
        lock.close()
