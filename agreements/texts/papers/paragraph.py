"""A text as paragraphs, and where in it each of them stands. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class UnreadText(ValueError):
    """A file that cannot be read as a text: a code."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, or one row of a table.

    `number` is what the word processor counts by itself, `level` that of a
    heading (1 the highest, 0 for none), `rtl` whether it runs from right to left.
    """

    text: str
    number: str = ""
    level: int = 0
    row: bool = False
    rtl: bool = False

    @property
    def whole(self) -> str:
        """With its number, as a reader sees it."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True)
class Text:
    """What a file says, and what of it is not told by its paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    tracked: bool = False
    comments: int = 0


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands: beneath which article, the how-manieth there (the heading itself is 0)."""

    article: str
    paragraph: int


_NUMERAL = r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z]|premier|première|1er|primeiro|one|first)"
_WORD = (
    r"article|art\.|section|sec\.|paragraph|clause|chapter|annex|appendix|schedule"
    r"|paragraphe|chapitre|annexe|appendice|titre"
    r"|artigo|secção|seção|cláusula|capítulo|anexo|parágrafo"
)
# Not longer than a heading is: a sentence that begins with a reference is no heading.
_HEADING = re.compile(rf"^(?P<label>(?:{_WORD})\s+{_NUMERAL}(?:\s*\.?\s*[º°])?)(?=$|[\s.:–—-])", re.IGNORECASE)
_ARABIC = re.compile(r"^(?P<label>(?:المادة|الفقرة|الباب|الملحق|القسم|البند)\s+\S+(?:\s+عشرة?)?)")
_LONGEST_HEADING = 140


def article_of(paragraph: Paragraph) -> str:
    """The label of the article whose heading a paragraph is (`Article 5`); empty for any other."""
    whole = paragraph.whole
    if len(whole) > _LONGEST_HEADING or whole.endswith((";", ",")):
        return ""
    found = _HEADING.match(whole) or _ARABIC.match(whole)
    if found:
        return " ".join(found["label"].split())
    return whole if paragraph.level and len(whole) <= 80 else ""


def places(paragraphs: Iterable[Paragraph]) -> list[Place]:
    """Where each paragraph stands; those before the first heading stand beneath none."""
    found: list[Place] = []
    article, count = "", 0
    for one in paragraphs:
        label = article_of(one)
        if label:
            article, count = label, 0
        else:
            count += 1
        found.append(Place(article, count))
    return found


_END = re.compile(r"(?<=[.;!?؟؛])[\s\u00a0]+(?=[^\s\da-z(])")
_SHORT = re.compile(r"(?:\b(?:No|Nos|Art|Arts|Mr|Ms|Mrs|Dr|St|cf|para|paras|Sec|n°|vol|p|pp|MM?|Mme)|\b[A-Z])\.$")


def sentences(text: str) -> list[tuple[int, str]]:
    """The sentences of a paragraph, each with the place at which it begins."""
    found, start = [], 0
    for cut in _END.finditer(text):
        if not _SHORT.search(text[start : cut.start()]):
            found.append((start, text[start : cut.start()]))
            start = cut.end()
    return [*found, (start, text[start:])] if text[start:].strip() else found


def sentence_at(text: str, place: int) -> tuple[int, str]:
    """The sentence in which a place lies, and where it begins."""
    last: tuple[int, str] = (0, text)
    for start, one in sentences(text):
        if start > place:
            break
        last = (start, one)
    return last


def is_rtl(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a text runs from right to left for the most part."""
    return sum(len(one.text) for one in paragraphs if one.rtl) * 2 > sum(len(one.text) for one in paragraphs)
