"""The balance on the page of a partner."""

from typing import Any

from django.utils.translation import gettext as _

from agreements.reciprocity.balance import balance_of
from cooperation.pages.reciprocity.balance import bars, lead
from cooperation.pages.reciprocity.told import Sides, balance_address
from cooperation.words import party_name
from partners.models import Partnership


def partner_balance(officer: Any, pair: Partnership) -> dict[str, Any] | None:
    """What each side gave, for the page of a partner; nothing of others of which nothing is in sight. Two queries."""
    sides, found = Sides.of(pair, officer), balance_of(officer, pair)
    if not found.cells and not pair.has(officer.party_id):
        return None
    return {
        "us": party_name(sides.us),
        "them": party_name(sides.them),
        "bars": bars(found, sides),
        "lead": lead(found, sides) or _("Nothing is counted yet."),
        "url": balance_address("balance", pair, officer),
    }
