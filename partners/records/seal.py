"""Sealing the history: commit order, exactly once, and tamper evidence in one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

# Any number will do, as long as no other lock of the product has it.
SEAL_LOCK = 7_305_214
BATCH = 5_000

_PLACE = """
WITH taken AS (
    DELETE FROM partners_unsealed WHERE change_id IN (
        SELECT change_id FROM partners_unsealed ORDER BY change_id LIMIT %(batch)s
    ) RETURNING change_id
), last AS (
    SELECT coalesce(max(last), 0) AS position FROM partners_seal
)
INSERT INTO partners_placed (position, change_id)
SELECT last.position + row_number() OVER (ORDER BY taken.change_id), taken.change_id FROM taken, last
RETURNING position
"""

_DIGEST = """
SELECT encode(sha256(convert_to(
    %(previous)s || string_agg(entente_change_digest(c, p.position), '' ORDER BY p.position), 'UTF8')), 'hex')
FROM partners_placed p JOIN partners_change c ON c.id = p.change_id
WHERE p.position BETWEEN %(first)s AND %(last)s
"""

_ALTERED = """
SELECT p.position FROM partners_placed p LEFT JOIN partners_change c ON c.id = p.change_id
WHERE p.position BETWEEN %(first)s AND %(last)s
  AND (c.id IS NULL OR c.content IS DISTINCT FROM entente_content_digest(c.before, c.after))
ORDER BY p.position
"""

_STRAY = """
SELECT c.id FROM partners_change c
LEFT JOIN partners_placed p ON p.change_id = c.id
LEFT JOIN partners_unsealed u ON u.change_id = c.id
WHERE p.position IS NULL AND u.change_id IS NULL ORDER BY c.id LIMIT 100
"""


def seal_history() -> int:
    """Give every committed change its place and seal the batch; how many were sealed.

    The lock is taken by a statement of its own, so that the next one sees all
    that was committed before the lock was granted.
    """
    sealed = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEAL_LOCK])
            cursor.execute(_PLACE, {"batch": BATCH})
            places = [row[0] for row in cursor.fetchall()]
            if places:
                _seal(cursor, min(places), max(places))
        sealed += len(places)
        if len(places) < BATCH:
            return sealed


def _seal(cursor: object, first: int, last: int) -> None:
    cursor.execute("SELECT digest FROM partners_seal WHERE last = %s", [first - 1])  # type: ignore[attr-defined]
    row = cursor.fetchone()  # type: ignore[attr-defined]
    digest = _digest(first, last, row[0] if row else "")
    cursor.execute(  # type: ignore[attr-defined]
        "INSERT INTO partners_seal (first, last, digest, at) VALUES (%s, %s, %s, now())", [first, last, digest]
    )


def _digest(first: int, last: int, previous: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST, {"first": first, "last": last, "previous": previous})
        return str(cursor.fetchone()[0])


@dataclass(frozen=True)
class Problem:
    """What does not verify: a code, and where."""

    code: str
    position: int


def seal_count() -> int:
    """How many sealed batches there are to verify."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM partners_seal")
        return int(cursor.fetchone()[0])


def verify_batches(after: int = 0) -> Iterator[tuple[int, list[Problem]]]:
    """Check sealed batches one by one from position `after` on: the last position and what is wrong.

    Found are: an edited or removed change, a broken chain, a gap in the order.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT digest FROM partners_seal WHERE last = %s", [after])
        row = cursor.fetchone()
        cursor.execute("SELECT first, last, digest FROM partners_seal WHERE first > %s ORDER BY first", [after])
        batches = cursor.fetchall()
    previous = row[0] if row else ""
    expected = after + 1
    for first, last, digest in batches:
        problems = [] if first == expected else [Problem("gap", expected)]
        problems += _altered(first, last)
        if _digest(first, last, previous) != digest:
            problems.append(Problem("digest", first))
        yield last, problems
        previous, expected = digest, last + 1


def _altered(first: int, last: int) -> list[Problem]:
    with connection.cursor() as cursor:
        cursor.execute(_ALTERED, {"first": first, "last": last})
        return [Problem("altered", row[0]) for row in cursor.fetchall()]


def strays() -> list[Problem]:
    """Changes that are neither placed nor waiting: slipped in, or cut out of the order."""
    with connection.cursor() as cursor:
        cursor.execute(_STRAY)
        return [Problem("stray", row[0]) for row in cursor.fetchall()]
