"""The Defense Cooperation Agreement Dataset, version 1.0, as it comes (Kinne 2020, J. Conflict Resolution 64(4)).

Its states are numbers of the Correlates of War project. Its codes below zero
are no numbers, and no public codebook says what each means: they are kept as
they stand. How long an agreement lasts is therefore not computed from it.
"""

from collections.abc import Sequence
from typing import Any

from agreements.importing.lists import key_within
from agreements.importing.read import RowRead
from agreements.instruments.agreement import TitleBasis
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.terms.clauses import ActKind
from agreements.terms.dates import PartialDate
from partners.parties.meaning import PARTY, Meaning, PartyNames, cow_abbreviation, cow_number, party_findings
from partners.parties.party import Party
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow

HEADINGS = frozenset({"ccode1", "cowName1", "ccode2", "cowName2", "signYear", "EIFYear", "type", "category1", "DCAid"})
SOURCE = "Defense Cooperation Agreement Dataset v1.0 (Kinne 2020)"
# Areas of which its own names leave no doubt; the others stay as it says them.
_AREAS = {
    "PROCUREMENT": ("procurement_logistics",),
    "RESEARCH": ("r_and_d",),
    "TREX": ("training_education", "exercises"),
}
_LENGTHS = ("span", "renewYears", "terminated")
_TITLE = {
    "general": {
        "en": "General agreement on defence cooperation between {a} and {b}",
        "fr": "Accord général de coopération de défense entre {a} et {b}",
    },
    "sector": {
        "en": "Agreement on defence cooperation in one sector between {a} and {b}",
        "fr": "Accord sectoriel de coopération de défense entre {a} et {b}",
    },
}
# What a field holds; every other column is kept as a note under its own name.
_HELD = frozenset({"signDay", "signMonth", "signYear", "EIFDay", "EIFMonth", "EIFYear", "DCAid"})
_COLUMN_OF = {
    "parties": "ccode2",
    "source_key": "DCAid",
    "acts.0.on": "signYear",
    "acts.1.on": "EIFYear",
    "note": "source",
    "term": "span",
    "termination": "terminated",
    "ends_reported": "durationActual",
    "areas": "category1",
}


