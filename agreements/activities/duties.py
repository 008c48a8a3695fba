"""When other states are told of an exercise beforehand: thresholds with their source, in a file that is edited."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "reference" / "notice_duties.toml"


@dataclass(frozen=True)
class Duty:
    """From so many troops on, so many days before; `what` is `notification` or `observers`."""

    what: str
    troops: int
    days: int
    source: str
    as_of: str


@cache
def duties() -> tuple[Duty, ...]:
    """Every duty, in the order of the file."""
    return tuple(Duty(**one) for one in tomllib.loads(FILE.read_text(encoding="utf-8"))["duty"])


def duties_met_by(troops: int | None) -> list[Duty]:
    """The duties that an exercise of so many troops falls under; none where the number is not known."""
    return [one for one in duties() if troops is not None and troops >= one.troops]
