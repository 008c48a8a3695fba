"""Every code with its meaning: what pages call it, and `/api/v1/vocabularies/` lists."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.words import (
    activities,
    agreements,
    coverage,
    indicators,
    intelligence,
    meetings,
    partnerships,
    phases,
    procurement,
    profiles,
    promises,
    reciprocity,
    risk,
    terms,
    training,
)
from cooperation.words.clauses import AMENDMENT_KINDS, EDIT_ACTIONS, NUMBERINGS
from cooperation.words.instruments import INSTRUMENT_WORDS

Words = dict[str, Any]

ROLES: Words = {
    "desk_officer": _("Desk officer"),
    "liaison_officer": _("Liaison officer"),
    "approver": _("Approver"),
    "ministers_office": _("Minister’s office"),
    "auditor": _("Auditor"),
    "party_administrator": _("Administrator"),
    "service_account": _("Service account"),
    "guest": _("Guest"),
}

VOCABULARIES: dict[str, Words] = {
    **agreements.VOCABULARIES,
    "role": ROLES,
    "title_basis": {
        "stated": _("As the source gives it"),
        "translated": _("Translated"),
        "descriptive": _("Described; no source gives the title"),
    },
    "document_kind": {
        "signed_text": _("Signed text"),
        "draft_text": _("Draft of the text"),
        "translation": _("Translation"),
        "annex": _("Annex"),
        "full_powers": _("Full powers"),
        "diplomatic_note": _("Diplomatic note"),
        "letter": _("Letter"),
        "legal_act": _("Law or decree"),
        "minutes": _("Minutes"),
        "evidence": _("Evidence"),
        "explanatory_note": _("Explanatory note"),
        "registration": _("Certificate of registration"),
        "other": _("Another paper"),
    },
    "paper": {
        "page": _("Page of the agreement"),
        "record": _("Treaty record"),
        "note": _("Explanatory note"),
        "text": _("Text of the agreement"),
        "consolidated": _("Consolidated text"),
    },
    "door": {"prepared": _("Prepared here"), "recorded": _("Recorded as it exists")},
    "audience": {
        "national": _("Only us"),
        "parties": _("Us and the partner"),
        "public": _("Everyone"),
    },
    "marking": {
        "unclassified": _("Unclassified"),
        "restricted": _("Restricted"),
        "confidential": _("Confidential"),
        "secret": _("Secret"),
        "top_secret": _("Top secret"),
    },
    "way": {
        "officer": _("By its own officer"),
        "link": _("By a one-time link"),
        "reported": _("Reported by us"),
        "system": _("By the passing of time"),
    },
    "mail": {
        "mail": _("About the own account"),
        "notice_mail": _("A notice"),
        "digest_mail": _("A digest"),
    },
    "party_kind": {"state": _("State"), "organisation": _("Organisation")},
    "fact": {
        "capital": _("Capital"),
        "landlocked": _("Coast"),
        "un_status": _("United Nations"),
        "land_neighbour": _("Neighbour by land"),
        "sea_neighbour": _("Neighbour by sea"),
        "member_of": _("Membership"),
        "founded": _("Founded"),
        "ended": _("Ended"),
        "seat": _("Seat"),
        "population": _("Population"),
        "shared_organisations": _("Organisations in common"),
    },
    "change": {
        "created": _("New"),
        "unchanged": _("Unchanged"),
        "refused": _("Refused"),
    },
    "scope": {"read": _("Read"), "write": _("Read and write")},
    "rhythm": {
        "daily": _("Once a day"),
        "weekly": _("Once a week"),
        "never": _("Only what is urgent"),
    },
    "calendar_scope": {
        "mine": _("Of agreements that are mine"),
        "all": _("Of all agreements that I see"),
    },
    "audience_outcome": {
        "waiting": _("Waits for its decision"),
        "agreed": _("Agreed"),
        "declined": _("Declined"),
    },
    "answer": {"agreed": _("Agreed"), "contested": _("Objected")},
    "corrected_part": {
        "agreement": _("Agreement"),
        "act": _("Act"),
        "statement": _("Statement of a source"),
        "document": _("Document"),
        "fact": _("Fact about a party"),
        "obligation": _("Promise"),
        "due_act": _("What was done about a promise"),
        "consultation": _("Consultation"),
        "profile_line": _("Line of a profile"),
    },
    "step_cause": {
        "clause": _("One of its clauses"),
        "acts": _("what was done"),
        "tacit_renewal": _("It renews by itself"),
    },
    "numbering": NUMBERINGS,
    "amendment_kind": AMENDMENT_KINDS,
    "edit_action": EDIT_ACTIONS,
    "import_take": {"good": _("Only the good rows"), "all": _("All rows")},
    **terms.VOCABULARIES,
    **promises.VOCABULARIES,
    **activities.VOCABULARIES,
    **intelligence.VOCABULARIES,
    **training.VOCABULARIES,
    **phases.VOCABULARIES,
    **reciprocity.VOCABULARIES,
    **indicators.VOCABULARIES,
    **partnerships.VOCABULARIES,
    **meetings.VOCABULARIES,
    **coverage.VOCABULARIES,
    **risk.VOCABULARIES,
    **profiles.VOCABULARIES,
    **procurement.VOCABULARIES,
    **INSTRUMENT_WORDS,
}
