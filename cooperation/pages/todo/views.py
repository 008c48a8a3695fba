"""To do: what is due, overdue or waits, by partner or by person; as a page, and as files of what is shown."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.desk.todo import Item, todo_of
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.address import address
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, tools_of
from cooperation.pages.obligations.form import officers
from cooperation.pages.phases.needs import doings
from cooperation.pages.profiles.needs import review_rows
from cooperation.pages.todo.rows import Rows
from cooperation.words import VOCABULARIES, party_name
from partners.records.fold import fold

NOBODY = "nobody"
# What the partners are late with stands under a heading of its own, after what is ours to do.
THEIRS = "they_owe"


class TodoFilters(Filters):
    """By what waits, by partner, by person."""

    group = forms.ChoiceField(label=gettext_lazy("What waits"), required=False)
    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Who of us sees to it"), required=False)

    def __init__(self, request: HttpRequest, items: Sequence[Item]) -> None:
        officer: Any = request.user
        across = {one.agreement.partnership.other(officer.party_id) for one in items}
        partners = sorted(((one.code, party_name(one)) for one in across), key=lambda one: fold(one[1]))
        people = [("me", _("Me")), (NOBODY, _("Nobody named")), *officers(officer)]
        super().__init__(
            request,
            choices={
                "group": [("", _("Any")), *VOCABULARIES["todo_group"].items()],
                "partner": [("", _("Any")), *partners],
                "person": [("", _("Any")), *people] if officer.reads_national else [("", _("Any"))],
            },
        )

    def keeps(self, item: Item) -> bool:
        """Whether an item is asked for."""
        officer: Any = self.request.user
        group, partner, person = (self.wanted(name) for name in ("group", "partner", "person"))
        people = {str(one.pk) for one in item.people}
        return (
            (not group or item.group == group)
            and (not partner or item.agreement.partnership.other(officer.party_id).code == partner)
            and (not person or (not people if person == NOBODY else _pk(officer, person) in people))
        )


def _pk(officer: Any, person: str) -> str:
    return str(officer.pk) if person == "me" else person


def found_items(request: HttpRequest) -> tuple[list[Item], TodoFilters, Rows]:
    """What the address asks for."""
    officer: Any = request.user
    today = legal_day()
    items = todo_of(officer, today)
    filters, rows = TodoFilters(request, items), Rows(officer, today)
    text = request.GET.get("q", "")
    return [one for one in items if filters.keeps(one) and rows.fits(one, text)], filters, rows


@require_safe
@signed_in
def todo_page(request: HttpRequest) -> HttpResponse:
    """What is to do."""
    officer: Any = request.user
    items, filters, rows = found_items(request)
    form = file_format(request)
    if form:
        return file_of(request, name="to-do", columns=rows.columns(), rows=items, form=form)
    by_person = request.GET.get("by") == "person" and officer.reads_national
    name = rows.people if by_person else rows.partner
    items.sort(key=lambda one: (one.group == THEIRS, not name(one), fold(name(one)), *one.key))
    shown = page_of(request, items)
    return page(
        request,
        "todo/todo.html",
        search_url="",
        heading={"title": _("To do"), "sub": [_("Within six months")], "actions": _links()},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("What, agreement, partner"),
            count=ngettext("One thing", "%(count)s things", len(items)) % {"count": len(items)},
            saved=_tabs(request, officer, by_person),
            keep=("by",),
        ),
        groups=_groups(list(shown.object_list), rows, by_person=by_person),
        pages=pages_of(request, shown),
        bulk=_bulk(request, officer, items),
        activities=doings(officer, legal_day()) if not request.GET.get("page") else [],
        views=review_rows(officer, legal_day()) if not request.GET.get("page") else [],
        empty=_empty(bool(filters.chips() or request.GET.get("q"))),
    )


def _links() -> list[dict[str, str]]:
    pages = ((_("Our word"), "our_word"), (_("One-time links"), "answer_links"), (_("If we do nothing"), "if_nothing"))
    return [{"label": text, "url": reverse(name), "kind": "plain"} for text, name in pages]


def _tabs(request: HttpRequest, officer: Any, by_person: bool) -> list[dict[str, Any]]:
    if not officer.reads_national:
        return []
    return [
        {"label": _("By partner"), "url": address(request, by=None), "current": not by_person},
        {"label": _("By person"), "url": address(request, by="person"), "current": by_person},
    ]


def _groups(items: Sequence[Item], rows: Rows, *, by_person: bool) -> list[dict[str, Any]]:
    name = rows.people if by_person else rows.partner
    found: dict[str, list[dict[str, Any]]] = {}
    for one in items:
        theirs = one.group == THEIRS
        title = rows.group(one) if theirs else name(one) or _("Nobody named")
        found.setdefault(title, []).append(rows.row(one, by_person=by_person or theirs))
    return [{"title": title, "rows": made} for title, made in found.items()]


def _bulk(request: HttpRequest, officer: Any, items: Sequence[Item]) -> dict[str, Any] | None:
    """What can be done with several at once, for an officer who writes."""
    count = sum(1 for one in items if one.due)
    if not officer.writes or not count:
        return None
    kept = {name: request.GET.get(name) for name in ("q", "group", "partner", "person")}
    keep = [{"name": name, "value": value} for name, value in kept.items() if value]
    return {
        "url": reverse("todo_marked"),
        "all": ngettext("The one day due that fits", "All %(count)s days due that fit", count) % {"count": count},
        "keep": keep,
        "buttons": [{"label": str(words), "name": "do", "value": do, "kind": "plain"} for do, words in BULK.items()],
    }


BULK = {
    "fulfil": gettext_lazy("Record as fulfilled"),
    "acknowledge": gettext_lazy("Acknowledge"),
    "remind": gettext_lazy("Remind"),
    "assign": gettext_lazy("Give to somebody"),
}


def _empty(narrowed: bool) -> dict[str, Any]:
    if narrowed:
        return {"title": _("Nothing fits"), "text": _("Take a filter away, or search for another word.")}
    text = _("What falls due, what renews by itself and who waits for whom stands here.")
    return {"title": _("Nothing is to do within six months"), "text": text}
