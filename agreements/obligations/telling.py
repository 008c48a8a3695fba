"""Who is told that something was done about a promise: whoever sees to it on the other side."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from agreements.obligations.due import Due, DueAct
from agreements.obligations.obligation import ObligationSide
from agreements.obligations.vocabulary import DueActKind as A
from partners.models import Officer
from partners.people.notices import notify
from partners.people.officer import WRITES, OfficerQuerySet
from partners.records.record import Audience

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
