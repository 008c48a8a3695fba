"""One click from a finding to the form that mends it, at the field that it is about."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.instruments.agreement import Agreement
from agreements.quality.known import Finding
from cooperation.pages.agreements.step_ways import is_editable
from cooperation.pages.agreements.writing.parts import CLAUSE_NAMES, WHAT_NAMES
from cooperation.words.quality import finding_words

_HALF = ("responsible", "file_number", "original_place")
# Fields of several boxes; the first of them is where one begins.
_OF_BOXES = ("areas", "term_months", "notice_months")
# What is an act of its own, and is recorded where there is none yet.
_ACTS = {"signed": "signed", "source": "signed", "entry": "entry_into_force", "extended": "extended"}
_ACT_FIELDS = {"source": "source", "source_old": "source_as_of"}


def mend_action(officer: Any, agreement: Agreement, finding: Finding) -> dict[str, Any] | None:
    """A link into the right form at the right field, or a button; None for whoever may not mend it."""
    if not officer.writes or agreement.owner_id != officer.party_id:
        return None
    if finding.mend == "look_over":
        address = reverse("quality_look_over", args=[agreement.key])
        return {"label": _("It is right as it stands"), "post_url": address, "about": finding_words(finding, agreement)}
    return {
        "label": _("Mend it").replace(" ", "\u00a0"),
        "url": _address(agreement, finding),
        "about": finding_words(finding, agreement),
    }


def _address(agreement: Agreement, finding: Finding) -> str:
    key, mend = agreement.key, finding.mend
    if finding.act:
        field = _ACT_FIELDS.get(finding.code, "on")
        return _at(reverse("agreement_act_correct", args=[key, finding.act]), field)
    if mend in _HALF:
        return _at(reverse("agreement_half", args=[key]), mend)
    if mend.startswith("signed:"):
        return reverse("agreement_act", args=[key, "signed", mend.partition(":")[2]])
    if mend in _ACTS:
        return reverse("agreement_act", args=[key, _ACTS[mend], "both"])
    form = "agreement_edit" if is_editable(agreement) else "agreement_correct"
    known = mend in CLAUSE_NAMES or mend in WHAT_NAMES
    return _at(reverse(form, args=[key]), mend) if known else reverse("agreement", args=[key])


def _at(address: str, field: str) -> str:
    anchor = f"{field}_0" if field in _OF_BOXES else field
    return f"{address}?field={field}#id_{anchor}"
