"""From the starting text of ECOWAS to a signed memorandum in French and Arabic, as PDF and as DOCX."""

import io
import os
from pathlib import Path
from typing import Any

from docx import Document as Word
from docx.oxml.ns import qn

from agreements.documents.adding import document_add
from agreements.documents.document import Document
from agreements.instruments.acts import act_record
from agreements.models import Agreement, Clause
from agreements.texts.exchanging import version_send
from agreements.texts.writing.beginning import text_begin
from agreements.texts.writing.editing import clause_edit
from agreements.texts.writing.showing import text_read
from cooperation.papers.making import paper_make
from tests.cast import TODAY, Cast
from tests.pdfs import pdf_promises, pdf_text
from tests.walks import fresh

TITLES = {"fr": "Mémorandum d’entente sur la coopération de défense", "ar": "مذكرة تفاهم بشأن التعاون الدفاعي"}


def taken(cast: Cast, agreement: Agreement, form: str, language: str = "all", officer: Any = None) -> bytes:
    """The text as a file; kept where KEEP_PAPERS names a folder, to be looked at."""
    given = {"paper": "text", "form": form, "language": language, "where": "entente.example/check"}
    content = paper_make(officer or cast.desk, fresh(agreement), TODAY, **given).content
    if folder := os.environ.get("KEEP_PAPERS"):
        Path(folder, f"memorandum-{language}.{form}").write_bytes(content)
    return content


def signed_by_both(cast: Cast, agreement: Agreement) -> Agreement:
    """The agreement once both sides confirmed the text and signed it."""
    acts = (("text_confirmed", cast.desk, cast.partner_desk), ("signed", cast.approver, cast.partner_approver))
    for kind, ours, theirs in acts:
        for officer in (ours, theirs):
            given = {"kind": kind, "on": TODAY.isoformat(), "side": officer.party, "expected_version": None}
            signs = {"place": "Kyiv", "capacity": "Ministre de la Défense"} if kind == "signed" else {}
            act_record(officer=officer, today=TODAY, agreement=fresh(agreement), **given, **signs)
    return fresh(agreement)


def test_a_bilingual_memorandum_from_its_starting_text_to_paper(cast: Cast) -> None:
    agreement = cast.prepared("drafting", binding=False, values={"titles": TITLES, "instrument_type": "mou"})
    given = {"officer": cast.desk, "today": TODAY, "agreement": agreement}
    version = text_begin(
        **given, expected_version=fresh(agreement).version, languages=["fr", "ar"], frameworks=["ECOWAS"]
    )
    for clause in text_read(cast.desk, version).clauses:
        row = clause.clause
        if clause.gaps:
            bodies = {one: row.bodies[one].replace("…", "Direction") for one in ("fr", "ar")}
            bodies |= {"ar": row.bodies["ar"].replace("…", "مديرية التعاون")}
            clause_edit(
                **given, expected_version=fresh(agreement).version, version_id=version.pk, part=row.part,
                headings=row.headings, bodies=bodies,
            )  # fmt: skip
    draft = pdf_text(taken(cast, agreement, "pdf"))
    assert "Section première" in draft
    version_send(**given, version_id=version.pk, expected_version=fresh(agreement).version)
    assert Clause.objects.filter(version=version).count() > 20
    signed = signed_by_both(cast, agreement)
    pdf, word = taken(cast, signed, "pdf"), taken(cast, signed, "docx")
    promises = pdf_promises(pdf)
    assert (promises["archive"], promises["access"], promises["tagged"], promises["fonts"]) == (
        "2B",
        "1",
        "True",
        "embedded",
    )
    text = pdf_text(pdf)
    for words in ("Section première", "Afrique de l’Ouest", "Kyiv", "22 novembre 2026", "Ministre de la Défense"):
        assert words in text, words
    document: Any = Word(io.BytesIO(word))
    paragraphs = document.element.body.iter(qn("w:p"))
    arabic = [one for one in paragraphs if one.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None]
    assert len(arabic) > 30
    said = "".join(one.text or "" for one in document.element.body.iter(qn("w:t")))
    assert "المشارك" in said and "Section première" in said
    for language in ("fr", "ar"):
        assert pdf_promises(taken(cast, signed, "pdf", language))["language"] == language
    for name, content, kind in (("m.pdf", pdf, "signed_text"), ("m.docx", word, "other")):
        kept = document_add(
            officer=cast.desk, today=TODAY, agreement=signed, expected_version=None, kind=kind, name=name,
            content=io.BytesIO(content),
        )  # fmt: skip
        assert Document.objects.get(pk=kept.pk).locked == (kind == "signed_text")
