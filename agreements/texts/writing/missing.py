"""The clauses that a text of its type must have and that a written version lacks (domain: (j), mandatory headings)."""

from collections import defaultdict
from collections.abc import Collection

from agreements.texts.library.reading import BLANK
from agreements.texts.library.starting import must_have
from agreements.texts.version import TextVersion
from agreements.texts.writing.clause import Clause

# Place and date are filled in by hand at the signing.
_AT_SIGNING = frozenset({"signature"})


def clauses_missing(version: TextVersion) -> list[str]:
    """The keys of the clauses that a written version must have and has not, or not in each of its languages, in order.

    Of a version that is kept as files nothing is known, and nothing is missing.
    """
    return clauses_lacking([(version, version.agreement.instrument_type)])[version.pk]


def clauses_lacking(versions: Collection[tuple[TextVersion, str]]) -> dict[int, list[str]]:
    """The same for many versions, each with the type of its instrument, by key; one query."""
    written = {one.pk: one for one, _type in versions if one.written}
    filled: dict[int, set[str]] = defaultdict(set)
    rows = Clause.objects.filter(version__in=list(written), mistake_at=None) if written else []
    for row in rows:
        if _is_filled(row, written[row.version_id].languages):
            filled[row.version_id].add(row.key)
    return {
        one.pk: [key for key in must_have(kind) if key not in filled[one.pk]] if one.written else []
        for one, kind in versions
    }


def _is_filled(row: Clause, languages: list[str]) -> bool:
    bodies = [row.bodies.get(code, "").strip() for code in languages]
    return all(bodies) and (row.key in _AT_SIGNING or not any(BLANK in body for body in bodies))
