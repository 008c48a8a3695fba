"""The report of an import: as a list on its page, and as a file by row and column."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Q, When
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cooperation.pages.imports.changes import change_words
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.words.imports import FINDINGS, OUTCOMES, UNDONE, FindingNames, finding_words
from partners.models import Import, ImportRow
from partners.records.imports.batch import State
from partners.records.imports.faults import CORRECTED, REFUSES
from partners.records.imports.reporting import report_lines, rows_found
from partners.records.imports.subjects import subject_of
from partners.records.imports.writing import TYPES, Sheet, csv_pieces, xlsx_file
from partners.records.reads import look

_TONES = {"created": "good", "changed": "warn", "unchanged": "plain", "refused": "bad"}
_MOST = 4
# What is refused stands first, then what is taken with something to say.
_RANK = Case(When(outcome="refused", then=0), When(~Q(findings=[]), then=1), default=2, output_field=IntegerField())


class ReportFilters(Filters):
    """What the report can be narrowed to."""

    outcome = forms.ChoiceField(label=gettext_lazy("What becomes of it"), required=False)
    code = forms.ChoiceField(label=gettext_lazy("What was found"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        outcomes = [("", _("Any")), *OUTCOMES.items(), ("told", _("Taken, with something to say"))]
        super().__init__(request, {"outcome": outcomes, "code": [("", _("Any")), *FINDINGS.items()]})


# The page of a record, by what the table is of.
PAGES = {"activities": "activity", "profiles": "profile"}


def report_of(request: HttpRequest, batch: Import) -> dict[str, Any]:
    """The report as a list: filters, table, pages."""
    filters = ReportFilters(request)
    found = rows_found(batch, filters.wanted("outcome"), filters.wanted("code"), request.GET.get("q", ""))
    names = FindingNames(request.user)
    columns = _columns(batch, {}, names)
    asked = order_by(columns, request.GET.get("ordering", ""), ("rank", "line"))
    shown = page_of(request, found.annotate(rank=_RANK).order_by(*asked, "line"))
    named = subject_of(batch.of).named(request.user, [row.record_id for row in shown if row.record_id])
    number = found.count()
    count = ngettext("%(count)d row", "%(count)d rows", number) % {"count": number}
    return {
        "tools": tools_of(request, filters=filters, placeholder=_("Identifier or title"), count=count, files=True),
        "table": table_of(_columns(batch, named, names), shown.object_list, empty={"title": _("No row here fits")}),
        "pages": pages_of(request, shown),
    }


def _columns(batch: Import, named: Any, names: FindingNames) -> list[Column]:
    written = batch.state in (State.WRITTEN, State.WRITING, State.UNDOING, State.UNDONE, State.REFUSED)

    def outcome(row: ImportRow) -> dict[str, Any]:
        tag = {"text": OUTCOMES[row.outcome], "tone": _TONES[row.outcome]}
        return {"tag": tag, "note": UNDONE.get(row.undone, "") if row.undone else ""}

    def name(row: ImportRow) -> dict[str, Any]:
        key = named.get(row.record_id, "") if written or row.outcome != "created" else ""
        note = key if "-" in key else ""
        return {
            "text": row.name,
            "url": reverse(PAGES.get(batch.of, "agreement"), args=[key]) if key else "",
            "note": note,
        }

    return [
        Column("line", _("Row"), cell=lambda row: row.line, sort=("line",), num=True),
        Column("outcome", _("What becomes of it"), cell=outcome, sort=("outcome",)),
        Column("name", _("Called"), cell=name, sort=("name",)),
        Column("found", _("What was found"), cell=lambda row: _said(row, names)),
    ]


def _said(row: ImportRow, names: FindingNames) -> dict[str, Any]:
    lines = [finding_line(one, names) for one in sorted(row.findings, key=lambda one: one["weight"])]
    lines += [change_words(name, both) for name, both in row.changes.items()]
    more = len(lines) - _MOST
    if more > 0:
        lines = [*lines[:_MOST], ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}]
    return {"text": lines[0] if lines else "", "note": " · ".join(lines[1:])}


def finding_line(finding: Mapping[str, Any], names: FindingNames) -> str:
    """What is said of a cell, with its column and what stood there."""
    told = {"column": finding["column"], "value": finding.get("value", "")}
    told["text"] = f"{finding_words(finding, names)}{_meant(finding, names)}"
    if finding["code"] == CORRECTED:
        told["value"] = ""
    if not finding["column"]:
        return told["text"]
    pattern = _("%(column)s, “%(value)s”: %(text)s") if told["value"] else _("%(column)s: %(text)s")
    return pattern % told


def _meant(finding: Mapping[str, Any], names: FindingNames) -> str:
    said = ", ".join(names.meant(finding["code"], one) for one in finding.get("suggestions", []))
    if not said:
        return ""
    pattern = _("Meant: %(what)s?") if finding["weight"] == REFUSES else _("Taken for: %(what)s.")
    return " " + pattern % {"what": said}


def report_file(request: HttpRequest, batch: Import, form: str) -> HttpResponseBase:
    """The whole report as the list shows it, a line for each thing found in each column."""
    filters = ReportFilters(request)
    found = rows_found(batch, filters.wanted("outcome"), filters.wanted("code"), request.GET.get("q", ""))
    headings = [
        *(_("Row"), _("What becomes of it"), _("Called"), _("Record"), _("Column")),
        *(_("What stood there"), _("Reason"), _("Suggestion"), _("Code")),
    ]
    look(request.user, "export", {"list": "import", "import": batch.pk, "format": form, "rows": found.count()})
    rows = _lines(request.user, batch, found)
    if form == "csv":
        body: Any = csv_pieces(headings, rows)
    else:
        body = xlsx_file([Sheet(_("Report"), headings, rows, 26)])
    answer = StreamingHttpResponse(body, content_type=TYPES[form])
    answer["Content-Disposition"] = f'attachment; filename="import-{batch.pk}.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _lines(officer: Any, batch: Import, found: Any) -> Iterator[list[str]]:
    names = FindingNames(officer)
    for one in report_lines(officer, batch, found):
        told = one.finding
        start = [str(one.line), str(OUTCOMES[one.outcome]), one.name, one.record]
        if told:
            code = str(told["code"])
            suggestions = ", ".join(names.meant(code, meant) for meant in told.get("suggestions", []))
            yield [*start, str(told["column"]), told.get("value", ""), finding_words(told, names), suggestions, code]
        else:
            changes = "; ".join(change_words(name, both) for name, both in one.changes.items())
            yield [*start, "", "", changes or str(UNDONE.get(one.undone, "")), "", ""]
