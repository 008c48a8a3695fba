"""The difference between two texts: each paragraph unchanged, changed, inserted, removed or moved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from agreements.texts.difference.alignment import aligned, bag, likeness
from agreements.texts.difference.words import INSERTED, REMOVED, Piece, words_compared
from agreements.texts.papers.paragraph import Paragraph, Place, places

# What moved may have been touched meanwhile; shorter paragraphs (`Signed`) are not said to move.
MOVED_ALIKE = 0.8
MOVED_SIGNS = 25
MOST_TO_MATCH = 300


class Kind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    REMOVED = "removed"
    MOVED_FROM = "moved_from"
    MOVED_TO = "moved_to"


@dataclass(frozen=True)
class Half:
    """A paragraph in one of the two texts."""

    paragraph: Paragraph
    place: Place
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Line:
    """A paragraph in both texts side by side; `across` is where it moved to, or from."""

    kind: Kind
    old: Half | None
    new: Half | None
    across: Place | None = None


@dataclass(frozen=True)
class Difference:
    """All lines in the order of reading, and how many there are of each kind."""

    lines: tuple[Line, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many paragraphs were changed, inserted, removed and moved; what moved is counted once."""
        counted = Counter(str(one.kind) for one in self.lines)
        counted["moved"] = counted.pop(Kind.MOVED_TO, 0)
        counted.pop(Kind.MOVED_FROM, None)
        return counted


def compared(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Difference:
    """The difference from one text to a later one. Numbers that a word processor counts are no difference."""
    was, now = _halves(old), _halves(new)
    keys = [_key(one.paragraph.text) for one in was], [_key(one.paragraph.text) for one in now]
    lines = []
    for at, to in aligned(*keys):
        left, right = was[at] if at is not None else None, now[to] if to is not None else None
        lines.append(_line(left, right))
    return Difference(tuple(_moved(lines)))


def _halves(paragraphs: Sequence[Paragraph]) -> list[Half]:
    found = zip(paragraphs, places(paragraphs), strict=True)
    return [Half(one, place, (Piece(one.text),)) for one, place in found]


def _key(text: str) -> str:
    """A paragraph without what nobody sees: kinds of quotation marks, hyphens and blanks."""
    for sign, plain in (("’", "'"), ("“", '"'), ("”", '"'), ("‑", "-"), ("\u00a0", " "), ("\u00ad", "")):
        text = text.replace(sign, plain)
    return " ".join(text.split())


def _line(old: Half | None, new: Half | None) -> Line:
    if old is None:
        assert new is not None
        return Line(Kind.INSERTED, None, _marked(new, INSERTED))
    if new is None:
        return Line(Kind.REMOVED, _marked(old, REMOVED), None)
    if _key(old.paragraph.text) == _key(new.paragraph.text):
        return Line(Kind.SAME, old, new)
    before, after = words_compared(old.paragraph.text, new.paragraph.text)
    return Line(Kind.CHANGED, replace(old, pieces=before), replace(new, pieces=after))


def _marked(half: Half, mark: str) -> Half:
    return replace(half, pieces=(Piece(half.paragraph.text, mark),))


def _moved(lines: list[Line]) -> list[Line]:
    """Say of what was removed here and inserted there that it moved."""
    gone = [at for at, one in enumerate(lines) if one.kind == Kind.REMOVED and _may_move(one.old)]
    come = [at for at, one in enumerate(lines) if one.kind == Kind.INSERTED and _may_move(one.new)]
    bags = {at: bag(_text(lines[at])) for at in (*gone[:MOST_TO_MATCH], *come[:MOST_TO_MATCH])}
    free = set(come[:MOST_TO_MATCH])
    found = list(lines)
    for at in gone[:MOST_TO_MATCH]:
        best = max(free, key=lambda to: (likeness(bags[at], bags[to]), -abs(to - at)), default=None)
        if best is None or likeness(bags[at], bags[best]) < MOVED_ALIKE:
            continue
        free.discard(best)
        old, new = lines[at].old, lines[best].new
        assert old is not None and new is not None
        before, after = words_compared(old.paragraph.text, new.paragraph.text)
        found[at] = Line(Kind.MOVED_FROM, replace(old, pieces=before), None, new.place)
        found[best] = Line(Kind.MOVED_TO, None, replace(new, pieces=after), old.place)
    return found


def _may_move(half: Half | None) -> bool:
    return half is not None and len(half.paragraph.text) >= MOVED_SIGNS


def _text(line: Line) -> str:
    half = line.old or line.new
    return half.paragraph.text if half else ""
