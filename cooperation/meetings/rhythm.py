"""When the next meeting of a series is to be held. Pure: dates in, dates out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from agreements.terms.dates import PartialDate, add_months

# How long before its last day a meeting is proposed; of a short rhythm, half of it.
LEAD_MONTHS = 4


class Beat(StrEnum):
    """How the rhythm stands."""

    KEPT = "kept"
    PLANNED = "planned"
    PLANNED_LATE = "planned_late"
    TO_PLAN = "to_plan"
    BROKEN = "broken"
    ENDED = "ended"


@dataclass(frozen=True)
class Rhythm:
    """When one met last, by when one meets again, on which day that is planned, and how it stands."""

    last: PartialDate
    due_by: date
    planned: date | None
    beat: Beat

    @property
    def to_propose(self) -> bool:
        """Whether the next meeting is to be planned now."""
        return self.beat in (Beat.TO_PLAN, Beat.BROKEN)


def rhythm_of(
    every_months: int, last: PartialDate, planned: Sequence[date], today: date, ended_on: date | None = None
) -> Rhythm:
    """How a series stands on a day.

    Months are counted from the last meeting and clamp to the last day of the
    month (design, rule 7); of one known to the month alone, from its last day.
    The lead is four months, of a rhythm below eight months half of it.
    """
    due_by = add_months(last.last, every_months)
    coming = min((day for day in planned if day >= last.first), default=None)
    lead = min(LEAD_MONTHS, max(1, every_months // 2))
    if ended_on is not None and ended_on <= today:
        beat = Beat.ENDED
    elif coming is not None:
        beat = Beat.PLANNED if coming <= due_by else Beat.PLANNED_LATE
    elif due_by < today:
        beat = Beat.BROKEN
    else:
        beat = Beat.TO_PLAN if add_months(due_by, -lead) <= today else Beat.KEPT
    return Rhythm(last, due_by, coming, beat)


def day_to_propose(rhythm: Rhythm, today: date) -> date:
    """The day for which the next meeting is proposed: a month before the rhythm breaks, a month from now at least."""
    day = max(add_months(rhythm.due_by, -1), today + timedelta(days=28))
    # Nobody is invited for a Saturday or a Sunday.
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
