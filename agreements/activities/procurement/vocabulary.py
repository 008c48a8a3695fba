"""The codes of procurement cases (domain: C8, glossary of procurement). What each means is said by the faces."""

from enum import StrEnum


class CaseStage(StrEnum):
    """How far a case is (domain: C8)."""

    REQUESTED = "request_received"
    PREPARING = "offer_in_preparation"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    LAPSED = "lapsed"
    DECLINED = "declined"
    IMPLEMENTED = "implemented"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    RECONCILED = "reconciled"
    CLOSED = "closed"


class Trade(StrEnum):
    """On which end of a case a side stands; in a joint purchase both buy, and a third sells."""

    SELLER = "seller"
    BUYER = "buyer"
    EITHER = "either"


class Clock(StrEnum):
    """What a case is measured by: the time between two of its steps."""

    OFFER = "offer"
    ACCEPT = "accept"
    IMPLEMENT = "implement"
    BEGIN = "begin_delivery"
    DELIVER = "deliver"
    RECONCILE = "reconcile"
    CLOSE = "close"


class Pace(StrEnum):
    """How a step stands against its target."""

    ON_TIME = "on_time"
    AGEING = "ageing"
    OVERDUE = "overdue"
    NO_TARGET = "no_target"


class InstalmentKind(StrEnum):
    """What is handed over by plan."""

    DELIVERY = "delivery"
    PAYMENT = "payment"


class Fit(StrEnum):
    """How what is bought goes with what a side holds; not to know it is an answer."""

    COMPATIBLE = "compatible"
    ADAPTED = "with_adaptation"
    NOT = "not_compatible"
    NOT_KNOWN = "not_known"


class CaseChangeKind(StrEnum):
    """An amendment binds once the other side consents; a modification is notified."""

    AMENDMENT = "amendment"
    MODIFICATION = "modification"


class CaseChangeState(StrEnum):
    """What became of a change."""

    PROPOSED = "proposed"
    IN_EFFECT = "in_effect"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Changed(StrEnum):
    """What a change is about."""

    LINE = "line"
    SHARE = "share"
    INSTALMENT = "instalment"
    OFFER = "offer"


S = CaseStage
# Until here lines, shares and the validity of the offer are written freely; later they change by number.
DRAWN_UP = frozenset({S.REQUESTED, S.PREPARING})
# Until here the plan is written freely.
PLANNED_UNTIL = frozenset({S.REQUESTED, S.PREPARING, S.OFFERED, S.ACCEPTED})
AMENDABLE = frozenset({S.ACCEPTED, S.IMPLEMENTED, S.DELIVERING})
MODIFIABLE = frozenset({S.OFFERED, S.ACCEPTED, S.IMPLEMENTED, S.DELIVERING, S.DELIVERED})
# Where what was handed over is written down, and what is settled otherwise.
HANDED_OVER = frozenset({S.IMPLEMENTED, S.DELIVERING, S.DELIVERED})
# Accepted, and not closed: both are bound.
BINDING = frozenset({S.ACCEPTED, S.IMPLEMENTED, S.DELIVERING, S.DELIVERED, S.RECONCILED})
ENDED = frozenset({S.LAPSED, S.DECLINED, S.CLOSED})
