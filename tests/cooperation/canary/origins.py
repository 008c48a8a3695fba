"""Where a word of the walk sits, and who may meet it there: the rule of sight, said again."""

from dataclasses import dataclass
from typing import Any

from agreements.activities.activity import Activity
from agreements.instruments.agreement import Agreement
from partners.models import Officer
from partners.records.record import Record

READS_ALL = {"desk_officer", "liaison_officer", "approver", "ministers_office", "auditor", "service_account"}


@dataclass(frozen=True)
class Origin:
    """Where a canary sits, and who may meet it there."""

    where: str
    owner: str
    pair: tuple[str, ...]
    audience: str
    marking: int
    gone: bool = False
    officer: int | None = None
    person: int | None = None

    def for_reader(self, reader: Officer | None) -> bool:
        """The rule of sight, said again."""
        if self.officer is not None:
            return reader is not None and reader.pk == self.officer
        if self.person is not None:
            # Of a colleague, whoever works here; of oneself, anybody.
            works = reader is not None and bool(set(reader.roles) & (READS_ALL | {"party_administrator"}))
            return reader is not None and (reader.pk == self.person or (works and reader.party.code == self.owner))
        if self.marking > (reader.clearance if reader else 0):
            return False
        # What was a mistake stands in the history of whoever made it, and nowhere else.
        if self.audience == "public" and not self.gone:
            return True
        if reader is None or not reader.is_active:
            return False
        roles, code = set(reader.roles), reader.party.code
        if roles & READS_ALL and code == self.owner:
            return True
        return (
            not self.gone and self.audience == "parties" and code in self.pair and bool(roles & (READS_ALL | {"guest"}))
        )


def origin_of(row: Any, where: str) -> Origin:
    """Who may read a row, by its own columns."""
    pair = tuple(row.partnership.codes) if row.partnership else ()
    gone = (isinstance(row, Record) and row.mistake_at is not None) or _whole_is_gone(row)
    return Origin(where, row.owner.code if row.owner else "", pair, row.audience, row.marking, gone)


def _whole_is_gone(row: Any) -> bool:
    """Whether a row hangs beneath an agreement or an activity that was a mistake."""
    for root in (Agreement, Activity):
        key = getattr(row, f"{root.subject}_id", None)
        if getattr(row, "subject", "") == root.subject and hasattr(row, "subject_id"):
            key = row.subject_id
        if key and root._base_manager.filter(pk=key, mistake_at__isnull=False).exists():
            return True
    return False
