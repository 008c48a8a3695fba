"""Words of the history for phases of partnerships and the gates between them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PHASE_SOURCES: dict[str, Any] = {
    "cooperation_partnershipphase": _("Phase of a partnership"),
    "cooperation_gate": _("Gate between two phases"),
    "cooperation_gatecriterion": _("Criterion of a gate"),
    "cooperation_gateact": _("Decision at a gate"),
    "cooperation_gatecondition": _("Condition of a gate"),
    "cooperation_criterionwaiver": _("Going ahead without a criterion"),
    "cooperation_gatereading": _("What a criterion said at a decision"),
    "cooperation_phasecap": _("Cap of a phase"),
    "cooperation_criterionrule": _("Criterion in our template"),
}
PHASE_FIELDS: dict[str, Any] = {
    "phase": _("Phase"),
    "phase_id": _("Phase of a partnership"),
    "unmeasured": _("Recorded without a gate"),
    "from_phase": _("From phase"),
    "to_phase": _("To phase"),
    "gate_from": _("Gate out of"),
    "gate_id": _("Gate"),
    "edition": _("Version of the gate"),
    "meets_on": _("Gate meeting on"),
    "opened_by_id": _("Opened by"),
    "tabled_by_id": _("Put to the decision by"),
    "decided_on": _("Decided on"),
    "code": _("Criterion"),
    "mandatory": _("The gate cannot be passed without it"),
    "threshold": _("Threshold"),
    "shown_on": _("Shown on"),
    "shown_by_id": _("Shown by"),
    "decision": _("Decision"),
    "criterion_id": _("Criterion"),
    "met_on": _("Met on"),
    "met_by_id": _("Recorded as met by"),
    "met": _("Met"),
    "out_of": _("Out of"),
    "days": _("Most days"),
    "people": _("Most people"),
    "amount": _("Highest cost"),
    "changed_by_id": _("Changed by"),
    "left_out": _("Left out"),
    "document_id": _("Document"),
}
PHASE_CODED = {
    "phase": "phase",
    "from_phase": "phase",
    "to_phase": "phase",
    "gate_from": "phase",
    "decision": "gate_decision",
}
PHASE_OFFICERS = frozenset({"opened_by_id", "tabled_by_id", "shown_by_id", "met_by_id", "changed_by_id"})
