"""The codes of meetings (domain: C10). What each means is said by the faces."""

from enum import StrEnum


class SeriesKind(StrEnum):
    """On which level one meets."""

    MINISTERIAL = "ministerial"
    COMMISSION = "commission"
    COMMITTEE = "committee"
    POLICY_TALKS = "policy_talks"
    STAFF_TALKS = "staff_talks"
    WORKING_GROUP = "working_group"
    EXPERT_TALKS = "expert_talks"
    OTHER = "other"


class Hosting(StrEnum):
    """Who receives the others: in turn, always the same side, or as it is agreed each time."""

    ALTERNATES = "alternates"
    FIXED = "fixed"
    OPEN = "open"


class Mode(StrEnum):
    """How one meets."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    MARGINS = "margins"


class MeetingStatus(StrEnum):
    """How a meeting stands."""

    DRAFT = "draft"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class MinutesStatus(StrEnum):
    """How the minutes of a meeting stand."""

    NONE = "none"
    DRAFTED = "drafted"
    EXCHANGED = "exchanged"
    AGREED = "agreed"


class OutcomeKind(StrEnum):
    """What an item of the agenda came to."""

    DECISION = "decision"
    ACTION = "action"
    OBLIGATION = "obligation"
    INFORMATION = "information"
    DEFERRED = "deferred"


class MinutesActKind(StrEnum):
    """What a side says of minutes that were exchanged."""

    AGREED = "agreed"
    OBJECTED = "objected"


class ReportKind(StrEnum):
    """What became of an action."""

    DONE = "done"
    DROPPED = "dropped"
