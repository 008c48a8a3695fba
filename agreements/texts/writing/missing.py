"""The clauses that a text of its type must have and that a written version lacks (domain: (j), mandatory headings)."""

from collections.abc import Iterator

from agreements.instruments.agreement import Agreement
from agreements.texts.library.reading import BLANK
from agreements.texts.library.starting import must_have
from agreements.texts.version import TextVersion, version_current
from agreements.texts.writing.clause import Clause
from partners.records.errors import Condition

# Place and date are filled in by hand at the signing.
_AT_SIGNING = frozenset({"signature"})


def clauses_missing(version: TextVersion) -> list[str]:
    """The keys of the clauses that a written version must have and has not, or not in each of its languages, in order.

    Of a version that is kept as files nothing is known, and nothing is missing.
    """
    if not version.written:
        return []
    rows = Clause.objects.filter(version=version, mistake_at=None)
    filled = {row.key for row in rows if _is_filled(row, version.languages)}
    return [key for key in must_have(version.agreement.instrument_type) if key not in filled]


def _is_filled(row: Clause, languages: list[str]) -> bool:
    bodies = [row.bodies.get(code, "").strip() for code in languages]
    return all(bodies) and (row.key in _AT_SIGNING or not any(BLANK in body for body in bodies))


def clause_conditions(agreement: Agreement) -> Iterator[Condition]:
    """Each clause that the text on the table must have, met or not; none where it is kept as files."""
    version = version_current(agreement)
    if version is None or not version.written:
        return
    version.agreement = agreement
    lacking = set(clauses_missing(version))
    for key in must_have(agreement.instrument_type):
        yield Condition("clause_filled", {"clause": key, "about": key}, met=key not in lacking)
