"""What the steps of a procurement case ask for (domain: C8), each as a condition that is met or not."""

from collections.abc import Iterator
from decimal import Decimal

from agreements.activities.elsewhere import committing_asks, confirming_asks, going_on_asks
from agreements.activities.guards import benefit_stated
from agreements.activities.procurement.situation import CaseSituation
from agreements.activities.procurement.vocabulary import InstalmentKind
from agreements.activities.vocabulary import ActivityStatus
from partners.records.errors import Condition

Conditions = Iterator[Condition]
_CALLED_OFF = (ActivityStatus.CANCELLED, ActivityStatus.POSTPONED)


def goes_on(s: CaseSituation) -> Conditions:
    """The activity is not called off, and no amendment waits for consent."""
    yield Condition("activity_goes_on", {"status": s.activity.status}, met=s.activity.status not in _CALLED_OFF)
    number = s.amendment.number if s.amendment else 0
    yield Condition("no_open_amendment", {"number": number}, met=s.amendment is None)


def lines_priced(s: CaseSituation) -> Conditions:
    """It is written what is offered, and for how much."""
    yield Condition("case_lines_written", met=bool(s.lines))
    bare = [one.number for one in s.lines if one.price is None]
    yield Condition("case_lines_priced", {"count": len(bare)}, met=not bare)


def validity_stated(s: CaseSituation) -> Conditions:
    """Until when the offer is accepted."""
    until = s.case.valid_until
    yield Condition("case_validity_stated", met=until is not None and until >= s.today)


def shares_add_up(s: CaseSituation) -> Conditions:
    """Of what both buy together, the shares are the whole: in quantity and in money."""
    if s.case.joint:
        for line in s.lines:
            own = [one for one in s.shares if one.line_id == line.pk]
            quantity = sum((one.quantity for one in own), Decimal(0))
            amount = sum((one.amount for one in own), Decimal(0))
            whole = quantity == line.quantity and amount == (line.price or 0)
            yield Condition("case_shares_add_up", {"line": line.number}, met=whole)


def law_asked(s: CaseSituation) -> Conditions:
    """What is asked of a side before it binds itself: the legal risk, and what the phase allows."""
    yield from committing_asks(s.asked)


def basis_asked(s: CaseSituation) -> Conditions:
    """What is asked of a side before it carries out what it agreed to: the legal basis too."""
    yield from confirming_asks(s.asked)


def going_on_asked(s: CaseSituation) -> Conditions:
    """What is asked of a side before it carries on what it is bound to: that no risk has turned."""
    yield from going_on_asks(s.asked)


def all_planned(s: CaseSituation) -> Conditions:
    """Every line has its deliveries by plan, and every currency its payments."""
    for line in s.lines:
        planned = sum((one.planned for one in s.instalments if one.line_id == line.pk), Decimal(0))
        yield Condition("case_line_planned", {"line": line.number}, met=planned == line.quantity)
    for currency, due in prices_of(s).items():
        payments = s.of_kind(InstalmentKind.PAYMENT)
        planned = sum((one.planned for one in payments if one.currency == currency), Decimal(0))
        yield Condition("case_payments_planned", {"currency": currency}, met=planned == due)


def prices_of(s: CaseSituation) -> dict[str, Decimal]:
    """What the lines cost, by currency; what costs nothing is left out."""
    found: dict[str, Decimal] = {}
    for line in s.lines:
        if line.price:
            found[line.currency] = found.get(line.currency, Decimal(0)) + line.price
    return found


def first_delivered(s: CaseSituation) -> Conditions:
    """Something was delivered."""
    yield Condition("case_delivery_made", met=any(one.actual for one in s.of_kind(InstalmentKind.DELIVERY)))


def all_delivered(s: CaseSituation) -> Conditions:
    """Every line is delivered in full."""
    for line in s.lines:
        told = {"line": line.number, "done": f"{s.delivered(line):f}", "whole": f"{line.quantity:f}"}
        yield Condition("case_line_delivered", told, met=s.delivered(line) >= line.quantity)


def all_settled(s: CaseSituation) -> Conditions:
    """Every delivery and every payment was made, or is settled with a reason."""
    for kind, code in ((InstalmentKind.DELIVERY, "deliveries_settled"), (InstalmentKind.PAYMENT, "payments_settled")):
        left = sum(one.open for one in s.of_kind(kind))
        yield Condition(code, {"count": left}, met=not left)


def gain_stated(s: CaseSituation) -> Conditions:
    """The own side said what it gained."""
    yield from benefit_stated(s.asked)
