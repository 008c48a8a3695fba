"""When an activity is: two dates as precise as they are known, from a quarter to a day; pure but for the range."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from agreements.terms.dates import PartialDate


@dataclass(frozen=True)
class Period:
    """From the first possible day to the last, and the exact days where both are known to the day."""

    first: date
    last: date
    exact: bool

    @classmethod
    def of(cls, starts: str, ends: str) -> "Period":
        """Read both dates; without an end it ends with the stretch in which it starts. Raises ValueError."""
        start = PartialDate.parse(starts)
        end = PartialDate.parse(ends) if ends else start
        if end.last < start.first:
            raise ValueError("an activity ends before it begins")
        return cls(start.first, end.last, "day" == start.precision == end.precision)

    @property
    def days(self) -> DateRange | None:
        """Its days, the last one included, where they are known exactly."""
        return DateRange(self.first, self.last + timedelta(days=1)) if self.exact else None

    @property
    def length(self) -> int | None:
        """How many days it takes, where that is known."""
        return (self.last - self.first).days + 1 if self.exact else None
