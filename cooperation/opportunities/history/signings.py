"""The agreements of the dataset: what was known of them at the end of a year, and which pairs signed after it."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from agreements.importing.dcad import HEADINGS
from cooperation.opportunities.history.sources import Numbers
from cooperation.opportunities.history.tables import NoData, whole

# What the dataset says of the end of an agreement was known only later.
_LATER = ("terminated", "durationActual", "endYearEstimate")
_ENTRY = ("EIFDay", "EIFMonth", "EIFYear")


@dataclass(frozen=True)
class Signings:
    """Every row of every table of agreements in the folder, file by file."""

    files: dict[str, tuple[list[str], list[dict[str, str]]]] = field(default_factory=dict)

    @property
    def last_year(self) -> int:
        """The last year in which one was signed."""
        years = (whole(row["signYear"]) for _, rows in self.files.values() for row in rows)
        return max((year for year in years if year is not None), default=0)

    @property
    def without_year(self) -> int:
        """How many rows do not say in which year they were signed: they are left out."""
        return sum(whole(row["signYear"]) is None for _, rows in self.files.values() for row in rows)

    def known(self, year: int) -> dict[str, bytes]:
        """By file, the rows signed by the end of a year, as a table that holds what could be known then."""
        found = {}
        for name, (headings, rows) in self.files.items():
            kept = [_then(row, year) for row in rows if _signed(row) <= year]
            if kept:
                found[name] = _written(headings, kept)
        return found

    def numbers_of(self, year: int) -> set[tuple[str, str]]:
        """Numbers of states, with the abbreviations that stand beside them, in rows signed by the end of a year."""
        rows = [row for _, rows in self.files.values() for row in rows if _signed(row) <= year]
        return {(row[f"ccode{n}"].strip(), row[f"cowName{n}"].strip()) for row in rows for n in "12"}

    def between(self, first: int, last: int) -> frozenset[Numbers]:
        """The pairs of numbers that signed in these years, both included.

        A row counts whatever else is wrong with it: it says who signed, and in
        which year. One whose two parties are one state does not.
        """
        pairs = set()
        for _, rows in self.files.values():
            for row in rows:
                one, other = whole(row["ccode1"]), whole(row["ccode2"])
                if one is not None and other is not None and one != other and first <= _signed(row) <= last:
                    pairs.add((min(one, other), max(one, other)))
        return frozenset(pairs)


def signings_in(folder: Path) -> Signings:
    """All tables of agreements in `dcad/`. Raises NoData where there is none, or one that is no such table."""
    files = {}
    for path in sorted((folder / "dcad").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            headings = list(reader.fieldnames or ())
            if not set(headings) >= HEADINGS:
                raise NoData(f"{path} lacks columns of the dataset: {', '.join(sorted(HEADINGS - set(headings)))}.")
            files[path.name] = headings, [{name: row.get(name) or "" for name in headings} for row in reader]
    if not files:
        raise NoData(f"{folder / 'dcad'} holds no table of agreements.")
    return Signings(files)


def _signed(row: dict[str, str]) -> int:
    year = whole(row["signYear"])
    return 9999 if year is None else year


def _then(row: dict[str, str], year: int) -> dict[str, str]:
    """A row without what nobody could know at the end of a year."""
    entered = whole(row["EIFYear"])
    unknown = (*_LATER, *(_ENTRY if entered is not None and entered > year else ()))
    return {name: "" if name in unknown else value for name, value in row.items()}


def _written(headings: list[str], rows: list[dict[str, str]]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, headings, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()
