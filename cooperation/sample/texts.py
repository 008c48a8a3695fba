"""The text of the sample's arrangement, as both sides put it to each other in Word files."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from docx import Document

from agreements.models import Agreement, TextVersion
from agreements.texts.exchanging import version_draft, version_send
from agreements.texts.filing import Paper
from partners.models import Officer

_HEADING = "Section"
FIRST = (
    "Arrangement on joint coastal patrols (invented)",
    "Section 1 – Purpose",
    "The Participants will patrol their common coast together for one week a year.",
    "Section 2 – Costs",
    "Each Participant will bear its own costs.",
    "The host will provide berths free of charge.",
    "Section 3 – Duration",
    "This Arrangement comes into effect on the date of signature and will apply for three years.",
    "Signed in two copies in the English language.",
)
SECOND = (
    *FIRST[:5],
    "The host will provide berths and fresh water free of charge.",
    "Section 3 – Review",
    "After each week the Participants will write down together what they learned.",
    "Section 4 – Duration",
    *FIRST[7:],
)


def begin(officer: Officer, agreement: Agreement, lines: Sequence[str], name: str, today: date) -> TextVersion:
    """Bring a version of an officer's side as a Word file, not sent yet."""
    paper = Paper(f"{name}.docx", word_file(lines), "en")
    return version_draft(officer=officer, today=today, agreement=agreement, expected_version=None, papers=[paper])


def send(officer: Officer, draft: TextVersion, today: date) -> None:
    """Put a draft to the other side."""
    version_send(officer=officer, today=today, agreement=draft.agreement, version_id=draft.pk, expected_version=None)


def word_file(lines: Sequence[str]) -> BytesIO:
    """A plain Word file: sections as headings, the rest as paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line, style="Heading 2" if line.startswith(_HEADING) else None)
    content = BytesIO()
    document.save(content)
    return content
