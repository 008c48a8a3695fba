"""PostgreSQL and Redis of a home: shared, private, and recovered after a hard end."""

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from redis import Redis

from cooperation.runtime import binaries
from cooperation.runtime.addresses import DATABASE_NAME, OWNER_ROLE, PRODUCT_ROLE
from cooperation.runtime.embedded import Services, services
from cooperation.runtime.home import LONGEST_SOCKET, Home, HomeError, private_folder
from cooperation.runtime.processes import working_in

pytestmark = pytest.mark.skipif(bool(settings.DATABASE_URL), reason="nothing is embedded here")
needs_redis = pytest.mark.skipif(binaries.redis_server() is None, reason="no wheel brings Redis for this Python")
BUSY = "SELECT count(*) FROM generate_series(1, 2000000000)"


@pytest.fixture
def home() -> Iterator[Home]:
    """A home of this test."""
    yield from made_home()


@pytest.fixture
def other() -> Iterator[Home]:
    """Another one."""
    yield from made_home()


def made_home() -> Iterator[Home]:
    found = Home(Path(tempfile.mkdtemp(prefix="entente-test-")))
    yield found
    assert working_in(found.cluster) == []
    for folder in {found.state, found.path, found.sockets}:
        shutil.rmtree(folder, ignore_errors=True)


def started(home: Home, durable: bool = False) -> Any:
    return services(home, database=True, redis=True, durable=durable)


def connect(home: Home, role: str = OWNER_ROLE) -> Any:
    connection = psycopg2.connect(host=str(home.database_sockets), user=role, dbname=DATABASE_NAME)
    connection.autocommit = True
    return connection


def ask(home: Home, statement: str, role: str = OWNER_ROLE) -> Any:
    with closing(connect(home, role)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone() if cursor.description else None


def test_a_home_keeps_its_data_and_leaves_no_process(home: Home) -> None:
    with started(home):
        ask(home, "CREATE TABLE kept AS SELECT 1 AS one")
    assert working_in(home.cluster) == []
    assert not home.redis_socket.exists()
    with started(home):
        assert ask(home, "SELECT one FROM kept") == (1,)
        assert ask(home, "SELECT current_setting('listen_addresses')") == ("",)


def test_two_homes_run_side_by_side(home: Home, other: Home) -> None:
    with started(home), started(other):
        ask(home, "CREATE TABLE here (id int)")
        assert ask(other, "SELECT to_regclass('here')") == (None,)
        assert home.redis_socket != other.redis_socket


def test_the_last_user_of_a_home_stops_it(home: Home) -> None:
    with started(home):
        with started(home) as second:
            number = ask(home, "SELECT pg_postmaster_start_time()")
        assert ask(home, "SELECT pg_postmaster_start_time()") == number
        assert second.are_alive()
    assert not second.are_alive()


@pytest.mark.parametrize("role", [OWNER_ROLE, PRODUCT_ROLE])
def test_neither_role_is_a_superuser(home: Home, role: str) -> None:
    with started(home):
        rights = "SELECT rolsuper, rolcreaterole, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        assert ask(home, rights, role) == (False, False, False, role == OWNER_ROLE)


def test_a_killed_server_with_a_busy_session_is_started_again(home: Home) -> None:
    with started(home, durable=True) as found:
        ask(home, "CREATE TABLE kept AS SELECT 1 AS one")
        session = connect(home)
        worker = threading.Thread(target=busy, args=(session,))
        worker.start()
        wait_until_busy(home)
        kill_server(found, home)
        assert working_in(home.cluster), "the busy session must outlive its server for this test to mean something"
        assert not found.are_alive()
        found.ensure()
        assert ask(home, "SELECT one FROM kept") == (1,)
        worker.join(10)
        session.close()


def test_a_hard_end_of_everything_is_recovered_by_the_next_user(home: Home) -> None:
    home.prepare()
    found = Services(home, database=True, redis=True)
    found.enter()
    ask(home, "CREATE TABLE kept AS SELECT 1 AS one")
    for process in [*working_in(home.cluster), *(found.redis.processes() if found.redis else [])]:
        with suppress(Exception):
            process.kill()
    assert found._users is not None
    found._users.close()
    (home.cluster / "postmaster.pid").write_text("1\n")  # a number that another process has by now
    with started(home):
        assert ask(home, "SELECT one FROM kept") == (1,)


@needs_redis
def test_redis_is_started_again(home: Home) -> None:
    with started(home) as found:
        assert found.redis is not None
        found.redis.processes()[0].send_signal(signal.SIGKILL)
        while found.redis.answers():
            pass
        found.ensure()
        with closing(Redis(unix_socket_path=str(home.redis_socket))) as client:
            assert client.ping()
            assert client.config_get("save") == {"save": ""}


def test_a_home_with_a_long_path_puts_its_sockets_elsewhere(home: Home) -> None:
    deep = Home(home.path / ("d" * 60) / ("e" * 60))
    try:
        with started(deep):
            assert ask(deep, "SELECT 1") == (1,)
            assert len(str(deep.redis_socket)) < LONGEST_SOCKET
            assert deep.sockets.stat().st_mode & 0o777 == 0o700
        assert not deep.sockets.exists()
    finally:
        shutil.rmtree(deep.state, ignore_errors=True)


def test_a_home_that_was_deleted_does_not_find_its_old_data(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    with started(home):
        ask(home, "CREATE TABLE kept (id int)")
    shutil.rmtree(home.path)
    with started(home):
        assert ask(home, "SELECT to_regclass('kept')") == (None,)
    for aside in home.state.parent.glob(f"{home.digest}.*"):
        assert str(aside) in capsys.readouterr().out
        shutil.rmtree(aside)


def test_a_home_that_cannot_be_written_is_refused_in_one_line() -> None:
    with pytest.raises(HomeError, match=r"cannot write the home /proc/nowhere: .*; choose another with --home"):
        Home(Path("/proc/nowhere")).prepare()


def test_a_folder_that_somebody_else_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o777)
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(HomeError, match="is not ours alone"):
        private_folder(tmp_path / "open")
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(HomeError, match="is not ours alone"):
        private_folder(tmp_path / "link")


def busy(session: Any) -> None:
    """Keeps a session at work for a minute."""
    with suppress(psycopg2.Error), session.cursor() as cursor:
        cursor.execute(BUSY)


def wait_until_busy(home: Home) -> None:
    while ask(home, f"SELECT count(*) FROM pg_stat_activity WHERE query = '{BUSY}' AND state = 'active'") != (1,):
        pass


def kill_server(found: Services, home: Home) -> None:
    """Kills the postmaster, as kill -9 does."""
    assert found.postgres is not None
    number = int((home.cluster / "postmaster.pid").read_text().split()[0])
    for process in working_in(home.cluster):
        if process.pid == number:
            process.kill()
            process.wait(10)
