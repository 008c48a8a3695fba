"""Exchanges that wait: receipt that is late, and what is to be returned or destroyed, as rows of home and of To do."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from agreements.activities.intelligence.receiving import receiver_of
from agreements.activities.intelligence.selectors import exchanges_waiting
from agreements.activities.intelligence.vocabulary import ExchangeAct
from agreements.models import Exchange
from cooperation.pages.activities.intelligence.told import entry_address
from cooperation.pages.naming import pair_name
from cooperation.words.dates import day_words
from partners.models import Role

Row = dict[str, Any]
# From so long before its day it is said that something is to be returned or destroyed.
AHEAD = timedelta(days=30)
MOST = 100


def exchange_rows(officer: Any, today: date) -> list[Row]:
    """What of the registers waits, the soonest first; one query."""
    if not (officer.writes or officer.has_role(Role.GUEST)):
        return []
    found = exchanges_waiting(officer, today, today + AHEAD)[:MOST]
    return [row for one in found for row in _rows(officer, one, today)]


def _rows(officer: Any, one: Exchange, today: date) -> list[Row]:
    said = {"number": one.key, "partner": pair_name(one.activity.partnership, officer)}
    ours = receiver_of(one).pk == officer.party_id
    rows = []
    if one.received_on is None and one.receipt_by < today:
        words = (
            _("Give receipt of exchange %(number)s to %(partner)s")
            if ours
            else _("%(partner)s gave no receipt of exchange %(number)s")
        )
        otherwise = _("Until then nobody knows that it arrived.")
        rows.append(_row(one, words % said, one.receipt_by, otherwise, ExchangeAct.RECEIVED, today, ours))
    if one.due_on and one.settled_on is None and one.due_on <= today + AHEAD:
        words = (
            _("Return or destroy exchange %(number)s of %(partner)s")
            if ours
            else _("%(partner)s is to return or destroy exchange %(number)s")
        )
        otherwise = _("A condition of the originator is not kept.")
        rows.append(_row(one, words % said, one.due_on, otherwise, ExchangeAct.SETTLED, today, ours))
    return rows


def _row(one: Exchange, what: str, on: date, otherwise: str, act: str, today: date, ours: bool) -> Row:
    url = entry_address("exchange_act", one, act) if ours else entry_address("exchange", one)
    return {
        "what": what,
        "url": url,
        "since": _("Due by %(day)s.") % {"day": day_words(on)},
        "otherwise": otherwise,
        "tone": "warn" if on < today else "",
        "tag": None,
        "action": {"label": _("Record") if ours else _("Look"), "url": url, "about": one.key},
    }
