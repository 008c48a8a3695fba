"""A procurement case with all that its steps look at, as an officer finds it on a day; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.guards import ActivitySituation
from agreements.activities.moving import activity_situation
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.change import CaseAct, CaseChange
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.vocabulary import CaseChangeState, CaseStage, InstalmentKind, Trade
from agreements.activities.vocabulary import Form
from partners.records.lifecycle import Situation


@dataclass(frozen=True)
class CaseSituation(Situation):
    """A case as an officer of one side finds it; `asked` is its activity, and `codes` the two sides by key."""

    case: ProcurementCase
    activity: Activity
    today: date
    asked: ActivitySituation
    codes: Mapping[int, str]
    lines: Sequence[CaseLine] = ()
    shares: Sequence[CaseShare] = ()
    instalments: Sequence[CaseInstalment] = ()
    acts: Sequence[CaseAct] = ()
    amendment: CaseChange | None = field(default=None)

    def of_kind(self, kind: str) -> list[CaseInstalment]:
        """The deliveries, or the payments."""
        return [one for one in self.instalments if one.kind == kind]

    def delivered(self, line: CaseLine) -> Decimal:
        """How much of a line was delivered."""
        found = [one.actual for one in self.of_kind(InstalmentKind.DELIVERY) if one.line_id == line.pk and one.actual]
        return sum(found, Decimal(0))

    def did(self, step: str) -> set[int | None]:
        """The sides that took their part in a step."""
        return {one.side_id for one in self.acts if one.step == step and one.change_id is None}


def stage_on(case: ProcurementCase, today: date) -> str:
    """How far a case is on a day: an offer that nobody accepted has lapsed on the day after its last one."""
    late = case.stage == CaseStage.OFFERED and case.valid_until is not None and case.valid_until < today
    return str(CaseStage.LAPSED if late else case.stage)


def case_of(activity: Activity) -> ProcurementCase | None:
    """The case of an activity, where one is written down."""
    if activity.form != Form.PROCUREMENT:
        return None
    rows = ProcurementCase.objects.filter(activity=activity, mistake_at=None).select_related("seller")
    found: ProcurementCase | None = rows.first()
    return found


def case_situation(officer: Any, activity: Activity, case: ProcurementCase, today: date) -> CaseSituation:
    """A case as this officer finds it today. `officer` None: nobody in particular."""
    asked = activity_situation(officer, activity, today)
    living = {"activity": activity, "mistake_at": None}
    waiting = CaseChange.objects.filter(**living, state=CaseChangeState.PROPOSED)
    return CaseSituation(
        status=stage_on(case, today),
        side=asked.side,
        owner=activity.owner_id,
        roles=asked.roles,
        case=case,
        activity=activity,
        today=today,
        asked=asked,
        codes=asked.codes,
        lines=tuple(CaseLine.objects.filter(**living).order_by("number")),
        shares=tuple(CaseShare.objects.filter(**living)),
        instalments=tuple(CaseInstalment.objects.filter(**living).order_by("planned_on", "id")),
        acts=tuple(CaseAct.objects.filter(**living)),
        amendment=waiting.first(),
    )


def sides_of(case: ProcurementCase, codes: Mapping[int, str], trade: str) -> tuple[int | None, ...]:
    """Who stands on an end of a case: keys of sides, or None for the third from whom both buy."""
    both = tuple(codes)
    if trade == Trade.EITHER:
        return both
    if case.joint:
        return (None,) if trade == Trade.SELLER else both
    return tuple(one for one in both if (one == case.seller_id) == (trade == Trade.SELLER))
