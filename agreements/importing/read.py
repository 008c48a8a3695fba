"""What reading a row gives, whatever the kind of table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from agreements.instruments.entry import AgreementEntry
from partners.parties.meaning import PartyNames, party_findings
from partners.records.imports.faults import Finding, told
from partners.records.imports.rows import RawRow


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
