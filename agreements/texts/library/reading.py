"""Reading the library: clauses by language, in the words of a text that binds or of one that does not. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# The languages in which the library has its clauses.
LANGUAGES = ("en", "fr", "pt", "ar")
# What whoever writes has still to fill in.
BLANK = "…"
_CHOICE = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_NAMED = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class LibraryClause:
    """One clause in one language and one legal nature, with what the record fills in still named in braces."""

    key: str
    alternative: str
    heading: str
    body: str

    @property
    def name(self) -> str:
        """Key and alternative, as outlines name it."""
        return f"{self.key}.{self.alternative}" if self.alternative else self.key


@cache
def clauses(language: str, binding: bool) -> Mapping[str, LibraryClause]:
    """The clauses of a language by name, worded for a text that binds or for one that does not."""
    head, *parts = ("\n" + (HERE / f"{language}.txt").read_text("utf-8")).split("\n== ")
    terms = _terms(head, binding)
    found = (_clause(part, terms, binding) for part in parts)
    return {one.name: one for one in found}


def _terms(head: str, binding: bool) -> dict[str, str]:
    lines = (line.split(" = ", 1) for line in head.splitlines() if " = " in line)
    return {name: words.split(" | ")[0 if binding else 1].strip() for name, words in lines}


def _clause(part: str, terms: Mapping[str, str], binding: bool) -> LibraryClause:
    name, _, text = part.partition("\n")
    text = _CHOICE.sub(lambda found: found[1 if binding else 2], text.strip())
    text = _NAMED.sub(lambda found: terms.get(found[1], found[0]), text)
    heading, body = "", text
    if text.startswith("# "):
        first, _, body = text.partition("\n")
        heading = first.removeprefix("# ")
    key, _, alternative = name.strip().partition(".")
    return LibraryClause(key, alternative, heading, body.strip())


def alternatives(key: str) -> list[str]:
    """The alternatives of a key, in the order of the library; `""` where it has but one wording."""
    return [one.alternative for one in clauses("en", True).values() if one.key == key]


def keys() -> list[str]:
    """The keys that a clause of a text may have, in the order of the library; recitals belong to the preamble."""
    return list(dict.fromkeys(one.key for one in clauses("en", True).values() if one.key != "recital"))


@cache
def table(name: str) -> Mapping[str, Any]:
    """One of the tables of the library: `words`, `outlines` or `frameworks`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def named_in(text: str) -> list[str]:
    """The names in braces that a text has still to be filled for."""
    return list(dict.fromkeys(_NAMED.findall(text)))


def put_in(text: str, values: Mapping[str, str]) -> str:
    """A text with the values that are known; what is not stays named in braces."""
    return _NAMED.sub(lambda found: values.get(found[1]) or found[0], text)
