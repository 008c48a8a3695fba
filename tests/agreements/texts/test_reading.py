"""Word files are read as a reader reads them; what is damaged or hostile is refused, and quickly."""

import io
import zipfile

import pytest

from agreements.texts.papers import docx
from agreements.texts.papers.docx import read_docx
from agreements.texts.papers.paragraph import Paragraph, Place, UnreadText, places, sentence_at, sentences
from tests.agreements.texts.word_files import counting_file, tracked_file, with_part, word_file


def test_paragraphs_headings_and_direction() -> None:
    text = read_docx(word_file([("Heading 1", "Article 1"), "To  patrol\nthe sea.", "", "Done."]))
    assert [(one.text, one.level) for one in text.paragraphs] == [
        ("Article 1", 1), ("To patrol the sea.", 0), ("Done.", 0),
    ]  # fmt: skip
    arabic = read_docx(word_file(["المادة 1", "يتعاون الطرفان."], rtl=True))
    assert all(one.rtl for one in arabic.paragraphs) and not any(one.rtl for one in text.paragraphs)


def test_numbers_that_the_word_processor_counts_and_rows_of_tables() -> None:
    found = read_docx(counting_file()).paragraphs
    assert [one.whole for one in found] == [
        "Article 1 Purpose", "(a) to train", "(b) to advise", "Article 2 Duration", "Unit | Days", "Patrol boat | 30",
    ]  # fmt: skip
    assert places(found)[2] == Place("Article 1", 2) and found[-1].row


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    text = read_docx(tracked_file())
    assert [one.text for one in text.paragraphs] == ["Each Party shall pay.", "In a control."]
    assert text.tracked and not read_docx(word_file(["Plain."])).tracked


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (io.BytesIO(b"not a package"), "text_not_readable"),
        (with_part("word/document.xml", b"<w:document"), "text_not_readable"),
        (with_part("word/document.xml", b"<a/>"), "text_not_readable"),
        (with_part("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "text_not_readable"),
        (with_part("word/document.xml", b"<a>" * 5000 + b"</a>" * 5000), "text_not_readable"),
        (word_file([]), "text_is_empty"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(content: io.BytesIO, code: str) -> None:
    with pytest.raises(UnreadText) as refused:
        read_docx(content)
    assert refused.value.code == code


def test_what_swells_is_refused_before_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MOST_XML", 100_000)
    swollen = with_part("word/document.xml", b" " * 10_000_000)
    assert len(swollen.getvalue()) < 100_000
    with pytest.raises(UnreadText, match="text_too_long"):
        read_docx(swollen)
    monkeypatch.setattr(docx, "MOST_PARAGRAPHS", 3)
    with pytest.raises(UnreadText, match="text_too_long"):
        read_docx(word_file(["One."] * 4))


def test_a_package_without_a_text() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("word/other.xml", "<a/>")
    with pytest.raises(UnreadText, match="text_not_readable"):
        read_docx(content)


@pytest.mark.parametrize(
    ("heading", "label"),
    [
        ("Article 5", "Article 5"), ("ARTICLE V – Claims", "ARTICLE V"), ("Article premier", "Article premier"),
        ("Section 3. Costs", "Section 3"), ("Artigo 4.º", "Artigo 4.º"), ("المادة 7", "المادة 7"),
        ("Article 5 of the Charter applies, and the Parties shall consult each other without delay, whenever one of "
         "them so requests, in order to agree on measures.", ""),
        ("The Parties agree.", ""), ("Article 2 applies to;", ""),
    ],
)  # fmt: skip
def test_articles_are_found_by_their_headings(heading: str, label: str) -> None:
    assert places([Paragraph(heading)])[0].article == label


def test_sentences_are_not_cut_at_abbreviations() -> None:
    text = "See Art. 5 and No. 7. The Parties shall pay! They meet on 3 May."
    assert [one for _, one in sentences(text)] == [
        "See Art. 5 and No. 7.", "The Parties shall pay!", "They meet on 3 May.",
    ]  # fmt: skip
    assert sentence_at(text, text.index("pay")) == (22, "The Parties shall pay!")
