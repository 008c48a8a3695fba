"""Who is told that something was done about a promise: whoever sees to it on the other side."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from agreements.obligations.due import Due, DueAct
from agreements.obligations.obligation import ObligationSide
from agreements.obligations.vocabulary import DueActKind as A
from agreements.obligations.vocabulary import DueStatus
from partners.models import Officer
from partners.people.notices import notify
from partners.people.officer import WRITES, OfficerQuerySet
from partners.records.errors import Forbidden
from partners.records.record import Audience
from partners.records.service import service

_TOLD = {
    A.FULFILLED: "due_fulfilled",
    A.WAIVED: "due_waived",
    A.DISPUTED: "due_disputed",
    A.ACKNOWLEDGED: "due_acknowledged",
}


def dues_tell(officer: Any, done: Sequence[tuple[Due, DueAct]]) -> None:
    """Tell the other side of acts on what is shared with it; each officer once for each act."""
    own = officer.party_id if officer else None
    for due, act in done:
        code = _TOLD.get(A(act.kind))
        writer = own or act.owner_id
        if code is None or due.audience == Audience.NATIONAL or not due.agreement.partnership.has(writer):
            continue
        other = due.agreement.partnership.other(writer)
        notify(
            concerned(other.pk, due.agreement_id, [due.obligation_id]),
            code=code,
            key=f"due_act:{act.pk}",
            subject=Agreement.subject,
            subject_id=due.agreement_id,
            due=due.pk,
        )


@service
def dues_remind(*, officer: Any, today: date, dues: Sequence[Due]) -> int:
    """Remind whoever sees to these occasions, on the side that they wait for as far as it sees them, once a day.

    How many people. Raises Forbidden for an officer who does not write.
    """
    if not officer.writes:
        raise Forbidden("role")
    told: set[int] = set()
    for due in dues:
        pair = due.agreement.partnership
        waits_for = due.obligation.debtor_id or officer.party_id
        if due.status == DueStatus.TO_ACKNOWLEDGE:
            waits_for = due.obligation.creditor_id or pair.other(officer.party_id).pk
        seen = due.audience != Audience.NATIONAL or waits_for == due.owner_id
        people = concerned(waits_for, due.agreement_id, [due.obligation_id]) if seen else []
        notify(
            people,
            code="due_reminded",
            key=f"due:{due.pk}:reminded:{today.isoformat()}",
            subject=Agreement.subject,
            subject_id=due.agreement_id,
            due=due.pk,
        )
        told |= {one.pk for one in people}
    return len(told)


def concerned(party: int | None, agreement: int, obligations: Collection[int] = ()) -> list[Officer]:
    """The officers of one side who see to a promise, else to its agreement; else all of it who write."""
    acting = OfficerQuerySet(Officer).acting().filter(party=party)
    promise = ObligationSide.objects.filter(owner=party, obligation__in=obligations, mistake_at=None)
    named = list(acting.filter(pk__in=promise.values("responsible")))
    if named:
        return named
    halves = AgreementSide.objects.filter(owner=party, agreement=agreement, mistake_at=None)
    seeing = Q(pk__in=halves.values("responsible")) | Q(pk__in=halves.values("deputy"))
    return list(acting.filter(seeing)) or list(acting.filter(roles__overlap=list(WRITES)))
