"""Telling of steps of procurement cases that age or are overdue, and of deliveries and payments that are late."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from agreements.activities.parts import ActivityHalf
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.clock import Reading, read_clock
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.plans import planned_days
from agreements.activities.procurement.situation import stage_on
from agreements.activities.procurement.target import targets_of_each
from agreements.activities.procurement.vocabulary import ENDED, HANDED_OVER, Pace
from agreements.activities.vocabulary import ActivityStatus
from agreements.reminders.recipients import FOLLOWING
from partners.models import Notice, Officer
from partners.people.notices import mail_alone
from partners.records.record import Audience
from partners.records.service import writing_as

CASE_CLOCK, CASE_LATE = "case_clock", "case_late"
_OFF = (ActivityStatus.CANCELLED, ActivityStatus.POSTPONED)


def cases_tell(today: date, batch: int = 500) -> int:
    """Tell both sides, by their own targets, of steps that age or are overdue and of what is late; how many notices.

    Every case that runs is looked at, and each thing is told once: a missed night loses nothing.
    """
    made, last = 0, 0
    live = ProcurementCase.objects.filter(mistake_at=None, activity__mistake_at=None)
    live = live.exclude(stage__in=tuple(ENDED)).exclude(activity__status__in=_OFF)
    while True:
        with writing_as(None):
            rows = list(live.filter(pk__gt=last).select_related("activity__partnership").order_by("pk")[:batch])
            made += _tell(rows, today)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _tell(rows: list[ProcurementCase], today: date) -> int:
    found = list(_notices(rows, today)) if rows else []
    known = set(Notice.objects.filter(key__in=[one.key for one in found]).values_list("officer", "key"))
    fresh = [one for one in found if (one.officer_id, one.key) not in known]
    Notice.objects.bulk_create(fresh, ignore_conflicts=True)
    urgent = [one.key for one in fresh if one.data["urgent"]]
    if urgent:
        mail_alone(Notice.objects.filter(key__in=urgent).values_list("pk", flat=True))
    return len(fresh)


def _notices(rows: list[ProcurementCase], today: date) -> Iterator[Notice]:
    people, planned = _People(rows), planned_days(rows)
    targets = targets_of_each(people.parties)
    late = CaseInstalment.objects.filter(activity__in=[one.activity_id for one in rows], mistake_at=None)
    overdue: dict[int, list[CaseInstalment]] = {}
    for each in late.filter(planned_on__lt=today, actual=None, settled="").order_by("planned_on"):
        overdue.setdefault(each.activity_id, []).append(each)
    for one in rows:
        for officer in people.of(one):
            reading = read_clock(
                stage_on(one, today), one.since, today, targets[officer.party_id], planned.get(one.activity_id)
            )
            if reading and reading.pace in (Pace.AGEING, Pace.OVERDUE):
                yield _clock(one, officer, reading)
            if one.stage in HANDED_OVER:
                yield from (_late(one, officer, each) for each in overdue.get(one.activity_id, ()))


def _clock(case: ProcurementCase, officer: Officer, reading: Reading) -> Notice:
    urgent = reading.pace == Pace.OVERDUE
    told = {"clock": str(reading.clock), "outcome": str(reading.pace), "on": case.since.isoformat(), "urgent": urgent}
    key = f"case:{case.pk}:{reading.clock}:{case.since}:{reading.pace}"
    return _notice(case, officer, CASE_CLOCK, told, key)


def _late(case: ProcurementCase, officer: Officer, one: CaseInstalment) -> Notice:
    told = {"outcome": one.kind, "on": one.planned_on.isoformat(), "urgent": False}
    return _notice(case, officer, CASE_LATE, told, f"case:{case.pk}:{one.pk}:{one.planned_on}")


def _notice(case: ProcurementCase, officer: Officer, code: str, told: dict[str, Any], key: str) -> Notice:
    return Notice(
        officer=officer,
        code=code,
        subject="activity",
        subject_id=case.activity_id,
        data=told,
        key=key,
        thread=f"case:{case.pk}",
        digest="" if told["urgent"] else None,
    )


class _People:
    """Who is told on each side that sees a case: whoever sees to the activity, else who follows."""

    def __init__(self, rows: list[ProcurementCase]) -> None:
        halves = ActivityHalf.objects.filter(activity__in=[one.activity_id for one in rows], mistake_at=None)
        self._halves = {(one.activity_id, one.owner_id): one.responsible_id for one in halves}
        pairs = [one.activity.partnership for one in rows]
        self.parties = {key for pair in pairs if pair for key in (pair.party_a_id, pair.party_b_id)}
        here = Officer.objects.filter(party__in=self.parties, is_active=True)
        self._here: dict[int, list[Officer]] = {}
        for one in here.select_related("party"):
            self._here.setdefault(one.party_id, []).append(one)

    def of(self, case: ProcurementCase) -> Iterator[Officer]:
        """The officers who are told, of both sides."""
        pair = case.activity.partnership
        for party in (pair.party_a_id, pair.party_b_id):
            if case.audience == Audience.NATIONAL and case.owner_id != party:
                continue
            own = [one for one in self._here.get(party, ()) if one.reads_national and one.clearance >= case.marking]
            responsible = self._halves.get((case.activity_id, party))
            chosen = [one for one in own if one.pk == responsible]
            yield from chosen or (one for one in own if one.has_role(*FOLLOWING))
