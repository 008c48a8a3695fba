"""What we went ahead without, with whose decision and why: for those who check."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.desk.waived import waived_read, waived_rows
from cooperation.pages.base import page
from cooperation.pages.history.checkers import for_checkers
from cooperation.pages.lists.columns import order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.waived.gates import gates_table
from cooperation.pages.waived.listing import WaivedFilters, columns


@require_safe
@for_checkers
def waived_page(request: HttpRequest) -> HttpResponse:
    """Every decision of the own party to go ahead without something: what concerns the law first, then the latest."""
    officer: Any = request.user
    filters, known = WaivedFilters(request), columns(officer)
    order = order_by(known, request.GET.get("ordering", ""), ("rank", "-day", "-pk"))
    rows = waived_rows(officer, filters.asked()).order_by(*order)
    if form := file_format(request):
        return file_of(request, name="gone-ahead", columns=known, rows=waived_read(officer, rows), form=form)
    on_page = page_of(request, rows)
    count = on_page.paginator.count
    return page(
        request,
        "waived/list.html",
        search_url="",
        heading={"title": _("Gone ahead without"), "sub": [_("Only us: what was missing, and why we went ahead.")]},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title, reference, reason"),
            count=ngettext("%(count)s decision", "%(count)s decisions", count) % {"count": count},
        ),
        table=table_of(known, waived_read(officer, on_page.object_list), empty=_empty(request, filters)),
        pages=pages_of(request, on_page),
        gates=gates_table(officer),
    )


def _empty(request: HttpRequest, filters: WaivedFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("No such decision"))
    text = _("An approver may go ahead without some things that a step asks for. Each such decision stands here.")
    return {"title": _("We went ahead without nothing"), "text": text}
