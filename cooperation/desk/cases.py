"""What procurement cases need of an officer: an answer, a step that takes long, what is late; no words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.clock import Reading, read_clock
from agreements.activities.procurement.plans import planned_days
from agreements.activities.procurement.selectors import cases_running, late_instalments
from agreements.activities.procurement.situation import stage_on
from agreements.activities.procurement.target import targets_of
from agreements.activities.procurement.vocabulary import HANDED_OVER, CaseChangeState, Pace
from agreements.models import CaseChange
from partners.models import Partnership

MOST = 200


@dataclass(frozen=True)
class CaseNeed:
    """One thing that a case needs: `case_consent`, `case_overdue`, `case_ageing` or `case_late`, and the day of it.

    `reading` is its clock, `number` that of the amendment, or how many are late.
    """

    code: str
    case: ProcurementCase
    on: date
    reading: Reading | None = None
    number: int = 0


def case_needs(officer: Any, today: date, *, pair: Any = None) -> list[CaseNeed]:
    """What purchases need of this officer, the soonest first; one query where there are none, five at most."""
    if not officer.writes:
        return []
    pairs = Partnership.objects.of(officer.party_id)
    if pair is not None:
        pairs = pairs.filter(pk=pair.pk)
    rows = list(cases_running(officer, pairs).order_by("since", "id")[:MOST])
    if not rows:
        return []
    found = [*_consents(officer, rows), *_clocks(officer, rows, today), *_late(officer, rows, today)]
    return sorted(found, key=lambda need: (need.on, need.case.pk))


def _consents(officer: Any, rows: list[ProcurementCase]) -> Iterator[CaseNeed]:
    by = {one.activity_id: one for one in rows}
    waiting = CaseChange.objects.visible_to(officer).filter(activity__in=by, state=CaseChangeState.PROPOSED)
    for one in waiting.exclude(proposer=officer.party_id):
        yield CaseNeed("case_consent", by[one.activity_id], one.on, number=one.number)


def _clocks(officer: Any, rows: list[ProcurementCase], today: date) -> Iterator[CaseNeed]:
    targets, planned = targets_of(officer.party_id), planned_days(rows)
    for one in rows:
        reading = read_clock(stage_on(one, today), one.since, today, targets, planned.get(one.activity_id))
        if reading and reading.pace in (Pace.AGEING, Pace.OVERDUE):
            due = one.since + timedelta(days=reading.target.days or 0)
            yield CaseNeed(f"case_{reading.pace}", one, due, reading)


def _late(officer: Any, rows: list[ProcurementCase], today: date) -> Iterator[CaseNeed]:
    by = {one.activity_id: one for one in rows if one.stage in HANDED_OVER}
    late: dict[int, list[date]] = {}
    for one in late_instalments(officer, by, today) if by else ():
        late.setdefault(one.activity_id, []).append(one.planned_on)
    for key, days in late.items():
        yield CaseNeed("case_late", by[key], days[0], number=len(days))
