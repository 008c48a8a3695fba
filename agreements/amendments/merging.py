"""Putting the edits of an amendment into a text, and refusing those that another amendment crossed. Pure.

A text is a sequence of parts with lasting names, so that an edit finds its
clause however the numbers have moved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from agreements.amendments.kinds import EditAction


@dataclass(frozen=True)
class Part:
    """A clause of a text: its lasting name, and its words by language."""

    part: str
    headings: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    numbered: bool = True

    def data(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    def says(self) -> tuple[Any, ...]:
        """What another amendment would have to leave alone."""
        return (dict(self.headings), dict(self.bodies))


@dataclass(frozen=True)
class Edit:
    """One change: of the clause `part`, or of a new clause of that name put in after the clause `after`."""

    action: str
    part: str
    after: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    key: str = ""
    numbered: bool = True


@dataclass(frozen=True)
class Conflict:
    """Why an edit cannot be put into the present text: `changed`, `gone`, or `crowded` (another was put in there)."""

    part: str
    why: str


def text_of(rows: Sequence[Mapping[str, Any]]) -> list[Part]:
    """A stored text."""
    return [Part(**row) for row in rows]


def conflicts(base: Sequence[Part], current: Sequence[Part], edits: Sequence[Edit]) -> list[Conflict]:
    """Which edits, written against `base`, another amendment crossed on the way to `current`."""
    before, now = {one.part: one for one in base}, {one.part: one for one in current}
    new = {edit.part for edit in edits if edit.action == EditAction.INSERT}
    found = []
    for edit in edits:
        if edit.action != EditAction.INSERT:
            why = _crossed(before.get(edit.part), now.get(edit.part))
        elif edit.after and edit.after not in now and edit.after not in new:
            why = "gone"
        else:
            why = "crowded" if _crowded(base, current, edit.after) else ""
        if why:
            found.append(Conflict(edit.part, why))
    return found


def _crossed(before: Part | None, now: Part | None) -> str:
    if now is None:
        return "gone"
    return "changed" if before is not None and before.says() != now.says() else ""


def _crowded(base: Sequence[Part], current: Sequence[Part], after: str) -> bool:
    """Whether another amendment has put a new clause at the same place."""
    follows = _next(current, after)
    return follows != _next(base, after) and follows not in {one.part for one in base} and bool(follows)


def _next(parts: Sequence[Part], after: str) -> str:
    """The name of the part that follows another; of the first where there is none before it."""
    names = ["", *(one.part for one in parts), ""]
    return names[names.index(after) + 1] if after in names else ""


def merged(current: Sequence[Part], edits: Sequence[Edit]) -> list[Part]:
    """The text with the edits in it; what is inserted after one clause stands in the order of the edits.

    Raises KeyError for a clause that is not there: ask `conflicts` first.
    """
    parts = list(current)
    last_after: dict[str, str] = {}
    for edit in edits:
        if edit.action == EditAction.INSERT:
            anchor = last_after.get(edit.after, edit.after)
            at = _at(parts, anchor) + 1 if anchor else 0
            parts.insert(at, Part(edit.part, edit.headings, edit.bodies, edit.key, edit.numbered))
            last_after[edit.after] = edit.part
        elif edit.action == EditAction.REPLACE:
            at = _at(parts, edit.part)
            old = parts[at]
            headings, bodies = {**old.headings, **edit.headings}, {**old.bodies, **edit.bodies}
            parts[at] = Part(old.part, headings, bodies, old.key, old.numbered)
    for edit in edits:
        if edit.action == EditAction.REMOVE:
            parts.pop(_at(parts, edit.part))
    return parts


def _at(parts: Sequence[Part], name: str) -> int:
    for place, one in enumerate(parts):
        if one.part == name:
            return place
    raise KeyError(name)
