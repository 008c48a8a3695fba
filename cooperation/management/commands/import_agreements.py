"""`manage.py import_agreements FILE`: record the agreements of a table, as an officer's own."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.instruments.recording import Row, agreements_record
from agreements.instruments.table import TableRow, UnreadTable, read_table
from cooperation.day import legal_day
from cooperation.words import fault
from partners.models import Officer
from partners.records.errors import Forbidden


class Command(BaseCommand):
    """Reports every row: created, unchanged, or refused with column and reason. The second time changes nothing."""

    help = "Record the agreements of a CSV table as national records of an officer's party."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--statements", type=Path, help="a second table: what sources say on single fields")
        parser.add_argument("--officer", metavar="E-MAIL", required=True, help="whose own these agreements are")
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        officer = Officer.objects.filter(email__iexact=options["officer"], is_active=True).first()
        if officer is None:
            raise CommandError(f"No active officer has the address {options['officer']}.")
        read = self._read(options["file"], options["statements"])
        entries = [row.entry for row in read if row.entry]
        try:
            made = agreements_record(officer=officer, today=legal_day(), entries=entries, dry_run=options["dry_run"])
        except Forbidden as error:
            raise CommandError(f"{officer} may not record agreements.") from error
        self._report(read, made, options["dry_run"])

    def _read(self, file: Path, statements: Path | None) -> list[TableRow]:
        try:
            return read_table(file.read_bytes(), statements.read_bytes() if statements else b"")
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        except UnreadTable as error:
            raise CommandError(f"{file}: {fault(error.code)} {error.about}".strip()) from error

    def _report(self, read: list[TableRow], made: list[Row], dry_run: bool) -> None:
        outcomes = iter(made)
        counts = {"created": 0, "unchanged": 0, "refused": 0}
        for row in read:
            result = next(outcomes) if row.entry else Row(row.line, "refused", row.faults)
            counts[result.outcome] += 1
            about = row.entry.source_key if row.entry else ""
            self.stdout.write(f"line {row.line}  {result.outcome}  {about}  {self._detail(result)}".rstrip())
        said = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        self.stdout.write(f"{said}{' (dry run: nothing was changed)' if dry_run else ''}")

    def _detail(self, row: Row) -> str:
        if row.faults:
            return "; ".join(f"{name}: {' '.join(fault(code) for code in codes)}" for name, codes in row.faults.items())
        return str(row.agreement.key) if row.agreement else ""
