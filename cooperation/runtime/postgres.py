"""The PostgreSQL of a home: made on first use, on a private socket, recovered after a hard end."""

import shutil
import subprocess
import time
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import psutil
import psycopg2

from cooperation.runtime.account import Account, ServiceError, account_for, make_shared
from cooperation.runtime.addresses import DATABASE_NAME, OWNER_ROLE, PRODUCT_ROLE
from cooperation.runtime.home import SHARED_STATE, SOCKET_NAME, Home, write_private
from cooperation.runtime.processes import end, working_in

SUPERUSER: Final = "postgres"
SETTINGS: Final = "entente.conf"
INITDB: Final = (
    f"--username={SUPERUSER}",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--auth-local=peer",
    "--auth-host=reject",
    "--no-instructions",
)


class Postgres:
    """One cluster. Every method may be called again; callers hold the home's starting lock."""

    def __init__(self, home: Home, durable: bool = True) -> None:
        self.home = home
        self.durable = durable  # tests need no disk writes that survive a power cut

    @cached_property
    def account(self) -> Account:
        """Who runs it."""
        return account_for(self.home)

    @property
    def log(self) -> Path:
        """Its log file."""
        return self.home.state / "postgres.log"

    def start(self) -> None:
        """Makes the cluster where there is none and starts it; `ServiceError` where that fails."""
        if self.is_alive():
            return
        self.make_folders()
        if not self.home.cluster.exists():
            self.initialise()
        self.clear_remains()
        self.configure()
        command = ["start", "--wait", "--timeout=60", "--silent", f"--log={self.log}"]
        if self.control(*command).returncode:
            self.clear_remains()  # a backend that was busy may have blocked the first try
            if self.control(*command).returncode:
                raise ServiceError(f"PostgreSQL does not start: {self.last_words()}")
        self.make_roles()

    def stop(self) -> None:
        """Stops it, ending open sessions; what does not end is killed."""
        if self.is_alive() and self.control("stop", "--mode=fast", "--timeout=20", "--silent").returncode:
            self.control("stop", "--mode=immediate", "--timeout=10", "--silent")
        end(self.processes())
        if self.home.database_sockets not in (self.home.run, self.home.state):
            for left in self.home.database_sockets.glob(f"{SOCKET_NAME}*"):
                left.unlink(missing_ok=True)

    def is_alive(self) -> bool:
        """True while the postmaster named by the cluster runs, and is really this cluster's."""
        try:
            number = int((self.home.cluster / "postmaster.pid").read_text().split("\n", 1)[0])
            return Path(psutil.Process(number).cwd()) == self.home.cluster.resolve()
        except (OSError, ValueError, psutil.Error):
            return False

    def processes(self) -> list[psutil.Process]:
        """Every process of this cluster, with or without its postmaster."""
        return [each for each in working_in(self.home.cluster.resolve()) if is_postgres(each)]

    def clear_remains(self) -> None:
        """After a hard end: backends that outlived their postmaster, and marks that name processes of others."""
        end(self.processes())
        (self.home.cluster / "postmaster.pid").unlink(missing_ok=True)
        for left in self.home.database_sockets.glob(f"{SOCKET_NAME}*"):
            left.unlink(missing_ok=True)

    def make_folders(self) -> None:
        """The folders around the cluster. As root they lie outside the home: another home's are set aside."""
        if not self.home.as_root:
            return
        try:
            make_shared(SHARED_STATE)
            self.set_aside()
            for folder in (self.home.state, self.home.database_sockets):
                folder.mkdir(mode=0o700, exist_ok=True)
                self.account.own(folder)
            mark = self.home.state / "mark"
            if not mark.exists():
                write_private(mark, self.home.secret("mark"))
        except OSError as error:
            raise ServiceError(f"cannot write {self.home.state}: {error.strerror}; set DATABASE_URL") from None

    def set_aside(self) -> None:
        """A home that was deleted and made anew must not find the old one's data."""
        mark = self.home.state / "mark"
        if mark.exists() and mark.read_text().strip() != self.home.secret("mark"):
            aside = self.home.state.with_name(f"{self.home.digest}.{int(time.time())}")
            self.stop()
            self.home.state.rename(aside)
            print(f"The database of an earlier home at {self.home.path} is kept in {aside}.")

    def initialise(self) -> None:
        """Makes the cluster beside its place, then moves it there, whole."""
        draft = self.home.cluster.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        done = self.run("initdb", f"--pgdata={draft}", *INITDB, *([] if self.durable else ["--no-sync"]))
        if done.returncode:
            raise ServiceError(f"PostgreSQL cannot be set up: {last_line(done.stdout)}")
        with (draft / "postgresql.conf").open("a") as file:
            file.write(f"include = '{SETTINGS}'\n")
        self.put(draft / SETTINGS, "")
        self.put(draft / "pg_hba.conf", "local all all peer map=entente\n")
        roles = (SUPERUSER, OWNER_ROLE, PRODUCT_ROLE)
        self.put(draft / "pg_ident.conf", "".join(f'entente "{self.account.us}" {role}\n' for role in roles))
        draft.rename(self.home.cluster)

    def configure(self) -> None:
        """Writes the settings that follow from where the home is."""
        values = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.home.database_sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "timezone": "UTC",
            "log_timezone": "UTC",
        }
        if not self.durable:
            values |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in values.items()]
        self.put(self.home.cluster / SETTINGS, "".join(lines))

    def make_roles(self) -> None:
        """The owner, who migrates, and the product, which only reads and writes rows; and the database."""
        connection = psycopg2.connect(host=str(self.home.database_sockets), user=SUPERUSER, dbname="postgres")
        try:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT rolname FROM pg_roles")
                roles = {name for (name,) in cursor.fetchall()}
                if OWNER_ROLE not in roles:
                    cursor.execute(f"CREATE ROLE {OWNER_ROLE} LOGIN CREATEDB")
                if PRODUCT_ROLE not in roles:
                    cursor.execute(f"CREATE ROLE {PRODUCT_ROLE} LOGIN")
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE_NAME])
                if cursor.fetchone() is None:
                    cursor.execute(f"CREATE DATABASE {DATABASE_NAME} OWNER {OWNER_ROLE}")
        finally:
            connection.close()

    def put(self, path: Path, content: str) -> None:
        """Writes one of its files."""
        write_private(path, content)
        self.account.own(path)

    def control(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs pg_ctl on the cluster."""
        return self.run("pg_ctl", f"--pgdata={self.home.cluster}", *arguments)

    def run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Runs one of the programs as the account. Its output goes to a file: the server would keep a pipe open."""
        keywords: dict[str, Any] = self.account.process()
        output = self.home.run / f"{program}.{time.monotonic_ns()}"
        try:
            with output.open("w+") as file:
                done = subprocess.run(
                    [str(self.account.programs / program), *arguments],
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    stderr=subprocess.STDOUT,
                    check=False,
                    start_new_session=True,
                    **keywords,
                )
            return subprocess.CompletedProcess(done.args, done.returncode, output.read_text(errors="replace"))
        except (OSError, subprocess.SubprocessError) as error:
            raise ServiceError(f"{program} cannot be run: {error}") from None
        finally:
            output.unlink(missing_ok=True)

    def last_words(self) -> str:
        """The last line of the log, for an error message."""
        try:
            return f"{last_line(self.log.read_text(errors='replace'))} ({self.log})"
        except OSError:
            return f"see {self.log}"


def is_postgres(process: psutil.Process) -> bool:
    """True for PostgreSQL's own processes: a shell may stand in the same folder."""
    try:
        return process.name().startswith("postgres")
    except psutil.Error:
        return False


def last_line(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason given")
