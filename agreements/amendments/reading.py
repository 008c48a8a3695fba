"""What is known of the amendments of an agreement: the texts as they read, the acts that made them, and conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agreements.amendments.amendment import Amendment, AmendmentEdit, Consolidated
from agreements.amendments.merging import Conflict, Edit, Part, conflicts, merged, text_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.terms.dates import PartialDate
from partners.records.record import Reader

OPEN_STAGES = (Stage.PREPARED, Stage.SIGNED)


def consolidated_latest(reader: Reader, agreement: Agreement) -> Consolidated | None:
    """The text of an agreement as it now reads, as far as a reader sees one."""
    found: Consolidated | None = consolidated_all(reader, agreement).last()
    return found


def consolidated_all(reader: Reader, agreement: Agreement) -> Any:
    """Every text of an agreement as it read, the first first."""
    rows = Consolidated.objects.visible_to(reader).filter(agreement=agreement)
    return rows.select_related("by", "by__standing").order_by("number")


def consolidated_on(reader: Reader, agreement: Agreement, day: date) -> Consolidated | None:
    """The text of an agreement as it read on a day; None before its first, or out of sight."""
    found = [one for one in consolidated_all(reader, agreement) if _reads_since(one, day)]
    return found[-1] if found else None


def _reads_since(text: Consolidated, day: date) -> bool:
    return not text.since or PartialDate.parse(text.since).first <= day


def amendments_of(reader: Reader, agreement: Agreement) -> list[Amendment]:
    """The amendments of an agreement in sight, in the order in which they were begun."""
    seen = Agreement.objects.visible_to(reader).filter(parent=agreement)
    rows = Amendment.objects.visible_to(reader).filter(agreement__in=seen)
    return list(rows.select_related("agreement__standing", "base", "merged").order_by("agreement_id"))


def is_open(amendment: Amendment) -> bool:
    """Whether an amendment is on its way: begun, and neither in force nor given up."""
    return STAGE_OF[amendment.agreement.status] in OPEN_STAGES


def edits_of(amendment: Amendment) -> list[AmendmentEdit]:
    """The edits of an amendment in order."""
    return list(AmendmentEdit.objects.filter(amendment=amendment, mistake_at=None).order_by("order", "id"))


def edit_of(row: AmendmentEdit) -> Edit:
    """A stored edit as `merging` reads it."""
    return Edit(row.action, row.part, row.after, row.headings, row.bodies)


@dataclass(frozen=True)
class Proposal:
    """What an amendment makes of the text that now holds, and which of its edits another amendment crossed."""

    amendment: Amendment
    current: Consolidated | None
    rows: Sequence[AmendmentEdit]
    found: Sequence[Conflict] = ()
    before: Sequence[Part] = ()
    after: Sequence[Part] = field(default_factory=tuple)

    @property
    def stale(self) -> bool:
        """Whether the text went on since the amendment was written."""
        base = self.amendment.base
        return bool(base and self.current and base.number != self.current.number)


def proposal_of(reader: Reader, amendment: Amendment, parent: Agreement) -> Proposal:
    """What an amendment makes of the text that now holds, in sight of `reader`; three queries."""
    return proposed(amendment, consolidated_latest(reader, parent), edits_of(amendment))


def proposed(amendment: Amendment, current: Consolidated | None, rows: Sequence[AmendmentEdit]) -> Proposal:
    """The same from what is known already."""
    base = text_of(amendment.base.parts) if amendment.base else []
    now = text_of(current.parts) if current else []
    edits = [edit_of(row) for row in rows]
    found = conflicts(base, now, edits)
    crossed = {one.part for one in found}
    after = merged(now, [edit for edit in edits if edit.part not in crossed])
    return Proposal(amendment, current, rows, tuple(found), tuple(now), tuple(after))
