"""What a row changes of an agreement, in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.said import field_word
from cooperation.words import label
from cooperation.words.imports import FIELDS

# Columns of lines of profiles, as tables call them, and those that are codes.
_LINES = {"note": "remark"}
_CODED = {"priority": "priority", "level": "capability_level"}
_PARTS = {"act": _("Act"), "side": _("Our own half"), "statement": _("What a source says")}


def change_words(name: str, both: Sequence[Any]) -> str:
    """What changes, from what to what."""
    kind, _dot, rest = name.partition(".")
    what = f"{_PARTS[kind]}" if kind in _PARTS else field_word(kind) or str(FIELDS.get(_LINES.get(kind, kind), kind))
    last = rest.rpartition(".")[2]
    if last and not last.isdecimal():
        what = f"{what}, {field_word(last)}"
    before, after = (_shown(one) for one in both)
    if kind in _CODED:
        before, after = (label(_CODED[kind], one) if one else "" for one in both)
    return f"{what}: {before} → {after}" if before or after else what


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " / ".join(str(one) for one in value.values())
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)[:200]
