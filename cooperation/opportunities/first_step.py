"""The table of first steps: which goal or capability leads to which activity of which size; small data, no database."""

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "first_steps.csv"
# A row for every term of its kind that has none of its own.
ANY = "*"
# In which amounts of the table are told.
CURRENCY = "EUR"


class About(StrEnum):
    """On what a first step rests."""

    GOAL = "goal"
    THEY_SEEK = "they_seek"
    WE_SEEK = "we_seek"
    NOTHING = "nothing"


class Near(StrEnum):
    """How near two parties are in a goal: they rest it on the same fact; this fact is a border by land."""

    FACT = "fact"
    LAND = "land"


@dataclass(frozen=True)
class FirstStep:
    """One row: what to do together for a term, who hosts it, and how large it is usually.

    With `near` it is for two that are so near in the goal alone. `code` names
    what is done: two terms that lead to the same are proposed once. In a title
    `{term}` stands for the word of the term; `amount` is the cost in `CURRENCY`.
    """

    about: str
    term: str
    near: str
    code: str
    activity_type: str
    area: str
    title_en: str
    title_fr: str
    we_host: bool
    days: int
    our_people: int
    their_people: int
    amount: int

    def title_in(self, language: str) -> str:
        """What it is called, with the place of its term."""
        return self.title_fr if language.startswith("fr") else self.title_en


@cache
def first_steps() -> tuple[FirstStep, ...]:
    """Every row of the file."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_row(row) for row in csv.DictReader(file, strict=True))


def _row(row: dict[str, str]) -> FirstStep:
    return FirstStep(
        about=row["about"],
        term=row["term"],
        near=row["near"],
        code=row["step"],
        activity_type=row["activity_type"],
        area=row["area"],
        title_en=row["title_en"],
        title_fr=row["title_fr"],
        we_host=row["host"] == "ours",
        days=int(row["days"]),
        our_people=int(row["our_people"]),
        their_people=int(row["their_people"]),
        amount=int(row["amount"]),
    )


def step_for(rows: Sequence[FirstStep], about: str, term: str, near: Collection[str] = ()) -> FirstStep | None:
    """The row for a term: its own for two that are so near, its own for any two, that for any term; None: no row."""
    fits = [
        one for one in rows if one.about == about and one.term in (term, ANY) and (not one.near or one.near in near)
    ]
    return min(fits, key=lambda one: (one.term == ANY, not one.near), default=None)
