"""Partners: every partnership in which the reader sees something."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.instruments.vocabulary import Stage
from agreements.terms.dates import add_months
from cooperation.day import legal_day
from cooperation.desk.horizon import MONTHS
from cooperation.desk.pairs import Pair, pairs_of
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.address import address
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import pair_address, pair_name, sample_tag, when
from cooperation.pages.partners.map import Place, partner_map
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import phases_of
from cooperation.phases.vocabulary import Phase
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import Party
from partners.parties.reading import belongs, memberships, named
from partners.records.fold import fold

HAS = {
    "agreements": gettext_lazy("Agreements"),
    "activities": gettext_lazy("Activities"),
    "no_agreement": gettext_lazy("No agreement"),
}


@dataclass(frozen=True)
class Row:
    """A partnership and what the list says of it."""

    pair: Pair
    name: str
    address: str
    others: tuple[Party, ...]
    organisations: tuple[Party, ...]
    phase: str

    def has(self, what: str) -> bool:
        """Whether there is of it what a reader narrows the list to; everything has what nobody asks for."""
        agreed, done = self.pair.count > 0, self.pair.activities > 0
        return {"agreements": agreed, "activities": done, "no_agreement": not agreed}.get(what, True)

    @property
    def stages(self) -> list[str]:
        """How far along its agreements are, in words, the furthest first; of several with their number."""
        order = (Stage.APPLIES, Stage.SIGNED, Stage.PREPARED, Stage.SUSPENDED, Stage.ENDED, Stage.UNKNOWN)
        counts = self.pair.stages
        words = [(label("stage", one), counts[one]) for one in order if counts[one]]
        return [word if count == 1 else f"{word} ({count})" for word, count in words]


class PartnerFilters(Filters):
    """By what there is, by stage, by phase, by organisation, by what comes within a year."""

    has = forms.ChoiceField(label=gettext_lazy("What there is"), required=False)
    stage = forms.ChoiceField(label=gettext_lazy("Has an agreement that is"), required=False)
    phase = forms.ChoiceField(label=gettext_lazy("Phase"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Member of"), required=False)
    soon = forms.BooleanField(label=gettext_lazy("Something ends or renews within twelve months"), required=False)

    def __init__(self, request: HttpRequest, organisations: Sequence[Party]) -> None:
        super().__init__(
            request,
            choices={
                "has": [("", _("Any")), *HAS.items()],
                "stage": [("", _("Any")), *VOCABULARIES["stage"].items()],
                "phase": [("", _("Any")), *VOCABULARIES["phase"].items()],
                "organisation": [("", _("Any")), *((one.code, party_name(one)) for one in organisations)],
            },
        )


@require_safe
@signed_in
def partner_list(request: HttpRequest) -> HttpResponse:
    """The reader's partners; with `of=others` the partnerships between others of which something is seen."""
    officer: Any = request.user
    rows = _rows(officer)
    between_others = request.GET.get("of") == "others"
    ours = [one for one in rows if one.pair.partnership.has(officer.party_id)]
    theirs = [one for one in rows if one not in ours]
    shown = theirs if between_others else ours
    filters = PartnerFilters(request, _organisations(shown))
    found = ordered(_wanted(shown, filters), _columns(), request.GET.get("ordering", ""), "partner")
    if form := file_format(request):
        return file_of(request, name="partners", columns=_columns(), rows=found, form=form)
    on_page = page_of(request, found)
    return page(
        request,
        "partners/list.html",
        search_url="",
        heading={"title": _("Partners"), "actions": _actions(officer)},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Name or code of a partner"),
            count=ngettext("One partnership", "%(count)s partnerships", len(found)) % {"count": len(found)},
            saved=_tabs(request, ours, theirs, between_others),
            keep=("ordering", "of"),
        ),
        map=_map(officer, found) if not between_others else None,
        table=table_of(_columns(), on_page.object_list, empty=_empty(officer, bool(shown))),
        pages=pages_of(request, on_page),
    )


def _actions(officer: Any) -> list[dict[str, str]]:
    """The way to new ones, for who reads what we think of others."""
    return [{"label": _("Find partners"), "url": reverse("finding")}] if officer.reads_national else []


def _map(officer: Any, rows: Sequence[Row]) -> dict[str, Any] | None:
    """The partners that the list shows, on a map."""
    return partner_map(officer, [Place(one.others[0], one.name, one.address, one.phase) for one in rows])


def _rows(officer: Any) -> list[Row]:
    pairs = pairs_of(officer, legal_day())
    phases = phases_of(officer, [one.partnership.pk for one in pairs])
    across = {one.partnership: _across(one, officer) for one in pairs}
    of_party: dict[int, list[Party]] = {}
    for fact in memberships(officer, {party.pk for parties in across.values() for party in parties}):
        if belongs(fact) and fact.other:
            of_party.setdefault(fact.party_id, []).append(fact.other)
    return [
        Row(
            pair=one,
            name=pair_name(one.partnership, officer),
            address=pair_address(one.partnership, officer),
            others=across[one.partnership],
            organisations=tuple(of_party.get(across[one.partnership][0].pk, ())),
            phase=_phase(phases.get(one.partnership.pk)),
        )
        for one in pairs
    ]


