"""What a paper consists of, whatever it is set as. Pure.

Its words come ready from a face; here they only have their places.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "ur"})


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language[:2] in RIGHT_TO_LEFT


class Style(StrEnum):
    """How a paper looks: a record of facts, or the text of an agreement."""

    RECORD = "record"
    TEXT = "text"


@dataclass(frozen=True)
class Head:
    """What stands on each page: reference, marking, day, and how to see what has changed since."""

    reference: str
    as_of: str
    marking: str = ""
    check: str = ""
    code: str = ""
    page: str = "{page} / {pages}"


@dataclass(frozen=True)
class Heading:
    """A heading; levels 2 and 3, the title is 1."""

    text: str
    level: int = 2
    type: str = "heading"


@dataclass(frozen=True)
class Text:
    """A paragraph; a blank line parts two. `type` is text, lead (how things stand) or quiet (an aside, a gap)."""

    text: str
    type: str = "text"


@dataclass(frozen=True)
class Listing:
    """Short items, one beneath the other."""

    items: Sequence[str]
    type: str = "list"


@dataclass(frozen=True)
class Points:
    """Numbered points that somebody reads standing: set larger than the rest."""

    items: Sequence[str]
    type: str = "points"


@dataclass(frozen=True)
class Row:
    """A fact with its source; a missing one says so."""

    label: str
    value: str
    source: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Facts:
    """Facts beneath each other."""

    rows: Sequence[Row]
    type: str = "facts"


@dataclass(frozen=True)
class Table:
    """A table; `widths` are shares."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    type: str = "table"


@dataclass(frozen=True)
class Bar:
    """What each of two gave: how much in words, which part of all the first gave, and between which two it should lie.

    Parts are in per cent.
    """

    label: str
    one: str
    other: str
    share: float
    band: tuple[int, int] | None = None


@dataclass(frozen=True)
class Bars:
    """Two sides against each other, a bar for each unit, both named on it; a table beside it says the same."""

    one: str
    other: str
    rows: Sequence[Bar]
    type: str = "bars"


@dataclass(frozen=True)
class Dot:
    """A place on a drawing, in per cent of its width and height; its name stands above it, or beneath."""

    x: float
    y: float
    text: str
    above: bool


@dataclass(frozen=True)
class Drawing:
    """A drawing as SVG, twice as wide as high, with places on it; `said` tells it to whoever does not see it."""

    svg: str
    said: str
    dots: Sequence[Dot]
    type: str = "drawing"


@dataclass(frozen=True)
class Item:
    """A stretch of an agreed text: its title, the number and heading of an article, or words."""

    text: str
    kind: str = "text"  # title | centre | article | text


@dataclass(frozen=True)
class Column:
    """Stretches in one language."""

    language: str
    items: Sequence[Item]


@dataclass(frozen=True)
class Columns:
    """The same stretch of a text in one language, or in two beside each other."""

    columns: Sequence[Column]
    type: str = "columns"


@dataclass(frozen=True)
class Said:
    """Words in one language."""

    language: str
    text: str


@dataclass(frozen=True)
class Side:
    """Where one side signs: for whom, in each language of the text, and who signed, where and when."""

    headings: Sequence[Said]
    lines: Said


@dataclass(frozen=True)
class Signatures:
    """Where the sides sign, beside each other."""

    sides: Sequence[Side]
    type: str = "signatures"


@dataclass(frozen=True)
class Break:
    """What follows begins on a new page."""

    type: str = "break"


Plain = Heading | Text | Listing | Points | Facts | Table | Bars | Drawing | Columns | Signatures | Break


@dataclass(frozen=True)
class OnePage:
    """What has to stand on one page, which it begins (after the title, or a break): set smaller where it is long."""

    parts: Sequence[Plain]
    type: str = "one-page"


Part = Plain | OnePage


@dataclass(frozen=True)
class Paper:
    """A whole paper."""

    title: str
    language: str
    head: Head
    parts: Sequence[Part] = field(default_factory=tuple)
    style: Style = Style.RECORD
    kicker: str = ""
    sub: Sequence[str] = ()
    author: str = ""
    description: str = ""

    def data(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)
