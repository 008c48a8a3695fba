"""Filters of lists as tables: name, how the text is read, and which rows it selects."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from cooperation.api.problems import ParameterFault

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)


@dataclass(frozen=True)
class Filter:
    """One parameter of a list: what it takes, in the words of the schema, and the rows it selects."""

    name: str
    read: Callable[[str], Any]
    rows: Callable[[Any], Q]
    help: str
    choices: Collection[str] = ()
    shape: str = "string"
    many: bool = False


class Wrong(ValueError):
    """A text that is not what the parameter takes; its argument is the code of the fault."""


def read_filters(filters: Mapping[str, Filter], parameters: QueryDict) -> dict[str, Any]:
    """The values of the filters that are asked for, by name. Raises ParameterFault."""
    values = {}
    for name, one in filters.items():
        if name in parameters:
            try:
                values[name] = one.read(str(parameters[name]))
            except Wrong as error:
                raise ParameterFault(name, str(error)) from error
    return values


def one_of(choices: Collection[str]) -> Callable[[str], str]:
    """Reads one code of a vocabulary."""

    def read(text: str) -> str:
        if text not in choices:
            raise Wrong("not_a_choice")
        return text

    return read


def some_of(choices: Collection[str]) -> Callable[[str], list[str]]:
    """Reads codes of a vocabulary, parted by commas."""
    single = one_of(choices)
    return lambda text: [single(one) for one in text.split(",")]


def yes_or_no(text: str) -> bool:
    """Reads `true` or `false`."""
    return one_of(("true", "false"))(text) == "true"


def yes_no_or_unknown(text: str) -> bool | None:
    """Reads `true`, `false` or `null`."""
    return {"true": True, "false": False, "null": None}[one_of(("true", "false", "null"))(text)]


def day(text: str) -> date:
    """Reads a day."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Wrong("not_a_day") from None
    if found.isoformat() != text or not EARLIEST <= found <= LATEST:
        raise Wrong("not_a_day")
    return found


def instant(text: str) -> datetime:
    """Reads an instant with its zone; a `+` that came as a blank is taken as meant."""
    try:
        found = parse_datetime(text.replace(" ", "+"))
        # A zone may lead out of the calendar.
        if found is None or found.tzinfo is None or not EARLIEST.year < found.year < LATEST.year:
            raise ValueError(text)
    except ValueError:
        raise Wrong("not_an_instant") from None
    return found


def words(text: str) -> str:
    """Reads words to search for."""
    if len(text) > 200:
        raise Wrong("too_long")
    return text
