"""Lines that stand twice in one file: the same again, or something else of the same, and nobody chooses for you."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from partners.profile.entry import LineEntry
from partners.profile.importing.read import LineReader
from partners.records.imports.rows import RawRow


class Said:
    """What a whole file says of each line; a row that is refused for itself says nothing."""

    def __init__(self, reader: LineReader, rows: Iterable[RawRow]) -> None:
        self._said: dict[tuple[int, str, str], list[tuple[int, dict[str, Any]]]] = defaultdict(list)
        for row in rows:
            read = reader.read(row)
            if read.entry is not None and not read.refuses:
                self._said[read.entry.key].append((row.line, dict(read.entry.values)))

    def otherwise(self, line: int, entry: LineEntry) -> list[int]:
        """The rows that say something else of the same."""
        return [one for one, values in self._said[entry.key] if one != line and values != dict(entry.values)]

    def above(self, line: int, entry: LineEntry) -> list[int]:
        """The rows above it that say the very same."""
        return [one for one, values in self._said[entry.key] if one < line and values == dict(entry.values)]
