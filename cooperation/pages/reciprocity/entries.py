"""The entries behind a balance: searched, filtered, sorted, and as files of exactly what is shown."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.instruments.selectors import in_order
from agreements.models import ReciprocityEntry
from agreements.reciprocity.selectors import EntryFilter, entries_found
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.pages.naming import pair_name
from cooperation.pages.reciprocity.told import Sides, amount, balance_address, balance_at, crumbs, entry_tag, on_day
from cooperation.words import VOCABULARIES, label, party_name

Row = dict[str, Any]
_LATEST = ("-given_on", "-due_on", "-id")


def _coded(name: Any, vocabulary: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name, choices=lambda: [("", _("Any")), *VOCABULARIES[vocabulary].items()], required=False
    )


class EntryFilters(Filters):
    """What a list of entries can be narrowed to."""

    giver = forms.ChoiceField(label=gettext_lazy("Given by"), required=False)
    kind = _coded(gettext_lazy("Kind"), "given_kind")
    unit = _coded(gettext_lazy("Unit"), "given_unit")
    status = _coded(gettext_lazy("How it stands"), "entry_status")
    area = _coded(gettext_lazy("Area of cooperation"), "area")
    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1900, max_value=2500)
    late = forms.BooleanField(label=gettext_lazy("Overdue"), required=False)

    def __init__(self, request: HttpRequest, sides: Sides) -> None:
        givers = [("", _("Any")), *((one.code, party_name(one)) for one in (sides.us, sides.them))]
        super().__init__(request, {"giver": givers})

    def asked(self) -> EntryFilter:
        """The filter that the address asks for."""
        plain = {name: self.wanted(name) for name in ("giver", "kind", "unit", "status", "area")}
        q = self.request.GET.get("q", "").strip()
        return EntryFilter(q=q, year=int(self.wanted("year") or 0), late=bool(self.wanted("late")), **plain)


@require_safe
@signed_in
def given_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """What each side of a pair gives, as far as the reader sees it."""
    officer: Any = request.user
    pair, today = balance_at(officer, code), legal_day()
    filters = EntryFilters(request, Sides.of(pair, officer))
    columns = _columns(today)
    found = in_order(
        entries_found(officer, pair, filters.asked(), today),
        order_by(columns, request.GET.get("ordering", ""), _LATEST),
    )
    if form := file_format(request):
        return file_of(request, name="given", columns=columns, rows=list(found), form=form)
    shown = page_of(request, found)
    count = shown.paginator.count
    views: list[tuple[str, dict[str, str]]] = [
        (_("All"), {}),
        (label("entry_status", "pledged"), {"status": "pledged"}),
        (_("Not acknowledged yet"), {"status": "provided"}),
        (_("Overdue"), {"late": "on"}),
    ]
    may = officer.writes and pair.has(officer.party_id)
    new = {"label": _("Put down what was given"), "url": balance_address("given_new", pair, officer)}
    return page(
        request,
        "lists/carded.html",
        heading={
            "title": _("What each side gives: %(partner)s") % {"partner": pair_name(pair, officer)},
            "actions": [new] if may else [],
        },
        crumbs=crumbs(pair, officer),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title"),
            count=ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count},
            saved=saved_views(request, views),
        ),
        table=table_of(columns, shown.object_list, empty=_empty(request, filters, new if may else None)),
        pages=pages_of(request, shown),
    )


def _columns(today: date) -> list[Column]:
    return [
        Column("title", _("What"), cell=_title, plain=lambda one: one.name, sort=("title", "activity__title")),
        Column("kind", _("Kind"), plain=lambda one: label("given_kind", one.kind)),
        Column("giver", _("Given by"), _giver, _giver, sort=("giver__code",)),
        Column("quantity", _("How much"), _much, lambda one: float(one.quantity), sort=("quantity",), num=True),
        Column("unit", _("Unit"), plain=lambda one: one.currency or label("given_unit", one.unit)),
        Column("day", _("Day"), cell=_day, plain=lambda one: one.given_on or one.due_on, sort=("given_on", "due_on")),
        Column(
            "stands",
            _("How it stands"),
            cell=lambda one: {"tag": entry_tag(one, today), "audience": one.audience},
            plain=lambda one: entry_tag(one, today)["text"],
            sort=("status",),
        ),
        Column("area", _("Area of cooperation"), plain=lambda one: label("area", one.area) if one.area else ""),
    ]


def _title(one: ReciprocityEntry) -> Row:
    parts = [label("given_kind", one.kind), label("area", one.area) if one.area else ""]
    parts += [_("counted from an activity")] if one.activity_id else []
    url = reverse("given_entry", args=[one.key])
    return {"text": one.name, "url": url, "note": " · ".join(part for part in parts if part)}


def _giver(one: ReciprocityEntry) -> str:
    return party_name(one.giver)


def _much(one: ReciprocityEntry) -> str:
    return amount(one.quantity, one.unit, one.currency)


def _day(one: ReciprocityEntry) -> str:
    return on_day(one.given_on) or _("by %(day)s") % {"day": on_day(one.due_on)}


def _empty(request: HttpRequest, filters: EntryFilters, new: Row | None) -> Row:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("Nothing here fits"))
    text = _("Activities that took place are counted by themselves; what no activity says is put down here.")
    return {"title": _("Nothing is counted yet"), "text": text, **({"action": new} if new else {})}
