"""Our word: all promises by us and to us, kept or not, on one page; by partner and in all, both sides alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agreements.obligations.keeping import Word, words_kept
from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.listing import table_of, tools_of
from cooperation.pages.naming import pair_address, pair_name
from cooperation.words.dates import day_words
from partners.models import Partnership
from partners.records.fold import fold

SUMS = ("on_time", "late", "open", "overdue", "disputed", "waived", "unmet")


@dataclass(frozen=True)
class Line:
    """One direction of one pair: who owes, to whom, and how it was kept."""

    partner: str
    address: str
    who: str
    ours: int  # 0: we owe, 1: they owe, 2: both owe
    word: Word


@require_safe
@signed_in
def our_word_page(request: HttpRequest) -> HttpResponse:
    """All promises, kept or not."""
    officer: Any = request.user
    lines = _lines(officer, request.GET.get("q", ""))
    shown_columns = columns()
    shown = ordered(lines, shown_columns, request.GET.get("ordering", ""), "partner")
    form = file_format(request)
    if form:
        return file_of(request, name="our-word", columns=shown_columns, rows=shown, form=form)
    return page(
        request,
        "todo/our_word.html",
        search_url="",
        heading={"title": _("Our word"), "sub": [_("As of %(day)s") % {"day": day_words(legal_day())}]},
        crumbs=[{"label": _("To do"), "url": reverse("todo")}],
        totals=[_total(lines, ours) for ours in (0, 1, 2) if any(one.ours == ours for one in lines)],
        tools=tools_of(request, placeholder=_("Name of a partner")),
        table=table_of(shown_columns, shown, caption=_("By partner"), empty=_empty()),
    )


def _lines(officer: Any, text: str) -> list[Line]:
    words = [one for one in words_kept(officer, legal_day()) if one.all]
    pairs = Partnership.objects.select_related("party_a", "party_b").in_bulk({one.partnership for one in words})
    ours = lines_of(officer, words, pairs)
    return [one for one in ours if fold(text) in fold(one.partner)] if text else ours


def lines_of(officer: Any, words: Sequence[Word], pairs: Mapping[int, Partnership]) -> list[Line]:
    """These sums as lines, of the pairs of the officer's party."""
    return [_line(officer, pair, one) for one in words if (pair := pairs[one.partnership]).has(officer.party_id)]


def _line(officer: Any, pair: Partnership, word: Word) -> Line:
    side = 2 if word.debtor is None else 0 if word.debtor == officer.party_id else 1
    who = (_("We to them"), _("They to us"), _("Both"))[side]
    return Line(pair_name(pair, officer), pair_address(pair, officer), who, side, word)


def _total(lines: Sequence[Line], ours: int) -> dict[str, Any]:
    """The sums of one direction in all, in a sentence and as numbers."""
    title = (_("What we promised"), _("What was promised to us"), _("What both promised"))[ours]
    sums = {name: sum(getattr(one.word, name) for one in lines if one.ours == ours) for name in SUMS}
    kept, all_over = sums["on_time"] + sums["late"], sums["on_time"] + sums["late"] + sums["overdue"] + sums["unmet"]
    text = _("Of %(all)s promises whose day has come, %(kept)s were kept, %(on_time)s of them on time.") % {
        "all": all_over,
        "kept": kept,
        "on_time": sums["on_time"],
    }
    if not all_over:
        text = _("The day of none of them has come yet.")
    facts = [{"label": name, "value": sums[code]} for code, name in _names().items() if sums[code]]
    return {"title": title, "text": text, "facts": facts, "kept": kept, "all": all_over or 1}


def _names() -> dict[str, str]:
    return {
        "on_time": _("Kept on time"),
        "late": _("Kept late"),
        "open": _("Open"),
        "overdue": _("Overdue"),
        "disputed": _("Disputed"),
        "waived": _("Waived"),
        "unmet": _("Not kept"),
    }


def columns() -> list[Column]:
    """The columns of the list."""
    return [
        Column(
            "partner",
            _("Partner"),
            cell=lambda one: {"text": one.partner, "url": one.address},
            plain=lambda one: one.partner,
            sort=lambda one: (fold(one.partner), one.ours),
        ),
        Column("who", _("Who to whom"), cell=lambda one: one.who, plain=lambda one: one.who, sort=lambda one: one.ours),
        *(_number(code, name) for code, name in _names().items()),
    ]


def _number(code: str, name: str) -> Column:
    def value(line: Line) -> int:
        return int(getattr(line.word, code))

    return Column(code, name, cell=value, plain=value, sort=value, num=True)


def _empty() -> dict[str, Any]:
    text = _("As soon as the day of a promise has come, it is counted here, ours and theirs alike.")
    return {"title": _("No promise is counted yet"), "text": text}
