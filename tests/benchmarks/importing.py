"""How fast a table of agreements comes in, beside COPY of the very same rows into the same tables.

    python -m tests.benchmarks.importing [--rows 100000]

Starts the product in a home of its own, imports a synthetic list (checked
first, cancelled half-way and resumed), and compares what is in with what was
sent. Then the rows that it wrote are copied by `COPY … FROM` into a second
fresh home, with its constraints, indexes and triggers on, as the same role.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.status_polling import PROJECT, running

# What an import writes, in an order that foreign keys allow.
TABLES = (
    "partners_partnership",
    "agreements_agreement",
    "agreements_agreementaddress",
    "agreements_agreementact",
    "agreements_statement",
    "agreements_agreementside",
    "agreements_standing",
    "agreements_occasion",
    "partners_steptaken",
    "partners_importrow",
)
SEED = 20261126


def main() -> None:
    """Measure both and print them beside each other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="entente-bench-") as folder:
        with running() as (home, _port):
            came = inside(home, f"bring({asked.rows}, {folder!r})")
        with running() as (home, _port):
            copied = inside(home, f"copy({folder!r})")
    rows = asked.rows
    ratio = came["write"] / copied["copy"]
    before, half, most = came["memory"]
    wrong = {what: count for what, count in came["wrong"].items() if count}
    print(f"{rows} rows of a list, {sum(copied['rows'].values())} rows in {len(TABLES)} tables")
    print(f"dry run         {came['check']:8.1f} s   {rows / came['check']:7.0f} rows/s")
    print(f"import          {came['write']:8.1f} s   {rows / came['write']:7.0f} rows/s")
    print(f"COPY            {copied['copy']:8.1f} s   {rows / copied['copy']:7.0f} rows/s")
    print(f"import / COPY   {ratio:8.2f}     goal: at most 10, {'reached' if ratio <= 10 else 'MISSED'}")
    print(f"peak memory     {most:8.0f} MB    {before:.0f} MB before, {half:.0f} MB half-way")
    told = wrong or "none lost, none double"
    print(f"cancel, resume  stopped after {came['stopped']} of {rows} rows, then resumed: {told}")


def inside(home: str, call: str) -> dict[str, Any]:
    """The result of a function of this module, called as the product in a home."""
    code = f"from tests.benchmarks import importing as one; one.say(one.{call})"
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code, "--home", home]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.returncode)
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def say(found: dict[str, Any]) -> None:
    """Hand a result to the process that asked."""
    print(json.dumps(found))


def megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def listed(rows: int) -> bytes:
    """A list of so many agreements with states by name, dates in words, terms, remarks that no field holds."""
    from partners.models import Party

    chance = random.Random(SEED)
    names = [one.name_en for one in Party.objects.filter(kind="state").exclude(code="UKR")]
    terms = ("5 years", "indefinite", "3 years, tacit renewal", "until 2031", "")
    lines = ["Country;Title;Signed on;Validity;File number;Observations;Colour of the folder"]
    for number in range(rows):
        day = f"{chance.randint(1, 28)} May {chance.randint(1995, 2025)}"
        named = f"{chance.choice(names)};Agreement {number} on cooperation;{day}"
        lines.append(f"{named};{chance.choice(terms)};{number}/24;Seen in the archive;blue")
    return "\n".join(lines).encode()


def officer_of() -> Any:
    """Whose own the agreements are."""
    from partners.models import Officer, Party, Role

    party = Party.objects.get(code="UKR")
    return Officer.objects.create_user("bench@mod.example", name="Bench", party=party, roles=[Role.DESK])


