"""A copy of the whole database in one file, and back."""

import os
import shutil
import subprocess
import tempfile
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import connection

from cooperation.runtime.account import ServiceError
from cooperation.runtime.binaries import postgres_package, postgres_programs

HEAD: Final = b"PGDMP"
EMPTIED: Final = b"SET client_min_messages = warning;\nDROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"
# A newer pg_restore writes it for every server, and an older server stops there.
UNKNOWN_BEFORE_17: Final = b"SET transaction_timeout = 0;\n"
HEADER: Final = 20  # lines
PLAIN: Final = ("--no-owner", "--no-privileges")


def save(target: Path) -> None:
    """Writes every table into `target`, whole or not at all, readable by us alone."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        run("pg_dump", "--format=custom", *PLAIN, f"--file={draft}")
        draft.replace(target)
    except OSError as error:
        raise ServiceError(f"cannot write {target}: {error.strerror}") from None
    finally:
        draft.unlink(missing_ok=True)


def bring_back(source: Path) -> None:
    """Replaces everything in the database by what `source` holds; where that fails, nothing has changed."""
    try:
        with source.open("rb") as file:
            head = file.read(len(HEAD))
    except OSError as error:
        raise ServiceError(f"cannot read {source}: {error.strerror}") from None
    if head != HEAD:
        raise ServiceError(f"{source} is not a backup")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "script.sql"
        run("pg_restore", *PLAIN, f"--file={script}", str(source))
        whole = Path(folder) / "whole.sql"
        with script.open("rb") as parts, whole.open("wb") as file:
            file.write(EMPTIED)
            file.writelines(line for line in islice(parts, HEADER) if line != UNKNOWN_BEFORE_17)
            shutil.copyfileobj(parts, file)
        connection.close()  # it remembers the tables that go
        run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={whole}")


def run(program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's programs on our database; `ServiceError` with its own words where it fails."""
    done = subprocess.run(
        [find(program), *arguments],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise ServiceError(f"{program} failed: {' '.join(done.stderr.split())[:500]}")


def find(program: str) -> str:
    """The program of the wheel, else the machine's own."""
    package = postgres_package()
    brought = postgres_programs(package) / program if package else None
    found = str(brought) if brought and brought.exists() else shutil.which(program)
    if found is None:
        raise ServiceError(f"{program} is missing: install PostgreSQL's client programs")
    return found


def environment() -> dict[str, str]:
    """The connection as PostgreSQL's programs read it; a password never stands on a command line."""
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST", "PORT": "PGPORT"}
    wanted = {variable: str(connection.settings_dict[key]) for key, variable in names.items()}
    options = connection.settings_dict["OPTIONS"]
    extra = {f"PG{name.upper()}": str(value) for name, value in options.items() if name.startswith("ssl")}
    return {**os.environ, **{name: value for name, value in (wanted | extra).items() if value}}
