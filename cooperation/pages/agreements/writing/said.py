"""What the columns of an agreement are called and what their values say, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext, gettext_lazy as _, ngettext

from cooperation.templatetags.look import reader_locale
from cooperation.words import label, party_name
from agreements.instruments.agreement import Agreement
from agreements.terms.dates import PartialDate

FIELDS: Mapping[str, Any] = {
    "titles": _("Title"),
    "title_basis": _("Where the title comes from"),
    "purpose": _("Purpose"),
    "kind": _("What it is about"),
    "areas": _("Areas of cooperation"),
    "instrument_type": _("Type of text"),
    "legal_nature": _("Whether it binds in law"),
    "parent": _("Agreement above it"),
    "framework": _("Regional framework"),
    "status": _("How it stands"),
    "entry_method": _("How it begins to apply"),
    "entry_days": _("Days until it begins to apply"),
    "entry_on": _("Day that the text names"),
    "approval_needed": _("Needs approval at home"),
    "term_kind": _("How long it applies"),
    "term_months": _("Length of the term"),
    "renewal_months": _("Length of each renewal"),
    "notice_months": _("Length of notice"),
    "notice_runs": _("Notice is counted"),
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
    "months": _("Months"),
    "evidence": _("Letter or document that shows it"),
    "source": _("Source"),
    "source_url": _("Address of the source"),
    "source_as_of": _("As the source stood on"),
    "note": _("Note"),
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
    "audience": "audience",
}


def field_word(name: str) -> str:
    """What a column is called; empty for one that nobody reads."""
    return str(FIELDS.get(name.removesuffix("_id"), ""))


def months_said(months: int) -> str:
    """A length in months, as years where it is whole years."""
    if months and months % 12 == 0:
        return ngettext("%(n)d year", "%(n)d years", months // 12) % {"n": months // 12}
    return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}


def date_said(text: str) -> str:
    """An ISO date at its precision, in words."""
    from babel.dates import format_date, format_skeleton

    if not text:
        return ""
    found, locale = PartialDate.parse(text), reader_locale()
    if found.precision == "day":
        return str(format_date(found.first, "long", locale=locale))
    if found.precision == "month":
        return str(format_skeleton("yMMMM", found.first, locale=locale))
    return str(found)


def value_said(agreement: Agreement, name: str, value: Any) -> str:
    """The value of a column in words."""
    if name in _CODED:
        return label(_CODED[name], value)
    return _SAID.get(name, lambda _agreement, plain: str(plain))(agreement, value)


def _acts(agreement: Agreement, rows: list[str]) -> str:
    kinds = [row.split(" ", 1) for row in rows]
    return "\n".join(gettext("%(act)s, %(date)s") % {"act": label("act", kind), "date": date_said(on)} for kind, on in kinds)


_SAID: Mapping[str, Callable[[Agreement, Any], str]] = {
    "titles": lambda _a, titles: "\n".join(titles.values()),
    "areas": lambda _a, areas: "\n".join(label("area", one) for one in areas),
    "parent_id": lambda a, _v: a.parent.key if a.parent else "",
    "framework_id": lambda a, _v: party_name(a.framework),
    "acts": _acts,
    "statements": lambda _a, names: str(len(names)),
    "approval_needed": lambda _a, needed: gettext("yes") if needed else gettext("no"),
    "entry_on": lambda _a, text: date_said(text),
    "ends_reported": lambda _a, text: date_said(text),
    "term_months": lambda _a, months: months_said(months),
    "renewal_months": lambda _a, months: months_said(months),
    "notice_months": lambda _a, months: months_said(months),
}
