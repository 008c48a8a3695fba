"""The lifecycle of an activity as a table (domain: C5), closed by default.

The sides accept and confirm by acts (`agreements.activities.acting`), and the
steps that these lead to follow by themselves.
"""

from collections.abc import Mapping
from typing import Any

from agreements.activities.elsewhere import going_on_asks, planning_asks
from agreements.activities.guards import (
    TO_CONFIRM,
    ActivitySituation,
    accepted_by_each,
    accepted_by_one,
    benefit_stated,
    confirmed_by_each,
    cost_rule_chosen,
    days_over,
    host_named,
    purpose_of_activity,
)
from agreements.activities.vocabulary import ActivityActKind as A
from agreements.activities.vocabulary import ActivityStatus as S
from partners.models import Role
from partners.records.lifecycle import By, Lifecycle, Step

OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
NOBODY: frozenset[str] = frozenset()
ActivityStep = Step[ActivitySituation]

_CALLED_OFF = {"by": True, "reason": True}


def _of(*statuses: str) -> frozenset[str]:
    return frozenset(statuses)


ACTIVITY: Lifecycle[ActivitySituation] = Lifecycle(
    "activity",
    tuple(S),
    (
        Step("accept", _of(S.PROPOSED), S.ACCEPTED_BY_ONE, OFFICERS, guards=(accepted_by_one,), follows=True),
        Step("agree", _of(S.ACCEPTED_BY_ONE), S.AGREED, OFFICERS, guards=(accepted_by_each,), follows=True),
        Step(
            "plan",
            _of(S.AGREED),
            S.PLANNED,
            OFFICERS,
            guards=(purpose_of_activity, host_named, cost_rule_chosen, planning_asks),
        ),
        Step("confirm", _of(S.PLANNED), S.CONFIRMED, OFFICERS, guards=(*TO_CONFIRM, confirmed_by_each), follows=True),
        Step("begin", _of(S.CONFIRMED), S.ONGOING, NOBODY, By.SYSTEM),
        Step("complete", _of(S.CONFIRMED, S.ONGOING), S.COMPLETED, OFFICERS, guards=(days_over, going_on_asks)),
        Step("report", _of(S.COMPLETED), S.REPORTED, OFFICERS, guards=(benefit_stated,), needs={"outcome": True}),
        Step("postpone", _of(S.AGREED, S.PLANNED, S.CONFIRMED), S.POSTPONED, OFFICERS, needs=_CALLED_OFF),
        Step("reschedule", _of(S.POSTPONED), S.PLANNED, OFFICERS, needs={"starts": True, "ends": False}),
        Step(
            "cancel",
            _of(S.PROPOSED, S.ACCEPTED_BY_ONE, S.AGREED, S.PLANNED, S.CONFIRMED, S.ONGOING, S.POSTPONED),
            S.CANCELLED,
            OFFICERS,
            needs=_CALLED_OFF,
        ),
    ),
)

# In which statuses a side accepts or confirms, and what it must find.
ACTS: Mapping[str, frozenset[str]] = {
    A.ACCEPTED: frozenset({S.PROPOSED, S.ACCEPTED_BY_ONE}),
    A.CONFIRMED: frozenset({S.PLANNED}),
}
GUARDS_OF_ACT: Mapping[str, tuple[Any, ...]] = {A.ACCEPTED: (), A.CONFIRMED: TO_CONFIRM}
