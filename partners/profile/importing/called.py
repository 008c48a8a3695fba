"""What pages call terms and codes, in every language: a table may say it as a page does.

This floor has no words; the faces tell theirs.

@words_told
def words() -> Told: ...
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from partners.records.imports.headings import plain_heading

# The vocabulary, the code, and a word for it.
Told = Iterable[tuple[str, str, str]]
_tellers: list[Callable[[], Told]] = []


def words_told(teller: Callable[[], Told]) -> Callable[[], Told]:
    """Register what tells words; it is asked once."""
    _tellers.append(teller)
    return teller


def words_called(vocabulary: str) -> Mapping[str, str]:
    """The codes of a vocabulary by what pages call them, without case, accents and signs."""
    return _called().get(vocabulary, {})


@cache
def _called() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for teller in _tellers:
        for vocabulary, code, word in teller():
            found[vocabulary].setdefault(plain_heading(word), code)
    return dict(found)
