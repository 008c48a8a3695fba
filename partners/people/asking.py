"""Whether a side without officers here may be asked for its own act through a one-time link."""

from collections.abc import Iterable
from typing import Any

from partners.people.officer import WRITES, acts_here
from partners.records.errors import Condition
from partners.records.record import Audience


def asked_by_link(record: Any, other: Any, roles: Iterable[str] = WRITES) -> tuple[Condition, Condition]:
    """What every link asks for, met and unmet: the record is shared, and the other party has nobody here for it.

    `roles` are those in which the other party's own officers could act themselves. One query.
    """
    return (
        Condition("shared_with_partner", met=record.audience != Audience.NATIONAL),
        Condition("side_acts_itself", {"party": other.code}, met=not acts_here(other.pk, roles)),
    )
