"""What the versions of a text say: their files read, and their words counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from agreements.documents.document import Document
from agreements.texts.papers.docx import read_docx
from agreements.texts.papers.paragraph import Paragraph, Text, UnreadText
from agreements.texts.version import TextVersion
from agreements.texts.wording.checking import MEMO, TREATY, Hit, wording_hits
from agreements.texts.wording.lists import word_lists
from agreements.texts.writing.showing import paragraphs_of, text_read
from partners.records.file_checks import DOCX
from partners.records.files import file_open
from partners.records.record import Reader


@dataclass(frozen=True)
class Content:
    """What one file of a version says, or why it could not be read (a code)."""

    document: Document
    text: Text | None = None
    unread: str = ""

    @property
    def language(self) -> str:
        """In which language, where that is stated."""
        return self.document.language

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs; none where it could not be read."""
        return self.text.paragraphs if self.text else ()


def contents_of(reader: Reader, version: TextVersion) -> list[Content]:
    """Each file of a version in sight of `reader`, read as far as it can be; of one that is written here, its clauses.

    A written text has no file: what stands for it is only named by its language.
    """
    if version.written:
        text = text_read(reader, version)
        return [
            Content(Document(language=code, file_name=code.upper()), Text(tuple(paragraphs_of(text.clauses, code))))
            for code in text.languages
        ]
    return [content_of(one) for one in files_of(reader, version)]


def files_of(reader: Reader, version: TextVersion) -> list[Document]:
    """The files of a version in sight of `reader`, in the order in which they were added."""
    seen = Document.objects.visible_to(reader).filter(version=version)
    return list(seen.select_related("file").order_by("id"))


def content_of(document: Document) -> Content:
    """What a document says; only Word files are read, others are kept as they are."""
    if document.file.media_type != DOCX:
        return Content(document, unread="text_not_word")
    with file_open(document.file) as file:
        try:
            return Content(document, text=read_docx(file))
        except UnreadText as error:
            return Content(document, unread=error.code)


def hits_in(paragraphs: Sequence[Paragraph], language: str, kind: str) -> list[Hit]:
    """The words of a kind (`treaty` or `memo`) in a text, by the lists of this installation."""
    return wording_hits(paragraphs, word_lists(settings.WORDING_FILE), language, kind)


def words_counted(version: TextVersion, texts: Mapping[str, Sequence[Paragraph]] | None) -> None:
    """Note on a version how many words of either kind its texts hold, by language; None: it could not be read.

    Whoever writes the texts of a version saves it.
    """
    if texts is None:
        version.treaty_words = version.memo_words = None
        return
    version.treaty_words, version.memo_words = (
        sum(len(hits_in(paragraphs, language, kind)) for language, paragraphs in texts.items())
        for kind in (TREATY, MEMO)
    )
