"""The user that PostgreSQL runs as: ourselves, or as root one without rights, since it refuses to run as root."""

import os
import pwd
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cooperation.runtime.binaries import postgres_package, postgres_programs, postgres_version
from cooperation.runtime.home import SHARED_STATE, Home

UNPRIVILEGED: Final = "nobody"


class ServiceError(Exception):
    """A service cannot be used; the text is one line that says why."""


@dataclass(frozen=True)
class Account:
    """Who runs PostgreSQL for a home, from which programs, and who connects to it."""

    name: str
    programs: Path
    uid: int | None = None
    gid: int | None = None

    @property
    def us(self) -> str:
        """The name of the user that we are: the one who may connect."""
        return pwd.getpwuid(os.geteuid()).pw_name

    def process(self) -> dict[str, Any]:
        """Arguments of `subprocess.run` that make the process run as this account."""
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}
        common: dict[str, Any] = {"cwd": "/", "env": environment, "umask": 0o077}
        if self.uid is None:
            return common
        return {**common, "user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        """Gives a file or folder to the account."""
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)


def account_for(home: Home) -> Account:
    """The account for a home; as root, the programs are first copied to where it can reach them."""
    package = postgres_package()
    if package is None:
        raise ServiceError("no wheel brings PostgreSQL for this machine: set DATABASE_URL")
    try:
        pwd.getpwuid(os.geteuid())
        if not home.as_root:
            return Account(name="", programs=postgres_programs(package))
        entry = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise ServiceError("PostgreSQL needs a user with an entry in /etc/passwd: set DATABASE_URL") from None
    return Account(entry.pw_name, postgres_programs(shared_copy(package)), entry.pw_uid, entry.pw_gid)


def shared_copy(package: Path) -> Path:
    """The copy of the package that every user of the machine can read, made once a version."""
    target = SHARED_STATE / f"postgresql-{postgres_version()}"
    if target.exists():
        return target / package.name
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    try:
        make_shared(SHARED_STATE)
        newest = postgres_programs(package).parent
        libraries = package.with_name(f"{package.name}.libs")
        shutil.copytree(newest, draft / package.name / newest.name, symlinks=True)
        if libraries.exists():
            shutil.copytree(libraries, draft / libraries.name, symlinks=True)
        readable(draft)
        draft.rename(target)
    except OSError as error:
        if not target.exists():
            reason = f"{error.strerror or error}"
            raise ServiceError(f"cannot copy PostgreSQL to {target}: {reason}; set DATABASE_URL") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target / package.name


def make_shared(folder: Path) -> None:
    """Makes a folder that everybody may enter, whatever our umask is."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o755)


def readable(folder: Path) -> None:
    """Lets everybody read and enter a copied tree; what could be run stays so."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(0o755 if path.is_dir() or mode & 0o100 else 0o644)
