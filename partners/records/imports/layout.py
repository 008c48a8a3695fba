"""Where the fields of a table stand, and what its cells hold whatever they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partners.records.imports.encoding import looks_mistaken, mended
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.headings import LEFT, NOTE
from partners.records.imports.rows import RawRow


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
