"""The lifecycle of an occasion as a table (domain: C3), closed by default, and what its steps ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from agreements.obligations.due import Due, DueAct
from agreements.obligations.ground import deed_of
from agreements.obligations.timing import Deed, Terms, waived_sides
from agreements.obligations.vocabulary import DueActKind as A
from agreements.obligations.vocabulary import DueStatus as S
from partners.models import Role
from partners.records.errors import Condition
from partners.records.lifecycle import By, Lifecycle, Situation, Step

OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
APPROVERS = frozenset({Role.APPROVER})
# A liaison officer records evidence, and does not say that others gave something up.
DECIDERS = frozenset({Role.DESK, Role.APPROVER})
NOBODY: frozenset[str] = frozenset()

_RUNNING = frozenset({S.PENDING, S.ACTIVE, S.DUE, S.OVERDUE, S.PARTLY})
_BY_TIME = frozenset({S.PENDING, S.ACTIVE, S.DUE, S.OVERDUE, S.PARTLY, S.FROZEN, S.LAPSED})


@dataclass(frozen=True)
class DueSituation(Situation):
    """An occasion as an officer of one side finds it on a day."""

    due: Due
    acts: tuple[DueAct, ...]
    terms: Terms
    today: date
    side_codes: Mapping[int, str]
    by_clause: bool = False

    @property
    def deeds(self) -> list[Deed]:
        """What the sides did, in order."""
        return [deed_of(one) for one in self.acts]

    def acted(self, kind: A) -> dict[int | None, DueAct]:
        """The acts of a kind by side; None for both together."""
        return {act.side_id: act for act in self.acts if act.kind == kind}


Conditions = Iterator[Condition]


def acknowledgement_asked(s: DueSituation) -> Conditions:
    """The promise asks the other side to acknowledge it."""
    yield Condition("acknowledgement_asked", met=s.terms.needs_ack)


def no_acknowledgement_asked(s: DueSituation) -> Conditions:
    """The promise asks for no acknowledgement."""
    yield Condition("no_acknowledgement_asked", met=not s.terms.needs_ack)


def waived_by_each(s: DueSituation) -> Conditions:
    """Each side gives it up, or a clause allows it."""
    if s.by_clause or any(one.kind == A.WAIVED and one.by_clause for one in s.deeds):
        yield Condition("waived_by_clause", met=True)
        return
    given_up = waived_sides(s.deeds, s.terms)
    for key in sorted(s.terms.sides, key=lambda one: s.side_codes.get(one, "")):
        yield Condition("waived_by", {"party": s.side_codes.get(key, ""), "act": str(A.WAIVED)}, met=key in given_up)


_REASON = {"on": True, "reason": True}
_SHOWN = {"on": True, "quantity": False, "evidence": True}

DUE: Lifecycle[DueSituation] = Lifecycle(
    "due",
    tuple(S),
    (
        Step("record_part", _RUNNING, S.PARTLY, OFFICERS, needs={**_SHOWN, "quantity": True}),
        Step(
            "fulfil", _RUNNING | {S.DISPUTED}, S.FULFILLED, OFFICERS, guards=(no_acknowledgement_asked,), needs=_SHOWN
        ),
        Step(
            "fulfil", _RUNNING | {S.DISPUTED}, S.TO_ACKNOWLEDGE, OFFICERS, guards=(acknowledgement_asked,), needs=_SHOWN
        ),
        Step(
            "acknowledge",
            _RUNNING | {S.TO_ACKNOWLEDGE, S.DISPUTED},
            S.FULFILLED,
            OFFICERS | {Role.GUEST},
            needs={"on": True, "quantity": False, "evidence": False},
        ),
        Step(
            "waive",
            _RUNNING | {S.TO_ACKNOWLEDGE, S.DISPUTED, S.FROZEN},
            S.WAIVED,
            APPROVERS,
            guards=(waived_by_each,),
            needs={**_REASON, "clause": False},
        ),
        Step(
            "dispute",
            (_RUNNING - {S.PENDING}) | {S.TO_ACKNOWLEDGE, S.FULFILLED},
            S.DISPUTED,
            OFFICERS | {Role.GUEST},
            needs=_REASON,
        ),
        Step("settle", frozenset({S.DISPUTED}), S.DUE, OFFICERS | {Role.GUEST}, needs=_REASON),
        Step(
            "close",
            frozenset({S.FULFILLED, S.WAIVED, S.LAPSED, S.OVERDUE, S.PARTLY, S.DISPUTED, S.FROZEN}),
            S.CLOSED,
            APPROVERS,
            needs=_REASON,
        ),
        *(Step("time", _BY_TIME - {status}, status, NOBODY, By.SYSTEM) for status in (*sorted(_BY_TIME - {S.PARTLY}),)),
    ),
)

ACT_OF_STEP: Mapping[str, A] = {
    "record_part": A.PARTLY,
    "fulfil": A.FULFILLED,
    "acknowledge": A.ACKNOWLEDGED,
    "waive": A.WAIVED,
    "dispute": A.DISPUTED,
    "settle": A.SETTLED,
    "close": A.CLOSED,
}
STEP_OF_ACT: Mapping[str, str] = {str(act): step for step, act in ACT_OF_STEP.items()}

# Who may say of the other side that it acted.
REPORTING: Mapping[str, frozenset[str]] = {
    A.PARTLY: OFFICERS,
    A.FULFILLED: OFFICERS,
    A.ACKNOWLEDGED: OFFICERS,
    A.WAIVED: DECIDERS,
    A.DISPUTED: OFFICERS,
    A.SETTLED: OFFICERS,
    A.CLOSED: DECIDERS,
}


def sides_of(kind: str, situation: DueSituation, debtor: int | None) -> list[int | None]:
    """Whose act it may be; None for both together. Who asks stands first where the side is free."""
    own = [situation.side] if situation.side else []
    others = sorted(situation.terms.sides - set(own))
    either: list[int | None] = [*own, *others]
    if kind in (A.PARTLY, A.FULFILLED):
        return [debtor]
    if kind == A.ACKNOWLEDGED:
        return _acknowledging(situation, either)
    if kind == A.CLOSED and situation.status not in (S.FULFILLED, S.WAIVED, S.LAPSED):
        # Nobody writes off a debt of the own alone.
        return either if debtor is None else [one for one in either if one != debtor]
    if kind == A.SETTLED:
        objected = [one.side for one in situation.deeds if one.kind == A.DISPUTED]
        return [objected[-1], None] if objected and objected[-1] else either
    return either


def _acknowledging(situation: DueSituation, either: list[int | None]) -> list[int | None]:
    """The side to which it is owed; of a promise of both, whoever did not say that it was kept."""
    if situation.terms.creditor:
        return [situation.terms.creditor]
    said = {one.owner for one in situation.deeds if one.kind == A.FULFILLED}
    return [one for one in either if one not in said]
