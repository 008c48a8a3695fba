"""Where a side has bound itself: an answer "yes, not mitigated" that is given after that comes to its approvers.

Each subject says of its own where a party has bound itself and it is not over.

@binds("gate")
def bound_at_gates(party_id: int, keys: Collection[int]) -> set[int]: ...
"""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivityAct
from agreements.activities.procurement.case import ProcurementCase
from agreements.activities.procurement.change import CaseAct
from agreements.activities.procurement.vocabulary import BINDING, CaseStage
from agreements.activities.vocabulary import ActivityActKind, ActivityStatus
from agreements.coverage.risk.vocabulary import RiskAnswer
from partners.people.notices import notify
from partners.people.officer import approvers_of

RISK_TURNED = "risk_turned"
Binding = Callable[[int, Collection[int]], set[int]]
_BINDING: dict[str, Binding] = {}


def binds(subject: str) -> Callable[[Binding], Binding]:
    """Register what tells in which of a subject a party has bound itself."""

    def register(binding: Binding) -> Binding:
        _BINDING[subject] = binding
        return binding

    return register


def bound_in(subject: str, party_id: int, keys: Collection[int]) -> set[int]:
    """Of the keys of one subject those in which a party has bound itself, and that are not over; one query."""
    return _BINDING[subject](party_id, keys)


@binds(Activity.subject)
def _bound(party_id: int, keys: Collection[int]) -> set[int]:
    """By its confirmation, also where both are recorded as given; by a case that was accepted and still runs."""
    own = {"side": party_id, "mistake_at": None}
    confirmed = ActivityAct.objects.filter(activity=OuterRef("pk"), kind=ActivityActKind.CONFIRMED, **own)
    accepted = CaseAct.objects.filter(activity=OuterRef("activity"), step="accept", change=None, **own)
    cases = ProcurementCase.objects.filter(
        Q(stage__in=BINDING) | (Q(stage=CaseStage.OFFERED) & Exists(accepted)),
        activity=OuterRef("pk"),
        mistake_at=None,
    )
    rows = Activity.objects.filter(
        Q(status__in=(ActivityStatus.CONFIRMED, ActivityStatus.ONGOING))
        | Q(Exists(confirmed), status=ActivityStatus.PLANNED)
        | Q(Exists(cases), ~Q(status=ActivityStatus.CANCELLED)),
        pk__in=keys,
        mistake_at=None,
    )
    return set(rows.values_list("pk", flat=True))


def turned_tell(check: Any, root: Any, officer: Any) -> None:
    """Tell the approvers of the own side, but for whoever answered, where it had bound itself; once an answer."""
    if check.answer != RiskAnswer.OPEN or root.pk not in bound_in(root.subject, check.owner_id, [root.pk]):
        return
    people = approvers_of(check.owner_id).filter(clearance__gte=check.marking).exclude(pk=officer.pk)
    key = f"risk_turned:{check.pk}:{check.updated_at.timestamp():.6f}"
    notify(people, code=RISK_TURNED, key=key, subject=root.subject, subject_id=root.pk, question=check.question)
