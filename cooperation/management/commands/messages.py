"""`manage.py messages`."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cooperation.runtime.catalogues import compile_stale
from cooperation.runtime.messages import update


class Command(BaseCommand):
    """Brings the message catalogues up to date with the sources."""

    help = "Takes the texts out of the sources into the catalogues, and compiles them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--check` fails where a text has no translation."""
        parser.add_argument("--check", action="store_true", help="fail where a text has no translation")

    def handle(self, *args: Any, **options: Any) -> None:
        """For every language but the one of the sources."""
        languages = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
        gaps = 0
        for language in languages:
            path, missing = update(language)
            gaps += len(missing)
            self.stdout.write(f"{path.relative_to(settings.LOCALE_PATHS[0])}: {len(missing)} not translated")
            for text in missing:
                self.stdout.write(f"  {text}")
        compile_stale()
        if gaps and options["check"]:
            raise CommandError(f"{gaps} texts have no translation")
