"""The codes of intelligence sharing. What each means is said by the faces."""

from enum import StrEnum


class ArrangementStage(StrEnum):
    """How far an arrangement to share is."""

    ARRANGING = "arranging"
    OPERATING = "in_operation"
    SUSPENDED = "suspended"
    ENDED = "ended"


class PointKind(StrEnum):
    """By whom, and by what, a side is reached."""

    CONTACT = "contact"
    CHANNEL = "channel"


class ExchangeKind(StrEnum):
    """What kind of paper was exchanged; never what it says."""

    ASSESSMENT = "assessment"
    WARNING = "warning"
    REPORT = "report"
    REQUEST = "request_for_information"
    REPLY = "reply"


class Handling(StrEnum):
    """The conditions of the originator."""

    NO_RELEASE = "no_onward_release"
    NAMED_PARTIES = "release_to_named_parties"
    ASK = "originator_to_be_asked"
    RETURN = "return_by"
    DESTROY = "destroy_by"


# Of these one stands with the day by which it is done.
BY_A_DAY = (Handling.RETURN, Handling.DESTROY)


class ExchangeAct(StrEnum):
    """What the receiver does once about an exchange."""

    RECEIVED = "exchange_received"
    SETTLED = "exchange_settled"


class ExchangeMistake(StrEnum):
    """Why an entry is taken out; a code, so that nothing is told in words."""

    TWICE = "entered_twice"
    WRONG = "wrong_data"
    ELSEWHERE = "other_arrangement"
