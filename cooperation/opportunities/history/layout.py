"""A report laid out for people: headings, paragraphs and tables, as plain text or as Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

WIDE = 100


@dataclass(frozen=True)
class Heading:
    """A heading."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A table: the first column is words, the others are figures."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


Block = Heading | Grid | str


def as_text(blocks: Iterable[Block]) -> str:
    """For a terminal."""
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(f"{block.text}\n{'-' * len(block.text)}")
        elif isinstance(block, Grid):
            found.append("\n".join(_aligned(block)))
        else:
            found.append("\n".join(wrap(block, WIDE)))
    return "\n\n".join(found) + "\n"


def as_markdown(blocks: Iterable[Block]) -> str:
    """For a page."""
    found = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append(f"## {block.text}")
        elif isinstance(block, Grid):
            rule = ["---", *("---:" for _ in block.heads[1:])]
            found.append("\n".join(f"| {' | '.join(row)} |" for row in (block.heads, rule, *block.rows)))
        else:
            found.append(block)
    return "\n\n".join(found) + "\n"


def _aligned(grid: Grid) -> Iterable[str]:
    wide = [max(len(row[place]) for row in (grid.heads, *grid.rows)) for place in range(len(grid.heads))]
    for row in (grid.heads, *grid.rows):
        cells = [row[0].ljust(wide[0]), *(cell.rjust(width) for cell, width in zip(row[1:], wide[1:], strict=True))]
        yield "  ".join(cells).rstrip()
