"""Agreements out as our own template, which comes back in unharmed."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.importing.exporting import template_csv, template_xlsx
from cooperation.pages.agreements.writing.said import field_word
from cooperation.words import VOCABULARIES
from cooperation.words.imports import FIELDS
from partners.records.imports.writing import TYPES
from partners.records.reads import look

_NOTES = {
    "record": gettext_lazy("What the line is: an agreement, or an act or a statement beneath the agreement above it."),
    "agreement": gettext_lazy("Its reference or address here. Empty for a new one."),
    "version": gettext_lazy("As it was exported; a line that was changed here since is refused."),
    "id": gettext_lazy("The number of the act or statement here. Empty for a new one."),
    "party_a": gettext_lazy("Code of a party."),
    "party_b": gettext_lazy("Code of a party."),
    "act": gettext_lazy("What happened; see the codes."),
    "side": gettext_lazy("Code of the party whose act it is; empty: of both together."),
    "field": gettext_lazy("What the source speaks of: term, status, notice."),
    "source_id": gettext_lazy("Its identifier in the list that it came from."),
}


def template_format(request: HttpRequest, reader: Any) -> str:
    """The format in which an officer asks for the list as our template; empty where it is asked for otherwise."""
    kind, _dot, form = request.GET.get("format", "").partition(".")
    return form if kind == "template" and form in TYPES and reader.party_id else ""


def template_answer(officer: Any, found: QuerySet[Any], form: str) -> StreamingHttpResponse:
    """These agreements in our template as a download, kept in the log of looks."""
    look(officer, "export", {"list": "template", "format": form, "rows": found.count()})
    body: Any = template_csv(officer, found) if form == "csv" else template_xlsx(officer, found, said_of_column)
    answer = StreamingHttpResponse(body, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="agreements-template.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def said_of_column(column: str, code: str) -> str:
    """What a column is, or what a code of it means, in the reader's language."""
    if column != "column":
        words = VOCABULARIES.get({"areas": "area"}.get(column, column), {})
        return str(words.get(code, ""))
    if code in _NOTES:
        return str(_NOTES[code])
    if code.startswith("says_"):
        return _("What the source says, by language.")
    word = field_word(code.removeprefix("our_")) or str(FIELDS.get(code, ""))
    return _("Only we see it: %(what)s") % {"what": word} if code.startswith("our_") else word
