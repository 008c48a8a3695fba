"""Objections and corrections are written in one place each, whatever subject they are about."""

import re
from pathlib import Path

from partners.records import contesting, corrections

ROOT = Path(contesting.__file__).parents[2]
# What was put right of a party is seen by its own party alone, whoever sees the fact.
APART = {"partners/parties/correcting.py"}


def test_objections_and_corrections_have_one_place_each() -> None:
    found: dict[str, set[str]] = {"Contest": set(), "Correction": set()}
    for floor in ("partners", "agreements", "cooperation"):
        for path in (ROOT / floor).rglob("*.py"):
            code = path.read_text()
            for name, places in found.items():
                if "migrations" not in path.parts and re.search(rf"(?<!class )\b{name}(\.objects\.create)?\(", code):
                    places.add(path.relative_to(ROOT).as_posix())
    assert found["Contest"] == {Path(contesting.__file__).relative_to(ROOT).as_posix()}
    assert found["Correction"] - APART == {Path(corrections.__file__).relative_to(ROOT).as_posix()}
