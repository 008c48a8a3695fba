"""References of activities, and what a search finds them by."""

from collections import Counter
from collections.abc import Collection

from django.db import connection

from agreements.activities.activity import Activity, ActivityAddress
from partners.records.fold import fold
from partners.records.numbers import take_numbers


def activity_references_give(activities: Collection[Activity]) -> list[Activity]:
    """Put on each activity without one, which need not be stored yet, its reference, `GBR-UKR-2027-A001`.

    The pair, the year in which it begins, and its place among the activities
    of both. Returns those that got one.
    """
    bare = [one for one in activities if not one.reference]
    scopes = [(one, f"{one.partnership.code}-{one.first_on.year}-A") for one in bare]
    numbers = {scope: iter(taken) for scope, taken in take_numbers(Counter(scope for _, scope in scopes)).items()}
    for one, scope in scopes:
        one.reference = f"{scope}{next(numbers[scope]):03d}"
    return bare


def activities_number(activities: Collection[Activity]) -> None:
    """Give stored activities their references; the old addresses keep working."""
    given = activity_references_give(activities)
    if given:
        Activity.objects.bulk_update(given, ["reference"])
        ActivityAddress.objects.bulk_create(ActivityAddress(key=str(one.reference), activity=one) for one in given)
        activities_index(given)


_WORDS = (
    "SELECT to_tsvector('simple', words)::text FROM unnest(%s::text[]) WITH ORDINALITY AS said (words, n) ORDER BY n"
)
_INDEX = """
UPDATE agreements_activity SET search = to_tsvector('simple', words)
FROM unnest(%s::bigint[], %s::text[]) AS folded (id, words) WHERE agreements_activity.id = folded.id
"""


def activities_index(activities: Collection[Activity]) -> None:
    """Store what a search finds each activity by: title, place, reference, and the names of the parties."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEX, [[one.pk for one in activities], [_words(one) for one in activities]])


def activity_search_put(activities: Collection[Activity]) -> None:
    """Put on each activity, which need not be stored yet, what a search finds it by; one query, nothing written."""
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [[_words(one) for one in activities]])
        for one, (vector,) in zip(activities, cursor.fetchall(), strict=True):
            one.search = vector


def _words(one: Activity) -> str:
    parties = (one.partnership.party_a, one.partnership.party_b)
    names = [name for party in parties for name in (party.code, party.name_en, party.name_fr)]
    return fold(" ".join([one.title, one.place, one.reference or "", *names]).replace("-", " "))
