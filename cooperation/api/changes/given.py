"""What each side gives, and what both settle about it, as the feed tells of them."""

from agreements.models import ReciprocityAct, ReciprocityEntry, Understanding, UnderstandingAct
from agreements.reciprocity.access import JOINED
from agreements.reciprocity.entry import COLUMNS as ENTRY
from agreements.reciprocity.understood import JOINED as UNDERSTANDING_JOINED
from cooperation.api.changes.told import Row, Told, each
from cooperation.api.reciprocity.rows import given_data, said_data, understanding_row
from cooperation.day import legal_day


def _given(one: ReciprocityEntry) -> Row:
    return given_data(one, legal_day())


_UNDERSTOOD = ("about", "number", "status", "until", "low", "high", "method", "currency", "agreed_on")
_RATES = ("day_rate", "person_day_rate", "seat_rate")

OF_GIVING = (
    Told(
        "given",
        ReciprocityEntry,
        frozenset({*ENTRY, "status", "corrected_at", "audience"}),
        each(ReciprocityEntry, _given, *JOINED),
        ReciprocityEntry.subject,
        "pk",
    ),
    Told(
        "given_act",
        ReciprocityAct,
        frozenset({"kind", "on", "way", "evidence", "audience"}),
        each(ReciprocityAct, said_data, "side", "owner"),
        ReciprocityEntry.subject,
        "entry_id",
    ),
    Told(
        "understanding",
        Understanding,
        frozenset({*_UNDERSTOOD, *_RATES, "audience"}),
        each(Understanding, understanding_row, *UNDERSTANDING_JOINED),
        Understanding.subject,
        "pk",
    ),
    Told(
        "understanding_answer",
        UnderstandingAct,
        frozenset({"kind", "on", "way", "reason", "evidence", "audience"}),
        each(UnderstandingAct, said_data, "side", "owner"),
        Understanding.subject,
        "understanding_id",
    ),
)
