"""What an open amendment asks of the agreement that it changes: no step of it meanwhile (domain: C1, general rules)."""

from collections.abc import Iterator

from agreements.amendments.amendment import Amendment
from agreements.amendments.reading import is_open
from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import WHILE_AMENDED, asked_at
from partners.records.errors import Condition
from partners.records.record import Audience


@asked_at(*WHILE_AMENDED, code="no_amendment_open")
def no_amendment_open(agreement: Agreement) -> Iterator[Condition]:
    """None that both sides know of is on its way; what one side drafts for itself stops nobody, and is not told."""
    shared = Amendment.objects.filter(agreement__parent=agreement, mistake_at=None, agreement__mistake_at=None)
    for one in shared.exclude(agreement__audience=Audience.NATIONAL).select_related("agreement"):
        if is_open(one):
            yield Condition("no_amendment_open", {"amendment": one.agreement.key}, met=False)
