"""What the columns of an agreement are called and what their values say, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.instruments.agreement import Agreement
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, length_words

FIELDS: Mapping[str, Any] = {
    "titles": _("Title"),
    "title_basis": _("Where the title comes from"),
    "purpose": _("Purpose"),
    "kind": _("What it is about"),
    "areas": _("Areas of cooperation"),
    "instrument_type": _("Type of text"),
    "legal_nature": _("Whether it binds in law"),
    "parent": _("Agreement above it"),
    "with_parent": _("What becomes of it with the agreement above"),
    "framework": _("Regional framework"),
    "signatories": _("Who signed"),
    "markings": _("Markings of both sides"),
    "status": _("How it stands"),
    "entry_method": _("How it begins to apply"),
    "entry_months": _("Months until it begins to apply"),
    "entry_days": _("Days until it begins to apply"),
    "entry_month_start": _("Begins on the first day of a month"),
    "entry_article": _("Article on entry into force"),
    "entry_on": _("Day that the text names"),
    "approval_needed": _("Needs approval at home"),
    "term_kind": _("How long it applies"),
    "term_months": _("Length of the term"),
    "renewal_months": _("Length of each renewal"),
    "renewals_most": _("How often it renews at most"),
    "term_article": _("Article on its term"),
    "notice_months": _("Length of notice"),
    "notice_days": _("Length of notice in days"),
    "notice_runs": _("Notice is counted"),
    "notice_day": _("Day of the notice that counts"),
    "early_notice_months": _("Notice during a term"),
    "early_notice_days": _("Notice during a term, in days"),
    "notice_article": _("Article on notice"),
    "survives": _("Duties that outlive it"),
    "survival_months": _("How long they outlive it"),
    "survival_article": _("Article on what outlives it"),
    "early_end": _("Event that ends it"),
    "early_end_article": _("Article on that event"),
    "ends_reported": _("End as reported"),
    "audience": _("Who sees it"),
    "acts": _("What happened"),
    "statements": _("What sources say"),
    "corrected_at": _("Corrected"),
    "mistake_at": _("Entered by mistake"),
    "reference": _("Reference"),
    "on": _("Date"),
    "place": _("Place"),
    "capacity": _("Function"),
    "given": _("Given on"),
    "months": _("Months"),
    "until": _("New last day"),
    "manner": _("How it was signed"),
    "number": _("Number"),
    "clause": _("Clause that allows it"),
    "successor": _("Agreement that takes its place"),
    "evidence": _("Letter or document that shows it"),
    "source": _("Source"),
    "source_url": _("Address of the source"),
    "source_as_of": _("As the source stood on"),
    "note": _("Note"),
    "file_number": _("Our file number"),
    "their_file_number": _("Their file number"),
    "original_place": _("Where the signed original is kept"),
    "responsible": _("Responsible officer"),
    "deputy": _("Deputy"),
    "partner_contact": _("Their point of contact"),
    "finance_note": _("Finance note"),
    "stands_alone": _("It stands alone"),
    "duplicates_checked": _("Checked for agreements that do the same"),
    "talks_level": _("Security level of the talks"),
    "certified_copy_on": _("Certified true copy"),
    "mandate_authority": _("Who gave the mandate"),
    "mandate_on": _("Date of the mandate"),
    "mandate_limits": _("Limits of the mandate"),
    "notes": _("Notes"),
}
_CODED = {
    "title_basis": "title_basis",
    "kind": "kind",
    "instrument_type": "instrument_type",
    "legal_nature": "legal_nature",
    "status": "status",
    "entry_method": "entry_method",
    "term_kind": "term_kind",
    "notice_runs": "notice_runs",
    "notice_day": "notice_day",
    "audience": "audience",
    "with_parent": "with_parent",
    "manner": "manner",
    "talks_level": "marking",
}


def field_word(name: str) -> str:
    """What a column is called; empty for one that nobody reads."""
    return str(FIELDS.get(name.removesuffix("_id"), ""))


def value_said(agreement: Agreement, name: str, value: Any) -> str:
    """The value of a column in words."""
    if name in _CODED:
        return label(_CODED[name], value)
    said = _SAID.get(name)
    return said(agreement, value) if said else str(value)


def _acts(agreement: Agreement, rows: list[str]) -> str:
    told = [(label("act", kind), date_words(on)) for kind, on in (row.split(" ", 1) for row in rows)]
    return "\n".join(gettext("%(act)s, %(date)s") % {"act": act, "date": day} for act, day in told)


def _yes(true: bool) -> str:
    return gettext("yes") if true else gettext("no")


_SAID: Mapping[str, Callable[[Agreement, Any], str]] = {
    "titles": lambda _a, titles: "\n".join(titles.values()),
    "areas": lambda _a, areas: "\n".join(label("area", one) for one in areas),
    "parent_id": lambda a, _v: a.parent.key if a.parent else "",
    "framework_id": lambda a, _v: party_name(a.framework),
    "acts": _acts,
    "statements": lambda _a, names: str(len(names)),
    "approval_needed": lambda _a, needed: _yes(needed),
    "entry_month_start": lambda _a, begins: _yes(begins),
    "survives": lambda _a, duties: "\n".join(label("duty", one) for one in duties),
    "entry_on": lambda _a, text: date_words(text),
    "ends_reported": lambda _a, text: date_words(text),
    "term_months": lambda _a, months: length_words(months),
    "renewal_months": lambda _a, months: length_words(months),
    "notice_months": lambda _a, months: length_words(months),
    "early_notice_months": lambda _a, months: length_words(months),
    "survival_months": lambda _a, months: length_words(months),
}
