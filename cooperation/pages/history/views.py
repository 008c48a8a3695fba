"""The history of the own party, for those who check: what changed, who, from what to what, in commit order."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_safe

from cooperation.pages.base import page
from cooperation.pages.history.asked import HistoryFilters
from cooperation.pages.history.checkers import for_checkers
from cooperation.pages.history.records import Named, names_for
from cooperation.pages.history.verification import verification_of
from cooperation.pages.history.words import OPS, SOURCES, detail_words, fields_of, read_words, text_of
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.words.dates import instant_words
from partners.models import Change, Look, Officer
from partners.records.trail import looks, newest, position_of, trail

PER_PAGE = 30
EXACT_TO = 10_000
MOST_IN_FILE = 50_000


@require_safe
@for_checkers
def history(request: HttpRequest) -> HttpResponse:
    """Every change of the own party, newest first, those not sealed yet before the rest."""
    officer: Any = request.user
    filters = HistoryFilters(request)
    found = trail(officer, filters.asked())
    if form := file_format(request):
        rows = _rows(officer, newest(found, before=None, most=MOST_IN_FILE))
        return file_of(request, name="history", columns=_columns(officer), rows=rows, form=form)
    before = request.GET.get("before", "")
    changes = newest(found, before=int(before) if before.isdecimal() else None, most=PER_PAGE + 1)
    shown = changes[:PER_PAGE]
    number = found.order_by()[: EXACT_TO + 1].count()
    return page(
        request,
        "history/history.html",
        search_url="",
        heading={"title": _("History"), "sub": [_("what officers of our party wrote, in the order of its seal")]},
        tabs=_tabs("history"),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Reference or title"),
            count=_count(number),
            files=number <= MOST_IN_FILE,
        ),
        history=[_line(officer, change, named) for change, named in _rows(officer, shown)],
        pages=_pages(request, changes, before),
        empty={"title": _("Nothing fits"), "text": _("Take a filter away.")},
        verification=verification_of(officer),
    )


@require_safe
@for_checkers
def reads(request: HttpRequest) -> HttpResponse:
    """The reads that are kept: exports, downloads, refused look-ups, sign-ins."""
    officer: Any = request.user
    names = dict(Officer.objects.visible_to(officer).values_list("pk", "name"))
    columns = _read_columns(names)
    found = looks(officer, request.GET.get("q", ""))
    if form := file_format(request):
        return file_of(request, name="reads", columns=columns, rows=list(found[:MOST_IN_FILE]), form=form)
    on_page = page_of(request, found)
    count = on_page.paginator.count
    return page(
        request,
        "history/reads.html",
        search_url="",
        heading={"title": _("What was read"), "sub": [_("exports, downloads and sign-ins of our party")]},
        tabs=_tabs("history_reads"),
        tools=tools_of(
            request,
            placeholder=_("Name of an officer, or what was read"),
            count=ngettext("One read", "%(count)s reads", count) % {"count": count},
        ),
        table=table_of(columns, on_page.object_list, empty={"title": _("Nothing was read yet that is kept")}),
        pages=pages_of(request, on_page),
    )


def _tabs(current: str) -> dict[str, Any]:
    names = {"history": _("What changed"), "history_reads": _("What was read")}
    return {
        "label": _("History"),
        "links": [{"label": text, "url": reverse(name), "current": name == current} for name, text in names.items()],
    }


def _rows(officer: Any, changes: Sequence[Change]) -> list[tuple[Change, Named]]:
    named = names_for(officer, changes)
    return [(change, named) for change in changes]


def _who(change: Change, named: Named) -> str:
    if change.officer is None:
        return _("The system")
    return str(named.officers.get(change.officer) or _("An officer of another party"))


def _line(officer: Any, change: Change, named: Named) -> dict[str, Any]:
    position = position_of(change)
    sealed = _("position %(number)s") % {"number": position} if position else _("not sealed yet")
    return {
        "when": instant_words(change.at),
        "iso": change.at.isoformat(),
        "text": text_of(change, named),
        "url": named.address(change),
        "who": f"{_who(change, named)} · {sealed}",
        "tone": {"i": "good", "d": "bad"}.get(change.op, ""),
        "changes": fields_of(change, named, officer.clearance),
    }


def _count(number: int) -> str:
    if number > EXACT_TO:
        return _("More than %(count)s changes") % {"count": EXACT_TO}
    return ngettext("One change", "%(count)s changes", number) % {"count": number}


def _pages(request: HttpRequest, changes: Sequence[Change], before: str) -> dict[str, str]:
    """The way to older changes; newer ones are at the beginning, since the history grows there."""
    older = position_of(changes[PER_PAGE - 1]) if len(changes) > PER_PAGE else None
    return {
        "text": "",
        "previous_url": address(request, before=None) if before else "",
        "next_url": address(request, before=str(older)) if older else "",
    }


def _columns(officer: Any) -> list[Column]:
    """The columns of the history as a file."""
    return [
        Column("position", _("Position"), plain=lambda row: position_of(row[0])),
        Column("at", _("When"), plain=lambda row: row[0].at.isoformat()),
        Column("who", _("By"), plain=lambda row: _who(*row)),
        Column("kind", _("What"), plain=lambda row: SOURCES.get(row[0].source, row[0].source)),
        Column("op", _("Was"), plain=lambda row: OPS[row[0].op]),
        Column("record", pgettext("a noun", "Record"), plain=lambda row: row[1].name_of(row[0])),
        Column("request", _("Request"), plain=lambda row: row[0].request),
        Column("fields", _("Fields"), plain=lambda row: _fields_in_a_line(row, officer.clearance)),
    ]


def _fields_in_a_line(row: tuple[Change, Named], clearance: int) -> str:
    told = fields_of(*row, clearance)
    return "\n".join(f"{one['field']}: {one['before']} → {one['after']}" for one in told)


def _read_columns(names: dict[int, str]) -> list[Column]:
    def who(row: Look) -> str:
        return names.get(row.officer or 0, "")

    return [
        Column("at", _("When"), cell=lambda row: instant_words(row.at), plain=lambda row: row.at.isoformat()),
        Column("who", _("Who"), cell=who, plain=who),
        Column("what", _("What"), cell=lambda row: read_words(row.what), plain=lambda row: row.what),
        Column(
            "detail",
            _("Of what"),
            cell=lambda row: detail_words(row.detail),
            plain=lambda row: detail_words(row.detail),
        ),
    ]
