"""The codes of opportunities. What each means is said by the faces."""

from enum import StrEnum


class OpportunityStatus(StrEnum):
    """What became of an opportunity."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    NOT_TAKEN_UP = "not_taken_up"


class Why(StrEnum):
    """Why an opportunity was not taken up."""

    NO_CAPACITY = "no_capacity"
    NO_MONEY = "no_money"
    NOT_NOW = "politically_not_now"
    DECLINED = "partner_declined"
    OTHER = "other"
