"""Reading the pages of imports: what came in before, one import as it stands, its file, the empty template."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from agreements.models import Agreement
from cooperation.day import legal_day
from cooperation.downloads import download
from cooperation.pages.base import page, signed_in
from cooperation.pages.forms import attempt
from cooperation.pages.imports.forms import UploadForm
from cooperation.pages.imports.listing import imports_listed
from cooperation.pages.imports.report import report_file
from cooperation.pages.imports.showing import crumbs_of, shown
from cooperation.pages.imports.template import template_answer
from cooperation.pages.lists.files import file_format
from partners.profile.importing.subject import CODE as PROFILES
from partners.records.errors import Forbidden
from partners.records.imports.receiving import import_by_key, import_receive
from partners.records.imports.rows import MOST_BYTES
from partners.records.imports.writing import TYPES
from partners.records.reads import look


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def imports_page(request: HttpRequest) -> HttpResponse:
    """Choose a file; below, what came in before."""
    officer: Any = request.user
    of, status = _subject(request), 200
    form = UploadForm(of)
    promise = _("Nothing is imported before you have seen what becomes of it.")
    if request.method == "POST":
        form = UploadForm(of, request.POST, request.FILES)
        if form.is_valid():
            with attempt(form) as tried:
                file = form.cleaned_data["file"]
                # Larger than is read: not even read into memory.
                content = b"" if file.size > MOST_BYTES else file.read()
                given = {"of": of, "name": file.name, "content": content}
                made = import_receive(officer=officer, today=legal_day(), **given)
            if tried.done:
                return _see(made.pk)
        status = 400
    return page(
        request,
        "imports/list.html",
        status=status,
        heading={"title": crumbs_of(of)[-1]["label"], "sub": promise},
        crumbs=crumbs_of(of)[:-1],
        form=form if officer.writes else None,
        templates=_templates(of),
        filled=of == PROFILES,
        **imports_listed(request),
    )


def _subject(request: HttpRequest) -> str:
    return PROFILES if request.GET.get("of") == PROFILES else "agreements"


def _templates(of: str) -> list[dict[str, str]]:
    """Our template: empty for agreements, with all that we hold for goals and capabilities."""
    lines = reverse("profile_lines")
    found = {one: reverse("import_template", args=[one]) for one in TYPES}
    if of == PROFILES:
        found = {one: f"{lines}?format=template.{one}" for one in TYPES}
    return [{"label": one.upper(), "url": url} for one, url in found.items()]


def _see(pk: int) -> HttpResponse:
    answer = HttpResponse(status=303)
    answer["Location"] = reverse("import", args=[pk])
    return answer


@require_safe
@signed_in
def import_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One import as it stands, and its report; as a file the report alone."""
    officer: Any = request.user
    batch = import_by_key(officer, pk)
    form = file_format(request)
    if form:
        return report_file(request, batch, form)
    return page(request, "imports/one.html", **shown(request, batch))


@require_safe
@signed_in
def import_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came."""
    officer: Any = request.user
    batch = import_by_key(officer, pk)
    look(officer, "download", {"import": batch.pk, "digest": batch.file.digest})
    return download(request, batch.file, batch.file_name)


@require_safe
@signed_in
def empty_template(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """Our template without rows."""
    officer: Any = request.user
    if form not in TYPES:
        raise Http404
    if not officer.reads_national:
        raise Forbidden("role")
    return template_answer(officer, Agreement.objects.visible_to(officer).none(), form)
