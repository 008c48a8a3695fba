"""Exchanges of intelligence that wait: receipt that is late, and what is to be returned or destroyed. No words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agreements.activities.intelligence.receiving import receiver_of
from agreements.activities.intelligence.selectors import exchanges_waiting
from agreements.activities.intelligence.vocabulary import ExchangeAct
from agreements.models import Exchange
from partners.models import Role

# From so long before its day it is said that something is to be returned or destroyed.
AHEAD = timedelta(days=30)
MOST = 100


@dataclass(frozen=True)
class Waiting:
    """What the receiver of an entry still owes (an ExchangeAct), by when, and whether the receiver is our side."""

    entry: Exchange
    act: ExchangeAct
    on: date
    ours: bool

    def group(self, today: date) -> str:
        """Where it stands in To do."""
        if self.ours:
            return "overdue" if self.on < today else "due"
        return "they_owe" if self.on < today else "waiting_them"


def exchanges_to_do(officer: Any, today: date) -> list[Waiting]:
    """What of the registers waits, the soonest first, for whoever may write or answer there; one query."""
    if not (officer.writes or officer.has_role(Role.GUEST)):
        return []
    found = exchanges_waiting(officer, today, today + AHEAD)[:MOST]
    return [one for entry in found for one in _waiting(officer, entry, today)]


def _waiting(officer: Any, one: Exchange, today: date) -> Iterator[Waiting]:
    ours = receiver_of(one).pk == officer.party_id
    if one.received_on is None and one.receipt_by < today:
        yield Waiting(one, ExchangeAct.RECEIVED, one.receipt_by, ours)
    if one.due_on and one.settled_on is None and one.due_on <= today + AHEAD:
        yield Waiting(one, ExchangeAct.SETTLED, one.due_on, ours)
