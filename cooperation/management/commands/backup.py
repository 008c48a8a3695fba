"""`manage.py backup FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cooperation.runtime import backup
from cooperation.runtime.account import ServiceError


class Command(BaseCommand):
    """Copies the database into one file."""

    help = "Copies the whole database into FILE, while the product runs or not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes it."""
        target = options["file"].absolute()
        try:
            backup.save(target)
        except ServiceError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{target} ({target.stat().st_size // 1024} kB)")