def _phase(found: PartnershipPhase | None) -> str:
    return found.phase if found else str(Phase.EXPLORATORY)


def _across(pair: Pair, officer: Any) -> tuple[Party, ...]:
    if pair.partnership.has(officer.party_id):
        return (pair.partnership.other(officer.party_id),)
    return (pair.partnership.party_a, pair.partnership.party_b)


def _organisations(rows: Sequence[Row]) -> list[Party]:
    found = {one.pk: one for row in rows for one in row.organisations}
    return sorted(found.values(), key=lambda one: fold(party_name(one)))


def _wanted(rows: Sequence[Row], filters: PartnerFilters) -> list[Row]:
    request = filters.request
    until = add_months(legal_day(), MONTHS)
    text, stage, organisation = request.GET.get("q", ""), filters.wanted("stage"), filters.wanted("organisation")
    return [
        row
        for row in rows
        if (not text or named(row.others, text))
        and row.has(filters.wanted("has"))
        and (not stage or row.pair.stages[stage])
        and (not filters.wanted("phase") or row.phase == filters.wanted("phase"))
        and (not organisation or organisation in {one.code for one in row.organisations})
        and (not filters.wanted("soon") or (row.pair.next and row.pair.next.on.first <= until))
    ]


def _columns() -> list[Column]:
    return [
        Column(
            "partner",
            _("Partner"),
            cell=lambda row: {
                "text": row.name,
                "url": row.address,
                "tags": sample_tag(any(one.is_sample for one in row.others)),
            },
            plain=lambda row: row.name,
            sort=lambda row: fold(row.name),
        ),
        Column("code", _("Code"), plain=lambda row: row.pair.partnership.code),
        Column(
            "phase",
            _("Phase"),
            cell=lambda row: label("phase", row.phase),
            plain=lambda row: label("phase", row.phase),
            sort=lambda row: Phase(row.phase).rank,
        ),
        Column(
            "agreements",
            _("Agreements"),
            cell=lambda row: ", ".join(row.stages),
            plain=lambda row: row.pair.count,
            sort=lambda row: row.pair.count,
        ),
        *(Column(stage, label("stage", stage), plain=partial(_count_of, stage)) for stage in Stage.values),
        Column(
            "activities",
            _("Activities"),
            cell=lambda row: row.pair.activities or "",
            plain=lambda row: row.pair.activities,
            sort=lambda row: row.pair.activities,
            num=True,
        ),
        *_in_time(),
    ]


def _in_time() -> list[Column]:
    """What comes next, and what was done last."""
    return [
        Column(
            "next",
            _("What comes next"),
            cell=_next,
            plain=lambda row: label("event", row.pair.next.kind) if row.pair.next else "",
            sort=lambda row: row.pair.next.on if row.pair.next else None,
        ),
        Column("next_on", _("When"), plain=lambda row: str(row.pair.next.on) if row.pair.next else ""),
        Column(
            "last",
            _("Last step"),
            cell=lambda row: when(row.pair.last_at, "short"),
            plain=lambda row: row.pair.last_at.date() if row.pair.last_at else "",
            sort=lambda row: row.pair.last_at,
        ),
    ]


def _count_of(stage: str, row: Row) -> int:
    return row.pair.stages[stage]


def _next(row: Row) -> str:
    if row.pair.next is None:
        return ""
    said = {"event": label("event", row.pair.next.kind), "day": when(row.pair.next.on, "short")}
    return _("%(event)s, %(day)s") % said


def _tabs(request: HttpRequest, ours: list[Row], theirs: list[Row], others: bool) -> list[dict[str, Any]]:
    if not theirs:
        return []
    return [
        {"label": _("With us"), "url": address(request, of=None), "current": not others, "count": len(ours)},
        {"label": _("Between others"), "url": address(request, of="others"), "current": others, "count": len(theirs)},
    ]


def _empty(officer: Any, filtered: bool) -> dict[str, Any]:
    if filtered:
        return {"title": _("No partner fits"), "text": _("Take a filter away, or search for another word.")}
    empty: dict[str, Any] = {
        "title": _("No partner yet"),
        "text": _("A partner stands here as soon as there is an agreement, an activity, a meeting or a note."),
    }
    if officer.writes:
        empty["action"] = {"label": _("Record an agreement"), "url": reverse("agreement_record")}
        empty["actions"] = [{"label": _("Prepare a new agreement"), "url": reverse("agreement_new")}]
    return empty
