"""A database of its own for work that must not touch the real one: made beside it, gone afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.core.management import call_command
from django.db import DatabaseError, connection

from cooperation.runtime.account import ServiceError
from cooperation.runtime.embedded import undisturbed

PREFIX: Final = "entente_scratch_"


@contextmanager
def scratch_database(template: str = "") -> Iterator[str]:
    """A fresh migrated database in the server of the settings; this thread's connection leads to it in the block.

    It is dropped however the block ends, and so are those that a killed
    process left behind. `template` is a migrated database to copy instead.
    Raises ServiceError where the role may not make one.
    """
    original, name = connection.settings_dict["NAME"], f"{PREFIX}{os.getpid()}"
    connection.close()
    try:
        _remove_abandoned()
        _run(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}"' if template else ""))
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise ServiceError(f"a database of its own cannot be made: {reason}") from None
    connection.settings_dict["NAME"] = name
    try:
        if not template:
            call_command("migrate", interactive=False, verbosity=0)
        yield name
    finally:
        with undisturbed():
            connection.close()
            connection.settings_dict["NAME"] = original
            _run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _remove_abandoned() -> None:
    """Those that nobody is connected to."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
            " AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)",
            [PREFIX],
        )
        left = [name for (name,) in cursor.fetchall()]
    for name in left:
        _run(f'DROP DATABASE IF EXISTS "{name}"')


def _run(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)
