"""Who is excluded as a partner and why, what would have to change: a list, and files of it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.pages.naming import party_address, when
from cooperation.pages.redlines import said
from cooperation.pages.redlines.rows import Row, rows_of
from cooperation.words import VOCABULARIES, label
from partners.records.errors import Forbidden
from partners.records.fold import fold
from partners.redlines.vocabulary import RedLineStatus


class LineFilters(Filters):
    """By party, by ground, by what it rests on, by how it stands."""

    party = forms.ChoiceField(label=gettext_lazy("Party"), required=False)
    ground = forms.ChoiceField(label=gettext_lazy("Ground"), required=False)
    basis = forms.ChoiceField(label=gettext_lazy("Rests on"), required=False)
    stands = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)


@require_safe
@signed_in
def red_lines_page(request: HttpRequest) -> HttpResponseBase:
    """The list."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    rows = list(rows_of(officer, legal_day()))
    filters = LineFilters(request, {name: [("", _("Any")), *given] for name, given in _choices(rows).items()})
    columns = _columns()
    found = ordered(_wanted(rows, filters), columns, request.GET.get("ordering", ""), "party")
    if form := file_format(request):
        return file_of(request, name="red-lines", columns=columns, rows=found, form=form)
    shown = page_of(request, found)
    narrowed = bool(request.GET.get("q") or filters.chips())
    return page(
        request,
        "lists/carded.html",
        search_url="",
        heading=_heading(officer),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Party, reason, source"),
            count=_count(found),
            saved=saved_views(request, _views()),
        ),
        table=table_of(
            columns,
            shown.object_list,
            empty=nothing_fits(request, _("No red line here fits")) if narrowed else _empty(officer),
        ),
        pages=pages_of(request, shown),
    )


def _count(rows: list[Row]) -> str:
    parties = len({one.party.pk for one in rows if one.exclusion})
    said_of_rows = ngettext("%(count)d reason", "%(count)d reasons", len(rows)) % {"count": len(rows)}
    excluded = ngettext("%(count)d party excluded", "%(count)d parties excluded", parties) % {"count": parties}
    return f"{excluded}, {said_of_rows}"


def _heading(officer: Any) -> dict[str, Any]:
    actions = []
    if officer.writes:
        actions.append({"label": _("Ask for a red line"), "url": reverse("red_line_new"), "kind": "main"})
    sub = [
        _("Only us, for ever. Who stands here is left out before partners are ranked."),
        _("What exists with them already stays as it is."),
    ]
    return {"title": _("Red lines"), "sub": sub, "actions": actions}


def _views() -> list[tuple[str, dict[str, str]]]:
    return [
        (_("All"), {}),
        (_("Our own"), {"basis": "own"}),
        (_("To be decided"), {"stands": "asked"}),
        (_("Lifted"), {"stands": "lifted"}),
    ]


def _choices(rows: list[Row]) -> dict[str, list[tuple[str, Any]]]:
    parties = {one.party.code: one.name for one in rows}
    statuses = VOCABULARIES["red_line_status"]
    waiting = [(one, statuses[one]) for one in (RedLineStatus.ASKED, RedLineStatus.DECLINED, RedLineStatus.LIFTED)]
    return {
        "party": sorted(parties.items(), key=lambda one: fold(one[1])),
        "ground": list(VOCABULARIES["red_line_ground"].items()),
        "basis": list(VOCABULARIES["red_line_basis"].items()),
        "stands": [("excluded", _("Excludes today")), *waiting],
    }


def _wanted(rows: list[Row], filters: LineFilters) -> list[Row]:
    words = fold(filters.request.GET.get("q", "")).split()
    return [one for one in rows if _fits(one, filters) and all(word in _text(one) for word in words)]


def _fits(row: Row, filters: LineFilters) -> bool:
    held = {"party": row.party.code, "ground": row.ground, "basis": row.basis, "stands": row.stands}
    return all(not filters.wanted(name) or filters.wanted(name) == value for name, value in held.items())


def _text(row: Row) -> str:
    return fold(" ".join([row.name, row.party.code, row.ground_word, row.how, row.note, row.source, row.changes]))


def _columns() -> list[Column]:
    return [
        Column("party", _("Party"), cell=_party, plain=lambda row: row.name, sort=lambda row: fold(row.name)),
        Column("code", _("Code"), plain=lambda row: row.party.code),
        Column("ground", _("Why"), cell=_why, plain=lambda row: row.ground_word, sort=_by_ground),
        Column("how", _("How it bears on the two"), plain=lambda row: row.how),
        Column("note", _("Note"), plain=lambda row: row.note),
        Column("stands", _("How it stands"), plain=lambda row: row.stands_word),
        Column("basis", _("Rests on"), plain=lambda row: label("red_line_basis", row.basis)),
        Column(
            "since",
            _("Since"),
            cell=lambda row: when(row.since, "short"),
            plain=lambda row: row.since,
            sort=lambda row: row.since or None,
        ),
        Column("changes", _("What would have to change"), cell=lambda row: row.changes, plain=lambda row: row.changes),
        Column(
            "source",
            _("Where it is from"),
            cell=lambda row: {"text": _("as of %(day)s") % {"day": when(row.as_of, "short")}, "note": row.source},
            plain=lambda row: row.source,
            sort=lambda row: fold(row.source),
        ),
        Column("as_of", _("As the source stood on"), plain=lambda row: row.as_of),
    ]


def _by_ground(row: Row) -> str:
    return fold(row.ground_word)


def _party(row: Row) -> dict[str, Any]:
    return {"text": row.name, "url": party_address(row.party)}


def _why(row: Row) -> dict[str, Any]:
    told: dict[str, Any] = {"text": row.ground_word, "note": f"{row.how} {row.note}".strip()}
    if row.line:
        told |= {"url": said.line_url(row.line), "tags": [said.status_tag(row.line)]}
    elif row.exclusion:
        told["tags"] = [said.basis_tag(row.exclusion)]
    return told


def _empty(officer: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        "title": _("Nobody is excluded"),
        "text": _("Neither measures nor conflicts stand against anybody, and we have drawn no red line."),
    }
    if officer.writes:
        empty["action"] = {"label": _("Ask for a red line"), "url": reverse("red_line_new")}
    return empty
