"""The day of the plan of deliveries to which the clocks of many cases run; one query."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max, Min

from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.vocabulary import CaseStage, InstalmentKind


def planned_days(cases: Collection[ProcurementCase]) -> dict[int, date]:
    """By activity: until deliveries begin, the first planned day of one; while they go on, the last."""
    stages = {one.activity_id: one.stage for one in cases}
    moving = [key for key, stage in stages.items() if stage in (CaseStage.IMPLEMENTED, CaseStage.DELIVERING)]
    if not moving:
        return {}
    rows = CaseInstalment.objects.filter(activity__in=moving, kind=InstalmentKind.DELIVERY, settled="", mistake_at=None)
    grouped = rows.values("activity").annotate(first=Min("planned_on"), last=Max("planned_on"))
    return {
        one["activity"]: one["first"] if stages[one["activity"]] == CaseStage.IMPLEMENTED else one["last"]
        for one in grouped
    }
