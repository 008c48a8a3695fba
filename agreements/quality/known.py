"""What is known of an agreement to one reader, as the rules of record quality read it. No database here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from agreements.terms.clauses import Clauses, History
from agreements.terms.dates import PartialDate


class Sort(StrEnum):
    """The sorts of findings, the gravest first."""

    CONTRADICTION = "contradiction"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: what it is, by which column or act it is mended, and the data of its sentence."""

    sort: Sort
    code: str
    mend: str
    act: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """What a source says on a field, and as of when; `act` where it says so of an act."""

    field: str
    words: str
    source: str
    as_of: PartialDate | None = None
    act: int | None = None


@dataclass(frozen=True)
class Above:
    """The agreement above: since when and until when it applies, as far as that is known."""

    key: str
    begins: PartialDate | None
    ends: PartialDate | None
    over: bool


@dataclass(frozen=True)
class Known:
    """An agreement with its outcome on the day, as far as the reader may see it.

    `filled` says of each thing that may be expected whether it is there; what
    this reader cannot see is not in it. `acts` leads from a kind of act to the
    key of its latest row.
    """

    stage: str
    status: str
    binding: bool
    clauses: Clauses
    history: History
    signed: PartialDate | None
    entry: PartialDate | None
    entry_basis: str
    ends: PartialDate | None
    ends_basis: str
    renewals: int
    assumptions: tuple[str, ...]
    filled: Mapping[str, bool]
    said: Sequence[Said] = ()
    above: Above | None = None
    touched: date | None = None
    acts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Quality:
    """How complete a record is, in per cent of what its stage lets one expect, and what there is to mend."""

    score: int
    findings: tuple[Finding, ...]

    def of(self, sort: str) -> list[Finding]:
        """The findings of a sort."""
        return [one for one in self.findings if one.sort == sort]
