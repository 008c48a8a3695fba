"""Multinational Military Exercises, version 7, 1980 to 2010, as it comes: a row is an exercise of any number of states.

An activity here is between two; a row that names more, or fewer, is refused
with that reason. -9 stands where the dataset does not know: a state that is
not known is no party. Positions (`lat`, `lon`) are never kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from agreements.activities.entry import ActivityEntry
from agreements.activities.vocabulary import ActivityStatus, ActivityType
from agreements.terms.dates import PartialDate
from partners.parties.meaning import PartyNames, party_findings
from partners.parties.party import Party
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow

HEADINGS = frozenset({"MMEID", "Ex_Name", "StartDate", "s.year", "e.year", "StateA", "StateB", "FocusDescription"})
SOURCE = "Multinational Military Exercises v7, 1980-2010"
UNKNOWN = "-9"
_STATE = re.compile(r"State[A-Z]{1,2}")
_NEVER = frozenset({"lat", "lon"})
_HELD = _NEVER | {"MMEID", "Ex_Name", "Location", "StartDate", "EndDate", "FocusDescription"}
_PARTS = re.compile(r"[se]\.(year|month|day)")
_COLUMN_OF = {
    "parties": "StateA",
    "title": "Ex_Name",
    "starts": "StartDate",
    "ends": "EndDate",
    "place": "Location",
    "purpose": "FocusDescription",
    "source_key": "MMEID",
}


@dataclass
class ExerciseRead:
    """One row as it was read."""

    name: str
    key: str
    entry: ActivityEntry | None
    findings: list[Finding] = field(default_factory=list)


class ExercisesProfile:
    """Reads rows of the dataset."""

    def __init__(self, layout: Layout, names: PartyNames, parties: dict[str, Party]) -> None:
        self.layout, self.names, self.parties = layout, names, parties

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about."""
        return _COLUMN_OF.get(fault, fault)

    def read(self, group: Sequence[RawRow]) -> ExerciseRead:
        """One line as an entry."""
        raw = group[0]
        row = {name: cell.strip() for name, cell in zip(self.layout.headings, raw.cells, strict=False)}
        findings = self.layout.faults(raw)
        states = [cell for name, cell in row.items() if _STATE.fullmatch(name) and cell]
        found = ExerciseRead(_known(row, "Ex_Name") or row.get("MMEID", ""), row.get("MMEID", ""), None, findings)
        if not found.key:
            findings.append(refused("MMEID", "required"))
        if len(states) != 2:
            findings.append(refused("StateA", "not_two_states", ", ".join(states)[:200], count=len(states)))
            return found
        starts, ends = _date(row, "s", findings), _date(row, "e", findings)
        found.entry = self._entry(row, states, starts, ends, findings)
        return found

    def _entry(
        self, row: dict[str, str], states: Sequence[str], starts: str, ends: str, findings: list[Finding]
    ) -> ActivityEntry:
        codes = [
            self._party(f"State{letter}", name, starts, findings) for letter, name in zip("AB", states, strict=True)
        ]
        place = _known(row, "Location")
        where = self.names.meant(place, starts).code if place else ""
        return ActivityEntry(
            parties=[code for code in codes if code],
            title=self._title(row, codes, findings),
            starts=starts,
            ends="" if ends == starts else ends,
            activity_type=ActivityType.EXERCISE,
            status=ActivityStatus.COMPLETED,
            area="exercises",
            purpose=_known(row, "FocusDescription"),
            place="" if where else place[:160],
            country=where,
            source=SOURCE,
            source_key=f"mme:{row.get('MMEID', '')}",
            notes=_notes(row),
        )

    def _party(self, column: str, name: str, on: str, findings: list[Finding]) -> str:
        if name == UNKNOWN and not self.names.answered(name):
            findings.append(refused(column, "state_not_stated", name))
            return ""
        meaning = self.names.meant(name, on)
        findings += party_findings(column, name, meaning)
        return meaning.code

    def _title(self, row: dict[str, str], codes: Sequence[str], findings: list[Finding]) -> str:
        """Its name; where it has none, whose exercise it was."""
        if name := _known(row, "Ex_Name"):
            return name
        both = [self.parties[code].name_en for code in codes if code in self.parties]
        title = f"Exercise of {' and '.join(both)}" if len(both) > 1 else row.get("MMEID", "")
        findings.append(told("Ex_Name", "title_made", row.get("Ex_Name", ""), title))
        return title


def _known(row: dict[str, str], name: str) -> str:
    value = row.get(name, "")
    return "" if value == UNKNOWN else value


def _date(row: dict[str, str], which: str, findings: list[Finding]) -> str:
    """A date in three columns, as precise as they are; `xx` stands for a day that is not known."""
    column = "StartDate" if which == "s" else "EndDate"
    parts = [row.get(f"{which}.{part}", "") for part in ("year", "month", "day")]
    kept = parts[: next((at for at, part in enumerate(parts) if not part.isdecimal()), 3)]
    try:
        on = str(PartialDate.parse("-".join(part.zfill(2) for part in kept))) if kept else ""
    except ValueError:
        on = ""
    if not on and which == "s":
        findings.append(refused(column, "date_not_read", "-".join(parts)))
    elif not on and any(parts):
        findings.append(told(column, "date_not_read", "-".join(parts)))
    elif len(on) < 10:
        findings.append(told(column, "partial_date", row.get(column, ""), on))
    return on


def _notes(row: dict[str, str]) -> str:
    """What no field holds, under its own name; positions are left out."""
    return "\n".join(
        f"{name}: {value}"
        for name, value in row.items()
        if value not in ("", "0", UNKNOWN)
        and name not in _HELD
        and not _PARTS.fullmatch(name)
        and not _STATE.fullmatch(name)
    )
