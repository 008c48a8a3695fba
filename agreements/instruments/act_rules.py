"""Which acts may be recorded when, for which side, and by whom."""

from dataclasses import dataclass
from typing import Any

from agreements.instruments.route.switch import Switch
from agreements.instruments.steps import APPROVERS, OFFICERS
from agreements.instruments.vocabulary import Door
from agreements.instruments.vocabulary import Status as S
from agreements.terms.clauses import ActKind as A
from partners.models import Role

_PENDING = frozenset({S.SIGNED, S.IN_APPROVAL, S.PROVISIONAL})
_RUNNING = frozenset({S.IN_FORCE, S.IN_EFFECT, S.SUSPENDED})
_TALKS = frozenset({S.NEGOTIATING, S.DRAFTING})
# Registered is what has entered into force, or applies provisionally (domain: C1).
_SINCE_APPLIED = _RUNNING | {S.PROVISIONAL, S.EXPIRED, S.TERMINATED, S.SUPERSEDED}
_SINCE_SIGNED = _PENDING | _RUNNING | {S.EXPIRED, S.TERMINATED, S.SUPERSEDED}


@dataclass(frozen=True)
class ActRule:
    """An act of one side, or of all together (`joint`): when, by whose hand, with what.

    `reporting` are the roles that may record it for the other side. `may_have`
    names what this kind of act alone may say besides.
    """

    statuses: frozenset[str]
    own: frozenset[str] = OFFICERS
    reporting: frozenset[str] = OFFICERS
    joint: bool = False
    needs: tuple[str, ...] = ()
    may_have: tuple[str, ...] = ()
    may_be_ahead: bool = False
    binding_only: bool = False
    switch: str = ""

    def has_room(self, status: str, binding: bool, off: frozenset[str] = frozenset()) -> bool:
        """Whether the status has room for it, on a route that knows it, in a ministry that uses it."""
        return status in self.statuses and (binding or not self.binding_only) and self.switch not in off


def may_record(officer: Any, rule: ActRule, door: str, reported: bool) -> bool:
    """Whether an officer may record such an act, and so correct it.

    Of what exists, whoever may record the agreement may record its acts.
    """
    if door == Door.RECORDED and officer.writes:
        return True
    return bool(officer.has_role(*(rule.reporting if reported else rule.own)))


# A liaison officer records evidence and does not sign, nor say that others did.
_SIGNERS_FOR_OTHERS = frozenset({Role.DESK, Role.APPROVER})

ACT_RULES: dict[str, ActRule] = {
    A.TEXT_CONFIRMED: ActRule(_TALKS, OFFICERS | {Role.GUEST}),
    A.INITIALLED: ActRule(_TALKS | {S.TEXT_AGREED}),
    A.SIGNED: ActRule(frozenset({S.TEXT_AGREED}), APPROVERS, _SIGNERS_FOR_OTHERS, needs=("place", "capacity")),
    A.SUBMITTED: ActRule(_PENDING, joint=True),
    A.APPROVED: ActRule(_PENDING),
    A.NOTIFICATION_SENT: ActRule(_PENDING),
    A.NOTIFIED: ActRule(_PENDING, may_have=("given",)),
    A.EXCHANGED: ActRule(_PENDING, joint=True, needs=("place",)),
    A.ENTERED: ActRule(_PENDING, joint=True, may_be_ahead=True),
    A.EXTENDED: ActRule(_RUNNING, APPROVERS, APPROVERS, joint=True, needs=("months",), may_have=("until",)),
    A.DENUNCIATION_SENT: ActRule(_RUNNING, APPROVERS, _SIGNERS_FOR_OTHERS),
    A.DENOUNCED: ActRule(_RUNNING, APPROVERS, _SIGNERS_FOR_OTHERS, may_have=("given",)),
    A.WITHDRAWN: ActRule(_RUNNING, APPROVERS, _SIGNERS_FOR_OTHERS),
    A.EARLY_END: ActRule(_RUNNING, joint=True),
    A.REVIEWED: ActRule(_RUNNING, APPROVERS, APPROVERS, joint=True, needs=("note",)),
    A.REGISTERED: ActRule(_SINCE_APPLIED, joint=True, needs=("number",), binding_only=True, switch=Switch.REGISTRATION),
    A.PUBLISHED: ActRule(_SINCE_SIGNED, joint=True, needs=("number",)),
    A.PROVISIONAL: ActRule(frozenset(), joint=True, may_be_ahead=True),
    A.SUSPENDED: ActRule(frozenset(), joint=True, may_be_ahead=True),
    A.RESUMED: ActRule(frozenset(), joint=True, may_be_ahead=True),
    A.TERMINATED: ActRule(frozenset(), joint=True, may_be_ahead=True),
    A.SUPERSEDED: ActRule(frozenset(), joint=True, may_be_ahead=True),
}
