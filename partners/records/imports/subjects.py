"""What a subject tells the imports: its fields, the kinds of table it knows, and how rows become records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from partners.records.imports.batch import Import, ImportRow
from partners.records.imports.faults import REFUSES, Finding
from partners.records.imports.headings import Vocabulary
from partners.records.imports.rows import RawRow


@dataclass
class Judged:
    """A row (or several lines that are one) and what would become of it."""

    line: int
    outcome: str
    name: str = ""
    findings: list[Finding] = field(default_factory=list)
    changes: Mapping[str, Any] = field(default_factory=dict)
    # What the subject needs to write it; the imports do not look inside.
    entry: Any = None
    earlier: Any = None
    record_id: int | None = None
    version: int | None = None
    # How many of its cells stay as they were corrected here.
    keeps: int = 0

    @property
    def refuses(self) -> bool:
        """Whether anything was found that refuses it."""
        return any(one.weight == REFUSES for one in self.findings)


class Reading(Protocol):
    """One pass through a file: it remembers what it met, and judges and writes piece by piece."""

    def judge(self, rows: Sequence[Sequence[RawRow]]) -> list[Judged]:
        """What would become of these rows; nothing is written."""
        ...

    def passed(self, rows: Sequence[Sequence[RawRow]]) -> None:
        """Remember rows that an earlier worker went through."""
        ...

    def write(self, judged: Sequence[Judged]) -> None:
        """Write what is good, and put on each what became of it."""
        ...


class Subject(Protocol):
    """A subject whose records come in by tables."""

    code: str
    vocabulary: Vocabulary

    def claims(self, headings: Sequence[str]) -> bool:
        """Whether a table with these headings is plainly this subject's, whatever it was sent as."""
        ...

    def profile_of(self, headings: Sequence[str]) -> str:
        """The kind of table that has these headings."""
        ...

    def matched(self, profile: str, headings: Sequence[str]) -> dict[str, str]:
        """Fields by place of their column, as the kind of table has them."""
        ...

    def by_hand(self, profile: str) -> bool:
        """Whether the columns of this kind of table are matched by hand, or known."""
        ...

    def missing(self, profile: str, fields: Sequence[str]) -> list[str]:
        """The fields without which no row can be read."""
        ...

    def begins(self, batch: Import, row: RawRow) -> bool:
        """Whether a line begins something, or belongs to the line before it."""
        ...

    def reading(self, batch: Import, officer: Any, today: date) -> Reading:
        """Begin a pass through a file."""
        ...

    def undo(self, batch: Import, rows: Sequence[ImportRow], officer: Any, today: date, reason: str) -> None:
        """Take back what these rows did, and put on each how that went."""
        ...

    def named(self, officer: Any, keys: Sequence[int]) -> Mapping[int, str]:
        """The addresses of records in sight, by key."""
        ...


_subjects: dict[str, Subject] = {}


def import_subject(subject: Subject) -> Subject:
    """Register a subject."""
    _subjects[subject.code] = subject
    return subject


def claimed_by(headings: Sequence[str], sent_as: str) -> str:
    """The subject of a table: the one that claims it by its headings, else the one that it was sent as."""
    return next((code for code, one in _subjects.items() if one.claims(headings)), sent_as)


def subject_of(code: str) -> Subject:
    """The subject of an import."""
    return _subjects[code]