def bring(rows: int, folder: str) -> dict[str, Any]:
    """Import a list, stopped half-way and resumed; then write what came of it into a folder, a file a table."""
    from cooperation.day import legal_day
    from partners.models import Import
    from partners.records import jobs
    from partners.records.imports.asking import import_check, import_write
    from partners.records.imports.receiving import import_receive

    officer, today, memory = officer_of(), legal_day(), [megabytes()]
    content = listed(rows)
    batch = import_receive(officer=officer, today=today, of="agreements", name="list.csv", content=content)
    start = time.monotonic()
    batch = import_check(officer=officer, today=today, batch=batch, expected_version=None)
    work(batch.job_id or 0)
    check = time.monotonic() - start
    print(f"checked in {check:.0f} s", file=sys.stderr, flush=True)
    batch = import_write(officer=officer, today=today, batch=Import.objects.get(), take="all", expected_version=None)
    start = time.monotonic()
    stopper = threading.Thread(target=stop_half_way, args=(officer.pk, batch.pk, rows // 2))
    stopper.start()
    work(batch.job_id or 0)
    stopper.join()
    memory.append(megabytes())
    batch.refresh_from_db()
    half = batch.passed
    print(f"stopped after {half} rows and {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    jobs.job_resume(officer=officer, pk=batch.job_id or 0)
    work(batch.job_id or 0)
    write = time.monotonic() - start
    print(f"imported in {write:.0f} s", file=sys.stderr, flush=True)
    copy_out(folder)
    memory.append(megabytes())
    return {"check": check, "write": write, "memory": memory, "stopped": half, "wrong": wrong_of(rows, half)}


def work(pk: int) -> None:
    """Do a job here, or wait for it where a worker of the product was faster."""
    from partners.models import Job
    from partners.records import jobs

    jobs.run(pk)
    while Job.objects.filter(pk=pk, state__in=("waiting", "running")).exists():
        time.sleep(0.2)


def stop_half_way(officer: int, pk: int, half: int) -> None:
    """Cancel the work once it is half through."""
    from django.db import connection

    from partners.models import Import, Officer
    from partners.records.jobs import job_cancel

    while Import.objects.get(pk=pk).passed < half:
        time.sleep(0.05)
    job_cancel(officer=Officer.objects.get(pk=officer), pk=Import.objects.get(pk=pk).job_id or 0)
    connection.close()


def wrong_of(rows: int, half: int) -> dict[str, int]:
    """What is in, compared with what was sent; all zero when nothing is lost and nothing stands twice."""
    from agreements.models import Agreement
    from partners.models import Import, ImportRow

    numbers = set(Agreement.objects.values_list("source_key", flat=True))
    wanted = {f"list:{number}/24" for number in range(rows)}
    reported = ImportRow.objects.filter(outcome="created").values("record_id").distinct().count()
    return {
        "missing": len(wanted - numbers),
        "too many": Agreement.objects.count() - rows,
        "not reported": rows - reported,
        "not stopped half-way": int(not rows // 2 <= half < rows),
        "not done": int(Import.objects.get().state != "written"),
    }


def copy_out(folder: str) -> None:
    """The rows of each table as PostgreSQL writes them."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in TABLES:
            with (Path(folder) / table).open("wb") as file:
                columns = ", ".join(f'"{name}"' for name in columns_of(cursor, table))
                cursor.copy_expert(f"COPY (SELECT {columns} FROM {table} ORDER BY 1) TO STDOUT", file)


def columns_of(cursor: Any, table: str) -> list[str]:
    """The columns of a table in their order; the key of the import is none of another home."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s ORDER BY ordinal_position", [table]
    )
    return [name for (name,) in cursor.fetchall()]


def copy(folder: str) -> dict[str, Any]:
    """Copy the rows in, one transaction, triggers on."""
    from django.db import connection, transaction

    from cooperation.day import legal_day
    from partners.records.imports.receiving import import_receive

    officer = officer_of()
    # The report hangs beneath an import.
    import_receive(officer=officer, today=legal_day(), of="agreements", name="list.csv", content=listed(10))
    rows = {}
    start = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            with (Path(folder) / table).open("rb") as file:
                columns = ", ".join(f'"{name}"' for name in columns_of(cursor, table))
                cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", file)
            rows[table] = cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return {"copy": time.monotonic() - start, "rows": rows}


if __name__ == "__main__":
    main()
