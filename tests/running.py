"""The real product in a home of its own, started by the README's own command, for tests that use it from outside."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from cooperation.runtime.home import Home

ROOT = Path(__file__).parents[1]
START_WITHIN = 180


@dataclass
class Product:
    """The running product: where it is, and how its sample accounts sign in."""

    url: str
    home: Path
    process: "subprocess.Popen[bytes]"
    passwords: dict[str, str] = field(default_factory=dict)

    def manage(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run a command of the operator beside it."""
        arguments = [sys.executable, "manage.py", *command]
        return subprocess.run(
            arguments, cwd=ROOT, env=own_environment(self.home), capture_output=True, text=True, check=check
        )

    def token(self, email: str, scope: str = "read") -> str:
        """A token as the operator gives it."""
        return self.manage("create_token", email, "--scope", scope).stdout.strip()


def own_environment(home: Path) -> dict[str, str]:
    """The environment without anything of the tests' own settings or services."""
    ours = ("DATABASE_", "REDIS_", "DJANGO_SETTINGS_MODULE", "DEPLOYMENT")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"ENTENTE_HOME": str(home)}


@contextmanager
def running(name: str, **environment: str) -> Iterator[Product]:
    """`manage.py up` with its sample, in this environment besides; everything of it is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix=f"entente-test-{name}-"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "up.log").open("w+", encoding="utf-8")
    command = [sys.executable, "manage.py", "up", "--home", str(home), "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=own_environment(home) | environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield _ready(process, home)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        log.close()
        for folder in {Home(home).state, home, Home(home).sockets}:
            shutil.rmtree(folder, ignore_errors=True)


def _ready(process: "subprocess.Popen[bytes]", home: Path) -> Product:
    until = time.monotonic() + START_WITHIN
    while time.monotonic() < until and process.poll() is None:
        said = (home / "up.log").read_text(encoding="utf-8")
        address = re.search(r"ready at (http://\S+)", said)
        if address and "Stop with" in said:
            accounts = re.findall(r"^\s+(\S+@\S+)\s+(\S+)\s", said, re.MULTILINE)
            return Product(address[1].rstrip("/"), home, process, dict(accounts))
        time.sleep(0.2)
    raise RuntimeError((home / "up.log").read_text(encoding="utf-8"))
