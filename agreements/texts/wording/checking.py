"""Finding in a text the words of the other kind of text, each with its place and what to write instead."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agreements.texts.papers.paragraph import Paragraph, Place, article_of, places, sentence_at
from agreements.texts.wording.lists import Entry, WordList

TREATY, MEMO = "treaty", "memo"
MOST_HITS = 500
# Between these signs somebody else is quoted.
_QUOTED = re.compile(r"“[^”]{1,400}”|«[^»]{1,400}»|„[^“]{1,400}“|(?<!\w)\"[^\"]{1,400}\"(?!\w)")
# So far behind its name another instrument is still the one that is spoken of.
_REACH = 90


@dataclass(frozen=True)
class Hit:
    """A word of the wrong kind: where it stands, in which sentence, and what to write instead.

    `start` and `end` are places in `sentence`.
    """

    place: Place
    sentence: str
    start: int
    end: int
    word: str
    instead: tuple[str, ...]
    language: str


def wording_hits(paragraphs: Sequence[Paragraph], words: Mapping[str, WordList], language: str, kind: str) -> list[Hit]:
    """The words of `kind` (`treaty` or `memo`) in a text that should have none, in the order of reading.

    A language without a list finds nothing; at most 500 are told.
    """
    found: list[Hit] = []
    known = words.get(language[:2])
    if known is None:
        return found
    entries = known.treaty if kind == TREATY else known.memo
    for one, place in zip(paragraphs, places(paragraphs), strict=True):
        found += _in_paragraph(one, place, entries, known, language[:2])
        if len(found) >= MOST_HITS:
            break
    return found[:MOST_HITS]


def _in_paragraph(
    paragraph: Paragraph, place: Place, entries: Sequence[Entry], words: WordList, language: str
) -> Iterator[Hit]:
    text = paragraph.whole
    plain = text.replace("'", "’")  # as the lists write it
    heading = bool(article_of(paragraph))
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    taken: list[tuple[int, int, Entry]] = []
    for entry in entries:
        if entry.heading and not heading:
            continue
        for found in entry.word.finditer(plain):
            if _counts(found, entry, plain, quoted, words.other):
                taken.append((found.start(), found.end(), entry))
    for start, end, entry in _longest(taken):
        begins, sentence = sentence_at(text, start)
        yield Hit(place, sentence, start - begins, end - begins, text[start:end], entry.instead, language)


def _longest(taken: list[tuple[int, int, Entry]]) -> Iterator[tuple[int, int, Entry]]:
    """Of words that overlap, the longest; in the order of reading."""
    last = -1
    for start, end, entry in sorted(taken, key=lambda one: (one[0], -one[1])):
        if start >= last:
            last = end
            yield start, end, entry


def _counts(
    found: re.Match[str], entry: Entry, text: str, quoted: Sequence[tuple[int, int]], other: re.Pattern[str] | None
) -> bool:
    """Whether a word is meant as one of this text: not quoted, and not said of another instrument."""
    start, end = found.span()
    if any(first < start and end < last for first, last in quoted):
        return False
    if entry.after and entry.after.search(text[max(0, start - 60) : start]):
        return False
    if entry.before and entry.before.match(text[end : end + 80]):
        return False
    if entry.sentence and entry.sentence.search(sentence_at(text, start)[1]):
        return False
    return not (other and _of_another(start, end, text, other))


def _of_another(start: int, end: int, text: str, other: re.Pattern[str]) -> bool:
    """Whether it belongs to the title of another instrument that is named around it."""
    for named in other.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH)):
        if named.start() <= start < named.end():
            return True
        between = text[named.end() : start] if named.end() <= start else text[end : named.start()]
        # A title runs on in capitals, figures and small linking words; a comma or a verb in lower case ends it.
        if all(_LINKS.fullmatch(word) or word[:1].isupper() or word[:1].isdigit() for word in between.split()):
            return True
    return False


_LINKS = re.compile(
    r"(?:of|the|to|on|for|and|in|between|among|de|la|le|les|du|des|à|au|aux|et|sur|entre|l’\w+|d’\w+"
    r"|da|do|das|dos|e|na|no|para|sobre)",
    re.IGNORECASE,
)
