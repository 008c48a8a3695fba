"""`manage.py open_party CODE E-MAIL --name NAME`: the operator invites the first administrator of a party."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cooperation.day import legal_day
from cooperation.pages.people.signing_in.links import password_link
from cooperation.words import fault, party_name, say
from partners.models import Party
from partners.people.inviting import party_open
from partners.records.errors import Malformed, Refused


class Command(BaseCommand):
    """Only for a party that has no officer here; from then on its administrators invite."""

    help = "Invite the first administrator of a party that has no officer, and print the link of the invitation."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which party, and whom."""
        parser.add_argument("party", metavar="CODE", help="such as UKR or AU")
        parser.add_argument("email", metavar="E-MAIL")
        parser.add_argument("--name", required=True, help="the name of the administrator")
        parser.add_argument("--language", default="en", choices=[code for code, _ in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        """Open it, or say in a line why not."""
        party = Party.objects.filter(code=options["party"].upper(), is_historic=False).first()
        if party is None:
            raise CommandError(f"There is no party with the code {options['party']}.")
        given = {name: options[name] for name in ("email", "name", "language")}
        try:
            invited = party_open(officer=None, today=legal_day(), party=party, **given)
        except Malformed as error:
            faults = [f"{name}: {fault(code)}" for name, codes in error.fields.items() for code in codes]
            raise CommandError(" ".join(faults)) from None
        except Refused as error:
            raise CommandError("Not met: " + "; ".join(say(one) for one in error.conditions)) from None
        self.stdout.write(f"{party_name(party)} is open. {invited.name} chooses a password here, once, within")
        self.stdout.write(f"{settings.INVITATION_DAYS} days; the same link goes by mail to {invited.email}:")
        self.stdout.write(password_link(invited))
