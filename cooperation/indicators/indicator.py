"""What an indicator is: one declaration, from which its figures, its formula and the records behind it follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Case, Count, Expression, F, IntegerField, Q, QuerySet, Sum, Value, When
from django.db.models.functions import ExtractYear
from django.utils import timezone

from cooperation.indicators.figures import Tally, Unit
from cooperation.indicators.scope import Scope

# Pair and year of a tally; the year is 0 of what stands as it stands today.
Place = tuple[int, int]
Tallies = dict[Place, Tally]


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One indicator.

    `whole` gives the records that count in and `part` which of them count;
    `judge` tells so of what a query cannot, `length` is the length of time
    of one record in days, `amount` the column by which records weigh, and
    `apart` that by which they are weighed apart, never added up. `day` is
    the column by which a record belongs to a year; without it the indicator
    is of today. `formula` says in words what is divided by what,
    `nothing` why it is not measured where nothing counts in.
    """

    code: str
    theme: str
    name: Any
    formula: Any
    nothing: Any
    whole: Callable[[Scope], QuerySet[Any]]
    part: Callable[[Scope], Q] = lambda scope: Q(pk__isnull=False)
    judge: Callable[[Scope, Sequence[Any]], set[int]] | None = None
    length: Callable[[Scope], Any] | None = None
    amount: str = ""
    apart: str = ""
    day: str = ""
    unit: Unit = Unit.PERCENT

    def rows(self, scope: Scope) -> QuerySet[Any]:
        """The records that count in, each with its `of_year`."""
        found = self.whole(scope).annotate(of_year=self._year())
        return found.filter(of_year=scope.year) if scope.year and self.day else found

    def _year(self) -> Expression | ExtractYear:
        if not self.day:
            return Value(0, output_field=IntegerField())
        if self.day.endswith("_at"):
            return ExtractYear(self.day, tzinfo=timezone.get_default_timezone())
        return ExtractYear(self.day)

    def counting(self, scope: Scope) -> Q:
        """Which of the records that count in count."""
        if self.judge is None:
            return self.part(scope)
        return Q(pk__in=self.judge(scope, list(self.rows(scope))))

    def tallies(self, scope: Scope) -> Tallies:
        """What counts, by pair and year; one query, and those of `judge`."""
        rows, found = self.rows(scope), Tallies()
        if self.judge is not None:
            every = list(rows)
            counted = self.judge(scope, every)
            for one in every:
                place = found.setdefault((one.partnership_id, one.of_year), Tally())
                place.add(Tally(int(one.pk in counted), 1))
            return found
        if self.length is not None:
            measured = rows.annotate(long=self.length(scope)).values_list("partnership", "of_year", "long")
            for pair, year, long in measured:
                length = long if isinstance(long, int) else long.days
                found.setdefault((pair, year), Tally()).add(Tally(1, 1, [length]))
            return found
        if self.apart:
            return self._apart(rows, scope)
        if self.amount:
            counts = Case(When(self.part(scope), then=F(self.amount)), default=Decimal(0))
            summed = rows.values("partnership", "of_year").annotate(part=Sum(counts), whole=Sum(self.amount))
            for row in summed.values_list("partnership", "of_year", "part", "whole"):
                found[row[0], row[1]] = Tally(row[2], row[3])
            return found
        return self._counted(scope, rows)

    def _apart(self, rows: QuerySet[Any], scope: Scope) -> Tallies:
        """By what may not be added up, each weighed by itself; one query."""
        counts = Case(When(self.part(scope), then=F(self.amount)), default=Decimal(0))
        kept = rows.values("partnership", "of_year", self.apart)
        summed = kept.annotate(part=Sum(counts), whole=Sum(self.amount), records=Count("pk"))
        found: Tallies = {}
        for pair, year, code, part, whole, records in summed.values_list(
            "partnership", "of_year", self.apart, "part", "whole", "records"
        ):
            found.setdefault((pair, year), Tally()).add(Tally(0, records, apart={code: Tally(part, whole)}))
        return found

    def _counted(self, scope: Scope, rows: QuerySet[Any]) -> Tallies:
        found: Tallies = {}
        # Aggregated over flags, so that a condition that looks into other tables multiplies no row.
        flagged = rows.annotate(counts=Case(When(self.part(scope), then=Value(1)), output_field=IntegerField()))
        counted_by = flagged.values("partnership", "of_year").annotate(part=Count("counts"), whole=Count("pk"))
        for row in counted_by.values_list("partnership", "of_year", "part", "whole"):
            found[row[0], row[1]] = Tally(row[2], row[3])
        return found


def days_between(first: str, last: str) -> Callable[[Scope], Any]:
    """The days from one column of a date to another."""
    return lambda scope: F(last) - F(first)
