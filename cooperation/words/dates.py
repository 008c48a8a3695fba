"""Dates and lengths of time in words, as precise as they are known."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_skeleton
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from agreements.terms.dates import PartialDate
from cooperation.templatetags.look import reader_locale

_ON: Mapping[str, Any] = {
    "day": gettext_lazy("on %(date)s"),
    "month": gettext_lazy("in %(date)s"),
    "year": gettext_lazy("in %(date)s"),
    "period": gettext_lazy("between %(first)s and %(last)s"),
}
_SINCE: Mapping[str, Any] = {
    "day": gettext_lazy("since %(date)s"),
    "month": gettext_lazy("since a day in %(date)s"),
    "year": gettext_lazy("since a day in %(date)s"),
    "period": gettext_lazy("since a day between %(first)s and %(last)s"),
}
_BY: Mapping[str, Any] = {
    "day": gettext_lazy("by %(date)s"),
    "month": gettext_lazy("by a day in %(date)s"),
    "year": gettext_lazy("by a day in %(date)s"),
    "period": gettext_lazy("by a day between %(first)s and %(last)s"),
}


def day_words(day: date, length: str = "long") -> str:
    """A day: `12 January 2024`; where length is short `12 Jan 2024`, which does not break."""
    locale = reader_locale()
    words = str(format_date(day, "medium" if length == "short" else "long", locale=locale))
    words = f"1er{words[1:]}" if locale.language == "fr" and day.day == 1 else words
    return words.replace(" ", "\u00a0") if length == "short" else words


def date_words(text: str, length: str = "long") -> str:
    """An ISO date at its precision: a day, a month, a year, or from when to when; empty for none."""
    if not text:
        return ""
    known = PartialDate.parse(text)
    if known.precision == "period":
        return _("%(first)s to %(last)s") % {
            "first": day_words(known.first, length),
            "last": day_words(known.last, length),
        }
    return _single(known, length)


def _single(known: PartialDate, length: str = "long") -> str:
    if known.precision == "year":
        return str(known.first.year)
    if known.precision == "month":
        return str(format_skeleton("yMMM" if length == "short" else "yMMMM", known.first, locale=reader_locale()))
    return day_words(known.first, length)


def on_date(text: str) -> str:
    """`on 12 January 2024`, `in January 2024`, `in 2024`."""
    return _placed(_ON, text)


def since_date(text: str) -> str:
    """`since 12 January 2024`, `since a day in January 2024`."""
    return _placed(_SINCE, text)


def by_date(text: str) -> str:
    """`by 12 January 2024`, as a last day."""
    return _placed(_BY, text)


def _placed(templates: Mapping[str, Any], text: str) -> str:
    known = PartialDate.parse(text)
    words = {"date": _single(known), "first": day_words(known.first), "last": day_words(known.last)}
    return str(templates[known.precision]) % words


def instant_words(at: datetime) -> str:
    """A day and an hour, in the reader's zone."""
    local = timezone.localtime(at)
    return f"{day_words(local.date(), 'short')}, {local:%H:%M}"


def length_words(months: int) -> str:
    """A length of time: `10 years`, `18 months`, `1 year and 6 months`."""
    years, rest = divmod(months, 12)
    if not rest and years:
        return ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    if months < 24:
        return ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return pgettext("a length of time", "%(years)s and %(months)s") % {
        "years": length_words(years * 12),
        "months": length_words(rest),
    }
