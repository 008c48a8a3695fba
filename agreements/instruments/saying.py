"""What sources say of an agreement: said anew, or taken out as entered by mistake."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.instruments.access import hold, own_only
from agreements.instruments.agreement import Agreement
from agreements.instruments.corrections import correction_row
from agreements.instruments.entry import StatementEntry
from agreements.instruments.parts import Statement
from partners.records.errors import Malformed
from partners.records.marks import Correction
from partners.records.service import service


@service
def statements_change(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    add: Sequence[StatementEntry],
    drop: Sequence[int],
    restore: Sequence[int],
    reason: str,
    expected_version: int | None,
) -> list[Statement]:
    """Add what sources say, take out by key what was entered by mistake, or put that back; the new ones in order.

    Raises Malformed without a reason or for a statement without its source or words, Forbidden, Unseen, Stale.
    """
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    faults = {} if reason.strip() else {"reason": ["required"]}
    for one in add:
        faults |= {name: ["required"] for name in ("field", "says", "source") if not getattr(one, name)}
    if faults:
        raise Malformed(faults)
    present = Statement.objects.filter(agreement=held, owner=officer.party_id)
    taken = list(present.filter(pk__in=drop, mistake_at=None))
    present.filter(pk__in=[one.pk for one in taken]).update(mistake_at=timezone.now())
    back = list(present.filter(pk__in=restore).exclude(mistake_at=None))
    present.filter(pk__in=[one.pk for one in back]).update(mistake_at=None)
    Correction.objects.bulk_create(
        [_correction(officer, held, one, reason, mistake=True) for one in taken]
        + [_correction(officer, held, one, reason, mistake=False) for one in back]
    )
    sight = {name: getattr(held, name) for name in ("owner_id", "partnership_id", "audience", "marking")}
    return Statement.objects.bulk_create(
        [Statement(agreement=held, **sight, **{**vars(one), "says": dict(one.says)}) for one in add]
    )


def _correction(officer: Any, held: Agreement, one: Statement, reason: str, *, mistake: bool) -> Correction:
    before = {"field": one.field, "says": one.says}
    return correction_row(officer, held, "statement", one.pk, before, {"mistake": mistake}, reason)
