"""What can be wrong with a file as a whole, and with single cells of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# What a cell does to its row: the row is refused, or it is told and the row is taken.
REFUSES, TOLD = "refuses", "told"
# A cell that says otherwise than an officer corrected here since; it is told, and what stands here stays.
CORRECTED = "corrected_here"


class Unread(ValueError):
    """The file as a whole cannot be read: a code and what it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        self.code, self.about = code, about
        super().__init__(f"{code}: {about}" if about else code)


@dataclass(frozen=True)
class Finding:
    """One thing to say about one cell: by code, with what stood there and what might be meant."""

    column: str
    code: str
    value: str = ""
    suggestions: tuple[str, ...] = ()
    weight: str = REFUSES
    data: Mapping[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As it is stored."""
        given: dict[str, Any] = {"column": self.column, "code": self.code, "weight": self.weight}
        more = {"value": self.value[:500], "suggestions": list(self.suggestions), "data": dict(self.data)}
        return given | {name: value for name, value in more.items() if value}


def refused(column: str, code: str, value: str = "", *suggestions: str, **data: Any) -> Finding:
    """Something that refuses the row."""
    return Finding(column, code, value, suggestions, REFUSES, data)


def told(column: str, code: str, value: str = "", *suggestions: str, **data: Any) -> Finding:
    """Something that is said, and the row is taken."""
    return Finding(column, code, value, suggestions, TOLD, data)
