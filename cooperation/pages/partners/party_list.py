"""States and organisations: all of them, found by their name in any language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import party_address, sample_tag
from cooperation.words import VOCABULARIES, label, party_name
from partners.models import Partnership, Party, PartyKind
from partners.parties.reading import all_parties, belongs, memberships, named
from partners.records.fold import fold


@dataclass(frozen=True)
class Row:
    """A party and what the list says of it."""

    party: Party
    name: str
    organisations: tuple[Party, ...]
    members: int
    with_us: int


class PartyFilters(Filters):
    """By kind, by organisation, by what we have with it."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    organisation = forms.ChoiceField(label=gettext_lazy("Member of"), required=False)
    partners = forms.BooleanField(label=gettext_lazy("We have an agreement with it"), required=False)


@require_safe
@signed_in
def party_list(request: HttpRequest) -> HttpResponse:
    """Every state and organisation, with a search that is blind to accents and reads four languages."""
    officer: Any = request.user
    rows = _rows(officer)
    organisations = [row for row in rows if row.party.kind == PartyKind.ORGANISATION]
    codes = sorted(((one.party.code, one.name) for one in organisations), key=_second)
    filters = PartyFilters(
        request,
        {
            "kind": [("", _("Any")), *VOCABULARIES["party_kind"].items()],
            "organisation": [
                ("", _("Any")),
                *codes,
            ],
        },
    )
    found = ordered(_wanted(rows, filters), _columns(), request.GET.get("ordering", ""), "name")
    if form := file_format(request):
        return file_of(request, name="parties", columns=_columns(), rows=found, form=form)
    on_page = page_of(request, found)
    return page(
        request,
        "lists/plain.html",
        search_url="",
        heading={"title": _("States and organisations")},
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Name in any language, or code"),
            count=ngettext("One party", "%(count)s parties", len(found)) % {"count": len(found)},
        ),
        table=table_of(
            _columns(),
            on_page.object_list,
            empty={"title": _("Nothing has this name"), "text": _("Search for another word, or take a filter away.")},
        ),
        pages=pages_of(request, on_page),
    )


def _second(pair: tuple[str, str]) -> str:
    return fold(pair[1])


def _rows(officer: Any) -> list[Row]:
    of_party: dict[int, list[Party]] = {}
    members: Counter[int] = Counter()
    for fact in memberships(officer):
        if belongs(fact) and fact.other:
            of_party.setdefault(fact.party_id, []).append(fact.other)
            members[fact.other.pk] += 1
    counts = _with_us(officer)
    return [
        Row(one, party_name(one), tuple(of_party.get(one.pk, ())), members[one.pk], counts[one.pk])
        for one in all_parties()
    ]


def _with_us(officer: Any) -> Counter[int]:
    """How many agreements the reader sees between the own party and each other; one query."""
    pairs = (
        Agreement.objects.visible_to(officer)
        .filter(partnership__in=Partnership.objects.of(officer.party_id))
        .values_list("partnership__party_a", "partnership__party_b")
    )
    return Counter(b if a == officer.party_id else a for a, b in pairs)


def _wanted(rows: Sequence[Row], filters: PartyFilters) -> list[Row]:
    text = filters.request.GET.get("q", "")
    kind, organisation = filters.wanted("kind"), filters.wanted("organisation")
    fitting = {one.pk for one in named((row.party for row in rows), text)}
    return [
        row
        for row in rows
        if row.party.pk in fitting
        and (not kind or row.party.kind == kind)
        and (not organisation or organisation in {one.code for one in row.organisations})
        and (not filters.wanted("partners") or row.with_us)
    ]


def _columns() -> list[Column]:
    languages = (("en", _("English")), ("fr", _("French")), ("pt", _("Portuguese")), ("ar", _("Arabic")))
    return [
        Column("name", _("Name"), cell=_name, sort=lambda row: fold(row.name)),
        Column("code", _("Code"), cell=lambda row: row.party.code, plain=lambda row: row.party.code, sort=_code),
        *(Column(f"name_{code}", language, plain=partial(_name_in, code)) for code, language in languages),
        Column("kind", _("Kind"), plain=lambda row: label("party_kind", row.party.kind)),
        Column(
            "organisations",
            _("Member of"),
            cell=_organisations,
            plain=lambda row: ", ".join(one.code for one in row.organisations),
        ),
        Column(
            "with_us",
            _("Agreements with us"),
            cell=lambda row: row.with_us or "",
            plain=lambda row: row.with_us,
            sort=lambda row: row.with_us,
            num=True,
        ),
    ]


def _name_in(language: str, row: Row) -> str:
    return str(getattr(row.party, f"name_{language}"))


def _code(row: Row) -> str:
    return row.party.code


def _name(row: Row) -> dict[str, Any]:
    tags = sample_tag(row.party.is_sample)
    if row.party.is_historic:
        tags.append({"text": _("Historic"), "tone": "plain"})
    return {"text": row.name, "url": party_address(row.party), "tags": tags}


def _organisations(row: Row) -> str:
    if row.party.kind == PartyKind.ORGANISATION:
        return ngettext("One member", "%(count)s members", row.members) % {"count": row.members} if row.members else ""
    return ", ".join(one.code for one in row.organisations)
