"""Taking over what somebody read in a text: clauses and promises, looked at and saved once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from agreements.instruments.access import hold, own_only
from agreements.instruments.agreement import Agreement
from agreements.instruments.mending import agreement_correct
from agreements.instruments.preparing import agreement_edit
from agreements.obligations.writing import obligations_add
from agreements.texts.holding import WRITTEN_IN
from partners.records.errors import Malformed
from partners.records.service import service


@service
def text_take(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    values: Mapping[str, Any],
    promises: Sequence[Mapping[str, Any]],
    reason: str = "",
    expected_version: int,
) -> Agreement:
    """Write clauses and promises that were read in a text to its agreement, all or none.

    While it is prepared the clauses are edited, afterwards corrected with a
    `reason`. Raises Malformed where nothing is given, Forbidden, Refused, Stale.
    """
    held = hold(officer, agreement, expected_version)
    own_only(officer, held)
    if not values and not promises:
        raise Malformed({"reason": ["nothing_changed"]} if held.status not in WRITTEN_IN else {"": ["nothing_changed"]})
    told: dict[str, Any] = {"officer": officer, "today": today, "agreement": held, "expected_version": held.version}
    if values and held.status in WRITTEN_IN:
        held = agreement_edit(**told, values=values)
    elif values:
        held = agreement_correct(**told, values=values, reason=reason)
    if promises:
        told |= {"agreement": held, "expected_version": None}
        obligations_add(**told, entries=promises)
    return held
