"""What the measurements read: many agreements of several parties, and a token for an officer of each."""

import json
import random

from agreements.instruments.entry import ActEntry, AgreementEntry
from agreements.instruments.recording import agreements_record
from cooperation.day import legal_day
from partners.models import Officer, Party, Role
from partners.people.tokens import Scope, token_create

OWNERS = ("UKR", "FRA", "KEN", "JPN")
SEED = 20261122


def make(each: int) -> None:
    """Record `each` agreements for every owner and print, as JSON, tokens by owner and references by owner."""
    chance, today = random.Random(SEED), legal_day()
    partners = list(Party.objects.filter(kind="state").exclude(code__in=OWNERS).values_list("code", flat=True))
    made: dict[str, dict[str, object]] = {}
    for code in OWNERS:
        officer = Officer.objects.create_user(
            f"bench@{code.lower()}.example", name="Bench", party=Party.objects.get(code=code), roles=[Role.APPROVER]
        )
        rows = agreements_record(
            officer=officer, today=today, entries=[_entry(chance, partners, number) for number in range(each)]
        )
        _, secret = token_create(officer=officer, today=today, scope=Scope.WRITE)
        made[code] = {"token": secret, "references": [row.agreement.reference for row in rows]}
    print(json.dumps(made))


def _entry(chance: random.Random, partners: list[str], number: int) -> AgreementEntry:
    signed = f"{chance.randint(1995, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    return AgreementEntry(
        parties=[chance.choice(partners)],
        titles={"en": f"Agreement {number} on cooperation", "fr": f"Accord {number} de coopération"},
        term_kind=chance.choice(("fixed", "tacit_renewal")),
        term_months=chance.choice((12, 60, 120)),
        notice_months=6,
        acts=[ActEntry("signed", signed, place="Geneva", source="Ministry")],
    )
