"""`manage.py up`."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cooperation.runtime.account import ServiceError
from cooperation.runtime.children import ChildError
from cooperation.runtime.launch import Launch, printer
from cooperation.runtime.locks import LockError
from cooperation.runtime.network import AddressError, Listening


class Command(BaseCommand):
    """Starts the product on this machine."""

    help = "Starts Entente on this machine, with all that it needs, and stops it with Ctrl-C."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The flags; `--home` is read before Django starts."""
        parser.add_argument("--home", help="the folder that holds everything (default: ENTENTE_HOME, or .home)")
        parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this machine alone)")
        parser.add_argument("--port", type=int, default=8000, help="default: 8000")
        group = parser.add_mutually_exclusive_group()
        group.add_argument("--sample", action="store_true", default=None, dest="sample", help="load and allow it")
        group.add_argument("--no-sample", action="store_false", default=None, dest="sample", help="begin empty")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs until it is asked to stop."""
        if not 1 <= options["port"] <= 65535:
            raise CommandError("--port must be from 1 to 65535")
        listening = Listening(options["host"], options["port"])
        if options["sample"]:
            os.environ["SAMPLE_ANYWHERE"] = "true"
        try:
            Launch(settings.HOME, listening, options["sample"], printer()).run()
        except (ServiceError, ChildError, LockError, AddressError) as error:
            raise CommandError(str(error)) from None
