"""Dates as agreements have them: a day, a month, a year, or a stretch that contains the day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

# Lengths added up may lead past the calendar; they stop here.
_LAST_YEAR = 9000
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def add_months(day: date, months: int) -> date:
    """The day `months` later, clamped to the last day of its month.

    The rule of design for all periods; it agrees with the European Convention
    on the Calculation of Time-Limits (1972), article 4.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    year = min(year, _LAST_YEAR)
    # Every month has 28 days; how many more is asked only where it matters.
    return date(year, month + 1, day.day if day.day <= 28 else min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day known as well as it is known: it lies between `first` and `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a stretch ends before it begins")

    @classmethod
    def of(cls, day: date) -> Self:
        """A date known to the day."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2024`, `2024-05`, `2024-05-28` or a stretch `2024-05/2024-07`. Raises ValueError."""
        if "/" in text:
            start, end = text.split("/", 1)
            return cls(cls.parse(start).first, cls.parse(end).last)
        found = _PARTIAL.fullmatch(text)
        if not found:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return cls(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            first = date(year, month, 1)
            return cls(first, date(year, month, calendar.monthrange(year, month)[1]))
        return cls.of(date(year, month, day))

    @property
    def precision(self) -> str:
        """`day`, `month`, `year` or `period`."""
        if self.first == self.last:
            return "day"
        if self.first.day == 1 and self.last == add_months(self.first, 1) - timedelta(days=1):
            return "month"
        whole_year = self.first == date(self.first.year, 1, 1) and self.last == date(self.first.year, 12, 31)
        return "year" if whole_year else "period"

    def __str__(self) -> str:
        """ISO 8601 at its precision, an interval where it is none of a day, a month, a year."""
        texts = {"day": self.first.isoformat(), "month": f"{self.first:%Y-%m}", "year": f"{self.first:%Y}"}
        return texts.get(self.precision) or f"{self.first.isoformat()}/{self.last.isoformat()}"

    def plus(self, months: int = 0, days: int = 0) -> "PartialDate":
        """The date so much later, as precise as this one: months after a month are a month."""
        first = last = add_months(self.first, months) if months else self.first
        if self.first != self.last:
            is_month = months and self.precision == "month"
            last = add_months(first, 1) - timedelta(days=1) if is_month else add_months(self.last, months)
        if days:
            shift = timedelta(days=days)
            first, last = first + shift, last + shift
        return PartialDate(first, last)

    def next_month_start(self) -> "PartialDate":
        """The first day of the month that follows, as precise as that is known."""
        first, last = (add_months(day.replace(day=1), 1) for day in (self.first, self.last))
        return PartialDate(first, last)

    def overlaps(self, other: "PartialDate") -> bool:
        """Whether both may be the same day."""
        return self.first <= other.last and other.first <= self.last
