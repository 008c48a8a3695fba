"""The table of markings of one agreement: what may be sent as what, and what is never allowed to stand in it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from partners.records.errors import Condition


@dataclass(frozen=True)
class Name:
    """A marking of one side: by its key, whose it is, and its place on the scale of that side."""

    pk: int
    party: int
    name: str
    rank: int


@dataclass(frozen=True)
class Table:
    """Both scales, the least protection first, and what is handled as what, by keys of names."""

    names: Sequence[Name]
    handled: Mapping[int, int]

    def scale(self, party: int) -> list[Name]:
        """The markings of one side in their order."""
        return sorted((one for one in self.names if one.party == party), key=lambda one: one.rank)

    def named(self, party: int, name: str) -> Name | None:
        """A marking of a side by its name."""
        return next((one for one in self.scale(party) if one.name == name), None)

    def at(self, pk: int | None) -> Name | None:
        """A marking by its key."""
        return next((one for one in self.names if one.pk == pk), None)

    def as_what(self, sent: Name) -> Name | None:
        """As what the other side handles a marking; None where there is no equivalent and one asks."""
        return self.at(self.handled.get(sent.pk))

    def next_higher(self, sent: Name) -> Name | None:
        """The next marking of the same side above one, that has an equivalent."""
        above = [one for one in self.scale(sent.party) if one.rank > sent.rank and one.pk in self.handled]
        return above[0] if above else None

    def both_ways(self) -> bool:
        """Whether something is said of each direction."""
        return len({one.party for one in self.names if one.pk in self.handled}) == 2


def faults_in(table: Table) -> Iterator[Condition]:
    """What makes protection fall, measured by the orders of the two sides themselves (domain: finding 9).

    A marking is never handled lower than one beneath it is; and what comes back
    to a side is never lower on its own scale than it was when it was sent.
    """
    for sent in table.names:
        handled = table.as_what(sent)
        if handled is None:
            continue
        for beneath in table.scale(sent.party):
            lower = table.as_what(beneath)
            if beneath.rank < sent.rank and lower and lower.rank > handled.rank:
                said = {"marking": sent.name, "beneath": beneath.name, "handled": handled.name}
                yield Condition("marking_not_below_lower", said)
        back = table.as_what(handled)
        if back and back.rank < sent.rank:
            said = {"marking": sent.name, "handled": handled.name, "back": back.name}
            yield Condition("marking_comes_back_as_high", said)
