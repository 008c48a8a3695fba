"""Seats and other training in numbers, and what waits for whom; computed from what the reader may see, set-wise."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, Func, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear

from agreements.activities.training.course import NOMINATE_DAYS
from agreements.activities.training.seat import USED, Seat
from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.vocabulary import ActivityStatus
from partners.records.record import Reader

_EACH = ("partnership_id", "giving_id", "year")
_CANCELLED = Q(activity__status=ActivityStatus.CANCELLED) | ~Q(activity__mistake_at=None)


class _Minus(Func):
    """Of dates and days as the database counts them."""

    template = "(%(expressions)s)"
    arg_joiner = " - "


_DAYS = _Minus(
    Func(F("activity__days"), function="upper"),
    Func(F("activity__days"), function="lower"),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class SeatCount:
    """The seats that one side gave the other of a pair, by the year in which their courses begin.

    `offered` counts those that were ever offered and not taken back before they were confirmed; `used` those on
    which somebody sat, until the end or not yet; `forfeited` and `withdrawn` those that were let go; `used_days`
    the used ones times the days of their courses, where these are known to the day; `graduated` and `applied`
    those that were finished, and those of them of which it is said that what was learned is used.
    """

    partnership: int
    giving: int
    year: int
    offered: int
    used: int
    forfeited: int
    withdrawn: int
    graduated: int
    applied: int
    used_days: int


def seats_counted(reader: Reader, *, pairs: Collection[int] | None = None, year: int = 0) -> list[SeatCount]:
    """Seats by pair, giving side and year, in sight of the reader; those of cancelled courses are not counted.

    One query. `pairs` are keys of partnerships; None: all. `year` 0: every year.
    """
    seen = _narrowed(Seat.objects.visible_to(reader), pairs, year)
    used, finished = Q(status__in=sorted(USED)), Q(status__in=(S.GRADUATED, S.USE_CHECKED))
    rows = seen.values(*_EACH).annotate(
        n_offered=Count("pk", filter=~Q(offered_on=None)),
        n_used=Count("pk", filter=used),
        n_forfeited=Count("pk", filter=Q(status=S.FORFEITED)),
        n_withdrawn=Count("pk", filter=Q(status=S.WITHDRAWN)),
        n_graduated=Count("pk", filter=finished),
        n_applied=Count("pk", filter=Q(used=True)),
        n_days=Coalesce(Sum(_DAYS, filter=used & ~Q(activity__days=None)), 0),
    )
    columns = (*_EACH, "n_offered", "n_used", "n_forfeited", "n_withdrawn", "n_graduated", "n_applied", "n_days")
    return [SeatCount(*row) for row in rows.order_by(*_EACH).values_list(*columns)]


def _narrowed(seen: Any, pairs: Collection[int] | None, year: int) -> Any:
    found = seen.exclude(_CANCELLED).annotate(year=ExtractYear("activity__first_on"))
    if pairs is not None:
        found = found.filter(partnership__in=pairs)
    return found.filter(year=year) if year else found


def seats_unnamed(today: date) -> QuerySet[Any]:
    """Confirmed seats for which nobody is named though the day for it has come, of courses that have not begun.

    Of every owner: whoever tells of them asks who sees them. Each with `nominate_on`, the day by which it was due.
    """
    days = Coalesce(F("activity__courses__nominate_days"), NOMINATE_DAYS)
    by = _Minus(F("activity__first_on"), days, output_field=DateField())
    open_ones = Seat.objects.filter(status=S.CONFIRMED, mistake_at=None, activity__first_on__gte=today)
    return open_ones.exclude(_CANCELLED).annotate(nominate_on=by).filter(nominate_on__lte=today)


def seats_unchecked(until: date) -> QuerySet[Any]:
    """Graduated seats of which it is to be said by `until` whether what was learned is used; of every owner."""
    return Seat.objects.filter(status=S.GRADUATED, use_due_on__lte=until, mistake_at=None, activity__mistake_at=None)
