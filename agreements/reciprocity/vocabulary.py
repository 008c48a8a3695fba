"""The codes of what each side gives and gains (domain: C12). What each means is said by the faces."""

from collections.abc import Mapping
from enum import StrEnum


class GivenKind(StrEnum):
    """What a side gives."""

    HOSTING = "hosting"
    GUESTS = "guests_hosted"
    PEOPLE = "people_sent"
    INSTRUCTORS = "instructors"
    SEATS = "seats"
    LOGISTICS = "logistics"
    ACCESS = "access"
    EXPERTISE = "expertise"


class Unit(StrEnum):
    """In what it is counted; money only where both sides chose a way to value it."""

    DAYS = "days"
    PERSON_DAYS = "person_days"
    SEATS = "seats"
    MONEY = "money"


class EntryStatus(StrEnum):
    """How far an entry is; overdue is computed from its days."""

    PLEDGED = "pledged"
    PROVIDED = "provided"
    ACKNOWLEDGED = "acknowledged"
    IN_KIND = "settled_in_kind"
    CASH = "settled_cash"
    GOODWILL = "counted_as_goodwill"


# In which units each kind may be counted.
UNITS_OF: Mapping[str, tuple[Unit, ...]] = {
    GivenKind.HOSTING: (Unit.DAYS,),
    GivenKind.GUESTS: (Unit.PERSON_DAYS,),
    GivenKind.PEOPLE: (Unit.PERSON_DAYS,),
    GivenKind.INSTRUCTORS: (Unit.PERSON_DAYS,),
    GivenKind.SEATS: (Unit.SEATS,),
    GivenKind.LOGISTICS: (Unit.DAYS, Unit.MONEY),
    GivenKind.ACCESS: (Unit.DAYS, Unit.MONEY),
    GivenKind.EXPERTISE: (Unit.PERSON_DAYS, Unit.MONEY),
}
# What was given counts in the balance, until it is paid for.
COUNTED = (EntryStatus.PROVIDED, EntryStatus.ACKNOWLEDGED, EntryStatus.IN_KIND, EntryStatus.GOODWILL)
SETTLED = (EntryStatus.IN_KIND, EntryStatus.CASH, EntryStatus.GOODWILL)
