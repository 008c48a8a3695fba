"""Findings of record quality in sentences, and what mends each."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from agreements.instruments.agreement import Agreement
from agreements.quality.known import Finding, Sort
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, on_date

MISSING: Mapping[str, Any] = {
    "purpose": _("The purpose"),
    "areas": _("The areas of cooperation"),
    "instrument_type": _("The type of text"),
    "legal_nature": _("Whether it binds in law"),
    "responsible": _("Our responsible officer"),
    "signed": _("When it was signed"),
    "source": _("A source for its dates"),
    "entry_method": _("How it begins to apply"),
    "entry": _("Since when it applies"),
    "term_kind": _("How long it applies"),
    "notice": _("The length of notice"),
    "file_number": _("Our file number"),
    "original_place": _("Where the signed original is kept"),
    "ends": _("When it ended"),
    "clause_not_read": _("The clause behind its end %(on)s, which is only reported"),
}
STALE: Mapping[str, Any] = {
    "untouched": _("Nobody has touched it since %(day)s"),
    "source_old": _("“%(source)s” tells how things stood %(on)s"),
}
CONTRADICTIONS: Mapping[str, Any] = {
    "entry_before_signature": _("It enters into force %(entry)s, before it was signed %(signed)s"),
    "end_before_start": _("It ends %(ends)s, before it begins %(begins)s"),
    "outlives_parent": _("It outlives the agreement above it, %(above)s, which ends %(on)s"),
    "begins_before_parent": _("It begins before the agreement above it, %(above)s, which begins %(on)s"),
    "entry_differs": _("Its entry into force is recorded %(entry)s; its clause leads to another day, %(computed)s"),
    "reported_end_differs": _("A source reports an end %(reported)s; its clause leads to another"),
    "extension_came_too_late": _("It was extended after it had ended"),
    "one_signature": _("It applies, and no signature of %(party)s is recorded"),
    "non_binding_ratified": _("It binds nobody in law, and still there is: %(act)s"),
    "sources_disagree": _("Two sources disagree on “%(field)s”: %(one)s and %(other)s"),
}
SORTS: Mapping[str, Any] = {
    Sort.CONTRADICTION: _("Contradiction"),
    Sort.STALE: _("Stale"),
    Sort.MISSING: _("Missing"),
}
FIELDS: Mapping[str, Any] = {
    "signed": _("Signed on"),
    "place": _("Place"),
    "entry_method": _("How it begins to apply"),
    "duration_years": _("Length of the term"),
    "termination_notice_months": _("Length of notice"),
    "legal_nature": _("Whether it binds in law"),
    "ends": _("Ends"),
}
SENTENCES: Mapping[str, Any] = {**MISSING, **STALE, **CONTRADICTIONS}
_ON = ("on", "entry", "signed", "ends", "begins", "computed", "reported")


def finding_words(finding: Finding, agreement: Agreement) -> str:
    """A finding on an agreement as a sentence, without its full stop."""
    data = {name: _said(agreement, name, str(value)) for name, value in finding.data.items()}
    if finding.code == "untouched":
        data["day"] = date_words(str(finding.data["on"]))
    return str(SENTENCES[finding.code]) % data


def _said(agreement: Agreement, name: str, value: str) -> str:
    if name in _ON:
        return on_date(value) if value else ""
    if name == "party":
        pair = agreement.partnership
        return next((party_name(one) for one in (pair.party_a, pair.party_b) if one.code == value), value)
    if name == "act":
        return label("act", value)
    return str(FIELDS.get(value, value)) if name == "field" else value


def sort_words(sort: str) -> str:
    """What a sort of findings is called."""
    return str(SORTS[Sort(sort)])
