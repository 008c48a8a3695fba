"""Making a paper for a reader: read, printed under a code, set, and kept in the log of reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from agreements.amendments.reading import consolidated_latest
from agreements.documents.papers import docx, pdf
from agreements.documents.papers.paper import Head, Paper
from agreements.documents.prints import PaperKind, PrintMade, print_make, printing_kept
from agreements.instruments.agreement import Agreement
from cooperation.pages.agreements.reading import Reading, read
from cooperation.papers.consolidated import consolidated_paper
from cooperation.papers.head import head_of
from cooperation.papers.note import note_paper
from cooperation.papers.record import record_paper
from cooperation.papers.text import text_paper, version_to_print
from cooperation.words.languages import present_language
from partners.records.errors import Unseen
from partners.records.record import PUBLIC, Reader

FORMS: dict[str, tuple[Callable[[Paper, Any], bytes], str]] = {
    "pdf": (pdf.pdf_of, pdf.MEDIA_TYPE),
    "docx": (docx.docx_of, docx.MEDIA_TYPE),
}
MAKERS: dict[str, Callable[[Reading, Head], Paper]] = {
    PaperKind.RECORD: record_paper,
    PaperKind.NOTE: note_paper,
}
# What is set in the languages that it has.
TEXTS: dict[str, Callable[[Reading, Head, str], Paper]] = {
    PaperKind.TEXT: text_paper,
    PaperKind.CONSOLIDATED: consolidated_paper,
}
# What everyone may take away of a released record.
FOR_EVERYONE = frozenset({PaperKind.RECORD, PaperKind.TEXT})


@dataclass(frozen=True)
class Made:
    """A paper that was made: its bytes, their type, and the name of the file."""

    content: bytes
    media_type: str
    name: str


def paper_make(
    reader: Reader, agreement: Agreement, today: date, *, paper: str, form: str, language: str, where: str,
    day: date | None = None,
) -> Made:  # fmt: skip
    """Make a paper of an agreement in a language, as `reader` sees it, and keep that it was taken.

    `where` is the address at which its code is typed, `day` another day than
    today. Raises Unseen for a paper, a form or a language that there is not,
    and for papers that are not for everyone.
    """
    if paper not in PaperKind.values or form not in FORMS or (reader is PUBLIC and paper not in FOR_EVERYONE):
        raise Unseen
    words = _words_of(reader, agreement, paper, language)
    # Everyone may ask for any day, but codes are kept for today's papers alone: their number has a bound.
    coded = reader is not PUBLIC or day in (None, today)
    with translation.override(words):
        reading = read(agreement, reader, today, day=day)
        make = _maker(reading, paper, language)
        made = print_of(reader, agreement, day or today, paper, language) if coded else None
        setter, media_type = FORMS[form]
        content = setter(make(head_of(reading, made, where)), timezone.now())
    if made is not None:
        printing_kept(reader, made, form)
    return Made(content, media_type, f"{agreement.key}-{paper}-{language}.{form}")


def _words_of(reader: Reader, agreement: Agreement, paper: str, language: str) -> str:
    """The language of the product's own words on a paper. Raises Unseen for one that it does not speak."""
    spoken = [code for code, _ in settings.LANGUAGES]
    if language in spoken:
        return language
    text: Any = None
    if paper == PaperKind.TEXT:
        text = version_to_print(reader, agreement)
    elif paper == PaperKind.CONSOLIDATED:
        text = consolidated_latest(reader, agreement)
    if text is None:
        raise Unseen
    present = present_language()[:2]
    return next((one for one in (*text.languages, present) if one in spoken), "en")


def _maker(reading: Reading, paper: str, language: str) -> Callable[[Head], Paper]:
    """What makes the paper. Raises Unseen where there is no text to set."""
    if paper in TEXTS:
        TEXTS[paper](reading, Head("", ""), language)
        return lambda head: TEXTS[paper](reading, head, language)
    if paper not in MAKERS:
        raise Unseen
    return lambda head: MAKERS[paper](reading, head)


def print_of(reader: Reader, agreement: Agreement, day: date, paper: str, language: str) -> PrintMade:
    """The print under whose code a state of an agreement is found again."""
    officer = None if reader is PUBLIC else reader
    return print_make(officer=officer, today=day, agreement=agreement, paper=paper, language=language)
