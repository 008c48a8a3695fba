"""Promises for tests: written down and acted on by services."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from agreements.instruments.agreement import Agreement
from agreements.obligations.acting import due_act_record
from agreements.obligations.due import Due, DueAct
from agreements.obligations.judging import Given
from agreements.obligations.obligation import Obligation
from agreements.obligations.writing import obligation_add
from tests.walks import fresh

if TYPE_CHECKING:
    from tests.cast import Cast

REPORT = {"titles": {"en": "A report on what was provided", "fr": "Un rapport sur ce qui a été fourni"}}


def promised(cast: Cast, agreement: Agreement, *, officer: Any = None, **values: Any) -> Obligation:
    """A promise of Ukraine, written down by its desk officer; once, unless `values` say otherwise."""
    given = {"kind": "report", "debtor": "UKR", "clause": "Article 5", **REPORT, **values}
    made = obligation_add(
        officer=officer or cast.desk, today=cast.today, agreement=agreement, values=given, expected_version=None
    )
    return Obligation.objects.get(pk=made.pk)


def due_of(obligation: Obligation, number: int = 0) -> Due:
    """One occasion of a promise, in the order of their days."""
    rows = Due.objects.filter(obligation=obligation, mistake_at=None).order_by("due_on", "id")
    due: Due = rows.select_related("agreement__partnership")[number]
    return due


def days(obligation: Obligation) -> list[str]:
    """When a promise falls due."""
    rows = Due.objects.filter(obligation=obligation, mistake_at=None).order_by("due_on", "id")
    return list(rows.values_list("due", flat=True))


def acted(cast: Cast, due: Due, step: str, officer: Any = None, *, side: Any = None, **given: Any) -> DueAct:
    """A step with an occasion, with a letter and a reason unless `given` says otherwise."""
    known = {"on": cast.today.isoformat(), "evidence": "Letter 7/2026", "reason": "As agreed.", **given}
    due.agreement = fresh(due.agreement)
    return due_act_record(
        officer=officer or cast.desk,
        today=cast.today,
        due=due,
        step=step,
        given=Given(**known),
        expected_version=None,
        side=side,
    )


def status_of(due: Due) -> str:
    """How an occasion stands in the database."""
    return str(Due.objects.values_list("status", flat=True).get(pk=due.pk))


def in_days(cast: Cast, days: int) -> str:
    """A day so many days from today."""
    return (cast.today + dt.timedelta(days=days)).isoformat()
