"""`manage.py create_token E-MAIL --scope read`: a bearer token, printed alone."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cooperation.api.words import fault_detail
from cooperation.day import legal_day
from partners.models import Officer
from partners.people.tokens import Scope, token_create
from partners.records.errors import Malformed, RecordError


class Command(BaseCommand):
    """Makes a token of an officer or a service account; it is shown now and never again."""

    help = "Print a bearer token of an officer, and nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose token, and what limits it."""
        parser.add_argument("email", metavar="E-MAIL")
        parser.add_argument("--scope", choices=Scope.values, default=Scope.READ)
        parser.add_argument("--name", default="")
        parser.add_argument("--network", action="append", default=[], help="may be used from here alone; repeatable")
        parser.add_argument("--days", type=int, default=365, help="until it expires")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the token. One line of what is wrong, and a non-zero exit, where it cannot be."""
        officer = Officer.objects.filter(email__iexact=options["email"]).first()
        if officer is None:
            raise CommandError(f"{options['email']}: {fault_detail('no_officer')}")
        try:
            _, secret = token_create(
                officer=officer,
                today=legal_day(),
                name=options["name"],
                scope=options["scope"],
                networks=options["network"],
                expiry_days=options["days"],
            )
        except Malformed as error:
            faults = (f"{name}: {fault_detail(code)}" for name, codes in error.fields.items() for code in codes)
            raise CommandError(" ".join(faults)) from error
        except RecordError as error:
            raise CommandError(f"{officer.email}: {error}") from error
        self.stdout.write(secret)
