"""Imports: a file is sent, matched, checked, run, watched, stopped, resumed, undone; its report is read."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement
from cooperation.api.documentation.describe import IF_MATCH, IF_NONE_MATCH, ONCE, described, list_parameters, query
from cooperation.api.imports.rows import FIELDS, REPORT_FIELDS, import_data, import_url, report_data
from cooperation.api.imports.schema import (
    ImportInput,
    ImportPage,
    ImportSerializer,
    MatchInput,
    ReportPage,
    RunInput,
    UndoInput,
)
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.preconditions import UNCACHED, etag, fresh_headers, unchanged, version_read
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.pages.imports.template import template_answer
from partners.models import Import, ImportRow
from partners.records.errors import Forbidden
from partners.records.imports.asking import import_check, import_resume, import_stop, import_undo, import_write
from partners.records.imports.batch import Outcome, imports_of
from partners.records.imports.receiving import import_by_key, import_match, import_receive, import_reread
from partners.records.imports.reporting import rows_found
from partners.records.imports.writing import TYPES

_NEWEST, _BY_LINE = Order("-id", "id"), Order("line", "line")
_READING = ("encoding", "delimiter", "sheet", "heading_line")


class ImportResource(Resource):
    """Imports as answers."""

    def one(self, pk: int, status: int = 200) -> Response:
        """An import as it is now, with the tag of its version."""
        batch = import_by_key(self.officer, pk)
        tag = self.tag(batch)
        where = {"Location": import_url(pk)} if status == 201 else {}
        return Response(import_data(batch), status=status, headers={**fresh_headers(tag), **where})

    def tag(self, batch: Import) -> str:
        """The tag of an import as it is seen now."""
        job = batch.job.state if batch.job is not None else ""
        return etag(batch.version, self.reader, "import", batch.state, batch.passed, job)

    def deed(self, pk: int, do: Callable[[Import], Any], status: int = 202) -> Response:
        """Do something to an import, once, and answer it as it then is."""
        batch = import_by_key(self.officer, pk)

        def work() -> Response:
            do(batch)
            return self.one(pk, status)

        return self.write(work)

    def told(self, batch: Import, request: Request) -> dict[str, Any]:
        """What the services are told."""
        version = version_read(request)
        return {"officer": self.officer, "today": self.today, "batch": batch, "expected_version": version}


class Imports(ImportResource):
    """The imports of the own party."""

    parameters = frozenset(LIST_PARAMETERS)

    @described("imports", ImportPage, parameters=list_parameters(FIELDS))
    def get(self, request: Request) -> Response:
        """What came in by tables, newest first."""
        fields = fields_of(request.query_params, FIELDS)
        page = page_of(Import.objects.visible_to(self.officer), _NEWEST, request.query_params, ("id",))
        found = imports_of(self.officer).in_bulk([row["id"] for row in page.rows])
        rows = [narrowed(import_data(found[row["id"]]), fields) for row in page.rows]
        return Response(listing(request, page, rows, self.reader), headers=UNCACHED)

    @described("import_receive", ImportSerializer, request=ImportInput, parameters=[ONCE], status=201, writes=True)
    def post(self, request: Request) -> Response:
        """Send a table of agreements, or of goals and capabilities. It is recognised; nothing is imported yet."""
        officer = self.officer

        def work() -> Response:
            values = ImportInput.read(request.data)
            content, beside = values.pop("content").read(), values.pop("statements", None)
            made = import_receive(
                officer=officer,
                today=self.today,
                of=values.pop("of", "agreements"),
                content=content,
                beside=beside.read() if beside else b"",
                **values,
            )
            return self.one(made.pk, 201)

        return self.write(work)


class ImportDetail(ImportResource):
    """One import."""

    @described("import", ImportSerializer, parameters=[IF_NONE_MATCH], conditional=True)
    def get(self, request: Request, number: int) -> Response:
        """How an import stands; poll it while it is at work."""
        known = unchanged(request, self.tag(import_by_key(self.officer, number)))
        return known or self.one(number)

    @described("import_match", ImportSerializer, request=MatchInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, number: int) -> Response:
        """Say how the file is read, which column is which field, and what names mean; it is remembered."""

        def do(batch: Import) -> None:
            values, told = MatchInput.read(request.data, partial=True), self.told(batch, request)
            reading = {name: values.pop(name) for name in _READING if name in values}
            if reading:
                told |= {"batch": import_reread(**told, values=reading), "expected_version": None}
            if values or not reading:
                import_match(**told, **{"matched": told["batch"].matched, **values})

        return self.deed(number, do, 200)


class ImportCheck(ImportResource):
    """The dry run."""

    @described("import_check", ImportSerializer, parameters=[IF_MATCH, ONCE], status=202, writes=True)
    def post(self, request: Request, number: int) -> Response:
        """Let every row be checked and reported; nothing is imported by it."""
        return self.deed(number, lambda batch: import_check(**self.told(batch, request)))


class ImportRun(ImportResource):
    """The import itself."""

    @described("import_run", ImportSerializer, request=RunInput, parameters=[IF_MATCH, ONCE], status=202, writes=True)
    def post(self, request: Request, number: int) -> Response:
        """Import after the dry run: all rows, which one refusal prevents, or only the good ones."""

        def do(batch: Import) -> None:
            import_write(**self.told(batch, request), **RunInput.read(request.data))

        return self.deed(number, do)


class ImportUndo(ImportResource):
    """The undoing."""

    @described("import_undo", ImportSerializer, request=UndoInput, parameters=[IF_MATCH, ONCE], status=202, writes=True)
    def post(self, request: Request, number: int) -> Response:
        """Undo it as one step, with a reason; what somebody changed since stays and is told in the report."""

        def do(batch: Import) -> None:
            import_undo(**self.told(batch, request), **UndoInput.read(request.data))

        return self.deed(number, do)


class ImportCancel(ImportResource):
    """Stopping."""

    @described("import_cancel", ImportSerializer, parameters=[ONCE], status=202, writes=True)
    def post(self, request: Request, number: int) -> Response:
        """Stop after the piece that it is at; only whoever asked for the work stops it."""
        officer = self.officer
        return self.deed(number, lambda batch: import_stop(officer=officer, today=self.today, batch=batch))


class ImportResume(ImportResource):
    """Going on."""

    @described("import_resume", ImportSerializer, parameters=[ONCE], status=202, writes=True)
    def post(self, request: Request, number: int) -> Response:
        """Go on where it stopped."""
        officer = self.officer
        return self.deed(number, lambda batch: import_resume(officer=officer, today=self.today, batch=batch))


class ImportReport(ImportResource):
    """The report by row and column."""

    parameters = frozenset({*LIST_PARAMETERS, "outcome", "code"})

    @described(
        "import_report",
        ReportPage,
        parameters=[
            query("outcome", "Rows of which this became.", choices=[*Outcome.values, "told"]),
            query("code", "Rows in which this was found."),
            *list_parameters(REPORT_FIELDS),
        ],
    )
    def get(self, request: Request, number: int) -> Response:
        """What became, or would become, of each row: what was found in which column, why, what may be meant."""
        asked = request.query_params
        batch = import_by_key(self.officer, number)
        fields = fields_of(asked, REPORT_FIELDS)
        if asked.get("outcome", "told") not in (*Outcome.values, "told"):
            raise ParameterFault("outcome", "not_a_choice")
        rows = rows_found(batch, asked.get("outcome", ""), asked.get("code", ""))
        page = page_of(rows, _BY_LINE, asked, ("id",))
        found = ImportRow.objects.in_bulk([row["id"] for row in page.rows])
        data = report_data(self.officer, batch, [found[row["id"]] for row in page.rows])
        return Response(listing(request, page, [narrowed(one, fields) for one in data], self.reader), headers=UNCACHED)


class AgreementsTemplate(Resource):
    """All agreements in sight, in our template."""

    parameters = frozenset({"form"})

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A file is what it is, whatever is asked for; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    @described(
        "agreements_template",
        OpenApiResponse(OpenApiTypes.BINARY, description="The file, as an attachment."),
        parameters=[query("form", "`csv` unless told.", choices=list(TYPES))],
    )
    def get(self, request: Request) -> HttpResponseBase:
        """The agreements that you may see as our template, which is read back by an import and changes nothing."""
        form = request.query_params.get("form", "csv")
        if form not in TYPES:
            raise ParameterFault("form", "not_a_choice")
        if not self.officer.reads_national:
            raise Forbidden("role")
        return template_answer(self.officer, Agreement.objects.visible_to(self.officer).order_by("pk"), form)
