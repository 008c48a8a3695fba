"""Folding away what did not change, so that the eye finds what did."""

from collections.abc import Sequence
from dataclasses import dataclass

from agreements.texts.difference.comparing import Kind, Line

# So many unchanged paragraphs stay beside a change; a fold hides at least three.
CONTEXT = 1
FEWEST = 3


@dataclass(frozen=True)
class Stretch:
    """Lines one after the other; a folded one holds unchanged paragraphs alone."""

    lines: tuple[Line, ...]
    folded: bool = False

    @property
    def articles(self) -> tuple[str, str]:
        """The first and the last article in it, as the later text has them."""
        named = [line.new.place.article for line in self.lines if line.new and line.new.place.article]
        return (named[0], named[-1]) if named else ("", "")


def folded(lines: Sequence[Line]) -> list[Stretch]:
    """The lines in stretches, the longer unchanged ones folded."""
    found: list[Stretch] = []
    run: list[Line] = []
    for at, one in enumerate(lines):
        run.append(one)
        last = at + 1 == len(lines)
        if last or (lines[at + 1].kind == Kind.SAME) != (one.kind == Kind.SAME):
            found += _stretches(run, first=len(run) == at + 1, last=last)
            run = []
    return found


def _stretches(run: list[Line], *, first: bool, last: bool) -> list[Stretch]:
    if run[0].kind != Kind.SAME:
        return [Stretch(tuple(run))]
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    hidden = run[head : len(run) - tail]
    if len(hidden) < FEWEST:
        return [Stretch(tuple(run))]
    parts = [Stretch(tuple(run[:head])), Stretch(tuple(hidden), folded=True), Stretch(tuple(run[len(run) - tail :]))]
    return [one for one in parts if one.lines]
