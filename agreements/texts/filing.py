"""Hanging files on a version of a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from agreements.documents.adding import document_add
from agreements.documents.document import Document
from agreements.documents.vocabulary import DocumentKind
from agreements.instruments.agreement import Agreement
from agreements.texts.contents import content_of, words_counted
from agreements.texts.papers.paragraph import Paragraph
from agreements.texts.version import MOST_LANGUAGES, TextVersion
from partners.records.errors import Malformed
from partners.records.file_checks import DOCX, PDF


@dataclass(frozen=True)
class Paper:
    """A file as somebody brings it: its name, its content, its language (ISO 639)."""

    name: str
    content: IO[bytes]
    language: str = ""


def papers_checked(papers: Sequence[Paper], *, needed: bool = True) -> list[str]:
    """The languages of the files of a version. Raises Malformed for none, too many, or one language twice."""
    languages = [one.language.strip().lower() for one in papers]
    stated = [one for one in languages if one]
    if needed and not papers:
        raise Malformed({"papers": ["required"]})
    if len(papers) > MOST_LANGUAGES:
        raise Malformed({"papers": ["too_many_languages"]})
    if len(set(stated)) < len(stated):
        raise Malformed({"papers": ["language_twice"]})
    return stated


def papers_file(
    *, officer: Any, today: date, agreement: Agreement, version: TextVersion, papers: Sequence[Paper]
) -> list[Document]:
    """Keep the files of a version that is held, and count the words of either kind in them.

    Of a draft only we see them. Raises Malformed for a file that is no PDF or
    Word file, or is refused as such.
    """
    made = []
    for one in papers:
        document = document_add(
            officer=officer,
            today=today,
            agreement=agreement,
            expected_version=None,
            kind=DocumentKind.DRAFT_TEXT,
            name=one.name,
            content=one.content,
            language=one.language.strip().lower(),
            from_party=version.side,
            dated_on=version.sent_on.isoformat() if version.sent_on else "",
            follows=not version.is_draft,
            version=version,
        )
        if document.file.media_type not in (PDF, DOCX):
            raise Malformed({"papers": ["text_is_pdf_or_word"]})
        made.append(document)
    if made:
        words_counted(version, _texts(made))
        version.save(update_fields=["treaty_words", "memo_words", "updated_at"])
    return made


def _texts(documents: Sequence[Document]) -> dict[str, Sequence[Paragraph]] | None:
    """What the files say, by language; None where one of them cannot be read."""
    texts: dict[str, Sequence[Paragraph]] = {}
    for one in documents:
        content = content_of(one)
        if content.unread:
            return None
        texts[one.language] = content.paragraphs
    return texts
