"""A paper as PDF: for the archive (PDF/A-2b) and for everyone (tagged, PDF/UA-1), set by typst.

The paper goes in as data; the template takes nothing of it for markup. The
fonts come with the product and cover Latin, Greek, Cyrillic and Arabic; where
a name is written in yet another script, the fonts of the machine help, and
where they do not either, the paper is still made, without the promise that
an archive asks for.
"""

import json
import logging
from datetime import datetime
from functools import cache
from pathlib import Path

import fontpkg_amiri
import fontpkg_noto_sans
import typst

from agreements.documents.papers.paper import Paper

STANDARDS: list[str] = ["a-2b", "ua-1"]
MEDIA_TYPE = "application/pdf"
logger = logging.getLogger(__name__)


@cache
def _template() -> bytes:
    return Path(__file__).with_name("paper.typ").read_bytes()


@cache
def _fonts(of_the_machine: bool) -> typst.Fonts:
    folders = [str(fontpkg_noto_sans.ROOT), str(fontpkg_amiri.ROOT)]
    return typst.Fonts(
        include_system_fonts=of_the_machine,
        include_embedded_fonts=False,
        font_paths=folders,
    )


def pdf_of(paper: Paper, made_at: datetime) -> bytes:
    """The paper as PDF, dated `made_at`; the same paper and instant give the same bytes."""
    attempts: tuple[tuple[bool, list[str]], ...] = ((False, STANDARDS), (True, STANDARDS), (True, []))
    for of_the_machine, standards in attempts:
        try:
            return _set(paper, made_at, of_the_machine, standards)
        except typst.TypstError as error:
            logger.info("A paper could not be set to %s: %s", standards or "plain PDF", error)
            failure = error
    raise failure


def _set(paper: Paper, made_at: datetime, of_the_machine: bool, standards: list[str]) -> bytes:
    compiler = typst.Compiler(
        input=_template(),
        font_paths=_fonts(of_the_machine),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(paper.data(), ensure_ascii=False)},
    )
    made = compiler.compile(
        format="pdf",
        pdf_standards=standards,  # type: ignore[arg-type]
        timestamp=int(made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made
