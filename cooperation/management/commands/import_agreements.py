"""`manage.py import_agreements FILE`: a table of agreements comes in, as an officer's own; the engine of the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cooperation.day import legal_day
from cooperation.words import fault
from cooperation.words.imports import FindingNames, finding_words
from partners.models import Import, Job, Officer
from partners.records import jobs
from partners.records.errors import Forbidden, Malformed, RecordError
from partners.records.imports.asking import import_check, import_undo, import_write
from partners.records.imports.batch import State
from partners.records.imports.receiving import import_by_key, import_receive
from partners.records.imports.reporting import report_lines, rows_found


class Command(BaseCommand):
    """Reports every row with column, reason and suggestion. The second time changes nothing."""

    help = "Import a table of agreements (CSV or XLSX) as national records of an officer's party."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--statements", type=Path, help="a second table: what sources say on single fields")
        parser.add_argument("--officer", metavar="E-MAIL", required=True, help="whose own these agreements are")
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")
        parser.add_argument("--all", action="store_true", help="import nothing where one row is refused")
        parser.add_argument("--from-file", action="store_true", help="overwrite what was corrected here since")
        parser.add_argument("--source", default="", help="the name of the list; identifiers count within it")
        parser.add_argument("--encoding", default="", help="where it is not recognised: utf-8, cp1252, cp1256, utf-16")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="undo an import as one step")
        parser.add_argument("--reason", default="", help="why it is undone")

    def handle(self, *args: Any, **options: Any) -> None:
        officer = Officer.objects.filter(email__iexact=options["officer"], is_active=True).first()
        if officer is None:
            raise CommandError(f"No active officer has the address {options['officer']}.")
        try:
            if options["undo"]:
                self._undo(officer, options["undo"], options["reason"])
            else:
                self._import(officer, options)
        except Forbidden as error:
            raise CommandError(f"{officer} may not import agreements.") from error
        except Malformed as error:
            raise CommandError(" ".join(_said(error))) from error
        except RecordError as error:
            raise CommandError(str(error)) from error

    def _import(self, officer: Officer, options: dict[str, Any]) -> None:
        today, file = legal_day(), options["file"]
        if file is None:
            raise CommandError("Name a file.")
        told = {"source": options["source"], "encoding": options["encoding"]}
        beside = _content(options["statements"]) if options["statements"] else b""
        batch = import_receive(
            officer=officer, today=today, of="agreements", name=file.name, content=_content(file), beside=beside, **told
        )
        batch = import_check(officer=officer, today=today, batch=batch, expected_version=None)
        batch = self._work(officer, batch)
        if not options["dry_run"]:
            take = "all" if options["all"] else "good"
            kept = ["*"] if options["from_file"] else []
            batch = import_write(
                officer=officer, today=today, batch=batch, take=take, expected_version=None, from_file=kept
            )
            batch = self._work(officer, batch)
        self._report(officer, batch, options["dry_run"])

    def _undo(self, officer: Officer, key: int, reason: str) -> None:
        batch = import_by_key(officer, key)
        batch = import_undo(officer=officer, today=legal_day(), batch=batch, reason=reason, expected_version=None)
        self._report(officer, self._work(officer, batch), False)

    def _work(self, officer: Officer, batch: Import) -> Import:
        """Do what was asked for, here and now."""
        jobs.run(batch.job_id or 0)
        batch = import_by_key(officer, batch.pk)
        if batch.job is not None and batch.job.state == Job.State.FAILED:
            raise CommandError(str(batch.job.result.get("error", "")))
        return batch

    def _report(self, officer: Officer, batch: Import, dry_run: bool) -> None:
        names = FindingNames(officer)
        for row in report_lines(officer, batch, rows_found(batch)):
            told = row.finding
            about = f"{told['column']}: {finding_words(told, names)}" if told else row.record
            meant = f" ({', '.join(told['suggestions'])}?)" if told.get("suggestions") else ""
            line = f"line {row.line}  {row.undone or row.outcome}  {row.name}  {about}{meant}"
            self.stdout.write(line.rstrip())
        said = ", ".join(f"{batch.counts.get(one, 0)} {one}" for one in ("created", "changed", "unchanged", "refused"))
        note = " (dry run: nothing was changed)" if dry_run else ""
        undone = " undone" if batch.state == State.UNDONE else ""
        self.stdout.write(f"import {batch.pk}{undone}: {said}{note}")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error


def _said(error: Malformed) -> Iterator[str]:
    for name, codes in error.fields.items():
        for code in codes:
            yield f"{name}: {fault(code)}"
