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
