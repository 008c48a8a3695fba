"""Every goal and capability that we know of, of ourselves and of others, as a list and as files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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
from cooperation.pages.imports.template import template_format
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, saved_views, table_of, tools_of
from cooperation.pages.naming import when
from cooperation.pages.profiles.said import link, profile_url, source_words, term_word, valid_tag, weight_words
from cooperation.pages.profiles.template import template_answer
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import ProfileLine
from partners.profile.importing.subject import CODE
from partners.profile.taxonomy import Term
from partners.profile.term import terms_of
from partners.records.errors import Forbidden
from partners.records.fold import fold


@dataclass(frozen=True)
class Row:
    """A line with the words that it is sorted and searched by."""

    line: ProfileLine
    party: str
    term: str


class LineFilters(Filters):
    """By party, by kind, by what it is about, by whether it still counts."""

    party = forms.ChoiceField(label=gettext_lazy("Party"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    term = forms.ChoiceField(label=gettext_lazy("What it is about"), required=False)
    weight = forms.ChoiceField(label=gettext_lazy("Priority or level"), required=False)
    valid = forms.BooleanField(label=gettext_lazy("Valid now"), required=False)


@require_safe
@signed_in
def profile_lines_page(request: HttpRequest) -> HttpResponseBase:
    """The list."""
    officer: Any = request.user
    if not officer.reads_national:
        raise Forbidden("role")
    today, terms = legal_day(), terms_of(officer.party_id)
    rows = _rows(officer, terms)
    filters = LineFilters(request, {name: [("", _("Any")), *given] for name, given in _choices(rows).items()})
    columns = _columns(today)
    found = ordered(_wanted(rows, filters, today), columns, request.GET.get("ordering", ""), "party")
    if form := template_format(request, officer):
        return template_answer(officer, [one.line for one in found], form)
    if form := file_format(request):
        return file_of(request, name="goals-and-capabilities", columns=columns, rows=found, form=form)
    shown = page_of(request, found)
    count = ngettext("%(count)d line", "%(count)d lines", len(found)) % {"count": len(found)}
    narrowed = bool(request.GET.get("q") or filters.chips())
    return page(
        request,
        "lists/carded.html",
        search_url="",
        heading=_heading(officer),
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Party, goal, capability, source"),
            count=count,
            saved=saved_views(request, _views()),
        ),
        table=table_of(
            columns, shown.object_list, empty=_empty(officer) if not narrowed else nothing_fits(request, _nothing())
        ),
        pages=pages_of(request, shown),
    )


def _nothing() -> str:
    return _("No goal or capability here fits")


def _heading(officer: Any) -> dict[str, Any]:
    actions = [link(_("Our own"), profile_url(officer.party), kind="plain")]
    sub = [_("Only us: our view of ourselves and of others.")]
    if officer.writes:
        actions.append(link(_("Import a table"), f"{reverse('imports')}?of={CODE}", kind="plain"))
    actions.append(link(_("Terms of goals and capabilities"), reverse("profile_terms"), kind="plain"))
    return {"title": _("Goals and capabilities"), "sub": sub, "actions": actions}


def _views() -> list[tuple[str, dict[str, str]]]:
    return [
        (_("All"), {}),
        (_("Goals"), {"kind": "goal"}),
        (_("Offered"), {"kind": "offered"}),
        (_("Sought"), {"kind": "sought"}),
        (_("Communications"), {"kind": "communication"}),
    ]


def _rows(officer: Any, terms: Mapping[str, Term]) -> list[Row]:
    found = ProfileLine.objects.visible_to(officer).filter(owner=officer.party_id, struck=False)
    lines = found.select_related("profile__party").order_by("pk")
    return [Row(one, party_name(one.profile.party), term_word(terms, one.term)) for one in lines]


def _choices(rows: list[Row]) -> dict[str, list[tuple[str, Any]]]:
    parties = {one.line.profile.party.code: one.party for one in rows}
    terms = {one.line.term: one.term for one in rows}
    return {
        "party": sorted(parties.items(), key=lambda one: fold(one[1])),
        "kind": list(VOCABULARIES["profile_kind"].items()),
        "term": sorted(terms.items(), key=lambda one: fold(one[1])),
        "weight": [*VOCABULARIES["priority"].items(), *VOCABULARIES["capability_level"].items()],
    }


def _wanted(rows: list[Row], filters: LineFilters, today: date) -> list[Row]:
    words = fold(filters.request.GET.get("q", "")).split()
    return [one for one in rows if _fits(one, filters, today) and all(word in _text(one) for word in words)]


def _fits(row: Row, filters: LineFilters, today: date) -> bool:
    line = row.line
    held = {
        "party": line.profile.party.code,
        "kind": line.kind,
        "term": line.term,
        "weight": line.priority or line.level,
    }
    if filters.wanted("valid") and line.valid_until is not None and line.valid_until < today:
        return False
    return all(not filters.wanted(name) or filters.wanted(name) == value for name, value in held.items())


def _text(row: Row) -> str:
    line = row.line
    return fold(" ".join([row.party, row.term, line.profile.party.code, line.source, line.conditions, line.note]))


def _columns(today: date) -> list[Column]:
    return [
        Column("party", _("Party"), cell=_party, plain=lambda row: row.party, sort=lambda row: fold(row.party)),
        Column("code", _("Code"), plain=lambda row: row.line.profile.party.code),
        Column("kind", _("Kind"), cell=_kind, plain=_kind, sort=_kind),
        Column(
            "term",
            _("What it is about"),
            cell=lambda row: _term(row, today),
            plain=lambda row: row.term,
            sort=lambda row: fold(row.term),
        ),
        Column(
            "weight",
            _("Priority or level"),
            cell=lambda row: weight_words(row.line),
            plain=lambda row: weight_words(row.line),
            sort=lambda row: _heavy(row.line),
        ),
        Column("conditions", _("Conditions"), plain=lambda row: row.line.conditions),
        Column(
            "valid_until",
            _("Valid until"),
            cell=lambda row: when(row.line.valid_until, "short"),
            plain=lambda row: row.line.valid_until,
            sort=lambda row: row.line.valid_until,
        ),
        Column("note", _("Note"), plain=lambda row: row.line.note),
        Column(
            "source",
            _("Where it is from"),
            cell=lambda row: source_words(row.line),
            plain=lambda row: row.line.source,
            sort=lambda row: fold(row.line.source),
        ),
        Column("as_of", _("As the source stood on"), plain=lambda row: row.line.as_of),
    ]


def _party(row: Row) -> dict[str, Any]:
    return {"text": row.party, "url": profile_url(row.line.profile.party)}


def _kind(row: Row) -> str:
    return label("profile_kind", row.line.kind)


def _term(row: Row, today: date) -> dict[str, Any]:
    tag = valid_tag(row.line, today)
    return {"text": row.term, "note": row.line.conditions, "tags": [tag] if tag else []}


def _heavy(line: ProfileLine) -> int | None:
    weights = [*VOCABULARIES["priority"], *reversed(list(VOCABULARIES["capability_level"]))]
    weight = line.priority or line.level
    return weights.index(weight) if weight else None


def _empty(officer: Any) -> dict[str, Any]:
    return {
        "title": _("Nothing is entered or confirmed yet"),
        "text": _("Begin with the goals that facts suggest of us; each is confirmed or struck out in one step."),
        "action": {"label": _("Our goals and capabilities"), "url": profile_url(officer.party)},
    }
