"""The codes of coverage. What each means is said by the faces."""

from enum import StrEnum


class Circumstance(StrEnum):
    """When a rule applies, besides the types of activities that it names."""

    ALWAYS = "always"
    ON_SOIL = "on_foreign_soil"
    MARKED = "above_unclassified"
    PAID_BACK = "paid_back"


class PaperKind(StrEnum):
    """What covers an activity without being an agreement of special purpose that is kept here."""

    AGREEMENT = "agreement"
    CONTRACT = "contract"
    EXPORT_LICENCE = "export_licence"
    INVITATION = "invitation"
    MULTILATERAL = "multilateral_text"
    OTHER = "other_paper"


class State(StrEnum):
    """How a requirement of an activity is met."""

    COVERED = "covered"
    MISSING = "missing"
    NOT_CLEAR = "not_clear"


class Way(StrEnum):
    """How a missing basis is come by, the shortest way first."""

    NAME_THE_PLACE = "name_the_place"
    RECORD_ENTRY = "record_entry"
    AWAIT_ENTRY = "await_entry"
    BRING_INTO_FORCE = "bring_into_force"
    RESUME = "resume"
    EXTEND = "extend"
    FINISH = "finish_preparing"
    MULTILATERAL = "look_at_multilateral"
    RECORD_PAPER = "record_paper"
    AMEND = "amend"
    CONCLUDE = "conclude"
