"""Changes in words: of what kind, of which record, which fields from what to what."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.said import field_word
from cooperation.pages.history.activity_words import (
    ACTIVITY_FIELDS,
    ACTIVITY_SOURCES,
    ACTIVITY_UNREAD,
)
from cooperation.pages.history.coverage_words import COVERAGE_FIELDS, COVERAGE_SOURCES
from cooperation.pages.history.half_words import HALF_FIELDS, HALF_SOURCES
from cooperation.pages.history.meeting_words import MEETING_FIELDS, MEETING_SOURCES
from cooperation.pages.history.opportunity_words import OPPORTUNITY_FIELDS, OPPORTUNITY_SOURCES
from cooperation.pages.history.partnership_words import PARTNERSHIP_FIELDS, PARTNERSHIP_SOURCES
from cooperation.pages.history.phase_words import PHASE_FIELDS, PHASE_OFFICERS, PHASE_SOURCES
from cooperation.pages.history.profile_words import PROFILE_FIELDS, PROFILE_SOURCES
from cooperation.pages.history.promise_words import PROMISE_FIELDS
from cooperation.pages.history.reciprocity_words import (
    RECIPROCITY_FIELDS,
    RECIPROCITY_OFFICERS,
    RECIPROCITY_SOURCES,
)
from cooperation.pages.history.records import PARTY_COLUMNS, Named
from cooperation.pages.history.red_line_words import RED_LINE_FIELDS, RED_LINE_SOURCES
from cooperation.pages.history.text_words import TEXT_FIELDS, TEXT_SOURCES, TEXT_UNREAD
from cooperation.pages.history.values import plain, value_words
from partners.models import Change

SOURCES: dict[str, Any] = {
    "agreements_agreement": _("Agreement"),
    "agreements_agreementact": _("Act"),
    "agreements_agreementside": _("Our own half"),
    "agreements_statement": _("Statement of a source"),
    "agreements_obligation": _("Promise"),
    "agreements_obligationside": _("Who sees to a promise"),
    "agreements_due": _("Due day of a promise"),
    "agreements_dueact": _("What was done about a promise"),
    "agreements_consultation": _("Consultation"),
    "agreements_textversion": _("Version of the text"),
    "agreements_wordingwaiver": _("Words left as they are"),
    "agreements_document": _("Document"),
    "partners_steptaken": _("Step"),
    "partners_correction": _("Correction"),
    "partners_audiencerequest": _("Decision on who sees it"),
    "partners_contest": _("Objection"),
    "partners_answerlink": _("One-time link"),
    "partners_sameas": _("Two records that are one"),
    "partners_partyfact": _("Fact about a party"),
    "partners_officer": _("Officer"),
    **HALF_SOURCES,
    **TEXT_SOURCES,
    **ACTIVITY_SOURCES,
    **PHASE_SOURCES,
    **PARTNERSHIP_SOURCES,
    **MEETING_SOURCES,
    **COVERAGE_SOURCES,
    **PROFILE_SOURCES,
    **RED_LINE_SOURCES,
    **RECIPROCITY_SOURCES,
    **OPPORTUNITY_SOURCES,
}
OPS: dict[str, Any] = {"i": _("entered"), "u": _("changed"), "d": _("removed")}
_FIELDS: dict[str, Any] = {
    "audience": _("Who sees it"),
    "status": _("How it stands"),
    "reference": _("Reference"),
    "roles": _("Roles"),
    "is_active": _("Active"),
    "language": _("Language"),
    "time_zone": _("Time zone"),
    "clearance": _("Clearance"),
    "name": _("Name"),
    "email": _("E-mail"),
    "function": _("Function"),
    "office_contact": _("Office contact"),
    "mistake_at": _("Entered by mistake"),
    "corrected_at": _("Corrected"),
    "reason": _("Reason"),
    "outcome": _("Outcome"),
    "to_audience": _("Asked to be seen by"),
    "from_audience": _("Seen by before"),
    "decision_reason": _("Reason of the decision"),
    "step": _("Step"),
    "from_status": _("From"),
    "to_status": _("To"),
    "side_id": _("Side"),
    "party_id": _("Party"),
    "other_id": _("Other party"),
    "officer_id": _("Officer"),
    "responsible_id": _("Responsible"),
    "deputy_id": _("Deputy"),
    "recorded_by_id": _("Recorded by"),
    "asked_by_id": _("Asked by"),
    "decided_by_id": _("Decided by"),
    "made_by_id": _("Made by"),
    "kind": _("Kind"),
    "value": _("Value"),
    "as_of": _("As the source stood on"),
    "holds": _("Holds"),
    "since": _("Since"),
    "until": _("Until"),
    "way": _("In which way"),
    "file_number": _("Our file number"),
    "their_file_number": _("Their file number"),
    "original_place": _("Signed original"),
    "partner_contact": _("Their point of contact"),
    "finance_note": _("Finance note"),
    "stands_alone": _("Under no other agreement"),
    "mandate_authority": _("Mandate"),
    "mandate_on": _("Mandate granted on"),
    "mandate_limits": _("Limits of the mandate"),
    "notes": _("Notes"),
    "marking": _("Marking"),
    "door": _("How it came in"),
    "source_key": _("Identifier in its list"),
    "is_sample": _("Sample"),
    "field": _("Field"),
    "says": _("What the source says"),
    "cause": _("What brought it"),
    "version_read": _("Version that was read"),
    "part": _("What was corrected"),
    "part_id": _("Its number"),
    "before": _("Before"),
    "after": _("Afterwards"),
    "decided_at": _("Decided"),
    "decided_alone": _("Decided alone"),
    "shown": _("Fields that became visible"),
    "act_id": _("Act"),
    "settled_at": _("Settled"),
    "asks": _("Act that is asked for"),
    "expires_at": _("Expires"),
    "revoked_at": _("Closed"),
    "answered_at": _("Answered"),
    "answer": _("Answer"),
    "answered_by": _("Answered by"),
    "duplicate_id": _("Record that was joined"),
    "kept_id": _("Record that is kept"),
    "replaces_id": _("Fact that it replaces"),
    "file_name": _("File"),
    "file_id": _("Content"),
    "title": _("Title"),
    "from_party_id": _("From whom"),
    "dated_on": _("The date it bears"),
    "follows": _("Seen with its agreement"),
    "is_operator": _("Runs the server"),
    "shared_computer": _("Shared computer"),
    "version_id": _("Version of the text"),
    "languages": _("Languages"),
    "sent_on": _("Sent on"),
    "received_on": _("Received on"),
    "written": _("Written here"),
    "words": _("Words found"),
    "treaty_words": _("Words that bind"),
    "memo_words": _("Words that do not bind"),
    "added_by_id": _("Added by"),
    "time_changes": _("Terms that amendments change in time"),
    **RECIPROCITY_FIELDS,
    **HALF_FIELDS,
    **PROMISE_FIELDS,
    **TEXT_FIELDS,
    **PARTNERSHIP_FIELDS,
    **PHASE_FIELDS,
    **ACTIVITY_FIELDS,
    **MEETING_FIELDS,
    **COVERAGE_FIELDS,
    **PROFILE_FIELDS,
    **RED_LINE_FIELDS,
    **OPPORTUNITY_FIELDS,
}
# What every row has and nobody reads, what is told beside the change, and what follows from it.
_UNREAD = frozenset(
    {"id", "version", "updated_at", "created_at", "owner_id", "partnership_id", "agreement_id", "subject", "subject_id"}
    | {"source_digest", "request", "slug", "password", "search", "at"}
)
_OFFICERS = (
    PHASE_OFFICERS
    | RECIPROCITY_OFFICERS
    | frozenset(
        {"officer_id", "responsible_id", "deputy_id", "recorded_by_id", "asked_by_id", "decided_by_id", "made_by_id"}
        | {"added_by_id", "author_id", "resolved_by_id", "kept_by_id", "answered_by_id"}
        | {"accepted_by_id", "written_by_id"}
    )
)
_MASKED = "…"
_READS: dict[str, Any] = {
    "export": _("Export"),
    "printed": _("Paper made"),
    "brief_printed": _("Brief printed"),
    "download": _("Document downloaded"),
    "bulk_read": _("Many records read at once"),
    "refused_lookup": _("Look-up that was refused"),
    "shared_opened": _("Shared record opened"),
    "signed_in": _("Signed in"),
    "sign_in_failed": _("Sign-in failed"),
    "signed_out": _("Signed out"),
    "token_created": _("Token made"),
    "token_revoked": _("Token ended"),
    "calendar_opened": _("Calendar address made"),
    "calendar_closed": _("Calendar address ended"),
    "mail_sent_again": _("Mail sent again"),
    "calendar_read": _("Calendar read by a program"),
    "sheet_issued": _("Sheet of sign-in codes issued"),
}


def read_words(what: str) -> str:
    """What kind of read was kept."""
    return str(_READS.get(what) or what.replace("_", " "))


def detail_words(detail: Mapping[str, Any]) -> str:
    """What was read, as it was kept."""
    return "; ".join(f"{key}: {plain(value)}" for key, value in detail.items() if value not in ("", None, [], {}))


def text_of(change: Change, named: Named) -> str:
    """What was done to what."""
    said = {
        "kind": SOURCES.get(change.source, change.source),
        "done": OPS[change.op],
        "name": named.name_of(change),
    }
    return gettext("%(kind)s %(done)s: %(name)s") % said if said["name"] else gettext("%(kind)s %(done)s") % said


def fields_of(change: Change, named: Named, clearance: int) -> list[dict[str, str]]:
    """The fields that changed, from what to what; what stood under a marking above the reader's is not told."""
    before: Mapping[str, Any] = change.before or {}
    if (change.was_marking or 0) > clearance:
        before = {}
    after: Mapping[str, Any] = change.after or {}
    # An installation that keeps nothing marked mentions no marking.
    unsaid = ("marking", "clearance") if settings.MARKING_CEILING == "unclassified" else ()
    names = [name for name in {**before, **after} if is_read(change.source, name) and name not in unsaid]
    told = [one for name in names if (one := _field(change, named, name, before, after))]
    if not told and "version" in after:
        # The record was held for a write of something beneath it.
        return [{"field": gettext("Version"), "before": str(before.get("version", "")), "after": str(after["version"])}]
    return told


def is_read(table: str, column: str) -> bool:
    """Whether a column says anything to whoever reads the history."""
    return column not in _UNREAD and (table, column) not in TEXT_UNREAD | ACTIVITY_UNREAD


def column_word(column: str) -> str:
    """What a column is called; empty where nobody has named it."""
    return str(_FIELDS.get(column) or field_word(column))


def _field(
    change: Change, named: Named, name: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, str] | None:
    was, now = _value(change, named, name, before), _value(change, named, name, after)
    if not was and not now:
        return None
    word = column_word(name) or name.removesuffix("_id").replace("_", " ")
    return {"field": word, "before": was, "after": now or gettext("empty")}


def _value(change: Change, named: Named, name: str, row: Mapping[str, Any]) -> str:
    value = row.get(name)
    if value in (None, "", [], {}):
        return ""
    if value == _MASKED:
        return gettext("not kept")
    if name in _OFFICERS:
        return str(named.officers.get(value, value))
    if name in PARTY_COLUMNS:
        return str(named.parties.get(value, value))
    return value_words(change.source, name, value, row)
