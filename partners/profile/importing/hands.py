"""What officers wrote into lines by hand: a file that comes again says so, and does not overwrite it."""

from collections.abc import Collection
from typing import Any

from partners.models import Change, ProfileLine
from partners.profile.entry import is_empty
from partners.records.imports.batch import MARK
from partners.records.record import Reader


class Hands:
    """Who set the columns of some lines last; one query however many there are."""

    def __init__(self, reader: Reader, lines: Collection[int]) -> None:
        self.last: dict[tuple[int, str], Change] = {}
        found = Change.objects.visible_to(reader).filter(source=ProfileLine._meta.db_table, record_id__in=list(lines))
        for change in found.exclude(officer=None).order_by("pk") if lines else ():
            for column, value in (change.after or {}).items():
                if change.op != "i" or not is_empty(value):
                    self.last[change.record_id or 0, column] = change

    def set_by_hand(self, line: int, column: str) -> Change | None:
        """The change by an officer's own hand that left a column as it is; none where a file set it last."""
        change = self.last.get((line, column))
        return None if change is None or change.request.startswith(MARK) else change

    def touched(self, line: int) -> bool:
        """Whether anybody's hand set anything of a line last."""
        return any(key == line and not one.request.startswith(MARK) for (key, _), one in self.last.items())


def gone_by_key(owner_id: Any, parties: Collection[int]) -> dict[tuple[int, str, str], ProfileLine]:
    """Lines that were taken out, by what they were about, the latest of each; one query."""
    found = ProfileLine.objects.filter(owner=owner_id, profile__party__in=parties).exclude(mistake_at=None)
    rows = found.select_related("profile").order_by("pk")
    return {(one.profile.party_id, one.kind, one.term): one for one in rows}
