"""What differs between two paragraphs, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# A word with what follows it, so that blanks never stand alone between two changes.
_TOKEN = re.compile(r"[\w’'-]+[^\S\n]*|[^\w\s]\s*|\s+")
# Longer paragraphs are shown whole, one struck and one new.
MOST_CELLS = 3_000_000
# So few unchanged signs between two changes are no rest for the eye.
_ISLAND = 3


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: unchanged, removed (in the old) or inserted (in the new)."""

    text: str
    mark: str = ""


REMOVED, INSERTED = "removed", "inserted"


def tokens(text: str) -> list[str]:
    """The words and signs of a paragraph, which together are the paragraph."""
    return _TOKEN.findall(text)


def words_compared(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both paragraphs in pieces: what was removed from the old, what was inserted into the new."""
    one, other = tokens(old), tokens(new)
    if len(one) * len(other) > MOST_CELLS:
        return (Piece(old, REMOVED),), (Piece(new, INSERTED),)
    plain = SequenceMatcher(None, [_key(word) for word in one], [_key(word) for word in other], autojunk=False)
    before: list[Piece] = []
    after: list[Piece] = []
    for kind, i1, i2, j1, j2 in _without_islands(plain.get_opcodes(), one):
        if kind == "equal":
            before.append(Piece("".join(one[i1:i2])))
            after.append(Piece("".join(other[j1:j2])))
        else:
            before += [Piece("".join(one[i1:i2]), REMOVED)] if i2 > i1 else []
            after += [Piece("".join(other[j1:j2]), INSERTED)] if j2 > j1 else []
    return tuple(before), tuple(after)


def _key(word: str) -> str:
    return word.strip().replace("’", "'").replace("‑", "-").replace("“", '"').replace("”", '"')


_Code = tuple[str, int, int, int, int]


def _without_islands(codes: Sequence[_Code], old: list[str]) -> list[_Code]:
    """Changes that hardly anything parts are one change."""
    merged: list[_Code] = []
    for at, code in enumerate(codes):
        kind, i1, i2, _j1, j2 = code
        lonely = kind == "equal" and 0 < at < len(codes) - 1 and len("".join(old[i1:i2]).strip()) <= _ISLAND
        if merged and merged[-1][0] != "equal" and (kind != "equal" or lonely):
            _, a1, _a2, b1, _b2 = merged[-1]
            merged[-1] = ("replace", a1, i2, b1, j2)
        else:
            merged.append(code)
    return merged
