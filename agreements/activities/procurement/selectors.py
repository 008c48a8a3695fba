"""What was delivered by procurement, for many activities at once, as far as a reader sees it; and what stands now."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, F, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Cast, ExtractYear

from agreements.activities.activity import Activity
from agreements.activities.procurement.case import CaseLine, CaseShare, ProcurementCase
from agreements.activities.procurement.parts import AlonePrice, CaseInstalment
from agreements.activities.procurement.vocabulary import ENDED, InstalmentKind
from agreements.activities.vocabulary import ActivityStatus
from partners.records.record import Reader

_WIDE: Any = DecimalField(max_digits=38, decimal_places=6)


@dataclass(frozen=True)
class Delivered:
    """What one side delivered to the other in a year: its value in a currency, by the prices of the lines."""

    partnership: int
    seller: int
    currency: str
    year: int
    value: Decimal


def procurement_delivered(reader: Reader, activities: QuerySet[Activity] | None = None) -> list[Delivered]:
    """The value that each side delivered to the other, by partnership, side, currency and year; one query.

    What was delivered of a line counts by its part of the line's price. What
    both buy together from a third is given by neither, and is left out.
    `activities` narrows it.
    """
    rows = deliveries_valued(reader)
    if activities is not None:
        rows = rows.filter(activity__in=activities)
    grouped = rows.values("partnership", "case_seller", "line__currency", "year").annotate(total=Sum("value"))
    return [
        Delivered(
            one["partnership"],
            one["case_seller"],
            one["line__currency"],
            one["year"],
            one["total"].quantize(Decimal("0.01")),
        )
        for one in grouped.order_by("partnership", "case_seller", "line__currency", "year")
    ]


def deliveries_valued(reader: Reader) -> QuerySet[Any]:
    """Every delivery that was made, in sight, from one side to the other, with `value`, `year` and `case_seller`."""
    cases = ProcurementCase.objects.visible_to(reader).filter(activity=OuterRef("activity"))
    made = CaseInstalment.objects.visible_to(reader).filter(kind=InstalmentKind.DELIVERY, actual__isnull=False)
    made = made.filter(line__price__isnull=False, activity__mistake_at=None)
    valued = made.annotate(
        case_seller=Subquery(cases.values("seller")[:1]),
        year=ExtractYear("actual_on"),
        value=Cast(F("line__price") * F("actual") / F("line__quantity"), _WIDE),
    )
    return valued.filter(case_seller__isnull=False)


def priced_in(reader: Reader, activity: Activity, currency: str) -> Decimal:
    """What the lines in sight of an activity's case cost in one currency; nought where there is none. One query."""
    seen = CaseLine.objects.visible_to(reader).filter(activity=activity, currency=currency)
    return seen.aggregate(total=Sum("price"))["total"] or Decimal(0)


def cases_running(reader: Reader, pairs: QuerySet[Any]) -> QuerySet[Any]:
    """The cases in sight of these partnerships that are under way, with their activities."""
    seen = ProcurementCase.objects.visible_to(reader).exclude(stage__in=tuple(ENDED))
    off = (ActivityStatus.CANCELLED, ActivityStatus.POSTPONED)
    seen = seen.filter(partnership__in=pairs, activity__mistake_at=None).exclude(activity__status__in=off)
    return seen.select_related("activity__partnership__party_a", "activity__partnership__party_b", "seller")


def late_instalments(reader: Reader, activities: Collection[int], today: date) -> QuerySet[Any]:
    """Deliveries and payments in sight whose planned day has passed and of which nothing came, the oldest first."""
    seen = CaseInstalment.objects.visible_to(reader).filter(activity__in=activities, planned_on__lt=today)
    return seen.filter(actual=None, settled="").order_by("planned_on", "id")


@dataclass(frozen=True)
class Saving:
    """What the own share costs together, and alone, in one currency."""

    currency: str
    joint: Decimal
    alone: Decimal

    @property
    def saved(self) -> Decimal:
        """What buying together saved; below zero, what it cost more."""
        return self.alone - self.joint


def savings_of(reader: Reader, activity: Activity) -> Iterator[Saving]:
    """The own shares of a joint purchase against the prices alone that the own side keeps; two queries."""
    shares = CaseShare.objects.visible_to(reader).filter(activity=activity, party=reader.party_id)
    joint = {
        one["line__currency"]: one["sum"]
        for one in shares.filter(line__mistake_at=None).values("line__currency").annotate(sum=Sum("amount"))
    }
    alone = AlonePrice.objects.visible_to(reader).filter(activity=activity, owner=reader.party_id)
    for one in alone.order_by("currency"):
        if one.currency in joint:
            yield Saving(one.currency, joint[one.currency], one.price)


def totals_of(lines: Collection[CaseLine]) -> dict[str, Decimal]:
    """What lines cost, by currency."""
    found: dict[str, Decimal] = {}
    for line in lines:
        if line.price is not None:
            found[line.currency] = found.get(line.currency, Decimal(0)) + line.price
    return found
