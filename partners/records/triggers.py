"""Triggers that every record table carries, thin callers of shared functions.

The functions are installed by the first migration (`partners.records.functions`):
one of them writes the whole history, so all tables are recorded alike, whether
the write came through `save`, `update`, `bulk_create` or plain SQL.
"""

from collections.abc import Sequence

import pgtrigger


def _array(names: Sequence[str]) -> str:
    return "ARRAY[" + ", ".join(f"'{name}'" for name in names) + "]::text[]"


class History(pgtrigger.Trigger):
    """Record each change of a row, before and after.

    `hidden` columns never reach the history (what authenticates); of `masked`
    ones it keeps that they changed, not what they held (personal data).
    """

    when = pgtrigger.After
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete

    def __init__(self, *, name: str, hidden: Sequence[str] = (), masked: Sequence[str] = (), owner: str = "owner_id"):
        self.arguments = (_array(hidden), _array(masked), owner)
        super().__init__(name=name)

    def get_func(self, model: object) -> str:
        """The body: hand the row to the shared function."""
        hidden, masked, owner = self.arguments
        return (
            "PERFORM entente_record_change(TG_TABLE_NAME::text, TG_OP, "
            "CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END, "
            "CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END, "
            f"{hidden}, {masked}, '{owner}'); RETURN NULL;"
        )


class AudienceFits(pgtrigger.Trigger):
    """A record shared between two parties is owned by one of them."""

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update
    func = (
        "IF NEW.audience = 'parties' THEN "
        "PERFORM entente_owner_in_pair(NEW.owner_id, NEW.partnership_id, TG_TABLE_NAME::text); "
        "END IF; RETURN NEW;"
    )


class NotWider(pgtrigger.Trigger):
    """A part is never seen by more readers than the whole it belongs to; where that is `optional`, if there is one."""

    when = pgtrigger.Before
    operation = pgtrigger.Insert | pgtrigger.Update

    def __init__(self, *, name: str, table: str, column: str, optional: bool = False):
        self.parent = (table, column)
        self.given = f"NEW.{column} IS NOT NULL AND " if optional else ""
        super().__init__(name=name)

    def get_func(self, model: object) -> str:
        """The body: compare with the row of the whole."""
        table, column = self.parent
        return (
            f"IF {self.given}NEW.audience <> 'national' AND NOT EXISTS "
            f"(SELECT 1 FROM {table} whole WHERE whole.id = NEW.{column} "
            "AND entente_audience_rank(whole.audience) >= entente_audience_rank(NEW.audience)) THEN "
            f"RAISE EXCEPTION 'wider than its {table}' USING ERRCODE = 'check_violation', "
            "CONSTRAINT = 'part_wider_than_whole'; END IF; RETURN NEW;"
        )


class AppendOnly(pgtrigger.Trigger):
    """Rows are only ever added; nobody who uses the product changes or removes one."""

    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete
    func = (
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation', "
        "CONSTRAINT = 'append_only';"
    )


class NoTruncate(pgtrigger.Trigger):
    """The history is not emptied either."""

    when = pgtrigger.Before
    level = pgtrigger.Statement
    operation = pgtrigger.Truncate
    func = AppendOnly.func
