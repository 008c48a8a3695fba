"""What each side says of the lines of a case: its share of what both buy, what fits, and what it would cost alone."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from agreements.activities.access import national_of, seen_like
from agreements.activities.activity import Activity
from agreements.activities.procurement.access import freely, hold_case, line_of, two_of
from agreements.activities.procurement.case import CaseLine, CaseShare
from agreements.activities.procurement.faults import Faults, currency_fault, money_fault, quantity_fault
from agreements.activities.procurement.parts import AlonePrice, CaseFit
from agreements.activities.procurement.vocabulary import CaseStage, Fit
from agreements.activities.sides import side_reported
from partners.models import Party
from partners.records.errors import Malformed, Refused, missing, refuse_unless
from partners.records.service import service


@service
def case_share_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    number: int,
    shares: Mapping[Party, tuple[Decimal, Decimal]],
    expected_version: int | None,
) -> list[CaseShare]:
    """Share a line of a joint purchase between the two: each side's quantity and money, which are the whole together.

    Until it is offered and while the offer is looked at. Raises Malformed,
    Forbidden, Refused where the shares do not add up, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.joint, "case_joint")
    refuse_unless(freely(held, case) or case.stage == CaseStage.OFFERED, "case_open", stage=case.stage)
    line = line_of(officer, held, number)
    if {one.pk for one in shares} != set(two_of(held)):
        raise Malformed({"shares": ["both_sides"]})
    faults: Faults = {}
    for quantity, amount in shares.values():
        faults |= quantity_fault("quantity", quantity, zero=True) | money_fault("amount", amount)
    if faults:
        raise Malformed(faults)
    whole = sum(one for one, _ in shares.values()), sum(one for _, one in shares.values())
    if whole != (line.quantity, line.price or 0):
        raise Refused([missing("case_shares_add_up", line=line.number)])
    return [share_keep(held, line, party, *share, owner=officer.party_id) for party, share in shares.items()]


def share_keep(
    held: Activity, line: CaseLine, party: Party, quantity: Decimal, amount: Decimal, *, owner: int
) -> CaseShare:
    """Keep one side's share of a line."""
    found = CaseShare.objects.filter(line=line, party=party, mistake_at=None).first()
    share = found or CaseShare(activity=held, line=line, party=party, **seen_like(held, owner))
    share.quantity, share.amount = quantity, amount
    share.save()
    kept: CaseShare = share
    return kept


@service
def case_fit_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    number: int,
    party: Party,
    fit: str,
    expected_version: int | None,
    system: str = "",
    source: str = "",
    as_of: date | None = None,
) -> CaseFit:
    """Say how a line goes with a standard or a system that a side holds; "not known" is an answer too.

    For the other side only while it has nobody here. Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held, _case = hold_case(officer, activity, expected_version)
    side_reported(officer, held, party)
    line = line_of(officer, held, number)
    given = {"system": system.strip(), "source": source.strip()}
    faults: Faults = {} if fit in set(Fit) else {"fit": ["unknown"]}
    if fit != Fit.NOT_KNOWN:
        faults |= {name: ["required"] for name, value in {**given, "as_of": as_of}.items() if not value}
    faults |= {name: ["too_long"] for name, most in (("system", 200), ("source", 300)) if len(given[name]) > most}
    if as_of and as_of > today:
        faults["as_of"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    found = CaseFit.objects.filter(line=line, party=party).first()
    row = found or CaseFit(activity=held, line=line, party=party, **seen_like(held, officer.party_id))
    row.fit, row.as_of, row.mistake_at, row.owner_id = fit, as_of, None, officer.party_id
    row.system, row.source = given["system"], given["source"]
    row.save()
    kept: CaseFit = row
    return kept


@service
def case_alone_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    currency: str,
    price: Decimal,
    source: str,
    as_of: date,
    expected_version: int | None,
) -> AlonePrice:
    """Keep what the own share would have cost without the partner, in one currency, with its source; only we see it.

    Raises Malformed, Forbidden, Refused where nothing is bought together, Unseen, Stale.
    """
    held, case = hold_case(officer, activity, expected_version)
    refuse_unless(case.joint, "case_joint")
    faults: Faults = currency_fault(currency) | money_fault("price", price)
    if not source.strip() or len(source) > 300:
        faults["source"] = ["too_long" if source.strip() else "required"]
    if as_of > today:
        faults["as_of"] = ["in_the_future"]
    if faults:
        raise Malformed(faults)
    told = {**national_of(held, officer.party_id), "price": price, "source": source.strip(), "as_of": as_of}
    owner = told.pop("owner_id")
    row, _ = AlonePrice.objects.update_or_create(
        activity=held, owner_id=owner, currency=currency, defaults={**told, "mistake_at": None}
    )
    kept: AlonePrice = row
    return kept
