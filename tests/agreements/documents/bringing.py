"""Bringing a document to an agreement."""

import io
from typing import Any

from agreements.documents.adding import document_add
from agreements.documents.document import Document
from agreements.instruments.agreement import Agreement
from tests.cast import Cast
from tests.papers import pdf

GIVEN = {"today": Cast.today, "expected_version": None}


def added(cast: Cast, agreement: Agreement, content: bytes = b"A", officer: Any = None, **more: Any) -> Document:
    """A document of a few bytes."""
    more = {"kind": "signed_text", "name": "text.pdf", "content": io.BytesIO(pdf(b"/Lang(%s)" % content)), **more}
    return document_add(officer=officer or cast.desk, agreement=agreement, **GIVEN, **more)
