"""Matching headings to fields: by the words that four languages have for them, and by what was answered before."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partners.records.fold import fold

_SIGNS = re.compile(r"[\W_]+")
# Shown, not read: a column whose cells are kept as notes.
NOTE, LEFT = "note", ""


@dataclass(frozen=True)
class Field:
    """Something that a column may hold: its code, what it is called in tables, whether a row needs it."""

    code: str
    words: Sequence[str] = ()
    group: str = ""
    required: bool = False


@dataclass(frozen=True)
class Vocabulary:
    """The fields of a subject, and how each is called."""

    fields: Sequence[Field]
    _known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.fields:
            for word in (one.code, *one.words):
                self._known.setdefault(plain_heading(word), one.code)

    def knows(self, heading: str) -> bool:
        """Whether a heading is understood."""
        return plain_heading(heading) in self._known

    def matched(self, headings: Sequence[str]) -> dict[str, str]:
        """Fields by place of their column; each field once, what is not understood is a note."""
        found: dict[str, str] = {}
        for place, heading in enumerate(headings):
            code = self._known.get(plain_heading(heading), NOTE)
            found[str(place)] = NOTE if code in found.values() else code
        return found


def plain_heading(text: str) -> str:
    """A heading without case, accents and signs, so that `N° dossier` and `no dossier` are one."""
    return _SIGNS.sub(" ", fold(text.replace("°", "o").replace("º", "o"))).strip()


def fingerprint(headings: Sequence[str]) -> str:
    """Tells whether a table with the same headings comes again."""
    return hashlib.sha256("\n".join(plain_heading(one) for one in headings).encode()).hexdigest()


def columns_of(matched: Mapping[str, str]) -> dict[str, int]:
    """Places of columns by field, of those that are matched to one."""
    return {code: int(place) for place, code in matched.items() if code not in (NOTE, LEFT)}
