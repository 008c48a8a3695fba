"""References: given when an agreement first leaves its owner, or is recorded as signed."""

from collections import Counter
from collections.abc import Collection, Iterable
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
    references_give((one, years.get(one.pk, today.year)) for one in bare)
    if bare:
        Agreement.objects.bulk_update(bare, ["reference"])
        AgreementAddress.objects.bulk_create([AgreementAddress(key=str(one.reference), agreement=one) for one in bare])


def references_give(dated: Iterable[tuple[Agreement, int]]) -> None:
    """Put on each agreement, which need not be stored yet, the next reference of its pair and year."""
    scopes = [(one, f"{one.partnership.code}-{year}") for one, year in dated]
    numbers = {scope: iter(taken) for scope, taken in take_numbers(Counter(scope for _, scope in scopes)).items()}
    for one, scope in scopes:
        one.reference = f"{scope}-{next(numbers[scope]):03d}"


_WORDS = (
    "SELECT to_tsvector('simple', words)::text FROM unnest(%s::text[]) WITH ORDINALITY AS said (words, n) ORDER BY n"
)
_INDEX = """
UPDATE agreements_agreement SET search = to_tsvector('simple', words)
FROM unnest(%s::bigint[], %s::text[]) AS folded (id, words) WHERE agreements_agreement.id = folded.id
"""


def agreements_index(agreements: Collection[Agreement]) -> None:
    """Store what a search finds each agreement by: titles, reference, and the names of the parties."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEX, [[one.pk for one in agreements], [_words(one) for one in agreements]])


def search_put(agreements: Collection[Agreement]) -> None:
    """Put on each agreement, which need not be stored yet, what a search finds it by; one query, nothing written."""
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [[_words(one) for one in agreements]])
        for one, (vector,) in zip(agreements, cursor.fetchall(), strict=True):
            one.search = vector


def _words(one: Agreement) -> str:
    parties = (one.partnership.party_a, one.partnership.party_b)
    names = [name for party in parties for name in (party.code, party.name_en, party.name_fr)]
    return fold(" ".join([*one.titles.values(), one.reference or "", *names]).replace("-", " "))
