"""Every code with its meaning: what pages call it, and `/api/v1/vocabularies/` lists."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.words import activities, promises
from cooperation.words.clauses import AMENDMENT_KINDS, EDIT_ACTIONS, NUMBERINGS
from cooperation.words.instruments import INSTRUMENT_WORDS

Words = dict[str, Any]

STAGES: Words = {
    "being_prepared": _("Being prepared"),
    "signed": pgettext_lazy("an agreement", "Signed"),
    "applies": _("Applies"),
    "suspended": pgettext_lazy("an agreement", "Suspended"),
    "ended": _("Ended"),
    "unknown": _("Not known"),
}

STATUSES: Words = {
    "concept": _("Concept"),
    "authority_requested": _("Mandate asked for"),
    "mandate_granted": _("Mandate granted"),
    "negotiating": _("Being negotiated"),
    "drafting": _("Being drafted"),
    "text_agreed": _("Text agreed"),
    "not_yet_signed": _("Not yet signed"),
    "signed": pgettext_lazy("an agreement", "Signed"),
    "in_approval": _("Waiting for approval"),
    "provisionally_applied": _("Applied provisionally"),
    "in_force": _("In force"),
    "in_effect": _("In effect"),
    "suspended": pgettext_lazy("an agreement", "Suspended"),
    "expired": _("Expired"),
    "terminated": _("Terminated"),
    "superseded": _("Replaced by another"),
    "abandoned": _("Given up"),
    "unknown": _("Not known"),
}

KINDS: Words = {
    "framework": _("Framework"),
    "exercise": _("Exercises"),
    "intelligence_sharing": _("Intelligence sharing"),
    "procurement": _("Procurement"),
    "training": _("Training"),
}

INSTRUMENT_TYPES: Words = {
    "framework_agreement": _("Framework agreement"),
    "protocol": _("Protocol"),
    "amendment": _("Amendment"),
    "exchange_of_notes": _("Exchange of notes"),
    "mou": _("Memorandum of understanding"),
    "loi": _("Letter of intent"),
    "joint_declaration": _("Joint declaration"),
    "technical_arrangement": _("Technical arrangement"),
    "implementing_arrangement": _("Implementing arrangement"),
    "project_arrangement": _("Project arrangement"),
    "equipment_transfer_arrangement": _("Equipment transfer arrangement"),
    "annual_plan": _("Annual plan of cooperation"),
    "loa": _("Letter of offer and acceptance"),
    "support_order": _("Support order"),
    "invitation_letter": _("Letter of invitation"),
    "annex": _("Annex"),
    "agreed_minutes": _("Agreed minutes"),
    "sofa": _("Status of forces agreement"),
    "vfa": _("Visiting forces agreement"),
    "gsomia": _("Agreement on classified information"),
    "acsa": _("Mutual logistics agreement"),
    "hns_mou": _("Memorandum on host-nation support"),
    "fpa": _("Framework participation agreement"),
    "mpep": _("Personnel exchange arrangement"),
    "not_stated": _("Not stated"),
}

LEGAL_NATURES: Words = {
    "treaty_binding": _("Treaty, binding in law"),
    "executive_agreement_binding": _("Executive agreement, binding"),
    "political_non_binding": _("Political, binds nobody in law"),
    "not_stated": _("Not stated"),
}

AREAS: Words = {
    "defence_policy_consultation": _("Defence policy consultation"),
    "exercises": _("Exercises"),
    "training_education": _("Training and education"),
    "peace_support_ops": _("Peace support operations"),
    "r_and_d": _("Research and development"),
    "defence_industry": _("Defence industry"),
    "procurement_logistics": _("Procurement and logistics"),
    "classified_information": _("Protection of classified information"),
    "intelligence_exchange": _("Intelligence exchange"),
    "cyber": _("Cyber defence"),
    "military_medicine": _("Military medicine"),
    "legislation": _("Legislation"),
    "cis_interoperability": _("Communication systems"),
    "environment": _("Environment"),
    "search_rescue_humanitarian": _("Search, rescue and humanitarian aid"),
    "arms_control": _("Arms control"),
    "geospatial_meteorology": _("Mapping and meteorology"),
    "military_history_culture_sport": _("History, culture and sport"),
    "personnel_exchange": _("Exchange of personnel"),
    "disaster_relief": _("Disaster relief"),
    "maritime_security": _("Maritime security"),
    "women_peace_security": _("Women, peace and security"),
    "other": _("Other"),
}

ACTS: Words = {
    "text_confirmed": _("Text confirmed"),
    "initialled": _("Initialled"),
    "signed": pgettext_lazy("an act", "Signature"),
    "submitted_for_approval": _("Submitted for approval"),
    "approved": _("Approved by its own law"),
    "notification_sent": _("Notification sent"),
    "notified": _("Notification that procedures are complete"),
    "instruments_exchanged": _("Exchange of instruments"),
    "provisional_application": _("Provisional application"),
    "entry_into_force": _("Entry into force"),
    "suspended": _("Suspension"),
    "resumed": _("Resumption"),
    "extended": _("Extension"),
    "denunciation_sent": _("Notice of termination sent"),
    "denounced": _("Notice of termination received"),
    "denunciation_withdrawn": _("Notice of termination withdrawn"),
    "early_end_event": _("Event that the text names as ending it"),
    "reviewed": _("Review: it goes on"),
    "terminated": _("Termination"),
    "superseded": _("Replacement by another"),
    "registered": _("Registered with the United Nations"),
    "published": _("Published"),
}

STEPS: Words = {
    "begun": _("Begin to prepare"),
    "recorded": _("Record what exists"),
    "request_authority": _("Ask for the mandate"),
    "grant_mandate": _("Grant the mandate"),
    "return": _("Give it back"),
    "open_negotiation": _("Open the negotiation"),
    "start_drafting": _("Start drafting together"),
    "agree_text": _("Agree on the text"),
    "reopen_text": _("Reopen the text"),
    "sign": _("Sign"),
    "seek_approval": _("Submit for approval"),
    "apply_provisionally": _("Apply provisionally"),
    "enter_into_force": _("Enter into force"),
    "come_into_effect": _("Come into effect"),
    "suspend": _("Suspend"),
    "resume": _("Resume"),
    "terminate": _("Terminate"),
    "supersede": _("Replace by another"),
    "expire": _("Expire"),
    "abandon": _("Give it up"),
    "time": _("Brought by time"),
    "led_to": _("Followed from it"),
    "renewed": _("Renewed by itself"),
    "looked_over": _("Look it over"),
}

ENTRY_METHODS: Words = {
    "not_stated": _("Not stated"),
    "on_signature": _("On signature"),
    "on_date": _("On a date that the text names"),
    "last_notification": _("On the last notification that procedures are complete"),
    "approval": _("When both sides have approved it by their own law"),
    "exchange_of_instruments": _("On the exchange of instruments"),
}

TERM_KINDS: Words = {
    "not_stated": _("Not stated"),
    "fixed": _("For a fixed time"),
    "fixed_extendable": _("For a fixed time that both may extend in writing"),
    "tacit_renewal": _("For a time, then renews by itself"),
    "indefinite": _("Without end, until somebody gives notice"),
}

NOTICE_RUNS: Words = {
    "before_end": _("before the end of a term"),
    "from_receipt": _("from the notice itself, at any time"),
}

NOTICE_DAYS: Words = {
    "received": _("the day on which it is received"),
    "given": _("the day on which it is given"),
}

DUTIES: Words = {
    "classified_information": _("Protection of classified information"),
    "claims": _("Claims and liability"),
    "payments": _("Payments still owed"),
    "activities_under_way": _("Activities under way"),
    "intellectual_property": _("Intellectual property"),
    "personal_data": _("Protection of personal data"),
    "other": _("Other"),
}

CLAUSES: Words = {
    "entry": _("clause on entry into force"),
    "term": _("clause on its term"),
    "notice": _("clause on notice"),
    "early_notice": _("clause on notice during a term"),
    "survival": _("clause on what outlives it"),
    "early_end": _("clause on an early end"),
    "acts": _("what was done"),
}

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
    "stage": STAGES,
    "status": STATUSES,
    "kind": KINDS,
    "instrument_type": INSTRUMENT_TYPES,
    "legal_nature": LEGAL_NATURES,
    "area": AREAS,
    "act": ACTS,
    "step": STEPS,
    "entry_method": ENTRY_METHODS,
    "term_kind": TERM_KINDS,
    "notice_runs": NOTICE_RUNS,
    "notice_day": NOTICE_DAYS,
    "duty": DUTIES,
    "clause": CLAUSES,
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
    "basis": {
        "stated": _("Stated"),
        "computed": _("Computed from its clauses"),
        "reported": _("Reported; the clause is not read yet"),
        "assumed": _("Assumed"),
    },
    "mail": {
        "mail": _("About the own account"),
        "notice_mail": _("A notice"),
        "digest_mail": _("A digest"),
    },
    "event": {
        "enters_into_force": _("Begins to apply"),
        "last_day_to_say_no": _("Last day to say no"),
        "renews": _("Renews by itself"),
        "ends": _("Ends"),
        "duties_end": _("Last duties end"),
        "provisional_application": _("Is applied provisionally"),
        "suspended": _("Is suspended"),
        "resumed": _("Applies again"),
        "review": _("To be reviewed"),
        "due": _("Promise falls due"),
        "opinion": _("Opinion to be given"),
        "tabling": _("Time before parliament runs out"),
    },
    "consequence": {
        "applies": _("From then on it applies."),
        "opinion_missing": _("From the day after it is late."),
        "tabling_over": _("From the day after, the text has lain long enough and can be approved."),
        "renewed": _("It renews by itself; the time to say no has passed."),
        "renews_unless_notice": _("It renews by itself unless notice is received before."),
        "ends": _("It ends unless both extend it."),
        "ends_unless_extended": _("It ends unless both extend it in writing, as its text provides."),
        "ends_as_reported": _("It ends, as reported; its clause is not read yet."),
        "ends_as_decided": _("It ends, as both sides decided."),
        "replaced": _("Another agreement replaces it."),
        "ended_by_notice": _("It ends by the notice that was given."),
        "duties_end": _("The duties that outlive it end."),
        "applied_provisionally": _("From then on it is applied provisionally."),
        "rests": _("From then on it rests."),
        "applies_again": _("From then on it applies again."),
        "overdue": _("The day after, it is overdue."),
        "may_end_early": _("By its text this may end it. Nothing follows by itself: review it."),
    },
    "assumption": {
        "applies_from_signature": _(
            "Assumed to apply from its signature, because no source states its entry into force."
        ),
        "counted_from_signature": _("Counted from the signature, because the entry into force is not known."),
        "notice_length_not_stated": _("No source states the length of notice, so the end is not known."),
        "clause_not_read": _("As reported; the clause is not read yet."),
        "extension_came_too_late": _("An extension was agreed after the end, and does not bring it back."),
        "last_day_of_term_taken": _(
            "No source states the length of notice, so the last day of the term is taken as the last day to say no."
        ),
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
    **promises.VOCABULARIES,
    **activities.VOCABULARIES,
    **INSTRUMENT_WORDS,
}
