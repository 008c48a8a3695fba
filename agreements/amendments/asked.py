"""What an open amendment asks of the agreement that it changes: no step of it meanwhile (domain: C1, general rules)."""

from collections import defaultdict
from collections.abc import Sequence

from agreements.amendments.amendment import Amendment
from agreements.amendments.reading import is_open
from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import Answers, asked_at
from partners.records.errors import Condition
from partners.records.record import Audience

WHILE_AMENDED = ("apply_provisionally", "suspend", "resume", "terminate", "supersede")


@asked_at(*WHILE_AMENDED, codes="no_amendment_open")
def no_amendment_open(agreements: Sequence[Agreement], side: int | None) -> Answers:
    """None that the side knows of is on its way; one that only the other side knows of holds up nothing.

    A refusal would tell of it. One query.
    """
    rows = Amendment.objects.filter(agreement__parent__in=agreements, mistake_at=None, agreement__mistake_at=None)
    found: dict[int, list[Condition]] = defaultdict(list)
    for row in rows.select_related("agreement").order_by("agreement_id"):
        above = row.agreement.parent_id
        if is_open(row) and (row.agreement.audience != Audience.NATIONAL or row.agreement.owner_id == side):
            data = {"amendment": row.agreement.key, "titles": row.agreement.titles}
            found[above].append(Condition("no_amendment_open", data))
    return found
