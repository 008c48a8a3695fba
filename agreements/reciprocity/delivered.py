"""What one side sold and delivered to the other and is not paid for yet: it counts as given, in money, until it is.

Goods, works and logistics of procurement cases, by the prices of their lines;
only where both chose how to value in money, and in that currency.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Q, QuerySet, Sum

from agreements.activities.procurement.parts import CaseInstalment
from agreements.activities.procurement.selectors import deliveries_valued
from agreements.activities.procurement.vocabulary import InstalmentKind
from agreements.reciprocity.arithmetic import Cell, unpaid
from agreements.reciprocity.understanding import About, Understanding
from agreements.reciprocity.vocabulary import Unit
from partners.records.record import Reader

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Owed:
    """A delivery, with what of its value is not paid for."""

    pair: int
    area: str
    on: date
    currency: str
    giver: int
    value: Decimal

    @property
    def cell(self) -> Cell:
        """The same in a balance, as one entry."""
        return Cell(self.area, self.on.year, str(Unit.MONEY), self.currency, self.giver, self.value, 1)


def deliveries_owed(reader: Reader, valuations: Iterable[Understanding], narrowed: Q | None = None) -> list[Owed]:
    """The deliveries in sight between pairs that value in money, by what of them is not paid for; two queries at most.

    Payments are set against the deliveries of their case, the first first.
    `narrowed` narrows deliveries and payments alike.
    """
    currencies = {one.partnership_id: one.currency for one in valuations}
    if not currencies:
        return []
    about = (narrowed or Q()) & Q(partnership__in=list(currencies))
    columns = ("activity", "partnership", "activity__area", "actual_on", "line__currency", "case_seller", "value")
    made = deliveries_valued(reader).filter(about).order_by("activity", "actual_on", "id").values_list(*columns)
    rows = [row for row in made if row[4] == currencies[row[1]]]
    paid = _paid(reader, about, {row[0] for row in rows}, currencies) if rows else {}
    found = []
    for activity, group in groupby(rows, key=lambda row: row[0]):
        case = list(group)
        left = unpaid([row[-1].quantize(_CENT) for row in case], paid.get(activity, Decimal(0)))
        for (_activity, pair, area, on, currency, giver, _whole), value in zip(case, left, strict=True):
            if value:
                found.append(Owed(pair, area, on, currency, giver, value))
    return found


def _paid(reader: Reader, about: Q, activities: set[int], currencies: Mapping[int, str]) -> dict[int, Decimal]:
    """What was paid of each case in the currency of its pair."""
    seen: QuerySet[Any] = CaseInstalment.objects.visible_to(reader).filter(about, activity__in=activities)
    made = seen.filter(kind=InstalmentKind.PAYMENT, actual__isnull=False).order_by()
    summed = made.values_list("activity", "partnership", "currency").annotate(Sum("actual"))
    return {activity: total for activity, pair, currency, total in summed if currency == currencies[pair]}


def valuations_in(agreed: Mapping[tuple[int, str], Understanding]) -> list[Understanding]:
    """Of what both agreed, how they value in money."""
    return [one for (_pair, about), one in agreed.items() if about == About.VALUATION]
