"""Words of the history for legal coverage: rules, papers, questions and answers, and what was gone ahead without."""

from typing import Any

from django.utils.translation import gettext_lazy as _

COVERAGE_SOURCES: dict[str, Any] = {
    "agreements_coveragerule": _("Rule on legal bases"),
    "agreements_coveragepaper": _("What covers an activity"),
    "agreements_legalwaiver": _("Gone ahead without a legal basis"),
    "agreements_riskquestion": _("Question of legal risk"),
    "agreements_riskcheck": _("Answer on legal risk"),
}
COVERAGE_FIELDS: dict[str, Any] = {
    "activity_types": _("Of which activities"),
    "circumstance": _("When it is asked"),
    "instruments": _("Agreements that cover it"),
    "papers": _("Papers that cover it"),
    "frameworks": _("Organisations with a text of their own"),
    "rule": _("Rule"),
    "text": _("Text"),
    "question": _("Question"),
    "mitigation": _("How it is mitigated"),
    "review_on": _("To be answered anew by"),
    "told": _("Told so many days before"),
    "tell_on": _("Told next on"),
    "valid_from": _("Valid from"),
    "valid_until": _("Valid until"),
    "first_on": _("The first day for which it holds"),
    "last_on": _("The last day for which it holds"),
}
COVERAGE_CODED = {
    "circumstance": "circumstance",
    "rule": "coverage_rule",
    "question": "risk_question",
    "activity_types": "activity_type",
    "instruments": "instrument_type",
    "papers": "paper_kind",
}
# Columns that mean something else elsewhere.
COVERAGE_OF_TABLE = {
    ("agreements_legalwaiver", "about"): ("coverage_rule", "risk_question"),
    ("agreements_riskquestion", "code"): ("risk_question",),
    ("agreements_riskcheck", "answer"): ("risk_answer",),
    ("agreements_coveragerule", "code"): ("coverage_rule",),
}
COVERAGE_KINDS = {"agreements_coveragepaper": "paper_kind"}
