"""The table of indicators: altogether, or by partner, partnership and year; as a page and as files."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.indicators.figures import Figure
from cooperation.indicators.indicator import Indicator
from cooperation.indicators.reading import By, Line, figures_of, lines_of
from cooperation.indicators.register import FRONT, INDICATORS, MORE
from cooperation.pages.base import page, signed_in
from cooperation.pages.indicators.asked import TableFilters, by_of, group_query
from cooperation.pages.indicators.told import behind_url, figure_row, of_words, value_words
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import pair_address, pair_name
from cooperation.words import label, party_name
from partners.models import Partnership
from partners.records.fold import fold

Row = dict[str, Any]
_BY: dict[By, Any] = {
    By.NOTHING: gettext_lazy("Altogether"),
    By.PARTNER: gettext_lazy("By partner"),
    By.PARTNERSHIP: gettext_lazy("By partnership"),
    By.YEAR: gettext_lazy("By year"),
}


@require_safe
@signed_in
def indicators_page(request: HttpRequest) -> HttpResponse:
    """Every indicator of what the reader sees: the five in front, the rest behind "More"; or groups in rows.

    To a page that shows them when one comes to them: the five in front alone.
    """
    filters, by = TableFilters(request), by_of(request)
    if request.htmx:  # type: ignore[attr-defined]
        response = page(request, "indicators/figures.html", rows=_front(filters))
        patch_vary_headers(response, ["HX-Request"])
        return response
    view = _Altogether(request, filters) if by == By.NOTHING else _Groups(request, filters, by)
    if form := file_format(request):
        return file_of(request, name="indicators", columns=file_columns(), rows=view.in_file(), form=form)
    response = page(
        request,
        "indicators/list.html",
        search_url="",
        heading={"title": _("Indicators"), "sub": [_("Computed from what you may see.")]},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Name of an indicator, a partner"),
            saved=_tabs(request, by),
            keep=("by", "ordering"),
        ),
        **view.context(),
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


def _front(filters: TableFilters) -> list[Row]:
    figures = figures_of(filters.scope(), FRONT)
    return [figure_row(one, figures[one.code], _asked(filters)) for one in FRONT]


def _tabs(request: HttpRequest, by: By) -> list[Row]:
    return [
        {"label": words, "url": address(request, by=str(one) if one else None), "current": one == by}
        for one, words in _BY.items()
    ]


def _asked(filters: TableFilters) -> dict[str, str]:
    """The filters of the records behind a figure."""
    return {name: str(filters.wanted(name)) for name in ("partner", "partnership", "year")}


class _Altogether:
    """An indicator a row."""

    def __init__(self, request: HttpRequest, filters: TableFilters) -> None:
        self.request, self.asked = request, _asked(filters)
        text, theme = fold(request.GET.get("q", "")), filters.wanted("theme")
        wanted = [
            one
            for one in INDICATORS.values()
            if (not theme or one.theme == theme) and (not text or text in fold(f"{one.name} {one.code}"))
        ]
        self.figures = figures_of(filters.scope(), wanted)

    def _rows(self, indicators: Sequence[Indicator]) -> list[Row]:
        return [figure_row(one, self.figures[one.code], self.asked) for one in indicators if one.code in self.figures]

    def context(self) -> Row:
        """The five in front, and the rest by theme."""
        themes = dict.fromkeys(one.theme for one in MORE)
        rest = [(label("theme", theme), self._rows([one for one in MORE if one.theme == theme])) for theme in themes]
        narrowed = bool(self.request.GET.get("q") or self.request.GET.get("theme"))
        empty = nothing_fits(self.request, _("No indicator fits"))
        return {
            "front": self._rows(FRONT),
            "rest": [{"title": title, "rows": rows} for title, rows in rest if rows],
            "rest_open": narrowed,
            "empty": None if self.figures else empty,
        }

    def in_file(self) -> list[tuple[str, Indicator, Figure]]:
        """A row for each indicator."""
        return [("", INDICATORS[code], found) for code, found in self.figures.items()]


class _Groups:
    """A partner, a partnership or a year a row, the indicators of one theme in columns."""

    def __init__(self, request: HttpRequest, filters: TableFilters, by: By) -> None:
        self.request, self.filters, self.by = request, filters, by
        theme = filters.wanted("theme")
        every = [one for one in (FRONT if not theme else INDICATORS.values()) if not theme or one.theme == theme]
        self.indicators = [one for one in every if one.day or by != By.YEAR]
        lines = lines_of(filters.scope(), by, self.indicators)
        text = fold(request.GET.get("q", ""))
        self.lines = [one for one in lines if not text or text in fold(f"{self.name(one)} {one.group}")]

    def name(self, line: Line) -> str:
        """What a group is called."""
        if isinstance(line.group, int):
            return str(line.group)
        if isinstance(line.group, Partnership):
            return pair_name(line.group, self.request.user)
        return party_name(line.group)

    def _url(self, line: Line) -> str:
        if isinstance(line.group, int):
            return address(self.request, by=None, year=str(line.group))
        if isinstance(line.group, Partnership):
            return pair_address(line.group, self.request.user)
        return f"{reverse('indicators')}?partner={line.group.code}"

    def columns(self) -> list[Column]:
        """The group, then each indicator with the records behind it."""
        first = Column(
            "group",
            str(_BY[self.by]),
            cell=lambda line: {"text": self.name(line), "url": self._url(line)},
            sort=lambda line: line.group if isinstance(line.group, int) else fold(self.name(line)),
        )
        return [first, *(self._column(one) for one in self.indicators)]

    def _column(self, one: Indicator) -> Column:
        asked = _asked(self.filters)

        def cell(line: Line) -> Row:
            found = line.figures[one.code]
            words = {"text": value_words(one, found), "note": of_words(one, found) if found.measured else ""}
            url = behind_url(one, {**asked, **group_query(self.by, line.group)})
            return words | ({"url": url} if found.measured else {})

        return Column(one.code, str(one.name), cell=cell, sort=lambda line: line.figures[one.code].value)

    def context(self) -> Row:
        """The table, a page of it, and the formulas of its columns."""
        lines = ordered(self.lines, self.columns(), self.request.GET.get("ordering", ""))
        shown = page_of(self.request, lines)
        empty = nothing_fits(self.request, _("Nothing to measure"))
        return {
            "table": table_of(self.columns(), list(shown.object_list), empty=empty),
            "pages": pages_of(self.request, shown),
            "formulas": [{"label": str(one.name), "value": str(one.formula)} for one in self.indicators],
        }

    def in_file(self) -> list[tuple[str, Indicator, Figure]]:
        """A row for each group and indicator."""
        return [
            (self.name(line), INDICATORS[code], found) for line in self.lines for code, found in line.figures.items()
        ]


def _value(row: tuple[str, Indicator, Figure]) -> Any:
    """A number, or each currency with its own."""
    found = row[2]
    return value_words(row[1], found) if found.apart else found.value


def file_columns() -> list[Column]:
    """The columns of a file: a row for each figure."""
    return [
        Column("group", _("Group"), plain=lambda row: row[0]),
        Column("theme", _("What it is about"), plain=lambda row: label("theme", row[1].theme)),
        Column("name", _("Indicator"), plain=lambda row: str(row[1].name)),
        Column("code", _("Code"), plain=lambda row: row[1].code),
        Column("value", _("Value"), plain=_value),
        Column("unit", _("Unit"), plain=lambda row: label("indicator_unit", row[1].unit)),
        Column("part", _("Counts"), plain=lambda row: float(row[2].part) if row[2].whole else None),
        Column("whole", _("Counts in"), plain=lambda row: float(row[2].whole)),
        Column("formula", _("Formula"), plain=lambda row: str(row[1].formula)),
        Column("reason", _("Why it is not measured"), plain=lambda row: "" if row[2].whole else str(row[1].nothing)),
    ]
