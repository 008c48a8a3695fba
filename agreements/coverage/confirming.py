"""What a side is asked before it confirms an activity: its legal basis on the days of it (domain: C5)."""

from collections.abc import Iterator

from agreements.activities.elsewhere import asked_to_confirm
from agreements.activities.guards import ActivitySituation
from agreements.coverage.answering import Answer, covered
from agreements.coverage.waiver import COVERED
from partners.records.errors import Condition


@asked_to_confirm
def legal_basis(s: ActivitySituation) -> Iterator[Condition]:
    """Each side answers for its own law, by its own rules and from what it sees; nobody else is told.

    A guest, or whoever answers by a link, reads nothing of that, and is not asked.
    """
    if s.side is not None and s.officer.reads_national:
        yield from (coverage_condition(one) for one in covered(s.officer, s.activity))


def coverage_condition(answer: Answer) -> Condition:
    """A requirement as a condition; one that an approver went ahead without counts as met."""
    data = {"about": answer.rule.code, "rule": answer.rule.name or answer.rule.code}
    waived = answer.waived.reason if answer.waived else None
    return Condition(COVERED, data, met=answer.met, waivable=True, waived=waived)
