"""Words of the history for what a side keeps of an agreement: offices asked, powers, approvals, rounds, waivers."""

from typing import Any

from django.utils.translation import gettext_lazy as _

HALF_SOURCES: dict[str, Any] = {
    "agreements_opinion": _("Opinion of another office"),
    "agreements_fullpowers": _("Full powers"),
    "agreements_homeapproval": _("Approval at home"),
    "agreements_round": _("Round of negotiation"),
    "agreements_signatory": _("Signatory"),
    "agreements_waiver": _("Gone ahead without"),
    "agreements_stepswitch": _("Step that is not used"),
    "agreements_tablingrule": _("Time before parliament"),
    "agreements_sitting": _("Sitting of parliament"),
}
HALF_FIELDS: dict[str, Any] = {
    "office": _("Office"),
    "asked_on": _("Asked on"),
    "due_on": _("Due on"),
    "given_on": _("Given on"),
    "verdict": _("Opinion"),
    "summary": _("In short"),
    "power": _("By what power"),
    "issued_by": _("Given by"),
    "issued_on": _("Given on"),
    "procedure": _("Who approves"),
    "tabled_on": _("Tabled on"),
    "days": _("Days"),
    "days_kind": _("Which days"),
    "exemption": _("Why the time need not run out"),
    "approved_on": _("Approved on"),
    "act_number": _("Law or decree"),
    "gazette": _("Official gazette"),
    "number": _("Number"),
    "until": _("Until"),
    "means": _("How"),
    "our_head": _("Head of our delegation"),
    "their_head": _("Head of their delegation"),
    "next_on": _("Next round"),
    "stage": _("Asked for by"),
    "code": _("Condition"),
    "about": _("About"),
    "switch": _("Step"),
    "off": _("Not used"),
    "first": _("First day"),
    "last": _("Last day"),
    "weekdays": _("Days of the week"),
    "act_id": _("Act"),
    "rule_id": _("Rule"),
}
HALF_CODED = {
    "verdict": "verdict",
    "power": "power",
    "procedure": "procedure",
    "days_kind": "day_kind",
    "means": "means",
    "switch": "switch",
    "manner": "manner",
    "with_parent": "with_parent",
    "talks_level": "marking",
}
HALF_KINDS = {"agreements_opinion": "office", "agreements_tablingrule": "day_kind"}
