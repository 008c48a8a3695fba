"""Reading our own template: a line is an agreement, or an act or a statement beneath the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from agreements.importing.fields import ACT, ACT_SAYS, PLAIN, SIDE, STATEMENT, TITLES
from agreements.importing.read import RowRead
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.instruments.parts import AgreementAct, AgreementSide
from partners.records.imports.faults import Finding, refused
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow

_YES, _NO = frozenset({"yes", "true", "1", "oui"}), frozenset({"", "no", "false", "0", "non"})


@dataclass
class TemplateLine:
    """A line beneath an agreement: its number here where it has one, and its cells."""

    record: str
    id: str
    cells: dict[str, str]


@dataclass
class TemplateParts:
    """The lines of one agreement as they stand in the file."""

    cells: dict[str, str]
    lines: list[TemplateLine] = field(default_factory=list)


class TemplateProfile:
    """Reads the lines of our template; the codes are those of the vocabulary."""

    def __init__(self, layout: Layout, people: Mapping[str, Any], parties: Mapping[str, Any]) -> None:
        self.layout, self.people, self.parties = layout, people, parties
        self.places = {name: int(place) for place, name in layout.matched.items() if name not in ("note", "")}

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about."""
        known = {"titles": "title_en", "parties": "party_a", "source_key": "source_id"}
        return known.get(fault, "on" if fault.startswith("acts.") else fault)

    def cells(self, raw: RawRow) -> dict[str, str]:
        """The cells of a line by column, the empty ones too."""
        return {name: raw.cells[place].strip() if place < len(raw.cells) else "" for name, place in self.places.items()}

    def read(self, group: Sequence[RawRow]) -> RowRead:
        """The lines of one agreement."""
        cells = self.cells(group[0])
        findings = [one for raw in group for one in self.layout.faults(raw)]
        if cells.get("record") != "agreement":
            findings.append(refused("record", "line_without_agreement", cells.get("record", "")))
            return RowRead(cells.get("agreement", ""), None, findings)
        parts = TemplateParts(cells)
        for raw in group[1:]:
            line = self.cells(raw)
            parts.lines.append(TemplateLine(line.get("record", ""), line.get("id", ""), line))
            if line.get("record") not in (ACT, STATEMENT):
                findings.append(refused("record", "choice_not_known", line.get("record", "")))
            elif line.get("agreement") not in ("", cells.get("agreement")):
                findings.append(refused("agreement", "line_of_another", line["agreement"]))
        version = cells.get("version", "")
        entry = self.entry(parts, findings)
        name = (
            cells.get("agreement")
            or cells.get("source_id")
            or next((cells[one] for one in TITLES if cells.get(one)), "")
        )
        return RowRead(
            name, entry, findings, cells.get("agreement", ""), int(version) if version.isdecimal() else None, parts
        )

    def entry(self, parts: TemplateParts, findings: list[Finding]) -> AgreementEntry:
        """The lines as an agreement that is entered."""
        cells = parts.cells
        values = {name: self.value(Agreement, name, cells[name], findings) for name in PLAIN if cells.get(name)}
        side = {
            name: self.value(AgreementSide, name, cells[f"our_{name}"], findings)
            for name in SIDE
            if cells.get(f"our_{name}")
        }
        return AgreementEntry(
            parties=[cells[name] for name in ("party_a", "party_b") if cells.get(name)],
            titles=titles_of(cells),
            parent=cells.get("parent", ""),
            framework=cells.get("framework", ""),
            acts=tuple(self.act(one.cells, findings) for one in parts.lines if one.record == ACT),
            statements=tuple(statement_of(one.cells) for one in parts.lines if one.record == STATEMENT),
            side={name: value for name, value in side.items() if value is not None},
            source_key=cells.get("source_id", ""),
            **{name: value for name, value in values.items() if value is not None},
        )

    def act(self, cells: Mapping[str, str], findings: list[Finding]) -> ActEntry:
        """A line as an act."""
        says = {name: self.value(AgreementAct, name, cells.get(name, ""), findings) for name in ACT_SAYS}
        return ActEntry(kind=cells.get("act", ""), side=cells.get("side", ""), **says)

    def value(self, model: Any, name: str, text: str, findings: list[Finding]) -> Any:
        """A cell as the column of a record takes it."""
        column = model._meta.get_field(name)
        if isinstance(column, models.IntegerField):
            if text and not text.isdecimal():
                findings.append(refused(name, "not_a_number", text))
            return int(text) if text.isdecimal() else (None if column.null else column.default)
        if isinstance(column, models.BooleanField):
            if text.casefold() not in _YES | _NO:
                findings.append(refused(name, "choice_not_known", text, "yes", "no"))
            return text.casefold() in _YES
        if isinstance(column, ArrayField):
            return tuple(text.split())
        return self._person(name, text, findings) if isinstance(column, models.ForeignKey) else text

    def _person(self, name: str, text: str, findings: list[Finding]) -> Any:
        person = self.people.get(text.lower())
        if text and person is None:
            findings.append(refused(f"our_{name}", "no_officer", text))
        return person


def titles_of(cells: Mapping[str, str]) -> dict[str, str]:
    """The titles in the cells of a line, by language."""
    return {name.removeprefix("title_"): cells[name] for name in TITLES if cells.get(name)}


def statement_of(cells: Mapping[str, str]) -> StatementEntry:
    """A line as what a source says."""
    languages = ("en", "fr", "pt", "ar", "und")
    return StatementEntry(
        field=cells.get("field", ""),
        says={one: cells[f"says_{one}"] for one in languages if cells.get(f"says_{one}")},
        source=cells.get("source", ""),
        source_url=cells.get("source_url", ""),
        as_of=cells.get("source_as_of", ""),
    )
