"""The word lists, read from a file that an installation may replace."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

PACKAGED = Path(__file__).with_name("words.toml")
NATURES = ("treaty", "memo")
# Arabic writes the article and some prepositions onto the word.
_BOUND = r"(?<![\w’'])(?:{}){}(?!\w)"


class WordListError(ValueError):
    """A word list that cannot be read: in which entry, and why."""


@dataclass(frozen=True)
class Entry:
    """One word: how it is found, what to write instead, and where it is no hit."""

    word: re.Pattern[str]
    instead: tuple[str, ...]
    after: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    sentence: re.Pattern[str] | None = None
    heading: bool = False


@dataclass(frozen=True)
class WordList:
    """The words of one language: those of a treaty, those of a memorandum, and what other instruments are called."""

    treaty: tuple[Entry, ...]
    memo: tuple[Entry, ...]
    other: re.Pattern[str] | None = None


@cache
def word_lists(path: str = "") -> Mapping[str, WordList]:
    """The lists by language, from a file or else as they come with the product. Raises WordListError."""
    try:
        with Path(path or PACKAGED).open("rb") as file:
            told = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise WordListError(f"{path}: {error}") from error
    return {language: _list(language, words) for language, words in told.items()}


def _list(language: str, words: Mapping[str, Any]) -> WordList:
    found = {
        nature: tuple(_entry(f"{language}.{nature}[{at}]", one) for at, one in enumerate(words.get(nature, ())))
        for nature in NATURES
    }
    other = words.get("other")
    return WordList(**found, other=re.compile(other) if other else None)


def _entry(where: str, told: Mapping[str, Any]) -> Entry:
    flags = re.NOFLAG if told.get("case") else re.IGNORECASE
    try:
        return Entry(
            word=re.compile(_BOUND.format(told["match"], ""), flags),
            instead=tuple(told["instead"]),
            after=re.compile(f"(?:{told['after']})$") if told.get("after") else None,
            before=re.compile(told["before"]) if told.get("before") else None,
            sentence=re.compile(told["sentence"], re.IGNORECASE) if told.get("sentence") else None,
            heading=bool(told.get("heading")),
        )
    except (KeyError, TypeError, re.error) as error:
        raise WordListError(f"{where}: {error}") from error
