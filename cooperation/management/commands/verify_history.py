"""`manage.py verify_history [--seal]`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from partners.records.seal import seal_history, strays, verify_batches
from partners.records.verifying import history_head

WORDS = {
    "altered": "the change at position {position} was altered or removed",
    "digest": "the batch that begins at position {position} does not match its digest",
    "gap": "position {position} is missing",
    "stray": "the change with key {position} stands outside the sealed order",
}


class Command(BaseCommand):
    """Checks every sealed batch of the history."""

    help = "Verifies the sealed history. Exits with 1 when something does not verify."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to seal first."""
        parser.add_argument("--seal", action="store_true", help="seal what waits first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints how much was checked, the digest of the head, and what is wrong."""
        if options["seal"]:
            self.stdout.write(f"sealed: {seal_history()} changes")
        checked = list(verify_batches())
        problems = [problem for _, found in checked for problem in found] + strays()
        head = history_head()
        self.stdout.write(f"checked: {len(checked)} batches, {checked[-1][0] if checked else 0} changes")
        self.stdout.write(f"head: {head.digest if head else 'nothing is sealed yet'}")
        self.stdout.write(f"waiting to be sealed: {head.waiting if head else 'everything'}")
        for problem in problems:
            self.stdout.write(f"problem: {WORDS[problem.code].format(position=problem.position)}")
        if problems:
            sys.exit(1)
        self.stdout.write("the history verifies")
