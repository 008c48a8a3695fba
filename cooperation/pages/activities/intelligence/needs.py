"""Exchanges that wait: receipt that is late, and what is to be returned or destroyed, as rows of home and of To do."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.intelligence.vocabulary import ExchangeAct
from cooperation.desk.exchanges import Waiting, exchanges_to_do
from cooperation.pages.activities.intelligence.told import entry_address
from cooperation.pages.naming import pair_name
from cooperation.words.dates import day_words

Row = dict[str, Any]


def exchange_rows(officer: Any, today: date) -> list[Row]:
    """What of the registers waits, the soonest first; one query."""
    return [_row(officer, one, today) for one in exchanges_to_do(officer, today)]


def exchange_what(one: Waiting, officer: Any) -> str:
    """What waits, and for whom."""
    said = {"number": one.entry.key, "partner": pair_name(one.entry.activity.partnership, officer)}
    if one.act == ExchangeAct.RECEIVED:
        words = (
            _("Give receipt of exchange %(number)s to %(partner)s")
            if one.ours
            else _("%(partner)s gave no receipt of exchange %(number)s")
        )
    else:
        words = (
            _("Return or destroy exchange %(number)s of %(partner)s")
            if one.ours
            else _("%(partner)s is to return or destroy exchange %(number)s")
        )
    return words % said


def exchange_otherwise(one: Waiting) -> str:
    """What happens if nothing is done."""
    if one.act == ExchangeAct.RECEIVED:
        return _("Until then nobody knows that it arrived.")
    return _("A condition of the originator is not kept.")


def exchange_url(one: Waiting) -> str:
    """Where it is done, or looked at."""
    return entry_address("exchange_act", one.entry, one.act) if one.ours else entry_address("exchange", one.entry)


def _row(officer: Any, one: Waiting, today: date) -> Row:
    url = exchange_url(one)
    return {
        "what": exchange_what(one, officer),
        "url": url,
        "since": _("Due by %(day)s.") % {"day": day_words(one.on)},
        "otherwise": exchange_otherwise(one),
        "tone": "warn" if one.on < today else "",
        "tag": None,
        "action": {"label": _("Record it") if one.ours else _("Look"), "url": url, "about": one.entry.key},
    }
