"""Words for what an agreement is and where it stands: kinds, areas, statuses, acts and steps."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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

VOCABULARIES: dict[str, Words] = {
    "stage": STAGES,
    "status": STATUSES,
    "kind": KINDS,
    "instrument_type": INSTRUMENT_TYPES,
    "legal_nature": LEGAL_NATURES,
    "area": AREAS,
    "act": ACTS,
    "step": STEPS,
}
