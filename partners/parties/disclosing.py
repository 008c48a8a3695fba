"""Deciding what of a party's records may leave by mail and calendar."""

from datetime import date
from typing import Any

from partners.parties.disclosure import Disclosure, parties_that_disclose
from partners.people.holding import hold_party, require_administrator
from partners.records.errors import Malformed, Refused, missing
from partners.records.service import service


@service
def disclosure_decide(*, officer: Any, today: date, names: bool, reason: str) -> Disclosure:
    """Decide whether titles and partners of the own party's records may leave by mail and calendar.

    Raises Forbidden for anyone but an administrator, Malformed without a
    reason, Refused where it is so already.
    """
    require_administrator(officer)
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    hold_party(officer.party_id)
    if (officer.party_id in parties_that_disclose([officer.party_id])) == names:
        raise Refused([missing("disclosure_differs")])
    return Disclosure.objects.create(party=officer.party, names=names, reason=reason.strip(), decided_by=officer)
