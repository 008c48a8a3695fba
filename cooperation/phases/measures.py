"""Measuring the criteria of a gate from the record, of what the reader may see.

Nothing on record is not nought: it measures nothing, and evidence counts then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Q

from agreements.activities.activity import Activity
from agreements.activities.vocabulary import ActivityStatus, ActivityType
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import Stage, statuses_of
from agreements.obligations.due import Due
from agreements.obligations.selectors import overdue_on
from agreements.reciprocity.arithmetic import inside
from agreements.reciprocity.balance import balance_of
from agreements.reciprocity.understanding import About, Understanding, UnderstandingStatus
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus
from cooperation.phases.gate import CriterionWaiver, Gate, GateCriterion
from cooperation.phases.template import BY_CODE
from cooperation.phases.vocabulary import AT_MOST, SHARES, Measure
from partners.redlines.reading import red_lines

LONG_OVERDUE = timedelta(days=90)
_DONE = Q(status__in=(ActivityStatus.COMPLETED, ActivityStatus.REPORTED))
_REPORTED = Q(status=ActivityStatus.REPORTED)
_PROJECTS = Q(activity_type__in=(ActivityType.JOINT_PROJECT, ActivityType.RESEARCH))


@dataclass(frozen=True)
class Measured:
    """What the record says: a count, or a share in hundredths of `out_of`; `value` None: it knows of nothing."""

    value: int | None = None
    out_of: int | None = None

    def reaches(self, measure: str, threshold: int | None) -> bool:
        """Whether it is enough."""
        if self.value is None or threshold is None:
            return False
        return self.value <= threshold if measure in AT_MOST else self.value >= threshold


def _share(part: int, whole: int) -> Measured:
    """Hundredths, rounded down, so that a threshold is reached and not nearly reached."""
    return Measured(part * 100 // whole, whole) if whole else Measured()


class PairRecord:
    """The record of one pair as a reader sees it on a day; each part of it is looked up once, when it is asked."""

    def __init__(self, reader: Any, gate: Gate, today: date) -> None:
        self.reader, self.gate, self.today = reader, gate, today

    @cached_property
    def _activities(self) -> Any:
        return Activity.objects.visible_to(self.reader).filter(partnership=self.gate.phase.partnership_id).order_by()

    @cached_property
    def _counted(self) -> dict[str, int]:
        """Activities of the present phase: those that were agreed to or done, of these done, of these reported."""
        undertaken = ~Q(status__in=(ActivityStatus.PROPOSED, ActivityStatus.ACCEPTED_BY_ONE))
        began = self.gate.phase.since if not self.gate.phase.unmeasured else None
        rows = self._activities.filter(undertaken, first_on__lte=self.today)
        rows = rows.filter(last_on__gte=began) if began else rows
        counted: dict[str, int] = rows.aggregate(
            all=Count("pk"), done=Count("pk", filter=_DONE), reported=Count("pk", filter=_REPORTED)
        )
        return counted

    @cached_property
    def _texts(self) -> list[str]:
        """The type of each agreement between the two that applies."""
        rows = Agreement.objects.visible_to(self.reader).filter(partnership=self.gate.phase.partnership_id)
        applies = rows.filter(standing__status__in=statuses_of(Stage.APPLIES))
        return list(applies.values_list("instrument_type", flat=True))

    def measure(self, measure: str, types: Iterable[str]) -> Measured:
        """What one criterion comes to."""
        wanted = frozenset(types)
        found: dict[str, Any] = {
            Measure.TEXTS: lambda: Measured(sum(one in wanted for one in self._texts)),
            Measure.DONE: lambda: _share(self._counted["done"], self._counted["all"]),
            Measure.REPORTED: lambda: _share(self._counted["reported"], self._counted["done"]),
            Measure.EXECUTION: self._execution,
            Measure.OVERDUE: self._overdue,
            Measure.BALANCE_SHOWN: self._shown,
            Measure.ASSESSED: self._assessed,
            Measure.RED_LINES: self._red_lines,
            Measure.OUT_OF_BAND: self._out_of_band,
            Measure.PROJECTS: lambda: Measured(self._activities.filter(_PROJECTS & _REPORTED).count()),
        }
        measured: Measured = found[measure]() if measure in found else Measured()
        return measured

    def _execution(self) -> Measured:
        """The worse of the last two whole years: completed of what was planned (domain: (d) 1).

        What the partner cancelled is not held against the plan.
        """
        by_partner = Q(status=ActivityStatus.CANCELLED, called_off_by__isnull=False) & ~Q(
            called_off_by=self.reader.party_id
        )
        planned = self._activities.filter(unplanned=False).exclude(
            status__in=(ActivityStatus.PROPOSED, ActivityStatus.ACCEPTED_BY_ONE)
        )
        years = [self.today.year - 2, self.today.year - 1]
        rows = planned.exclude(by_partner).filter(first_on__year__in=years)
        counted = rows.values("first_on__year").annotate(all=Count("pk"), done=Count("pk", filter=_DONE))
        shares = [_share(one["done"], one["all"]) for one in counted]
        if len(shares) < len(years):
            return Measured()
        return min(shares, key=lambda one: one.value or 0)

    def _assessed(self) -> Measured:
        """How often the partner was found and taken up, with its initial assessment; without one evidence counts."""
        rows = Opportunity.objects.visible_to(self.reader).filter(partnership=self.gate.phase.partnership_id)
        return Measured(rows.filter(status=OpportunityStatus.TAKEN_UP).count() or None)

    def _red_lines(self) -> Measured:
        """How many red lines exclude the partner; where none does somebody still looks, and evidence counts."""
        pair = self.gate.phase.partnership
        if not pair.has(self.reader.party_id):
            return Measured()
        found = red_lines(self.reader, self.today).get(pair.other(self.reader.party_id).pk, ())
        return Measured(len(found) or None)

    def _shown(self) -> Measured:
        """How often both sides took note of the figures of their balance; never is not nought, evidence counts then."""
        rows = Understanding.objects.visible_to(self.reader).filter(partnership=self.gate.phase.partnership_id)
        rows = rows.filter(about=About.STATEMENT, status=UnderstandingStatus.AGREED)
        return Measured(rows.count() or None)

    def _out_of_band(self) -> Measured:
        """In how many units what each side gave lies outside the band that both agreed, of those that are counted."""
        found = balance_of(self.reader, self.gate.phase.partnership)
        band, lines = found.band, found.totals.values()
        if band is None or not lines:
            return Measured()
        outside = [one for one in lines if not inside(one.share, band.low or 0, band.high or 0)]
        return Measured(len(outside), len(lines))

    def _overdue(self) -> Measured:
        day = self.today - LONG_OVERDUE
        dues = Due.objects.visible_to(self.reader).filter(agreement__partnership=self.gate.phase.partnership_id)
        return Measured(dues.filter(overdue_on(self.today), due_on__lt=day).count())


@dataclass(frozen=True)
class Reading:
    """One criterion as it stands for a reader: measured, shown by evidence, or gone ahead without."""

    criterion: Any
    measure: str
    measured: Measured
    met: bool
    waiver: Any = None

    @property
    def is_share(self) -> bool:
        """Whether its figures are hundredths."""
        return self.measure in SHARES


def readings_of(reader: Any, gate: Gate, today: date) -> list[Reading]:
    """Every criterion of a gate as it stands for a reader on a day; asking changes nothing.

    At most two queries beside one for each part of the record that is measured.
    """
    record = PairRecord(reader, gate, today)
    rows = GateCriterion.objects.visible_to(reader).filter(gate=gate).select_related("document", "shown_by")
    waivers = CriterionWaiver.objects.visible_to(reader).filter(gate=gate).select_related("recorded_by")
    waived = {one.criterion_id: one for one in waivers}
    found = []
    for one in rows.order_by("id"):
        # One that was put before it was measured has no threshold: evidence counts.
        asked = BY_CODE.get(one.code) if one.threshold is not None else None
        measure = asked.measure if asked else Measure.EVIDENCE
        measured = record.measure(measure, asked.types if asked else ())
        shown = one.shown_on is not None and measured.value is None
        met = shown or measured.reaches(measure, one.threshold)
        found.append(Reading(one, measure, measured, met, waived.get(one.pk)))
    return found
