"""Whether an agreement covers days: it is in force on all of them; and if not, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.coverage.vocabulary import Way
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import STAGE_OF, Stage, Status
from agreements.standing.course import Stretch


@dataclass(frozen=True)
class Lead:
    """One way to a basis that is missing: what to do, with which agreement, and what there is to say of it."""

    way: Way
    agreement: Agreement | None = None
    data: dict[str, Any] = field(default_factory=dict)


def gap_in(agreement: Agreement, course: Sequence[Stretch]) -> Lead | None:
    """What keeps an agreement from covering the days of `course`; None where it is in force on all of them.

    What applies only provisionally, is suspended or ends within these days does not cover them.
    """
    gap = next((one for one in course if one.outcome.in_force is not True), None)
    if gap is None:
        return None
    status = gap.outcome.status
    begins = next((one.first for one in course if one.outcome.in_force and one.first > gap.first), None)
    said: dict[str, Any] = {"status": status, "from": gap.first, "until": gap.last}
    if gap.outcome.in_force is None:
        return Lead(Way.RECORD_ENTRY, agreement, said)
    if status == Status.SUSPENDED:
        return Lead(Way.RESUME, agreement, said)
    if status == Status.ABANDONED:
        return Lead(Way.CONCLUDE, agreement, said)
    if STAGE_OF[status] == Stage.ENDED:
        return Lead(Way.EXTEND, agreement, said | {"ends_on": str(gap.outcome.ends_on or "")})
    if begins or gap.outcome.entry_into_force:
        return Lead(Way.AWAIT_ENTRY, agreement, said | {"begins": str(begins or gap.outcome.entry_into_force)})
    if STAGE_OF[status] == Stage.PREPARED:
        return Lead(Way.FINISH, agreement, said | {"status": agreement.status})
    return Lead(Way.BRING_INTO_FORCE, agreement, said)
