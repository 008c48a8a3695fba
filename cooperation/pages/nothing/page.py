"""If we do nothing: a year ahead by the clauses alone, to be read, printed and taken away."""

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from agreements.terms.dates import add_months
from cooperation.day import legal_day
from cooperation.desk.nothing import MONTHS, Happening, Span, if_nothing, span_from
from cooperation.pages.base import page, signed_in
from cooperation.pages.home.wording import SOON
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import table_of, tools_of
from cooperation.pages.naming import partner_of, title_of, when
from cooperation.pages.nothing.picture import picture
from cooperation.pages.nothing.showing import columns, count_words, lead, promised
from cooperation.words import VOCABULARIES, party_name
from partners.records.fold import fold

_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 1, 1)


class NothingFilters(Filters):
    """By partner, by what happens."""

    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("What happens"), required=False)

    def __init__(self, request: HttpRequest, rows: list[Happening], reader: Any) -> None:
        pairs = {one.agreement.partnership.code: partner_of(one.agreement, reader) for one in rows}
        kinds = {one.kind for one in rows}
        events = VOCABULARIES["event"]
        super().__init__(
            request,
            choices={
                "partner": [("", ""), *sorted(pairs.items(), key=lambda one: fold(one[1]))],
                "kind": [("", ""), *((kind, word) for kind, word in events.items() if kind in kinds)],
            },
        )

    def fits(self, one: Happening, reader: Any) -> bool:
        """Whether a row is among those asked for."""
        partner, kind = self.wanted("partner"), self.wanted("kind")
        if (partner and partner != one.agreement.partnership.code) or (kind and kind != one.kind):
            return False
        text = fold(self.request.GET.get("q", "").strip())
        said = (
            title_of(one.agreement),
            one.agreement.reference or "",
            partner_of(one.agreement, reader),
            promised(one),
        )
        return text in fold("\n".join(said))


@require_safe
@signed_in
def nothing(request: HttpRequest) -> HttpResponse:
    """What renews, ends and becomes overdue within twelve months from a day, with the last day to act for each."""
    officer: Any = request.user
    today = legal_day()
    span = span_from(start_asked(request, today))
    everything = if_nothing(officer, span)
    filters = NothingFilters(request, everything, officer)
    shown = columns(officer, span)
    found = ordered([one for one in everything if filters.fits(one, officer)], shown, request.GET.get("ordering", ""))
    if form := file_format(request):
        return file_of(request, name="if-nothing", columns=shown, rows=found, form=form)
    heading = {"title": _("If we do nothing"), "sub": [_span(span), party_name(officer.party)]}
    return page(
        request,
        "nothing/nothing.html",
        heading=heading,
        print_header={"title": heading["title"], "as_of": when(today)},
        lead=lead(found, span),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Title, reference, partner"),
            count=count_words(len(found)),
            keep=("ordering", "start"),
        ),
        start=span.start.isoformat(),
        spans=_spans(request, span, today),
        picture=picture(found, span, officer, today) if found else None,
        table=table_of(shown, found, empty=_empty(officer, bool(everything)), tone=partial(_tone, span)),
    )


def start_asked(request: HttpRequest, today: date) -> date:
    """The day that `start` asks for; today for none and for what is no day."""
    try:
        start = date.fromisoformat(request.GET.get("start", ""))
    except ValueError:
        return today
    return min(max(start, _EARLIEST), _LATEST)


def _span(span: Span) -> str:
    return _("%(first)s to %(last)s") % {"first": when(span.start), "last": when(span.last)}


def _spans(request: HttpRequest, span: Span, today: date) -> list[dict[str, Any]]:
    """The ways to the year before and after, and back to today."""
    before, after = add_months(span.start, -MONTHS), add_months(span.start, MONTHS)
    ways = [{"label": _("The twelve months before"), "url": address(request, start=before.isoformat())}]
    if span.start != today:
        ways.append({"label": _("From today"), "url": address(request, start=None)})
    return [*ways, {"label": _("The twelve months after"), "url": address(request, start=after.isoformat())}]


def _tone(span: Span, one: Happening) -> str:
    """What can be held off for a short while only is marked."""
    return "warn" if one.act_by and 0 <= (one.act_by.first - span.start).days <= SOON else ""


def _empty(officer: Any, filtered: bool) -> dict[str, Any]:
    if filtered:
        return {"title": _("Nothing here fits"), "text": _("Search for fewer words, or remove a filter.")}
    return {
        "title": _("Nothing happens by itself within these twelve months"),
        "text": _("As soon as an agreement has a term that is known, what comes of it stands here."),
        "action": {"label": _("Agreements"), "url": reverse("agreements")},
    }
