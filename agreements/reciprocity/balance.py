"""The balance of a pair, summed by the database over what the reader may see: one statement, whatever the size."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractYear

from agreements.reciprocity.arithmetic import Cell, Line, figures, in_money, lines, merged
from agreements.reciprocity.delivered import deliveries_owed
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.understanding import RATES, About, Understanding, agreed_of
from agreements.reciprocity.vocabulary import COUNTED, Unit
from partners.models import Partnership
from partners.records.record import Audience, Reader


@dataclass(frozen=True)
class Balance:
    """What each of the two gave, as a reader sees it; the first side of a line is the first of the pair.

    `sold` is how many deliveries of procurement cases, not paid for yet, count in it beside the entries.
    """

    pair: Partnership
    cells: tuple[Cell, ...]
    band: Understanding | None
    valuation: Understanding | None
    sold: int = 0

    @property
    def totals(self) -> dict[str, Line]:
        """By unit, money last where both chose it."""
        found = lines(self.cells, self.pair.party_a_id, lambda one: one.unit)
        return {str(unit): found[unit] for unit in Unit if unit in found}

    @property
    def by_area_and_year(self) -> dict[tuple[int, str, str], Line]:
        """By year (the latest first), area and unit."""
        found = lines(self.cells, self.pair.party_a_id, lambda one: (one.year, one.area, one.unit))
        units = [str(one) for one in Unit]
        return dict(sorted(found.items(), key=lambda one: (-one[0][0], one[0][1], units.index(one[0][2]))))


def balance_of(reader: Reader, pair: Partnership, *, year: int = 0, area: str = "") -> Balance:
    """The balance of a pair; two statements. Money stands in it only by what both agreed, by two statements more."""
    agreed = agreed_of(reader, [pair.pk]) if pair.pk else {}
    band, valuation = (agreed.get((pair.pk, one)) for one in (About.BAND, About.VALUATION))
    narrowed = Q(given_on__year=year) if year else Q()
    narrowed &= Q(area=area) if area else Q()
    cells = cells_of(reader, Q(partnership=pair.pk) & narrowed) if pair.pk else []
    sold = deliveries_owed(reader, [valuation], Q(activity__area=area) if area else None) if valuation else []
    more = [one.cell for one in sold if not year or one.on.year == year]
    return Balance(pair, tuple(valued(merged([*cells, *more]), valuation)), band, valuation, len(more))


def cells_of(reader: Reader, narrowed: Q) -> list[Cell]:
    """What was given by area, year, unit and giver, of what a reader may see; one statement."""
    rows = ReciprocityEntry.objects.visible_to(reader).filter(narrowed, status__in=COUNTED)
    summed = (
        rows.order_by()
        .values_list("area", ExtractYear("given_on"), "unit", "currency", "giver")
        .annotate(quantity=Sum("quantity"), entries=Count("pk"))
        .order_by("area", "unit", "currency", "giver")
    )
    return [Cell(*row) for row in summed]


def valued(cells: Iterable[Cell], valuation: Understanding | None) -> list[Cell]:
    """Cells in days and seats; and in money beside them, where both chose how to value."""
    kept = list(cells)
    counted = [one for one in kept if one.unit != Unit.MONEY]
    if valuation is None:
        return counted
    return counted + in_money(kept, valuation.currency, rates_of(valuation))


def rates_of(valuation: Understanding) -> dict[str, Decimal | None]:
    """What one of each unit is worth by an understanding."""
    return {unit: getattr(valuation, column) for unit, column in RATES.items()}


def shared_figures(officer: Any, pair: Partnership, until: date) -> list[list[Any]]:
    """What each side had given up to a day, of what both sides see: the figures that are put to both."""
    both = ~Q(audience=Audience.NATIONAL)
    cells = cells_of(officer, Q(partnership=pair.pk, given_on__lte=until) & both)
    valuation = agreed_of(officer, [pair.pk]).get((pair.pk, str(About.VALUATION)))
    sold = deliveries_owed(officer, [valuation], Q(actual_on__lte=until) & both) if valuation else []
    return figures(valued(merged([*cells, *(one.cell for one in sold)]), valuation))
