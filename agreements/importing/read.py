"""What reading a row gives, whatever the kind of table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from agreements.instruments.entry import AgreementEntry
from partners.parties.meaning import Meaning, PartyNames
from partners.records.imports.encoding import looks_mistaken, mended
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.headings import LEFT, NOTE
from partners.records.imports.rows import RawRow

# What the suggestions of a finding are, and what a drop-down answers: `party`.
PARTY = "party"


@dataclass
class RowRead:
    """One row as it was read: an entry, or what stood in the way, and what else is to be said."""

    name: str = ""
    entry: AgreementEntry | None = None
    findings: list[Finding] = field(default_factory=list)
    # In our own template: the agreement that the row is about, and the version it was exported from.
    key: str = ""
    version: int | None = None
    parts: Any = None


class Profile(Protocol):
    """A kind of table."""

    def read(self, group: Sequence[RawRow]) -> RowRead:
        """Read the lines of one row."""
        ...

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about."""
        ...


@dataclass(frozen=True)
class Layout:
    """Where the fields of a table stand, and what stands over them."""

    headings: Sequence[str]
    matched: Mapping[str, str]

    def cells(self, row: RawRow) -> dict[str, str]:
        """The cells of a row by field, without blanks at the ends; what is empty is left out."""
        found = {}
        for place, cell in enumerate(row.cells):
            code = self.matched.get(str(place), NOTE)
            if code not in (NOTE, LEFT) and cell.strip():
                found[code] = cell.strip()
        return found

    def notes(self, row: RawRow) -> list[str]:
        """What no field holds, each with what stood over it."""
        return [
            f"{self.over(place)}: {cell.strip()}"
            for place, cell in enumerate(row.cells)
            if cell.strip() and self.matched.get(str(place), NOTE) in (NOTE, LEFT)
        ]

    def over(self, place: int) -> str:
        """The heading of a column, or its number where it has none."""
        heading = self.headings[place] if place < len(self.headings) else ""
        return heading or f"#{place + 1}"

    def heading(self, code: str) -> str:
        """The heading of the column that holds a field; the field itself where none does."""
        return next((self.over(int(place)) for place, field in self.matched.items() if field == code), code)

    def faults(self, row: RawRow) -> list[Finding]:
        """What is wrong with cells whatever they mean: formulas, an encoding read wrongly."""
        found = []
        for place, cell in enumerate(row.cells):
            held = self.matched.get(str(place), NOTE) not in (NOTE, LEFT)
            say = refused if held else told
            if place in row.formulas:
                found.append(say(self.over(place), "formula_cell", cell))
            if looks_mistaken(cell):
                better = mended(cell)
                found.append(say(self.over(place), "encoding_mistaken", cell, *([better] if better else [])))
        return found


def party_findings(heading: str, text: str, meaning: Meaning) -> list[Finding]:
    """What is to be said of a name of a party."""
    if meaning.fault:
        return [refused(heading, meaning.fault, text, *meaning.suggestions, **meaning.data, asks=PARTY)]
    if meaning.told and meaning.told != "answered":
        return [told(heading, meaning.told, text, meaning.code, **meaning.data)]
    return []


@dataclass(frozen=True)
class Named:
    """The parties of a row: their codes, what is to be said, and what was said otherwise than we do."""

    codes: tuple[str, ...]
    findings: list[Finding]
    said: list[str]


def parties_named(names: PartyNames, heading: str, texts: Sequence[str], on: str) -> Named:
    """The parties that a cell with several names means; territories of one of them are left out, and told."""
    means = [(text, names.meant(text, on)) for text in texts]
    codes = [one.code for _, one in means if one.code]
    findings: list[Finding] = []
    for text, one in means:
        if one.territory_of and one.territory_of in codes:
            findings.append(told(heading, "territory_left_out", text, one.territory_of, **one.data))
        else:
            findings += party_findings(heading, text, one)
    both = tuple(dict.fromkeys(codes))
    if len(both) < len(codes) and len(both) > 1:
        twice = next(text for text, one in means if codes.count(one.code) > 1)
        findings.append(told(heading, "named_twice", twice))
    kept = both if len(both) > 1 else tuple(codes)
    return Named(kept, findings, [f"{heading}: {' ; '.join(texts)}"] if findings else [])
