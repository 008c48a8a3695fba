"""Services of the tests, and a database for each test that commits."""

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import ProgrammingError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.utils import setup_databases, teardown_databases
from pytest_django.plugin import DjangoDbBlocker

from cooperation.runtime.addresses import PRODUCT_ROLE, database_from_url
from cooperation.runtime.embedded import USERS, Services, services
from cooperation.runtime.home import Home
from cooperation.runtime.locks import Lock
from cooperation.runtime.postgres import Postgres
from cooperation.runtime.redis_server import RedisServer
from tests.settings import OWN_HOME

ABANDONED_AFTER = 600
_numbers = itertools.count(1)


def remove(home: Home) -> None:
    """Deletes a home of the tests, with what it keeps elsewhere."""
    for folder in {home.state, home.path, home.sockets}:
        shutil.rmtree(folder, ignore_errors=True)


def remove_abandoned() -> None:
    """Ends the services, and deletes the homes, of earlier runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{OWN_HOME}*"):
        with suppress(FileNotFoundError):  # another process of this run was faster
            found = folder.lstat()
            if found.st_uid == os.geteuid() and time.time() - found.st_mtime >= ABANDONED_AFTER:
                _remove_if_left(Home(folder))


def _remove_if_left(home: Home) -> None:
    """Nobody holds the lock of a home that was left behind."""
    home.run.mkdir(exist_ok=True)
    with closing(Lock(home.run / USERS)) as lock:
        if lock.try_alone():
            Postgres(home).stop()
            RedisServer(home).stop()
            remove(home)


def pytest_unconfigure() -> None:
    """The home goes with the run."""
    if settings.HOME.path.name.startswith(OWN_HOME):
        remove(settings.HOME)


@pytest.fixture(scope="session")
def home_services() -> Iterator[Services]:
    """PostgreSQL and Redis of the tests' own home, except where DATABASE_URL and REDIS_URL name others."""
    remove_abandoned()
    wanted = {"database": not settings.DATABASE_URL, "redis": not settings.REDIS_URL}
    with services(settings.HOME, **wanted, durable=False) as found:
        yield found


@pytest.fixture(scope="session")
def django_db_setup(
    home_services: Services, django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The migrated test database, and beside it a copy that no test ever writes to, whose name is returned.

    pytest-django's own fixture makes the database only where a test carries its mark; ours are asked for by fixture.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"], serialized_aliases=[])
        name = connection.settings_dict["NAME"]
        clone(name, f"{name}_template")
    yield f"{name}_template"
    if not settings.DATABASE_URL:
        return  # it goes with its server
    with django_db_blocker.unblock():
        drop(f"{name}_template")
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    """No test finds what another one cached: limits on sign-in above all."""
    cache.clear()


@pytest.fixture
def committed_db(django_db_setup: str, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """A fresh migrated database for one test that commits; every thread's connection leads to it.

    A thread that used a connection must close it. Not to be used with the `db` fixture or mark.
    """
    original = connection.settings_dict["NAME"]
    name = f"{original}_{next(_numbers)}"
    with django_db_blocker.unblock():
        clone(django_db_setup, name)
        connection.settings_dict["NAME"] = name
        try:
            yield connection
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = original
            drop(name)


@pytest.fixture
def product_role(committed_db: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """`committed_db`, used as the product does: by the role without DDL, TRUNCATE or changes to history."""
    if not settings.PRODUCT_ROLE:
        pytest.skip("one role does everything here: DATABASE_OWNER_URL is not set")
    keys = ("USER", "PASSWORD", "HOST", "PORT")
    product: dict[str, Any] = {"USER": PRODUCT_ROLE}
    if settings.DATABASE_URL:
        product = {key: database_from_url("DATABASE_URL", settings.DATABASE_URL)[key] for key in keys}
    owner = {key: committed_db.settings_dict[key] for key in keys}
    connections.close_all()
    committed_db.settings_dict.update(product)
    yield committed_db
    connections.close_all()
    committed_db.settings_dict.update(owner)


def clone(source: str, target: str) -> None:
    """Copies a whole database; whoever is connected to the source is sent away."""
    connections.close_all()
    drop(target)
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def drop(name: str) -> None:
    """Deletes a database, also from under open connections.

    The server's own cleaning may be at work in it, which the owner may not end but soon ends by itself.
    """
    for pause in (0.2, 1, 5, 0):
        try:
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        except ProgrammingError:
            if not pause:
                raise
            time.sleep(pause)
