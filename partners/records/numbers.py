"""Reference numbers from a locked counter: gapless by scope, never counted from rows."""

from collections.abc import Mapping

from django.db import connection, models


class Counter(models.Model):
    """The last number given in a scope."""

    scope = models.CharField(primary_key=True, max_length=40)
    value = models.PositiveIntegerField()


_TAKE = """
INSERT INTO partners_counter (scope, value)
SELECT scope, n FROM unnest(%s::text[], %s::int[]) AS wanted (scope, n) ORDER BY scope
ON CONFLICT (scope) DO UPDATE SET value = partners_counter.value + EXCLUDED.value
RETURNING scope, value
"""


def take_numbers(wanted: Mapping[str, int]) -> dict[str, range]:
    """Take `wanted[scope]` consecutive numbers in each scope, by one statement.

    The rows of the counters stay locked until the transaction ends, so that
    two officers never get the same number and none is lost when one fails.
    """
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [list(wanted), list(wanted.values())])
        rows = cursor.fetchall()
    return {scope: range(value - wanted[scope] + 1, value + 1) for scope, value in rows}
