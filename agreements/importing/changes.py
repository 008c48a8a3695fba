"""What a row would change of an agreement: what is told of it, and how it is done; a cell can be left as it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from agreements.instruments.entry import ActEntry, StatementEntry
from agreements.instruments.parts import Statement
from partners.records.imports.faults import Finding


@dataclass
class Changes:
    """What changes: `told` before and after, by what it is about; the rest says how it is done."""

    told: dict[str, list[Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    side: dict[str, Any] = field(default_factory=dict)
    acts: dict[int, dict[str, Any]] = field(default_factory=dict)
    # What is new, by its number; statements that stand in place of others, by the number of the new one.
    new_acts: dict[int, ActEntry] = field(default_factory=dict)
    said: dict[int, StatementEntry] = field(default_factory=dict)
    instead: dict[int, int] = field(default_factory=dict)
    digest: str = ""

    def value(self, name: str, before: Any, after: Any) -> None:
        """A column of the agreement changes."""
        self.values[name] = after
        self.told[name] = [_plain(before), _plain(after)]

    def ours(self, name: str, before: Any, after: Any) -> None:
        """A column of the own half changes."""
        self.side[name] = after
        self.told[f"side.{name}"] = [_plain(before), _plain(after)]

    def act(self, key: int, name: str, before: Any, after: Any) -> None:
        """Something of an act changes."""
        self.acts.setdefault(key, {})[name] = after
        self.told[f"act.{key}.{name}"] = [_plain(before), _plain(after)]

    def new_act(self, entry: ActEntry) -> None:
        """An act is new."""
        number = len(self.new_acts) + 1
        self.new_acts[number] = entry
        self.told[f"act.new.{number}"] = [None, f"{entry.kind} {entry.side} {entry.on}".strip()]

    def statement(self, entry: StatementEntry, instead_of: Statement | None = None) -> None:
        """A source says something new, or something else than before."""
        number, before = len(self.said) + 1, None
        self.said[number] = entry
        if instead_of is not None:
            self.instead[number] = instead_of.pk
            before = words_of(instead_of.says)
        self.told[f"statement.new.{number}"] = [before, words_of(entry.says)]

    def cells(self) -> Iterator[tuple[str, list[Any]]]:
        """Each cell that changes, with what it said and would say; of titles each language."""
        for name, both in list(self.told.items()):
            if name == "titles":
                before, after = both
                for language in {**before, **after}:
                    if before.get(language) != after.get(language):
                        yield f"titles.{language}", [before.get(language), after.get(language)]
            else:
                yield name, both

    def leave(self, cell: str) -> None:
        """Let a cell stay as it is."""
        kind, _, rest = cell.partition(".")
        first, _, last = rest.partition(".")
        if kind == "titles":
            self._leave_title(rest)
            return
        del self.told[cell]
        if kind == "side":
            del self.side[rest]
        elif first == "new":
            (self.new_acts if kind == "act" else self.said).pop(int(last))
            self.instead.pop(int(last), None) if kind == "statement" else None
        elif kind == "act":
            del self.acts[int(first)][last]
            self.acts = {key: values for key, values in self.acts.items() if values}
        else:
            del self.values[cell]

    def _leave_title(self, language: str) -> None:
        before, after = self.told["titles"]
        titles = {one: text for one, text in after.items() if one != language}
        titles |= {language: before[language]} if language in before else {}
        self.values["titles"], self.told["titles"] = titles, [before, titles]
        if titles == before:
            del self.values["titles"], self.told["titles"]


def _plain(value: Any) -> Any:
    """A value as it is kept in the report of a row."""
    if hasattr(value, "email"):
        return str(value.email)
    if hasattr(value, "code"):
        return str(value.code)
    return list(value) if isinstance(value, tuple) else value


def words_of(says: Mapping[str, str]) -> str:
    """What a source says in all languages, as one text."""
    return " / ".join(f"{says[language]}" for language in sorted(says))
