"""`manage.py load_reference`: bring the reference facts on states and organisations up to date."""

from typing import Any

from django.core.management.base import BaseCommand

from partners.parties.loading import reference_load


class Command(BaseCommand):
    """The same the second time; what officers corrected stays theirs."""

    help = "Load the reference facts on states and organisations."

    def handle(self, *args: Any, **options: Any) -> None:
        parties, facts = reference_load()
        self.stdout.write(f"{parties} parties and {facts} facts are new or changed.")
