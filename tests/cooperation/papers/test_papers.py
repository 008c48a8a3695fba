"""Papers: archivable and tagged, in the words of the page, with day, reference, marking and code; nothing unseen."""

import io
from typing import Any

import pytest
from django.conf import LazySettings
from docx import Document as Word

from agreements.documents.prints import PrintMade
from agreements.instruments.entry import ActEntry
from agreements.models import Agreement
from cooperation.papers.making import Made, paper_make
from partners.models import Look
from partners.records.errors import Unseen
from partners.records.record import PUBLIC
from tests.cast import TODAY, Cast
from tests.pdfs import pdf_promises, pdf_text

ACTS = [ActEntry("signed", "2024-01-12", place="Kyiv", source="Gazette", source_url="https://gazette.example/7")]


def made(reader: Any, agreement: Agreement, paper: str = "record", form: str = "pdf", language: str = "en") -> Made:
    """A paper as the reader gets it."""
    given = {"paper": paper, "form": form, "language": language, "where": "entente.example/check"}
    return paper_make(reader, agreement, TODAY, **given)


def word_text(content: bytes) -> str:
    """What a DOCX says, tables, head and foot included."""
    document: Any = Word(io.BytesIO(content))
    section = document.sections[0]
    parts = [*document.element.body.iter(), *section.header._element.iter(), *section.footer._element.iter()]
    return " ".join(" ".join(one.text for one in parts if one.tag.endswith("}t") and one.text).split())


def test_a_treaty_record_is_for_the_archive_and_for_everyone(cast: Cast) -> None:
    agreement = cast.record(acts=ACTS, titles={"en": "Agreement", "fr": "Accord « test » <b>#"})
    for language, words in (
        ("en", ("Treaty record", "It has applied since 12 January 2024", "not stated", "Registration number", "Kyiv")),
        ("fr", ("FICHE DE TRAITÉ", "Accord « test » <b>#", "non indiqué", "Numéro d’enregistrement", "Page 1 sur")),
    ):
        paper = made(cast.desk, agreement, language=language)
        text = pdf_text(paper.content)
        for word in (*words, agreement.reference, "https://gazette.example/7"):
            assert str(word).lower() in text.lower(), word
        promises = pdf_promises(paper.content)
        title = agreement.titles[language]
        assert promises == {
            "archive": "2B", "access": "1", "tagged": "True", "language": language, "title": title, "fonts": "embedded",
        }  # fmt: skip


def test_both_forms_say_the_same(cast: Cast) -> None:
    agreement = cast.prepared("in_force")
    for paper in ("record", "note"):
        for language in ("en", "fr"):
            one = pdf_text(made(cast.desk, agreement, paper, language=language).content)
            other = word_text(made(cast.desk, agreement, paper, "docx", language).content)
            missing = [word for word in set(other.split()) if word.lower() not in one.lower().replace(" ", " ")]
            assert len(missing) < 6, missing


def test_each_page_carries_day_reference_marking_and_code(cast: Cast, settings: LazySettings) -> None:
    agreement = cast.record(acts=ACTS)
    unmarked = pdf_text(made(cast.desk, agreement).content)
    code = PrintMade.objects.get().shown
    assert f"entente.example/check, code {code}" in unmarked and "as of 22 November 2026" in unmarked
    assert "unclassified" not in unmarked.lower()
    settings.MARKING_CEILING = "restricted"
    for form, read in (("pdf", pdf_text), ("docx", word_text)):
        assert "UNCLASSIFIED" in read(made(cast.desk, agreement, form=form).content)
    looks = Look.objects.filter(what="printed", officer=cast.desk.pk)
    assert [one.detail["form"] for one in looks.order_by("pk")] == ["pdf", "pdf", "docx"]
    assert PrintMade.objects.count() == 1, "the same state has the same code"


def test_a_note_names_what_the_record_lacks_and_adds_nothing(cast: Cast) -> None:
    text = pdf_text(made(cast.desk, cast.record(acts=[], purpose="To train together."), "note").content)
    assert "To train together." in text
    assert "The record does not say: what it costs, and who pays." in text
    assert "The record does not say: by which source it is known." in text


def test_a_paper_holds_what_its_reader_may_see(cast: Cast) -> None:
    agreement = cast.prepared("in_force", audience="public")
    own = pdf_text(made(cast.desk, agreement, "note").content)
    assert "Own budget." in own
    for reader in (cast.partner_desk, cast.third_desk):
        assert "Own budget." not in pdf_text(made(reader, agreement, "note").content)
    everyone = made(PUBLIC, agreement)
    assert agreement.reference and agreement.reference in pdf_text(everyone.content)
    for paper, form, language in (("note", "pdf", "en"), ("record", "exe", "en"), ("record", "pdf", "xx")):
        with pytest.raises(Unseen):
            made(PUBLIC, agreement, paper, form, language)


def test_a_name_in_a_script_without_fonts_is_no_obstacle(cast: Cast) -> None:
    paper = made(cast.desk, cast.record(titles={"en": "協定 საქართველო"}, acts=ACTS))
    assert paper.content.startswith(b"%PDF")
