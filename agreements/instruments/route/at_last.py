"""What is asked once more when a step is taken, and not at each look: open amendments, and what a side has taken on.

Both are looked up for the one agreement that moves; pages say them where they
belong, on the tab of amendments and on the page of the conflict question.
"""

from agreements.amendments.amendment import Amendment
from agreements.instruments.agreement import Agreement
from agreements.instruments.route.elsewhere import WHILE_AMENDED
from agreements.instruments.vocabulary import STAGE_OF, Stage
from agreements.texts.writing.commitments import commitment_conditions
from partners.records.errors import Condition, Refused
from partners.records.record import Audience

_BEGINS = ("request_authority", "start_drafting")


def refuse_at_last(agreement: Agreement, side: int, step: str) -> None:
    """Raise Refused where an amendment is on its way, or the conflict question is not answered.

    An amendment that only the other side knows of holds up nothing: a refusal would tell of it.
    """
    conditions: list[Condition] = []
    if step in WHILE_AMENDED:
        conditions += open_amendments(agreement, side)
    if step in _BEGINS and agreement.framework_id:
        conditions += commitment_conditions(agreement, side)
    if any(not one.met for one in conditions):
        raise Refused(conditions)


def open_amendments(agreement: Agreement, side: int) -> list[Condition]:
    """Each amendment on its way that this side knows of, as what stands against a step of the agreement above."""
    rows = Amendment.objects.filter(agreement__parent=agreement, agreement__mistake_at=None, mistake_at=None)
    return [
        Condition("no_amendment_open", {"amendment": row.agreement.reference or row.agreement.title_in("en")})
        for row in rows.select_related("agreement").order_by("agreement_id")
        if STAGE_OF[row.agreement.status] in (Stage.PREPARED, Stage.SIGNED)
        and (row.agreement.audience != Audience.NATIONAL or row.agreement.owner_id == side)
    ]
