"""One state or organisation: names, facts with their sources, neighbours, memberships, members."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import sample_tag, when
from cooperation.pages.partners.fact_words import common_source, common_words, fact_row, other_cells
from cooperation.pages.partners.locator import locator
from cooperation.pages.profiles.said import profile_url
from cooperation.pages.redlines.section import red_line_notice
from cooperation.words import label, party_name
from partners.models import FactKind, Party, PartyFact, PartyKind
from partners.parties.choosing import party_by_code
from partners.parties.reading import Told, facts_about, members_of, told
from partners.records.errors import Unseen
from partners.records.fold import fold
from partners.redlines.excluding import BETWEEN, MEASURES

_NEIGHBOURS = (FactKind.LAND_NEIGHBOUR, FactKind.SEA_NEIGHBOUR)
_TABLED = (*_NEIGHBOURS, FactKind.MEMBER_OF, FactKind.SHARED_ORGANISATIONS, *MEASURES, *BETWEEN)


@require_safe
@signed_in
def party(request: HttpRequest, code: str) -> HttpResponse:
    """A state or an organisation, as sources and the own party tell it."""
    found = party_by_code(code)
    if found is None:
        known = party_by_code(code.upper())
        if known is None:
            raise Unseen
        return redirect("party", code=known.code)
    officer: Any = request.user
    facts = told(facts_about(officer, found))
    return page(request, "parties/party.html", **_context(officer, found, facts))


def _context(officer: Any, found: Party, facts: list[Told]) -> dict[str, Any]:
    of_kind = {kind: [one for one in facts if one.fact.kind == kind] for kind in FactKind.values}
    capital = next((one.fact for one in of_kind[FactKind.CAPITAL]), None)
    ended = next((one.fact for one in of_kind[FactKind.ENDED]), None)
    writes = officer.writes
    return {
        "heading": _heading(officer, found, ended),
        "crumbs": [{"label": _("States and organisations"), "url": reverse("parties")}],
        "red_lines": red_line_notice(officer, found, legal_day()),
        **_known([one for one in facts if one.fact.kind not in _TABLED], writes),
        "names": _names(found),
        "locator": locator(capital),
        "neighbours": _neighbours(of_kind, writes),
        "memberships": [
            _memberships(_("Belongs to"), [one for one in of_kind[FactKind.MEMBER_OF] if not _past(one)], writes),
            _memberships(_("Belonged to"), [one for one in of_kind[FactKind.MEMBER_OF] if _past(one)], writes),
        ],
        "restrictions": [
            _spans(_("Measures on it"), _("By"), [one for kind in MEASURES for one in of_kind[kind]], writes),
            _spans(_("Conflict and rivalry"), _("With"), [one for kind in BETWEEN for one in of_kind[kind]], writes),
        ],
        "members": _members(officer, found, writes) if found.kind == PartyKind.ORGANISATION else [],
    }


def _known(facts: list[Told], writes: bool) -> dict[str, Any]:
    """Facts about the party alone; a source that most share is told once."""
    common = common_source(facts)
    return {
        "facts": [fact_row(one, writes=writes, common=common) for one in facts],
        "facts_source": common_words(common, facts),
    }


def _heading(officer: Any, found: Party, ended: PartyFact | None) -> dict[str, Any]:
    tags = sample_tag(found.is_sample)
    sub = [label("party_kind", found.kind), found.code]
    if found.is_historic:
        tags.append({"text": _("Historic"), "tone": "warn"})
        sub.append(
            _("It ended on %(day)s; old records keep it.") % {"day": when(ended.value.get("on", ""))}
            if ended
            else _("It no longer exists; old records keep it.")
        )
    if found.pk == officer.party_id:
        sub.append(_("This is us."))
    ours = officer.reads_shared and found.pk != officer.party_id
    actions = []
    if ours:
        actions.append(
            {"label": _("What we have with it"), "url": reverse("partner", args=[found.code]), "kind": "plain"}
        )
    if officer.reads_national and not found.is_historic:
        actions.append({"label": _("Goals and capabilities"), "url": profile_url(found), "kind": "plain"})
    return {"title": party_name(found), "tags": tags, "sub": sub, "actions": actions}


def _names(found: Party) -> list[dict[str, str]]:
    languages = (("en", _("English")), ("fr", _("French")), ("pt", _("Portuguese")), ("ar", _("Arabic")))
    return [
        {"label": language, "value": getattr(found, f"name_{code}"), "lang": code}
        for code, language in languages
        if getattr(found, f"name_{code}")
    ]


def _past(one: Told) -> bool:
    fact = one.fact
    return bool(fact.until or not fact.holds or (fact.other and fact.other.is_historic))


def _neighbours(of_kind: dict[str, list[Told]], writes: bool) -> dict[str, Any] | None:
    rows = [one for kind in _NEIGHBOURS for one in of_kind[kind]]
    return _table([_("Neighbour"), _("How")], rows, writes, "other", with_span=False) if rows else None


def _memberships(title: str, rows: Sequence[Told], writes: bool) -> dict[str, Any] | None:
    if not rows:
        return None
    return {"title": title, "table": _table([_("Organisation"), _("As"), _("When")], rows, writes, "other")}


def _spans(title: str, other: str, rows: Sequence[Told], writes: bool) -> dict[str, Any] | None:
    """Measures and conflicts, those that last first."""
    if not rows:
        return None
    lasting = sorted(rows, key=lambda one: bool(one.fact.until or not one.fact.holds))
    return {"title": title, "table": _table([other, _("What"), _("When")], lasting, writes, "other")}


def _members(officer: Any, organisation: Party, writes: bool) -> list[dict[str, Any]]:
    """Who belongs to an organisation and who once did, by name."""
    found = sorted(told(members_of(officer, organisation)), key=lambda one: fold(party_name(one.fact.party)))
    past = [one for one in found if one.fact.until or not one.fact.holds or organisation.is_historic]
    now = [one for one in found if one not in past]
    titles = (
        (now, ngettext("One member or observer", "%(count)s members and observers", len(now))),
        (past, ngettext("One that no longer belongs to it", "%(count)s that no longer belong to it", len(past))),
    )
    columns = [_("State"), _("As"), _("When")]
    return [
        {"title": title % {"count": len(rows)}, "table": _table(columns, rows, writes, "party")}
        for rows, title in titles
        if rows
    ]


def _table(
    labels: Sequence[str], rows: Sequence[Told], writes: bool, across: str, *, with_span: bool = True
) -> dict[str, Any]:
    """Facts about two parties; `across` names the column of the one that the page is not about."""
    common = common_source(rows)
    cells = [
        other_cells(one, writes=writes, across=getattr(one.fact, across), with_span=with_span, common=common)
        for one in rows
    ]
    columns = [{"label": text} for text in (*labels, *([""] if writes else []))]
    return {
        "columns": columns,
        "rows": [{"cells": row} for row in cells],
        "source": common_words(common, rows),
    }