class DcadProfile:
    """Reads rows of the dataset."""

    def __init__(self, layout: Layout, names: PartyNames, parties: dict[str, Party]) -> None:
        self.layout, self.names, self.parties = layout, names, parties
        self.places = {heading: place for place, heading in enumerate(layout.headings)}

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about."""
        return _COLUMN_OF.get(fault, fault)

    def read(self, group: Sequence[RawRow]) -> RowRead:
        """One line as an entry."""
        raw = group[0]
        cells = {name: raw.cells[place] if place < len(raw.cells) else "" for name, place in self.places.items()}
        row = {name: cell.strip() for name, cell in cells.items()}
        findings = self.layout.faults(raw) + _blanks(cells) + _codes(row)
        signed, entered = _date(row, "sign", findings), _date(row, "EIF", findings)
        if signed and entered and PartialDate.parse(entered).last < PartialDate.parse(signed).first:
            findings.append(refused("EIFYear", "entered_before_signed", entered, signed=signed))
        codes = [self._party(row, number, signed, findings) for number in ("1", "2")]
        if row.get("type") not in _TITLE:
            findings.append(refused("type", "choice_not_known", row.get("type", "")))
        entry = AgreementEntry(
            parties=[code for code in codes if code],
            titles=self._titles(row, codes),
            title_basis=TitleBasis.DESCRIPTIVE,
            areas=_areas(row),
            acts=tuple(_acts(row, signed, entered)),
            statements=tuple(_said(row)),
            ends_reported=_ended(row, signed, findings),
            side={"notes": "\n".join(f"{name}: {value}" for name, value in row.items() if value and name not in _HELD)},
            source_key=key_within("dcad", row["DCAid"]) if row.get("DCAid") else "",
        )
        if not row.get("DCAid"):
            findings.append(refused("DCAid", "required"))
        return RowRead(row.get("DCAid", ""), entry, findings)

    def _party(self, row: dict[str, str], which: str, signed: str, findings: list[Finding]) -> str:
        column, name, said = f"ccode{which}", f"cowName{which}", row[f"cowName{which}"]
        number = row[column]
        if not number.isdecimal():
            findings.append(refused(column, "cow_not_known" if number else "required", number))
            return ""
        both = f"{number} {said}".strip()
        answer = self.names.answered(both)
        if answer:
            return answer
        meaning = self.names.cow(int(number), signed)
        findings += party_findings(column, both, meaning)
        findings += self._abbreviation(name, said, int(number), signed, meaning)
        return meaning.code

    def _abbreviation(self, column: str, said: str, number: int, signed: str, meaning: Meaning) -> list[Finding]:
        """Another abbreviation than the project's own: told; one that is another state's: the two disagree."""
        own = cow_abbreviation(number)
        if not said or said == own:
            return []
        other = cow_number(said, signed)
        if other is not None and other != number:
            also = self.names.cow(other, signed).code
            both = [code for code in (meaning.code, also) if code]
            if len(set(both)) > 1:
                told_of = {"number": number, "own": own, "asks": PARTY}
                return [refused(column, "code_and_name_disagree", f"{number} {said}", *both, **told_of)]
        return [told(column, "other_abbreviation", said, own, number=number, own=own)]

    def _titles(self, row: dict[str, str], codes: Sequence[str]) -> dict[str, str]:
        both = [self.parties[code] for code in codes if code in self.parties]
        if len(both) < 2:
            return {"en": row.get("DCAid", "") or "?"}
        words = _TITLE.get(row.get("type", ""), _TITLE["general"])
        a, b = both
        return {
            "en": words["en"].format(a=a.name_en, b=b.name_en),
            "fr": words["fr"].format(a=a.name_fr, b=b.name_fr),
        }


def _blanks(cells: dict[str, str]) -> list[Finding]:
    return [told(name, "blanks_at_the_end", f"“{cell}”") for name, cell in cells.items() if cell != cell.strip()]


def _codes(row: dict[str, str]) -> list[Finding]:
    return [
        told(name, "code_not_a_number", row[name])
        for name in _LENGTHS
        if row.get(name, "").startswith("-") and row[name][1:].isdecimal()
    ]


def _date(row: dict[str, str], which: str, findings: list[Finding]) -> str:
    """A date in three columns, as precise as they are."""
    parts = [row.get(f"{which}{part}", "") for part in ("Year", "Month", "Day")]
    given = [part for part in parts if part]
    if not given:
        return ""
    kept = parts[: parts.index("")] if "" in parts else parts
    text = "-".join(part.zfill(2) for part in kept)
    try:
        on = str(PartialDate.parse(text)) if len(kept) == len(given) else ""
    except ValueError:
        on = ""
    if not on:
        findings.append(refused(f"{which}Year", "date_not_read", "-".join(given)))
    elif len(on) < 10:
        findings.append(told(f"{which}Year", "partial_date", on, on))
    return on


def _acts(row: dict[str, str], signed: str, entered: str) -> Any:
    source: dict[str, Any] = {"source": SOURCE, "note": row.get("source", "")}
    if signed:
        yield ActEntry(kind=ActKind.SIGNED, on=signed, **source)
    if entered:
        yield ActEntry(kind=ActKind.ENTERED, on=entered, **source)


def _areas(row: dict[str, str]) -> tuple[str, ...]:
    said = [row.get(f"category{number}", "") for number in (1, 2, 3)]
    return tuple(dict.fromkeys(area for one in said for area in _AREAS.get(one, ())))


def _said(row: dict[str, str]) -> Any:
    """What the dataset says of time, in its own codes."""
    named = {
        "term": ("span", "renewType", "renewYears"),
        "termination": ("terminated", "durationActual", "endYearEstimate"),
    }
    for field, columns in named.items():
        text = ", ".join(f"{name} {row[name]}" for name in columns if row.get(name))
        if text:
            yield StatementEntry(field, {"en": text}, SOURCE)


def _ended(row: dict[str, str], signed: str, findings: list[Finding]) -> str:
    """The year of an end that the dataset reports; its estimates are kept as notes and believed by nobody."""
    if row.get("terminated") != "1":
        return ""
    length = row.get("durationActual", "")
    if not (length.isdecimal() and signed):
        findings.append(told("terminated", "end_without_a_day", row["terminated"]))
        return ""
    year = str(int(signed[:4]) + int(length))
    findings.append(told("durationActual", "end_from_length", length, year))
    return year
