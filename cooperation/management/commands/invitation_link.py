"""`manage.py invitation_link E-MAIL`: the link of an invitation, where mail does not arrive."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cooperation.pages.people.signing_in.links import password_link
from partners.people.finding import officer_by_address
from partners.people.inviting import is_invited


class Command(BaseCommand):
    """Prints the link and nothing else; for whoever has no password yet, so that no account in use is taken over."""

    help = "Print the link by which an invited officer chooses a password."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("email", metavar="E-MAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print it, or say in a line why not."""
        officer = officer_by_address(options["email"])
        if officer is None:
            raise CommandError(f"No officer has the address {options['email']}.")
        if not is_invited(officer):
            raise CommandError(
                f"{officer.name} is not waiting for an invitation: a password is chosen, or the account is closed."
            )
        self.stdout.write(password_link(officer))
