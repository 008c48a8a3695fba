"""`manage.py export_agreements FILE`: the agreements that an officer sees, as the template an import reads back."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.importing.exporting import template_csv, template_xlsx
from agreements.models import Agreement
from cooperation.pages.imports.template import said_of_column
from partners.models import Officer
from partners.records.imports.writing import TYPES
from partners.records.reads import look


class Command(BaseCommand):
    """CSV or XLSX by the ending of the file; what is read back unchanged changes nothing."""

    help = "Write the agreements in sight of an officer into a CSV or XLSX file, in the product's own template."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--officer", metavar="E-MAIL", required=True, help="with whose eyes")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        form = file.suffix.lower().removeprefix(".")
        if form not in TYPES:
            raise CommandError("Call the file .csv or .xlsx.")
        officer = Officer.objects.filter(email__iexact=options["officer"], is_active=True).first()
        if officer is None or not officer.reads_national:
            raise CommandError(f"No active officer who reads agreements has the address {options['officer']}.")
        found = Agreement.objects.visible_to(officer).order_by("pk")
        look(officer, "export", {"list": "template", "format": form, "rows": found.count()})
        pieces = template_csv(officer, found) if form == "csv" else template_xlsx(officer, found, said_of_column)
        try:
            with file.open("wb") as out:
                out.writelines(pieces)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        self.stdout.write(f"{found.count()} agreements in {file}")
