"""The records behind one indicator: those that count in, and which of them count."""

from typing import Any

from django.db.models import BooleanField, Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.indicators.indicator import Indicator
from cooperation.indicators.reading import figures_of
from cooperation.indicators.register import INDICATORS
from cooperation.pages.base import page, signed_in
from cooperation.pages.indicators.asked import BehindFilters
from cooperation.pages.indicators.kinds import Kind, kind_of
from cooperation.pages.indicators.told import figure_row
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import pair_name, when
from cooperation.words import label
from partners.records.errors import Unseen


@require_safe
@signed_in
def indicator_page(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator with its formula and its records, narrowed as the figure was."""
    one = INDICATORS.get(code)
    if one is None:
        raise Unseen
    filters = BehindFilters(request)
    if not one.day:
        del filters.fields["year"]
    scope = filters.scope()
    kind = kind_of(one.whole(scope).model)
    rows = _rows(one, filters, kind)
    columns = _columns(request.user, one, kind)
    rows = rows.order_by(
        *order_by(columns, request.GET.get("ordering", ""), (f"-{one.day}",) if one.day else ()), "-pk"
    )
    if form := file_format(request):
        every = list(rows)
        kind.look(request.user, every)
        return file_of(request, name=f"indicator-{code}", columns=columns, rows=every, form=form)
    shown = page_of(request, rows)
    shown.object_list = list(shown.object_list)
    kind.look(request.user, shown.object_list)
    count = shown.paginator.count
    asked = {name: str(filters.wanted(name)) for name in ("partner", "partnership", "year")}
    return page(
        request,
        "indicators/behind.html",
        search_url="",
        heading={"title": str(one.name)},
        crumbs=[{"label": _("Indicators"), "url": reverse("indicators")}],
        figure=figure_row(one, figures_of(scope, [one])[code], asked),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Words of the record"),
            count=ngettext("%(count)s record", "%(count)s records", count) % {"count": count},
        ),
        table=table_of(columns, shown.object_list, empty=_empty(request, one)),
        pages=pages_of(request, shown),
    )


def _rows(one: Indicator, filters: BehindFilters, kind: Kind) -> QuerySet[Any]:
    scope = filters.scope()
    counting = one.counting(scope)
    found = one.rows(scope).select_related("partnership__party_a", "partnership__party_b", *kind.joined)
    found = found.annotate(
        counts=Case(When(counting, then=Value(True)), default=Value(False), output_field=BooleanField())
    )
    if text := filters.request.GET.get("q", "").strip():
        found = found.filter(kind.matching(text))
    wanted = filters.wanted("counts")
    return found.filter(counts=wanted == "yes") if wanted else found


def _columns(reader: Any, one: Indicator, kind: Kind) -> list[Column]:
    def day(row: Any) -> Any:
        for name in one.day.split("__"):
            row = getattr(row, name)
        return row

    def cell(row: Any) -> dict[str, Any]:
        return {"tag": {"text": label("counts", _code(row)), "tone": "good" if row.counts else "plain"}}

    columns = [
        Column(
            "record",
            kind.name(),
            cell=lambda row: kind.cell(row, reader),
            plain=lambda row: kind.cell(row, reader)["text"],
        ),
        Column(
            "partner",
            _("Partner"),
            cell=lambda row: pair_name(row.partnership, reader),
            plain=lambda row: pair_name(row.partnership, reader),
            sort=("partnership__code",),
        ),
        Column("counts", _("Counts"), cell=cell, plain=lambda row: label("counts", _code(row)), sort=("counts",)),
    ]
    if one.day:
        sort = (one.day,)
        columns.insert(2, Column("day", _("When"), cell=lambda row: when(day(row), "short"), plain=day, sort=sort))
    return columns


def _code(row: Any) -> str:
    return "yes" if row.counts else "no"


def _empty(request: HttpRequest, one: Indicator) -> dict[str, Any]:
    if request.GET.get("q") or request.GET.get("counts"):
        return nothing_fits(request, _("No record fits"))
    return {"title": _("Not measured"), "text": str(one.nothing)}
