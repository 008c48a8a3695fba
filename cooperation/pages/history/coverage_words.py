"""Words of the history for legal coverage: rules, papers, and what was gone ahead without."""

from typing import Any

from django.utils.translation import gettext_lazy as _

COVERAGE_SOURCES: dict[str, Any] = {
    "agreements_coveragerule": _("Rule on legal bases"),
    "agreements_coveragepaper": _("What covers an activity"),
    "agreements_legalwaiver": _("Gone ahead without a legal basis"),
}
COVERAGE_FIELDS: dict[str, Any] = {
    "activity_types": _("Of which activities"),
    "circumstance": _("When it is asked"),
    "instruments": _("Agreements that cover it"),
    "papers": _("Papers that cover it"),
    "frameworks": _("Organisations with a text of their own"),
    "rule": _("Rule"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
    "first_on": _("The first day for which it holds"),
    "last_on": _("The last day for which it holds"),
}
COVERAGE_CODED = {
    "circumstance": "circumstance",
    "rule": "coverage_rule",
    "activity_types": "activity_type",
    "instruments": "instrument_type",
    "papers": "paper_kind",
}
# Columns that mean something else elsewhere.
COVERAGE_OF_TABLE = {
    ("agreements_legalwaiver", "about"): ("coverage_rule",),
    ("agreements_coveragerule", "code"): ("coverage_rule",),
}
COVERAGE_KINDS = {"agreements_coveragepaper": "paper_kind"}
