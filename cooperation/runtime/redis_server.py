"""The Redis of a home: a doorbell and a cache, kept in memory alone."""

import subprocess
import time
from pathlib import Path
from typing import Final

import psutil
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from cooperation.runtime.account import ServiceError
from cooperation.runtime.binaries import redis_server
from cooperation.runtime.home import Home
from cooperation.runtime.processes import end

PATIENCE: Final = 10.0


class RedisServer:
    """One server on a private socket. Every method may be called again; callers hold the home's starting lock."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def number_file(self) -> Path:
        """Where the server writes its process number."""
        return self.home.run / "redis.pid"

    def start(self) -> None:
        """Starts it where it does not answer."""
        if self.answers():
            return
        end(self.processes())
        program = redis_server()
        if program is None:
            raise ServiceError("no wheel brings Redis for this machine")
        with (self.home.log / "redis.log").open("ab") as log:
            self._child = subprocess.Popen(
                [str(program), *self.arguments()],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.home.run,
                start_new_session=True,
            )
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > deadline or self._child.poll() is not None:
                raise ServiceError(f"Redis does not start: see {self.home.log / 'redis.log'}")
            time.sleep(0.02)

    def arguments(self) -> list[str]:
        """What the server is told. Only the cache may be dropped when memory runs short: it alone expires."""
        options = {
            "port": "0",
            "unixsocket": str(self.home.redis_socket),
            "unixsocketperm": "700",
            "pidfile": str(self.number_file),
            "save": "",
            "appendonly": "no",
            "maxmemory": "128mb",
            "maxmemory-policy": "volatile-lru",
        }
        return [part for name, value in options.items() for part in (f"--{name}", value)]

    def stop(self) -> None:
        """Stops it; what does not end is killed."""
        end(self.processes())
        if self._child is not None:
            self._child.wait(timeout=5)
        for left in (self.home.redis_socket, self.number_file):
            left.unlink(missing_ok=True)

    def answers(self) -> bool:
        """True where it answers on its socket."""
        if self._child is not None:
            self._child.poll()  # takes the dead one off the table of processes
        client = Redis(
            unix_socket_path=str(self.home.redis_socket),
            socket_timeout=2,
            socket_connect_timeout=2,
            retry=Retry(NoBackoff(), 0),
        )
        try:
            return bool(client.ping())
        except (RedisError, OSError):
            return False
        finally:
            client.close()

    def processes(self) -> list[psutil.Process]:
        """The server that this home started, if it still runs."""
        try:
            process = psutil.Process(int(self.number_file.read_text()))
            return [process] if "redis-server" in " ".join(process.cmdline()) else []
        except (OSError, ValueError, psutil.Error):
            return []
