"""The home: the one folder that holds what an installation on one machine keeps."""

import hashlib
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from django.core.exceptions import ImproperlyConfigured

PROJECT: Final = Path(__file__).resolve().parent.parent.parent
# PostgreSQL and Redis refuse a socket path above 107 bytes; some room is left for their lock files.
LONGEST_SOCKET: Final = 90
SOCKET_NAME: Final = ".s.PGSQL.5432"
# As root, PostgreSQL runs as another user, who can enter neither a private checkout nor a home inside it.
SHARED_STATE: Final = Path("/var/lib/entente")


class HomeError(ImproperlyConfigured):
    """The home cannot be used; the text is one line that says why."""


@dataclass(frozen=True)
class Home:
    """The paths of one home. Nothing is created before `prepare`."""

    path: Path

    @classmethod
    def from_environment(cls) -> "Home":
        """The home named by ENTENTE_HOME, else `.home` beside manage.py."""
        named = os.environ.get("ENTENTE_HOME", "").strip()
        return cls((Path(named).expanduser() if named else PROJECT / ".home").absolute())

    @cached_property
    def digest(self) -> str:
        """Names what belongs to this home outside of it."""
        return hashlib.sha256(os.fsencode(self.path.resolve())).hexdigest()[:16]

    @property
    def as_root(self) -> bool:
        """True where PostgreSQL must run as another user than we do."""
        return os.geteuid() == 0

    @property
    def state(self) -> Path:
        """Where the cluster and its log are kept."""
        return SHARED_STATE / self.digest if self.as_root else self.path

    @property
    def cluster(self) -> Path:
        """The data folder of PostgreSQL."""
        return self.state / "postgres"

    @property
    def database_sockets(self) -> Path:
        """The folder of PostgreSQL's socket."""
        return self.state / "sockets" if self.as_root else self.sockets

    @cached_property
    def sockets(self) -> Path:
        """The folder of our own sockets: in the home, or in the temp folder where that path is too long."""
        inside = self.path / "run"
        if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET:
            return inside
        return Path(tempfile.gettempdir()) / f"entente-{os.geteuid()}-{self.digest}"

    @property
    def redis_socket(self) -> Path:
        """Redis's socket."""
        return self.sockets / "redis.sock"

    @property
    def run(self) -> Path:
        """Locks, ready marks and process numbers."""
        return self.path / "run"

    @property
    def log(self) -> Path:
        """Log files of the processes."""
        return self.path / "log"

    @property
    def mail(self) -> Path:
        """E-mail that no server takes."""
        return self.path / "mail"

    @property
    def queue(self) -> Path:
        """Messages of Celery where no Redis runs."""
        return self.path / "queue"

    @property
    def static(self) -> Path:
        """Compressed static files."""
        return self.path / "static"

    @property
    def sample(self) -> Path:
        """The sample accounts and their passwords."""
        return self.path / "sample.json"

    def prepare(self) -> None:
        """Creates the home and its folders, readable by us alone; `HomeError` where that is not possible."""
        try:
            for folder in (self.path, self.run, self.log, self.mail):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            probe = self.run / f".writable-{os.getpid()}"
            probe.touch()
            probe.unlink()
        except OSError as error:
            reason = error.strerror or "not possible"
            raise HomeError(f"cannot write the home {self.path}: {reason}; choose another with --home") from None
        if self.sockets != self.run:
            private_folder(self.sockets)

    def secret(self, name: str) -> str:
        """The secret of this home called `name`, made on first use and readable by us alone."""
        path = self.path / name
        try:
            return path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            self.prepare()
        except OSError as error:
            raise HomeError(f"cannot read {path}: {error.strerror}") from None
        made = path.with_name(f"{name}.{os.getpid()}")
        write_private(made, secrets.token_urlsafe(64))
        try:
            os.link(made, path)  # unlike rename, keeps the secret of whoever was faster
        except FileExistsError:
            pass
        finally:
            made.unlink()
        return path.read_text(encoding="ascii").strip()


def write_private(path: Path, content: str) -> None:
    """Writes a file that only we may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def private_folder(path: Path) -> None:
    """Makes a folder of ours in a place that others write to; refuses one that somebody else put there."""
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or found.st_mode & 0o077:
        raise HomeError(f"{path} is not ours alone: remove it, or choose another home with --home")
