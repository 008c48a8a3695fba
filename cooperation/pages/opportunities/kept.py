"""The list of opportunities: open, taken up, not taken up and why; and how many became projects."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.indicators.figures import Figure
from cooperation.indicators.found import CONVERTED
from cooperation.indicators.reading import figures_of
from cooperation.indicators.scope import Scope
from cooperation.opportunities.finding_again import Wanted, opportunities_found
from cooperation.opportunities.opportunity import Opportunity
from cooperation.opportunities.vocabulary import OpportunityStatus, Why
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.pages.naming import when
from cooperation.pages.opportunities.first_steps import status_tag
from cooperation.pages.opportunities.room import crumbs, reader_of
from cooperation.pages.opportunities.step_words import StepWords
from cooperation.words import label, party_name
from partners.parties.reading import all_parties, named
from partners.profile.term import terms_of

Row = dict[str, Any]


class OpportunityFilters(Filters):
    """By what became of it, why not, and whether it became a project."""

    status = forms.ChoiceField(label=gettext_lazy("What became of it"), required=False)
    why = forms.ChoiceField(label=gettext_lazy("Why not"), required=False)
    project = forms.ChoiceField(label=gettext_lazy("Became a project"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        statuses = [(str(one), label("opportunity_status", one)) for one in OpportunityStatus]
        reasons = [(str(one), label("opportunity_why", one)) for one in Why]
        super().__init__(
            request,
            {
                "status": [("", _("Any")), *statuses],
                "why": [("", _("Any")), *reasons],
                "project": [("", _("Any")), ("yes", _("yes")), ("no", _("no"))],
            },
        )

    def asked(self) -> Wanted:
        """What the filters and the search ask for."""
        text = self.request.GET.get("q", "").strip()
        parties = frozenset(one.pk for one in named(all_parties(), text)) if text else None
        return Wanted(self.wanted("status"), self.wanted("why"), self.wanted("project"), parties)


@require_safe
@signed_in
def opportunities_page(request: HttpRequest) -> HttpResponseBase:
    """Every opportunity of the own party, the latest first."""
    officer = reader_of(request)
    filters, known = OpportunityFilters(request), _columns(officer)
    order = order_by(known, request.GET.get("ordering", ""), ("-opened_on", "-pk"))
    rows = opportunities_found(officer, filters.asked()).order_by(*order)
    if form := file_format(request):
        return file_of(request, name="opportunities", columns=known, rows=list(rows), form=form)
    shown = page_of(request, rows)
    count = shown.paginator.count
    return page(
        request,
        "opportunities/kept.html",
        search_url="",
        heading={
            "title": _("Opportunities"),
            "sub": [_("Only us, for ever: whom we found, and what became of it.")],
        },
        crumbs=crumbs(),
        conversion=_conversion(officer),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("State"),
            saved=_views(request),
            count=ngettext("%(count)s opportunity", "%(count)s opportunities", count) % {"count": count},
        ),
        table=table_of(known, list(shown), empty=_empty(request, filters)),
        pages=pages_of(request, shown),
    )


def _views(request: HttpRequest) -> list[Row]:
    views = [(label("opportunity_status", one), {"status": str(one)}) for one in OpportunityStatus]
    return saved_views(request, [(_("All"), {}), *views])


def _conversion(officer: Any) -> Row:
    """How many of those that were taken up became projects, with the formula and the way to the records."""
    found: Figure = figures_of(Scope(officer, legal_day()), [CONVERTED])[CONVERTED.code]
    said = {"part": found.part, "whole": found.whole}
    text = str(CONVERTED.nothing)
    if found.whole:
        text = _("%(part)s of %(whole)s that were taken up became projects.") % said
    return {"text": text, "formula": CONVERTED.formula, "url": reverse("indicator", args=[CONVERTED.code])}


def _empty(request: HttpRequest, filters: OpportunityFilters) -> Row:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("No such opportunity"))
    return {
        "title": _("No opportunity yet"),
        "text": _("Choose a candidate of the ranking, and keep it or begin a partnership with a first step."),
        "action": {"label": _("Find partners"), "url": reverse("finding")},
    }


def _columns(officer: Any) -> list[Column]:
    terms = terms_of(officer.party_id)

    def step(one: Opportunity) -> str:
        return StepWords(officer.party, one.party, terms).title(one.first_step) if one.first_step else ""

    def project(one: Any) -> str:
        return _("yes") if one.became_project else _("no")

    def name(one: Opportunity) -> str:
        return party_name(one.party)

    return [
        Column(
            "party",
            _("State"),
            lambda one: {"text": name(one), "url": reverse("opportunity", args=[one.key])},
            name,
            ("party__code", "-pk"),
        ),
        Column(
            "status",
            _("What became of it"),
            lambda one: {"tag": status_tag(one), "note": label("opportunity_why", one.why) if one.why else ""},
            lambda one: label("opportunity_status", one.status),
            ("status", "-pk"),
        ),
        Column("why", _("Why not"), plain=lambda one: label("opportunity_why", one.why) if one.why else ""),
        Column("reason", _("Reason"), plain=lambda one: one.reason),
        Column("step", _("First step"), lambda one: {"text": step(one)}, step),
        Column(
            "opened",
            _("Opened"),
            lambda one: {"text": when(one.opened_on, "short"), "note": str(one.opened_by)},
            lambda one: one.opened_on,
            ("opened_on", "pk"),
        ),
        Column(
            "decided",
            _("Decided"),
            lambda one: {"text": when(one.decided_on, "short"), "note": str(one.decided_by or "")},
            lambda one: one.decided_on or "",
            ("decided_on", "pk"),
        ),
        Column("project", _("Became a project"), project, project),
    ]
