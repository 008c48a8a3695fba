"""Which kinds of amendment there are, and what instrument each is. Pure."""

from enum import StrEnum


class AmendmentKind(StrEnum):
    """How an agreement is changed."""

    PROTOCOL = "amending_protocol"
    NOTES = "exchange_of_notes"
    CORRECTION = "correction_by_notice"
    EXTENSION = "extension"
    ANNEX = "annex_replaced"


class EditAction(StrEnum):
    """What an amendment does to one clause."""

    REPLACE = "replace"
    INSERT = "insert"
    REMOVE = "remove"


# The type of instrument that an amendment of a kind is.
TYPE_OF = {
    AmendmentKind.PROTOCOL: "protocol",
    AmendmentKind.NOTES: "exchange_of_notes",
    AmendmentKind.CORRECTION: "exchange_of_notes",
    AmendmentKind.EXTENSION: "amendment",
    AmendmentKind.ANNEX: "annex",
}

# Columns of the amended agreement that an amendment may change from its entry into force.
TIME_COLUMNS = (
    "term_kind",
    "term_months",
    "renewal_months",
    "renewals_most",
    "notice_months",
    "notice_days",
    "notice_runs",
    "notice_day",
    "early_notice_months",
    "early_notice_days",
)
