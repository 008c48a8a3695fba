"""Days of a side's own half as occasions: an opinion is to be given, the time before parliament runs out.

Named by the rows alone, so that the half may call this whenever it writes one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from agreements.instruments.vocabulary import STAGE_OF, Stage, Status
from agreements.reminders.keeping import PartDay, part_occasions
from agreements.reminders.occasion import OPINION, TABLING, Occasion

MISSING, RUN_OUT = "opinion_missing", "tabling_over"
_State = Occasion.State


def is_over(status: str) -> bool:
    """Whether nothing of an agreement in this status waits at home any more."""
    return status == Status.ABANDONED or STAGE_OF[status] == Stage.ENDED


def opinion_occasions(opinions: Sequence[Any], today: date) -> int:
    """Bring the occasions of opinions, each with its agreement, to them; how many changed."""
    return part_occasions([opinion_day(one) for one in opinions], today)


def opinion_day(one: Any) -> PartDay:
    """The day on which an office is to answer: live while it is waited for, done when it came."""
    state = _State.DONE if one.given_on else _State.LIVE
    if one.mistake_at or one.due_on is None or is_over(one.agreement.status):
        state = _State.CANCELLED
    return PartDay(OPINION, one.pk, one.agreement_id, state, str(one.due_on or ""), one.due_on, MISSING)


def approval_occasions(approvals: Sequence[Any], today: date, sittings: list[date] | None = None) -> int:
    """Bring the occasions of approvals, each with its agreement, to their clocks; how many changed.

    `sittings` where the days on which the house sits are known already.
    """
    return part_occasions([approval_day(one, today, sittings) for one in approvals], today)


def approval_day(one: Any, today: date, sittings: list[date] | None = None) -> PartDay:
    """The day on which a text has lain long enough: live while it runs, done when approved.

    None where an exemption or a mistake takes it away, or where too few days of sitting are known.
    """
    clock = one.clock(today, sittings)
    out = clock.runs_out_on if clock else None
    state = _State.DONE if one.approved_on else _State.LIVE
    if one.mistake_at or out is None or one.exemption or is_over(one.agreement.status):
        state = _State.CANCELLED
    return PartDay(TABLING, one.pk, one.agreement_id, state, str(out or ""), out, RUN_OUT)
