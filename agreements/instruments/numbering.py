"""References: given when an agreement first leaves its owner, or is recorded as signed."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db import connection

from agreements.instruments.agreement import Agreement, AgreementAddress
from partners.records.fold import fold
from partners.records.numbers import take_numbers


def agreements_number(agreements: Collection[Agreement], years: dict[int, int], today: date) -> None:
    """Give each agreement without a reference its own, `GBR-UKR-2024-001`; the old address keeps working.

    `years` holds the year of signature by key where it is known; else the
    reference has the year of its numbering.
    """
    bare = [one for one in agreements if not one.reference]
    scopes = {one.pk: f"{one.partnership.code}-{years.get(one.pk, today.year)}" for one in bare}
    numbers = {scope: iter(taken) for scope, taken in take_numbers(Counter(scopes.values())).items()}
    for one in bare:
        one.reference = f"{scopes[one.pk]}-{next(numbers[scopes[one.pk]]):03d}"
    if bare:
        Agreement.objects.bulk_update(bare, ["reference"])
        AgreementAddress.objects.bulk_create([AgreementAddress(key=str(one.reference), agreement=one) for one in bare])


_INDEX = """
UPDATE agreements_agreement SET search = to_tsvector('simple', words)
FROM unnest(%s::bigint[], %s::text[]) AS folded (id, words) WHERE agreements_agreement.id = folded.id
"""


def agreements_index(agreements: Collection[Agreement]) -> None:
    """Store what a search finds each agreement by: titles, reference, and the names of the parties."""
    words = []
    for one in agreements:
        parties = (one.partnership.party_a, one.partnership.party_b)
        names = [name for party in parties for name in (party.code, party.name_en, party.name_fr)]
        words.append(fold(" ".join([*one.titles.values(), one.reference or "", *names]).replace("-", " ")))
    with connection.cursor() as cursor:
        cursor.execute(_INDEX, [[one.pk for one in agreements], words])
