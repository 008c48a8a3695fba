"""What a file is, is told from its content; what acts by itself, or swells, is not kept."""

import io
import time
import zlib

import pytest

from partners.records.file_checks import MEDIA_TYPES, MOST_UNPACKED, FileFault, check_file
from tests.papers import jpeg, package, pdf, png

BOMB = b"0" * (MOST_UNPACKED + 1)


def checked(name: str, content: bytes, most: int = 10**8) -> str:
    """The media type, or the code of the fault."""
    given = {"size": len(content), "endings": tuple(MEDIA_TYPES), "most": most}
    try:
        return check_file(name=name, content=io.BytesIO(content), **given)
    except FileFault as fault:
        return fault.code


GOOD = {
    "text.pdf": pdf(b"/OpenAction [3 0 R /Fit]", packed=b"3 0 <</Type/Page>>"),
    "Text.DOCX": package("docx", extra={"word/embeddings/Sheet1.xlsx": b"chart"}),
    "list.xlsx": package("xlsx"),
    "text.odt": package("odt"),
    "page.png": png(),
    "page.jpg": jpeg(),
    "note.txt": "Première note\n".encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_papers_of_each_type_are_kept(name: str) -> None:
    assert checked(name, GOOD[name]) == MEDIA_TYPES[name.rsplit(".", 1)[1].lower()]


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", ["text.pdf", "text.docx", "text.odt", "list.xlsx", "page.png", "page.jpg"])
def test_a_name_that_says_something_else_is_refused(name: str, other: str) -> None:
    if name.rsplit(".", 1)[1].lower() != other.rsplit(".", 1)[1]:
        assert checked(other, GOOD[name]) == "content_not_as_named"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.pdf", b"", "file_is_empty"),
        ("run.exe", b"MZ", "file_type_not_allowed"),
        ("text.docm", package("docx"), "file_type_not_allowed"),
        ("text", b"text", "file_type_not_allowed"),
        ("cut.pdf", pdf()[:-8], "content_not_as_named"),
        ("script.pdf", pdf(b"/OpenAction<</S/JavaScript/JS(app.alert)>>"), "file_has_actions"),
        ("spelt.pdf", pdf(b"/OpenAction<</S/J#61vaScript/JS(app.alert)>>"), "file_has_actions"),
        ("packed.pdf", pdf(packed=b"3 0 <</S/Launch/F(cmd.exe)>>"), "file_has_actions"),
        ("carries.pdf", pdf(b"/Names<</EmbeddedFiles 4 0 R>>"), "file_has_files_inside"),
        ("locked.pdf", pdf(b"/Encrypt 9 0 R"), "file_is_encrypted"),
        ("macro.docx", package("docx", extra={"word/vbaProject.bin": b"x"}), "file_has_macros"),
        ("object.docx", package("docx", extra={"word/embeddings/oleObject1.bin": b"x"}), "file_has_macros"),
        ("basic.odt", package("odt", extra={"Basic/script.xml": b"<x/>"}), "file_has_macros"),
        ("open.docx", package("docx", text="<text>"), "file_not_readable"),
        ("entity.docx", package("docx", text='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "file_not_readable"),
        ("out.docx", package("docx", extra={"../../etc/passwd": b"x"}), "file_not_readable"),
        ("half.docx", package("docx")[:-40], "file_not_readable"),
        ("wide.png", png(width=10**6), "file_swells"),
        ("none.jpg", jpeg(width=0), "file_not_readable"),
        ("cut.jpg", jpeg()[:8], "file_not_readable"),
        ("latin.txt", "Première".encode("latin-1"), "not_utf8"),
        ("binary.txt", b"text\x00", "content_not_as_named"),
    ],
)
def test_what_must_not_be_kept_is_refused_with_its_reason(name: str, content: bytes, code: str) -> None:
    assert checked(name, content) == code


def test_what_is_too_large_is_not_even_looked_at() -> None:
    assert checked("text.txt", b"\x00" * 11, most=10) == "file_too_large"


def test_what_swells_is_found_before_it_has_swollen() -> None:
    bombs = {"bomb.docx": package("docx", extra={"word/media/image.bin": BOMB}), "bomb.pdf": pdf(packed=BOMB)}
    for name, content in bombs.items():
        began = time.process_time()
        assert checked(name, content) == "file_swells"
        assert time.process_time() - began < 3
    assert len(zlib.compress(BOMB)) < 10**6
