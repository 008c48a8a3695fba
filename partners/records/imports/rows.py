"""A table as its rows, whatever the file: texts as they stand, dates as dates, formulas named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Protocol

MOST_ROWS, MOST_COLUMNS, MOST_SIGNS = 200_000, 200, 32_767
MOST_BYTES = 60_000_000
_LIKE_FORMULA, _QUOTED = re.compile(r"'*[=+\-@\t\r]"), re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True)
class RawRow:
    """One line of a table: its number in the file, its cells as text, and which of them are formulas."""

    line: int
    cells: tuple[str, ...]
    formulas: frozenset[int] = frozenset()

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(1 for cell in self.cells if cell)


class TableFile(Protocol):
    """A file that has rows."""

    encoding: str
    delimiter: str
    sheet: str
    sheets: tuple[str, ...]

    def rows(self) -> Iterator[RawRow]:
        """Every line that says anything, in order. Raises Unread."""
        ...


def plain(value: Any) -> str:
    """A cell of a spreadsheet as text: a date in ISO 8601, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


def clean(text: str) -> str:
    """A text without signs that no field holds; blanks at the ends stay, for they may be told."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t").replace("\u00a0", " ")


def unquoted(text: str) -> str:
    """A cell that was written safe against formulas, as it was before."""
    return text[1:] if _QUOTED.match(text) else text


def quoted(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unquoted` gives it back."""
    return f"'{text}" if _LIKE_FORMULA.match(text) else text
