"""Actions, followed across meetings: which are open, and what became of them."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from cooperation.meetings.access import beneath, hold_root
from cooperation.meetings.agenda import ActionReport, Outcome
from cooperation.meetings.steps import OFFICERS
from cooperation.meetings.vocabulary import MeetingStatus as S
from cooperation.meetings.vocabulary import OutcomeKind, ReportKind
from partners.models import Party
from partners.people.officer import acts_here
from partners.records.errors import Condition, Malformed, Refused, Unseen
from partners.records.record import Audience, Reader
from partners.records.service import service
from partners.records.ways import Way

JOINED = ("meeting__partnership__party_a", "meeting__partnership__party_b", "side", "item")


def actions_of(reader: Reader) -> QuerySet[Any]:
    """The actions in sight of meetings that took place or take place, the nearest day first."""
    held = Outcome.objects.visible_to(reader).filter(kind=OutcomeKind.ACTION, meeting__mistake_at=None)
    return held.exclude(meeting__status=S.CANCELLED).select_related(*JOINED).order_by("due_on", "id")


def actions_open(reader: Reader) -> QuerySet[Any]:
    """Those of which nobody said yet what became of them."""
    told = ActionReport.objects.visible_to(reader).values("outcome")
    return actions_of(reader).exclude(pk__in=told)


@service
def action_report(
    *,
    officer: Any,
    today: date,
    outcome: Outcome,
    kind: str,
    on: date,
    expected_version: int | None,
    evidence: str = "",
    note: str = "",
) -> ActionReport:
    """Say what became of an action: done, with what shows it, or dropped, with why.

    Of an action of the other side it is reported by us, with evidence, while
    it has nobody here. Raises Malformed, Refused where it was said already,
    Unseen, Forbidden, Stale.
    """
    seen = Outcome.objects.visible_to(officer).filter(pk=outcome.pk, kind=OutcomeKind.ACTION)
    found = seen.select_related("meeting__partnership", "side").first()
    if found is None:
        raise Unseen
    meeting = hold_root(officer, found.meeting, expected_version)
    side: Party | None = found.side
    own = side is None or side.pk == officer.party_id
    faults = _faults(kind, on, today, own, evidence, note)
    if faults:
        raise Malformed(faults)
    here = not own and side is not None and meeting.audience != Audience.NATIONAL and acts_here(side.pk, OFFICERS)
    conditions = [
        Condition("action_open", met=not found.reports.filter(mistake_at=None).exists()),
        Condition("side_acts_itself", {"party": side.code if side else ""}, met=not here),
    ]
    if any(not one.met for one in conditions):
        raise Refused(conditions)
    return ActionReport.objects.create(
        meeting=meeting,
        outcome=found,
        kind=kind,
        side=side,
        on=on,
        way=Way.OFFICER if own else Way.REPORTED,
        evidence=evidence.strip(),
        note=note.strip(),
        recorded_by=officer,
        **beneath(meeting, officer),
    )


def _faults(kind: str, on: date, today: date, own: bool, evidence: str, note: str) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    if kind not in [str(one) for one in ReportKind]:
        faults["kind"] = ["unknown" if kind else "required"]
    if on > today:
        faults["on"] = ["in_the_future"]
    if not own and not evidence.strip():
        faults["evidence"] = ["required"]
    if kind == ReportKind.DROPPED and not note.strip():
        faults["note"] = ["required"]
    return faults
