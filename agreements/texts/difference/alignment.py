"""Which paragraph of one text is which of the other."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from agreements.texts.difference.words import tokens

Pair = tuple[int | None, int | None]
# Two paragraphs are taken as one that was changed from this likeness on (share of words in common, Dice).
ALIKE = 0.45
# Stretches with more pairs than this are paired in their order alone.
MOST_CELLS = 10_000


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Both texts side by side: equal paragraphs first, then between them those that are alike.

    Equal paragraphs in the same order are a longest increasing subsequence of
    places, so that any two texts are aligned in n·log n.
    """
    found: list[Pair] = []
    i = j = 0
    for at, to in [*_equal(_counted(old), _counted(new)), (len(old), len(new))]:
        found += _alike(old, new, range(i, at), range(j, to))
        if at < len(old):
            found.append((at, to))
        i, j = at + 1, to + 1
    return found


def _counted(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Each text with the how-manieth of its kind it is: so no two are the same."""
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        found.append((text, seen[text]))
        seen[text] += 1
    return found


def _equal(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> list[tuple[int, int]]:
    place = {key: at for at, key in enumerate(new)}
    both = [(at, place[key]) for at, key in enumerate(old) if key in place]
    ends: list[int] = []  # the last place of the best run of each length
    tails: list[int] = []
    before: list[int] = [-1] * len(both)
    for index, (_, to) in enumerate(both):
        length = bisect_left(ends, to)
        before[index] = tails[length - 1] if length else -1
        if length == len(ends):
            ends.append(to)
            tails.append(index)
        else:
            ends[length], tails[length] = to, index
    run, index = [], tails[-1] if tails else -1
    while index >= 0:
        run.append(both[index])
        index = before[index]
    return run[::-1]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How many words two paragraphs have in common: 1 for the same, 0 for none."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def bag(text: str) -> Counter[str]:
    """The words of a paragraph, whatever their order."""
    return Counter(word.strip().lower() for word in tokens(text) if word.strip())


def _alike(old: Sequence[str], new: Sequence[str], rows: range, columns: range) -> list[Pair]:
    """Between two equal paragraphs: pair what is alike, in order, with the greatest likeness in all."""
    if not rows or not columns or len(rows) * len(columns) > MOST_CELLS:
        return [*((at, None) for at in rows), *((None, to) for to in columns)]
    one, other = [bag(old[at]) for at in rows], [bag(new[to]) for to in columns]
    scores = [[likeness(left, right) for right in other] for left in one]
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            paired = best[i + 1][j + 1] + scores[i][j] if scores[i][j] >= ALIKE else -1.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found: list[Pair] = []
    i = j = 0
    while i < len(one) and j < len(other):
        if scores[i][j] >= ALIKE and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((rows[i], columns[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((rows[i], None))
            i += 1
        else:
            found.append((None, columns[j]))
            j += 1
    return [*found, *((at, None) for at in rows[i:]), *((None, to) for to in columns[j:])]
