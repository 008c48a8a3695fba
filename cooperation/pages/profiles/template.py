"""Goals and capabilities out as our own template, to be changed and brought back."""

from collections.abc import Sequence
from typing import Any

from django.http import StreamingHttpResponse

from partners.models import ProfileLine
from partners.profile.importing.exporting import template_csv, template_xlsx
from partners.records.imports.writing import TYPES
from partners.records.reads import look


def template_answer(officer: Any, lines: Sequence[ProfileLine], form: str) -> StreamingHttpResponse:
    """These lines in our template as a download, kept in the log of looks."""
    look(officer, "export", {"list": "goals-and-capabilities", "format": form, "rows": len(lines)})
    body: Any = template_csv(lines) if form == "csv" else template_xlsx(lines)
    answer = StreamingHttpResponse(body, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="goals-and-capabilities-template.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
