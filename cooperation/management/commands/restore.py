"""`manage.py restore FILE`."""

from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cooperation.runtime import backup
from cooperation.runtime.account import ServiceError
from cooperation.runtime.embedded import UP
from cooperation.runtime.locks import Lock


class Command(BaseCommand):
    """Brings the database back from a backup."""

    help = "Replaces the whole database by what FILE holds. The product must not run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and the word that it is meant."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="say that what the database holds now may be lost")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads it, then migrates: a backup may be older than the product."""
        if not options["yes"]:
            raise CommandError("what is in the database now would be lost: say --yes if that is meant")
        settings.HOME.prepare()
        with closing(Lock(settings.HOME.run / UP)) as running:
            if not running.try_alone():
                raise CommandError("stop the product first")
            try:
                backup.bring_back(options["file"].absolute())
            except ServiceError as error:
                raise CommandError(str(error)) from None
            call_command("migrate", interactive=False, verbosity=0)
        self.stdout.write("The database is as the backup holds it.")
