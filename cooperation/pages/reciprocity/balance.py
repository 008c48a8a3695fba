"""The balance of a pair: what each side gave, on bars with both named, by year and area, and as a file."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.reciprocity.arithmetic import Line
from agreements.reciprocity.balance import Balance, balance_of
from agreements.reciprocity.oneway import one_ways
from agreements.reciprocity.selectors import understandings_of
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, table_of, tools_of
from cooperation.pages.naming import pair_name
from cooperation.pages.reciprocity.offering import alert
from cooperation.pages.reciprocity.seats import seats_table
from cooperation.pages.reciprocity.told import (
    Sides,
    amount,
    balance_address,
    balance_at,
    crumbs,
    on_day,
    share_words,
    understanding_tag,
    understanding_title,
    understanding_words,
)
from cooperation.words import VOCABULARIES, label, party_name
from partners.records.fold import fold

Row = dict[str, Any]
# A line of the table: year, area, unit, and what each side gave.
Cell = tuple[tuple[int, str, str], Line]


class BalanceFilters(Filters):
    """By year and area."""

    year = forms.IntegerField(label=gettext_lazy("Year"), required=False, min_value=1900, max_value=2500)
    area = forms.ChoiceField(
        label=gettext_lazy("Area of cooperation"),
        required=False,
        choices=lambda: [("", _("Any")), *VOCABULARIES["area"].items()],
    )


@require_safe
@signed_in
def balance_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """The balance as the reader finds it, computed from what the reader may see."""
    officer: Any = request.user
    pair, today = balance_at(officer, code), legal_day()
    sides, filters = Sides.of(pair, officer), BalanceFilters(request)
    found = balance_of(officer, pair, year=int(filters.wanted("year") or 0), area=filters.wanted("area"))
    columns = _columns(sides, found)
    lines = [(key, sides.line(line)) for key, line in found.by_area_and_year.items()]
    wanted = fold(request.GET.get("q", "")).split()
    lines = [one for one in lines if all(word in _words(one) for word in wanted)]
    rows = ordered(lines, columns, request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="balance", columns=columns, rows=rows, form=form)
    may = officer.writes and pair.has(officer.party_id)
    ways = one_ways(officer, today, [pair.pk]) if pair.pk and pair.has(officer.party_id) else []
    return page(
        request,
        "reciprocity/balance.html",
        heading={
            "title": _("Balance with %(partner)s") % {"partner": pair_name(pair, officer)},
            "sub": [_("Counted from what you may see.")],
            "actions": _actions(sides, officer) if may else [],
        },
        crumbs=crumbs(pair, officer, beneath=False),
        us=party_name(sides.us),
        them=party_name(sides.them),
        bars=bars(found, sides),
        lead=lead(found, sides),
        alert=alert(officer, ways[0], today) if ways else None,
        tools=tools_of(request, filters=filters, placeholder=_("Year, area of cooperation, unit")),
        sold=_sold(found),
        seats=seats_table(officer, sides, int(filters.wanted("year") or 0)),
        table=table_of(columns, rows, empty=_empty(request, filters, sides, officer, may=may)),
        understandings=_understandings(officer, sides),
        proposing=_proposing(sides, officer) if may else [],
        entries_url=balance_address("given", pair, officer),
    )


def _sold(found: Balance) -> str:
    """What counts in money beside the entries."""
    if not found.sold:
        return ""
    words = ngettext(
        "One delivery of a procurement case that is not paid for yet counts in money too.",
        "%(count)d deliveries of procurement cases that are not paid for yet count in money too.",
        found.sold,
    )
    return words % {"count": found.sold}


def _words(one: Cell) -> str:
    """What a search finds a line by."""
    year, area, unit = one[0]
    return fold(f"{year} {label('area', area) if area else ''} {label('given_unit', unit)}")


def bars(found: Balance, sides: Sides) -> list[Row]:
    """What each side gave of each unit, for the bar that names both."""
    currency = found.valuation.currency if found.valuation else ""
    rows = []
    for unit, whole in found.totals.items():
        line = sides.line(whole)
        said = currency if unit == "money" else ""
        texts = {"us_text": amount(line.one, unit, said), "them_text": amount(line.other, unit, said)}
        rows.append({"label": label("given_unit", unit), "us": line.one, "them": line.other, **texts})
    return rows


def lead(found: Balance, sides: Sides) -> str:
    """What both agreed about it, where anything is counted."""
    if not found.cells:
        return ""
    if found.band is None:
        return _("No balance is agreed between the two yet.")
    return _("Agreed: %(what)s") % {"what": understanding_words(found.band, sides)}


def _columns(sides: Sides, found: Balance) -> list[Column]:
    us, them = party_name(sides.us), party_name(sides.them)
    currency = found.valuation.currency if found.valuation else ""

    def given(name: str) -> Any:
        def cell(one: Cell) -> str:
            return amount(getattr(one[1], name), one[0][2], currency if one[0][2] == "money" else "")

        return cell

    area = lambda one: label("area", one[0][1]) if one[0][1] else _("no area named")  # noqa: E731
    unit = lambda one: label("given_unit", one[0][2])  # noqa: E731
    part = _("Part of %(party)s") % {"party": us}
    return [
        Column("year", _("Year"), lambda one: str(one[0][0]), lambda one: one[0][0], lambda one: one[0][0]),
        Column("area", _("Area of cooperation"), area, area, area),
        Column("unit", _("Unit"), unit, unit, unit),
        Column("us", us, given("one"), lambda one: float(one[1].one), lambda one: one[1].one, num=True),
        Column("them", them, given("other"), lambda one: float(one[1].other), lambda one: one[1].other, num=True),
        Column(
            "share",
            part,
            lambda one: share_words(one[1].share),
            lambda one: float(one[1].share or 0),
            lambda one: one[1].share,
            num=True,
        ),
        Column("entries", _("Entries"), lambda one: str(one[1].entries), lambda one: one[1].entries, num=True),
    ]


def _actions(sides: Sides, officer: Any) -> list[Row]:
    return [{"label": _("Put down what was given"), "url": balance_address("given_new", sides.pair, officer)}]


def _proposing(sides: Sides, officer: Any) -> list[Row]:
    words = {
        "statement": _("Show the figures to both"),
        "band": _("Propose an agreed balance"),
        "valuation": _("Propose how to value it in money"),
    }
    return [
        {"label": text, "url": balance_address("understanding_new", sides.pair, officer, about)}
        for about, text in words.items()
    ]


def _understandings(officer: Any, sides: Sides) -> Row:
    columns = [{"label": text} for text in (_("What"), _("What it says"), _("How it stands"), _("Since"))]
    rows = []
    for one in understandings_of(officer, sides.pair)[:20]:
        title = {"text": understanding_title(one), "url": one_address(one), "audience": one.audience}
        said = understanding_words(one, sides)
        rows.append({"cells": [title, said, {"tag": understanding_tag(one)}, on_day(one.agreed_on)]})
    text = _("A share that both find fair, and how to value in money, are proposed by one side and agreed by both.")
    return {"columns": columns, "rows": rows, "empty": {"title": _("Nothing is agreed about it yet"), "text": text}}


def one_address(one: Any) -> str:
    """The page of an understanding."""
    return reverse("understanding", args=[one.key])


def _empty(request: HttpRequest, filters: BalanceFilters, sides: Sides, officer: Any, *, may: bool) -> Row:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("Nothing was given here"))
    text = _(
        "An activity that took place is counted by itself: who hosted it for how many days, and whose people came. "
        "What no activity says is put down here."
    )
    told: Row = {"title": _("Nothing is counted yet"), "text": text}
    if may:
        told["action"] = _actions(sides, officer)[0]
    return told
