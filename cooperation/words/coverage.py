"""The words of legal coverage: rules, circumstances, papers, and what is missing."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

VOCABULARIES: dict[str, dict[str, Any]] = {
    "coverage_rule": {
        "status_of_forces": _("Status of forces on foreign soil"),
        "classified_information": _("Protection of classified information that is exchanged"),
        "marked_information": _("Protection of classified information"),
        "logistics": _("Logistics that are paid back"),
        "logistic_support": _("Mutual logistic support"),
        "personnel_exchange": _("Exchange of personnel"),
        "property_and_security": _("Intellectual property and security of a project"),
        "procurement_contract": _("Contract or letter of offer and acceptance"),
        "export_licence": _("Export licence"),
        "course_invitation": _("Invitation to a course"),
    },
    "circumstance": {
        "always": _("Always"),
        "on_foreign_soil": _("When one side sends people to the soil of another state"),
        "above_unclassified": _("When it is marked above unclassified"),
        "paid_back": _("When costs are paid back afterwards"),
    },
    "paper_kind": {
        "agreement": _("Article of an agreement that is kept here"),
        "contract": _("Contract"),
        "export_licence": _("Export licence"),
        "invitation": _("Invitation"),
        "multilateral_text": _("Text of an organisation to which both belong"),
        "other_paper": _("Other paper"),
    },
    "coverage_state": {
        "covered": pgettext_lazy("a legal basis", "Covered"),
        "missing": pgettext_lazy("a legal basis", "Missing"),
        "not_clear": pgettext_lazy("a legal basis", "Not clear yet"),
    },
    "coverage_way": {
        "name_the_place": _("Name the country in which it is"),
        "record_entry": _("Record when the agreement entered into force"),
        "await_entry": _("Begin when the agreement is in force"),
        "bring_into_force": _("Bring what is signed into force"),
        "resume": _("Lift the suspension"),
        "extend": _("Extend the agreement"),
        "finish_preparing": _("Finish the agreement that is being prepared"),
        "look_at_multilateral": _("Look at the text of an organisation to which both belong"),
        "record_paper": _("Name a paper that covers it"),
        "amend": _("Amend an agreement that is in force"),
        "conclude": _("Prepare an agreement"),
    },
}

CONDITIONS = {
    "activity_covered": _("Covered on all of its days: {rule}"),
    "one_coverage_rule_per_code": _("Each rule on legal bases stands once"),
    "coverage_rule_has_reason": _("Changing a rule has a reason"),
    "coverage_rule_is_national": _("Our rules on legal bases are seen by nobody else"),
    "coverage_paper_has_reference": _("A paper has a number or a date"),
    "coverage_paper_is_national": _("What we hold to cover an activity is seen by nobody else"),
    "coverage_paper_names_its_agreement": _("An article is one of an agreement that is named"),
    "coverage_paper_ends_after_start": _("A paper is not over before it begins"),
    "legal_waiver_has_reason": _("Going ahead without a legal basis has a reason"),
    "legal_waiver_is_national": _("Why we go ahead without a legal basis is our own affair"),
}
