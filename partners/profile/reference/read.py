"""Reading what states take part in, from which goals are suggested; no database."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "challenges.csv"


@dataclass(frozen=True)
class Challenge:
    """A text or body by which states took up a challenge together, and the goals that it stands for.

    With `inland_too` goals of the sea are meant for its states without a coast
    as well; `until` is the last day on which it counts, empty where no end is
    known.
    """

    code: str
    name_en: str
    name_fr: str
    goals: tuple[str, ...]
    states: frozenset[str]
    source: str
    as_of: str
    until: str = ""
    inland_too: bool = False

    def name_in(self, language: str) -> str:
        """What it is called."""
        return self.name_fr if language.startswith("fr") else self.name_en


@cache
def challenges() -> tuple[Challenge, ...]:
    """Every challenge of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Challenge(
                row["code"],
                row["name_en"],
                row["name_fr"],
                tuple(row["goals"].split()),
                frozenset(row["states"].split()),
                row["source"],
                row["as_of"],
                row["until"],
                row["inland_too"] == "yes",
            )
            for row in csv.DictReader(file, strict=True)
        )
