"""Tables of a folder of datasets, plain or compressed, read row by row."""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Generic, TypeVar

T = TypeVar("T")


class NoData(Exception):
    """What the folder lacks, in a sentence."""


@dataclass(frozen=True)
class Dated(Generic[T]):
    """What a table says of a year: the last that it has until the one that was asked for."""

    values: T
    source: str
    year: int


def rows(folder: Path, name: str, *needed: str) -> Iterator[dict[str, str]]:
    """The rows of a table. Raises NoData where it or one of its needed columns is missing."""
    with _opened(_path(folder, name, *needed)) as file:
        yield from csv.DictReader(file)


def has(folder: Path, name: str) -> bool:
    """Whether a table is there."""
    return any((folder / one).is_file() for one in (name, f"{name}.gz"))


def whole(text: str | None) -> int | None:
    """A whole number, also where it was written as 2.0; None for anything else."""
    try:
        number = float(text or "")
    except ValueError:
        return None
    return int(number) if number.is_integer() else None


def of_last_year(folder: Path, name: str, until: int, *needed: str) -> tuple[int, list[dict[str, str]]]:
    """The last year, not after `until`, of which a table has rows, and the needed columns of these; one pass.

    Raises NoData where there is none.
    """
    with _opened(_path(folder, name, "year", *needed)) as file:
        reader = csv.reader(file)
        headings = next(reader)
        places, at = [headings.index(one) for one in needed], headings.index("year")
        last = -1
        found: list[dict[str, str]] = []
        years: dict[str, int] = {}
        for row in reader:
            year = years.get(row[at], -2)
            if year == -2:
                year = years[row[at]] = _year(row[at])
            if last < year <= until:
                last, found = year, []
            if year == last >= 0:
                found.append(dict(zip(needed, [row[place] for place in places], strict=True)))
    if last < 0:
        raise NoData(f"{folder / name} says nothing of {until} or earlier.")
    return last, found


def _year(text: str) -> int:
    year = whole(text)
    return -1 if year is None else year


def _path(folder: Path, name: str, *needed: str) -> Path:
    path = next((one for one in (folder / name, folder / f"{name}.gz") if one.is_file()), None)
    if path is None:
        raise NoData(f"{folder / name} is missing.")
    with _opened(path) as file:
        headings = next(csv.reader(file), [])
    lacking = [one for one in needed if one not in headings]
    if lacking:
        raise NoData(f"{path} has no column {', '.join(lacking)}.")
    return path


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8-sig", newline="")
