"""What one side keeps of an agreement, looked up only when a guard asks for it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.instruments.half.approval import HomeApproval
from agreements.instruments.half.clock import DayKind
from agreements.instruments.half.opinion import Opinion
from agreements.instruments.half.powers import FullPowers
from agreements.instruments.half.sitting import sitting_days
from agreements.instruments.similar import same_titles
from agreements.instruments.vocabulary import Status
from agreements.standing.standing import Standing
from agreements.texts.version import has_text, texts_there


class Folder:
    """The half of one side (`party_id`), and its sight of other agreements through `reader`."""

    def __init__(self, agreement: Agreement, party_id: Any, reader: Any, today: date) -> None:
        self.agreement, self.party_id, self.reader, self.today = agreement, party_id, reader, today

    def _own(self, model: Any) -> list[Any]:
        rows = model.objects.filter(agreement=self.agreement, owner=self.party_id, mistake_at=None)
        return list(rows.order_by("id"))

    @cached_property
    def opinions(self) -> list[Opinion]:
        """What other offices were asked."""
        return self._own(Opinion)

    @cached_property
    def powers(self) -> list[FullPowers]:
        """Who may sign."""
        return self._own(FullPowers)

    @cached_property
    def approvals(self) -> list[HomeApproval]:
        """Approvals at home."""
        return self._own(HomeApproval)

    @cached_property
    def sittings(self) -> list[date]:
        """When the own parliament sits; looked up only where a clock counts by it."""
        counted = any(one.days_kind == DayKind.SITTING and one.tabled_on for one in self.approvals)
        return sitting_days(self.party_id) if counted else []

    @cached_property
    def has_text(self) -> bool:
        """Whether there is a version of the text that this side may see."""
        return has_text(self.agreement, self.party_id)

    @cached_property
    def similar(self) -> int:
        """How many agreements in sight may do the same already."""
        return same_titles(self.reader, [self.agreement])[self.agreement.pk]

    @cached_property
    def above(self) -> Standing | None:
        """How the agreement above it stands, where it has one in sight."""
        if not self.agreement.parent_id:
            return None
        seen = Agreement.objects.visible_to(self.reader).filter(pk=self.agreement.parent_id)
        parent: Agreement | None = seen.select_related("standing").first()
        return parent.standing if parent else None


def folders(agreements: Collection[Agreement], officer: Any, today: date) -> dict[int, Folder]:
    """The folders of many agreements, with what their next steps may ask for; three queries at most."""
    found = {one.pk: Folder(one, officer.party_id, officer, today) for one in agreements}
    asking = [one.pk for one in agreements if one.status == Status.AUTHORITY_REQUESTED]
    opinions: dict[int, list[Opinion]] = defaultdict(list)
    if asking:
        rows = Opinion.objects.filter(agreement__in=asking, owner=officer.party_id, mistake_at=None)
        for row in rows.order_by("id"):
            opinions[row.agreement_id].append(row)
    concepts = [one for one in agreements if one.status == Status.CONCEPT]
    similar = same_titles(officer, concepts) if concepts else {}
    opening = [one.pk for one in agreements if one.status in (Status.CONCEPT, Status.MANDATE_GRANTED)]
    written = texts_there(opening, officer.party_id) if opening else frozenset()
    for key, folder in found.items():
        folder.__dict__["has_text"] = key in written
        folder.__dict__["opinions"] = opinions[key]
        if key in similar:
            folder.__dict__["similar"] = similar[key]
    return found
