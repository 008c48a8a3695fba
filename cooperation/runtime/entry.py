"""How every `manage.py` command begins: its home, its role, its services."""

import os
import signal
import sys
from contextlib import AbstractContextManager, nullcontext
from types import FrameType
from typing import Final

from cooperation.runtime.boot import load_settings

# These need no database, or start what they need by themselves.
ALONE: Final = frozenset({"help", "version", "check", "messages", "collectstatic", "diffsettings", "up"})
OWNER: Final = frozenset(
    {"migrate", "makemigrations", "sqlmigrate", "test", "flush", "backup", "restore", "pgtrigger", "evaluate_matching"}
)


def main(argv: list[str]) -> int:
    """Runs one command with the services of its home; returns the exit code."""
    arguments = without_home(argv)
    command = next((word for word in arguments[1:] if not word.startswith("-")), "help")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # its threads wait for each other on what is small
    os.environ.setdefault("DATABASE_ROLE", "owner" if command in OWNER else "product")
    load_settings()
    import django
    from django.core.management import execute_from_command_line

    from cooperation.runtime import reach
    from cooperation.runtime.account import ServiceError
    from cooperation.runtime.catalogues import compile_stale
    from cooperation.runtime.locks import LockError

    compile_stale()
    signal.signal(signal.SIGTERM, end_in_order)
    try:
        with services_for(command, arguments) as needed:
            if needed:
                django.setup()
                reach.database()
            execute_from_command_line(arguments)
    except (ServiceError, LockError) as error:
        print(f"entente: {error}", file=sys.stderr)
        return 1
    return 0


def end_in_order(number: int, frame: FrameType | None) -> None:
    """A command that is told to end still stops the services that it started."""
    sys.exit(128 + number)


def without_home(argv: list[str]) -> list[str]:
    """The arguments without `--home FOLDER`, which goes into the environment for us and every child."""
    kept, words = [], iter(argv)
    for word in words:
        if word == "--home":
            os.environ["ENTENTE_HOME"] = next(words, "") or sys.exit("entente: --home needs a folder")
        elif word.startswith("--home="):
            os.environ["ENTENTE_HOME"] = word.removeprefix("--home=")
        else:
            kept.append(word)
    if "ENTENTE_HOME" in os.environ:
        os.environ["ENTENTE_HOME"] = os.path.abspath(os.path.expanduser(os.environ["ENTENTE_HOME"]))
    return kept


def services_for(command: str, arguments: list[str]) -> AbstractContextManager[object]:
    """What must run while the command does."""
    from django.conf import settings

    from cooperation.runtime.embedded import services

    if command in ALONE or {"-h", "--help", "--version"} & set(arguments):
        return nullcontext()
    return services(settings.HOME, database=not settings.DATABASE_URL, redis=not settings.REDIS_URL)
