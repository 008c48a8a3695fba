"""Figures as words, and where the records behind them stand."""

from collections.abc import Mapping
from math import ceil
from typing import Any
from urllib.parse import urlencode

from babel.numbers import format_decimal
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.indicators.figures import Amount, Figure, Unit
from cooperation.indicators.indicator import Indicator
from cooperation.templatetags.look import reader_locale

Row = dict[str, Any]


def value_words(one: Indicator, found: Figure) -> str:
    """What an indicator comes to, each currency by itself; "not measured" where nothing counts in."""
    if found.apart:
        return " · ".join(f"{code} {value_words(one, each)}" for code, each in found.apart)
    if found.value is None:
        return _("not measured")
    if one.unit == Unit.PERCENT:
        return _("%(score)s %%") % {"score": int(found.value)}
    if one.unit == Unit.DAYS:
        # The middle of two lengths may lie at half a day.
        count = format_decimal(found.value, locale=reader_locale())
        return ngettext("%(count)s day", "%(count)s days", ceil(abs(found.value))) % {"count": count}
    return str(int(found.value))


def of_words(one: Indicator, found: Figure) -> str:
    """Of how many it is said; the reason where nothing counts in."""
    if found.apart:
        return " · ".join(f"{code} {of_words(one, each)}" for code, each in found.apart)
    if found.value is None:
        return str(one.nothing)
    if one.unit == Unit.DAYS:
        return ngettext("of %(count)s record", "of %(count)s records", int(found.whole)) % {"count": found.whole}
    return _("%(part)s of %(whole)s") % {"part": _plain(found.part), "whole": _plain(found.whole)}


def _plain(value: Amount) -> str:
    return str(format_decimal(value, locale=reader_locale(), group_separator=False))


def behind_url(one: Indicator, asked: Mapping[str, str], **more: str) -> str:
    """The records behind a figure, filtered in the address."""
    wanted = {name: value for name, value in {**asked, **more}.items() if value}
    if not one.day:
        wanted.pop("year", None)
    address = reverse("indicator", args=[one.code])
    return f"{address}?{urlencode(wanted)}" if wanted else address


def figure_row(one: Indicator, found: Figure, asked: Mapping[str, str]) -> Row:
    """An indicator with its figure, its formula and the way to the records behind it."""
    return {
        "code": one.code,
        "name": str(one.name),
        "formula": str(one.formula),
        "value": value_words(one, found),
        "measured": found.measured,
        "of": of_words(one, found),
        "url": behind_url(one, asked) if found.measured else "",
        "today": not one.day,
        "meter": int(found.value) if one.unit == Unit.PERCENT and found.value is not None else None,
    }
