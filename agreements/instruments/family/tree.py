"""The agreements above one and beneath it, as far as they are in sight."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agreements.instruments.agreement import Agreement
from partners.records.record import Reader


@dataclass(frozen=True)
class Member:
    """One of a family: how deep it stands in the tree."""

    agreement: Agreement
    depth: int


def family_of(reader: Reader, agreement: Agreement) -> list[Member]:
    """The whole tree that an agreement stands in, from its top, itself included; alone it has none. Two queries."""
    seen = Agreement.objects.visible_to(reader).filter(partnership=agreement.partnership_id)
    above: dict[int, int | None] = dict(seen.values_list("pk", "parent"))
    top = _top(above, agreement.pk)
    beneath: dict[int, list[int]] = defaultdict(list)
    for key, parent in sorted(above.items()):
        if parent:
            beneath[parent].append(key)
    placed = list(_walk(beneath, top, 0))
    if len(placed) < 2:
        return []
    found = seen.select_related("standing").in_bulk([key for key, _ in placed])
    return [Member(found[key], depth) for key, depth in placed]


def _top(above: Mapping[int, int | None], key: int) -> int:
    known = {key}
    while (parent := above.get(key)) and parent in above and parent not in known:
        known.add(parent)
        key = parent
    return key


def _walk(beneath: Mapping[int, list[int]], key: int, depth: int) -> Iterator[tuple[int, int]]:
    yield key, depth
    for child in beneath.get(key, ()):
        yield from _walk(beneath, child, depth + 1)
