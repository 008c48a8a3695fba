"""Words that are kept in several languages. Pure."""

from collections.abc import Mapping
from typing import Any


def in_language(words: Mapping[str, Any], language: str) -> str:
    """What is said in a language (`fr`, `fr-CA`), else in English, else in whichever there is; empty for nothing."""
    return str(words.get(language[:2]) or words.get("en") or next(iter(words.values()), ""))
