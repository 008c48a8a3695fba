"""The codes of promises (domain: C3). What each means is said by the faces."""

from enum import StrEnum


class ObligationKind(StrEnum):
    """What is promised, in the first place."""

    PAYMENT = "payment"
    DELIVERY = "delivery"
    TRAINING = "training"
    SERVICES = "services"
    HOSTING = "hosting"
    PERSONNEL = "personnel"
    INFORMATION = "information"
    REPORT = "report"
    MEETING = "meeting"
    CONSULTATION = "consultation"
    PROTECTION = "protection"
    OTHER = "other"


class Unit(StrEnum):
    """In what a quantity is counted; money has its own columns."""

    SEATS = "seats"
    PERSONS = "persons"
    ITEMS = "items"
    DAYS = "days"
    HOURS = "hours"
    EVENTS = "events"
    TONNES = "tonnes"
    LITRES = "litres"
    PERCENT_OF_GDP = "percent_of_gdp"
    OTHER = "other"


class Recurrence(StrEnum):
    """How often it falls due."""

    ONCE = "once"
    EVERY = "every"
    ON_DATES = "on_dates"
    EACH_PERIOD = "each_period"


class WorkingRule(StrEnum):
    """Where a due day falls on a Saturday or a Sunday: as it is, the working day before, the one after."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


class EventKind(StrEnum):
    """What sets a promise off that no calendar does."""

    NONE = "none"
    CONSULTATION = "consultation_request"
    ARMED_ATTACK = "armed_attack"
    THREAT = "threat"
    INCIDENT = "incident"
    DISPUTE = "dispute"


class DueStatus(StrEnum):
    """How one occasion stands."""

    PENDING = "pending"
    ACTIVE = "active"
    DUE = "due"
    OVERDUE = "overdue"
    FROZEN = "frozen"
    LAPSED = "lapsed"
    PARTLY = "partly"
    TO_ACKNOWLEDGE = "to_acknowledge"
    FULFILLED = "fulfilled"
    WAIVED = "waived"
    DISPUTED = "disputed"
    CLOSED = "closed"


class DueActKind(StrEnum):
    """What a side did about one occasion, and is stored."""

    PARTLY = "partly"
    FULFILLED = "fulfilled"
    ACKNOWLEDGED = "acknowledged"
    WAIVED = "waived"
    DISPUTED = "disputed"
    SETTLED = "settled"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a consultation came to its end."""

    HELD = "held"
    DECLINED = "declined"
    SETTLED_OTHERWISE = "settled_otherwise"
    WITHDRAWN = "withdrawn"


# What time alone decides, as long as nobody acted.
BY_TIME = frozenset({DueStatus.PENDING, DueStatus.ACTIVE, DueStatus.DUE, DueStatus.OVERDUE})
# Not settled, and its time has come.
OPEN = (
    DueStatus.ACTIVE,
    DueStatus.DUE,
    DueStatus.OVERDUE,
    DueStatus.PARTLY,
    DueStatus.TO_ACKNOWLEDGE,
    DueStatus.DISPUTED,
)
# Nothing more is asked of anybody.
SETTLED = (DueStatus.FULFILLED, DueStatus.WAIVED, DueStatus.CLOSED)
