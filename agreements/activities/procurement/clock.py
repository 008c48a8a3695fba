"""How long each step of a procurement case may take, and how long it has taken; nothing here knows the database.

Source of the targets: domain, procurement (generic of FMS): 120 days to an
offer, 60 to 85 to accept it, about 15 to implement, two years after the last
delivery to reconcile. Where the source names one number alone, a step is
ageing from three quarters of it on, which is an assumption.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from agreements.activities.procurement.vocabulary import CaseStage as S
from agreements.activities.procurement.vocabulary import Clock, Pace

SOURCE = "Entente: what published procurement between states asks for"


@dataclass(frozen=True)
class Target:
    """A step is ageing from the day `ageing` on, and overdue after the day `days`; None: no target."""

    ageing: int | None = None
    days: int | None = None


DEFAULTS: Mapping[str, Target] = {
    Clock.OFFER: Target(90, 120),
    Clock.ACCEPT: Target(60, 85),
    Clock.IMPLEMENT: Target(12, 15),
    Clock.BEGIN: Target(),
    Clock.DELIVER: Target(),
    Clock.RECONCILE: Target(548, 730),
    Clock.CLOSE: Target(),
}
CLOCKS: Mapping[str, Clock] = {
    S.REQUESTED: Clock.OFFER,
    S.PREPARING: Clock.OFFER,
    S.OFFERED: Clock.ACCEPT,
    S.ACCEPTED: Clock.IMPLEMENT,
    S.IMPLEMENTED: Clock.BEGIN,
    S.DELIVERING: Clock.DELIVER,
    S.DELIVERED: Clock.RECONCILE,
    S.RECONCILED: Clock.CLOSE,
}
# Measured by the plan of deliveries where a party sets no target: by the first day of it, or by the last.
BY_PLAN = frozenset({Clock.BEGIN, Clock.DELIVER})


@dataclass(frozen=True)
class Reading:
    """Where a clock stands: the day that it counts, the target in days, and how the two stand to each other."""

    clock: Clock
    day: int
    target: Target
    pace: Pace


def read_clock(
    stage: str, since: date, today: date, targets: Mapping[str, Target], planned: date | None = None
) -> Reading | None:
    """Where the clock of a stage stands; None where none runs. `planned` is the day of the plan that it runs to."""
    clock = CLOCKS.get(stage)
    if clock is None:
        return None
    target = targets.get(clock, DEFAULTS[clock])
    if target.days is None and planned is not None and clock in BY_PLAN:
        target = Target(None, max((planned - since).days, 0))
    day = max((today - since).days, 0)
    return Reading(clock, day, target, pace_of(day, target))


def pace_of(day: int, target: Target) -> Pace:
    """How a day stands against a target."""
    if target.days is None:
        return Pace.NO_TARGET
    if day > target.days:
        return Pace.OVERDUE
    return Pace.AGEING if target.ageing is not None and day >= target.ageing else Pace.ON_TIME
