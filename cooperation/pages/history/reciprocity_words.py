"""Words of the history for what each side gives and gains."""

from typing import Any

from django.utils.translation import gettext_lazy as _

RECIPROCITY_SOURCES: dict[str, Any] = {
    "agreements_reciprocityentry": _("What a side gives"),
    "agreements_reciprocityact": _("What was said of what a side gives"),
    "agreements_understanding": _("Understanding about the balance"),
    "agreements_understandingact": _("Answer to an understanding"),
    "agreements_balancerule": _("Our rule on the balance"),
}
RECIPROCITY_FIELDS: dict[str, Any] = {
    "giver_id": _("Given by"),
    "unit": _("Unit"),
    "quantity": _("How much"),
    "due_on": _("To be provided by"),
    "given_on": _("Given on"),
    "settle_by": _("To be settled by"),
    "counter_id": _("Returned by"),
    "entry_id": _("What was given"),
    "about": _("About"),
    "figures": _("Figures"),
    "low": _("At least (%)"),
    "high": _("At most (%)"),
    "method": _("Method"),
    "day_rate": _("A day"),
    "person_day_rate": _("A person-day"),
    "seat_rate": _("A seat"),
    "agreed_on": _("Agreed on"),
    "proposed_by_id": _("Proposed by"),
    "understanding_id": _("Understanding"),
    "least_share": _("Least share (%)"),
    "years": _("Years"),
    "least_entries": _("Least number of entries"),
    "number": _("Version"),
}
RECIPROCITY_OF_TABLE = {
    ("agreements_reciprocityentry", "status"): ("entry_status",),
    ("agreements_reciprocityentry", "kind"): ("given_kind",),
    ("agreements_reciprocityentry", "unit"): ("given_unit",),
    ("agreements_reciprocityact", "kind"): ("entry_act",),
    ("agreements_understanding", "status"): ("understanding_status",),
    ("agreements_understanding", "about"): ("understanding",),
    ("agreements_understandingact", "kind"): ("understanding_act",),
}
RECIPROCITY_OFFICERS = frozenset({"proposed_by_id"})
