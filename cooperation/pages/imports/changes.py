"""What a row changes of an agreement, in words."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from cooperation.pages.agreements.writing.said import field_word

_PARTS = {"act": _("Act"), "side": _("Our own half"), "statement": _("What a source says")}


def change_words(name: str, both: Sequence[Any]) -> str:
    """What changes, from what to what."""
    kind, _dot, rest = name.partition(".")
    what = f"{_PARTS[kind]}" if kind in _PARTS else field_word(kind)
    last = rest.rpartition(".")[2]
    if last and not last.isdecimal():
        what = f"{what}, {field_word(last)}"
    before, after = (_shown(one) for one in both)
    return f"{what}: {before} → {after}" if before or after else what


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " / ".join(str(one) for one in value.values())
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if value is None else str(value)[:200]
