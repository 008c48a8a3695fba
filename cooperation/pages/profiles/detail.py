"""One party's profile: what it aims at, offers, seeks and holds, and what facts suggest beside it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import party_address, sample_tag, when
from cooperation.pages.profiles.said import (
    ground_source,
    ground_words,
    link,
    source_words,
    term_word,
    valid_tag,
    weight_words,
)
from cooperation.pages.profiles.together import goals_table, meets_facts
from cooperation.words import label, party_name, party_names
from partners.models import Party, ProfileLine
from partners.parties.choosing import party_by_code
from partners.profile.reading import View, views
from partners.profile.taxonomy import Term
from partners.profile.term import terms_of
from partners.profile.vocabulary import LineKind
from partners.records.errors import Forbidden, Unseen
from partners.records.fold import fold

Row = dict[str, Any]


def party_of(request: HttpRequest, code: str, *, writes: bool = False) -> Party:
    """The party of an address. Raises Forbidden for one who does not read what is only ours, Unseen."""
    officer: Any = request.user
    if not officer.reads_national or (writes and not officer.writes):
        raise Forbidden("role")
    found = party_by_code(code)
    if found is None:
        raise Unseen
    return found


@require_safe
@signed_in
def profile_page(request: HttpRequest, code: str) -> HttpResponse:
    """The page."""
    officer: Any = request.user
    if code != code.upper() and party_by_code(code) is None:
        return redirect("profile", code=code.upper())
    party, today = party_of(request, code), legal_day()
    seen = views(officer, [one for one in {party, officer.party}], today)
    view, own = seen[party.pk], seen[officer.party_id]
    shower = Shower(officer, view, today)
    return page(
        request,
        "profiles/profile.html",
        heading=_heading(officer, view),
        crumbs=[{"label": party_name(party), "url": party_address(party)}],
        suggestions=shower.suggestions(),
        judge_url=reverse("profile_goals", args=[code]) if officer.writes and view.open_suggestions else "",
        shared=goals_table(own, view, shower.word) if party != officer.party else None,
        together=meets_facts(own, view, shower.word) if party != officer.party else None,
        sections=list(shower.sections()),
        struck=shower.struck(),
    )


def _heading(officer: Any, view: View) -> Row:
    party, ours = view.party, view.party.pk == officer.party_id
    sub = [_("Only us, for ever: what we think of a state is neither shared nor released.")]
    actions = [link(_("All goals and capabilities"), reverse("profile_lines"), kind="plain")]
    title = _("Our goals and capabilities") if ours else _("Goals and capabilities: %(party)s")
    return {
        "title": title % {"party": party_name(party)} if not ours else title,
        "tags": sample_tag(party.is_sample),
        "sub": sub,
        "actions": actions,
    }


class Shower:
    """Makes the sections of one view for one reader."""

    def __init__(self, officer: Any, view: View, today: date, terms: dict[str, Term] | None = None) -> None:
        self.officer, self.view, self.today = officer, view, today
        self.terms = terms if terms is not None else terms_of(officer.party_id)

    def word(self, code: str) -> str:
        """What a term is called."""
        return term_word(self.terms, code)

    def suggestions(self) -> Row | None:
        """The goals that facts suggest and nobody has settled."""
        if not self.view.open_suggestions:
            return None
        names = party_names()
        rows = []
        for goal, why in sorted(self.view.open_suggestions.items(), key=lambda one: fold(self.word(one[0]))):
            for at, ground in enumerate(why):
                told = {"text": ground_words(ground, names), "note": ground_source(ground)}
                rows.append({"cells": [self.word(goal) if not at else "", told]})
        return {"columns": [{"label": _("Goal")}, {"label": _("Why it is suggested")}], "rows": rows}

    def sections(self) -> Iterable[Row]:
        """Goals, offers, needs, communications."""
        view = self.view
        rooms = (
            (LineKind.GOAL, _("Security goals and challenges"), view.goals, _("Add a goal")),
            (LineKind.OFFERED, _("Capabilities offered"), view.offered, _("Add one offered")),
            (LineKind.SOUGHT, _("Capabilities sought"), view.sought, _("Add one sought")),
            (LineKind.COMMUNICATION, _("Communications and standards held"), view.communications, _("Add one held")),
        )
        for kind, title, lines, add in rooms:
            gone = [one for one in view.expired if one.kind == kind]
            url = reverse("profile_line_new", args=[view.party.code, kind]) if self.officer.writes else ""
            yield {
                "title": title,
                "table": self._table(kind, [*lines.values(), *gone]),
                "add": link(add, url) if url else None,
            }

    def _table(self, kind: str, lines: list[ProfileLine]) -> Row:
        what = {LineKind.GOAL: _("Priority"), LineKind.COMMUNICATION: ""}.get(LineKind(kind), _("Level"))
        columns = [_("What"), *([what] if what else []), _("Conditions"), _("Where it is from")]
        columns += [""] if self.officer.writes else []
        ordered = sorted(lines, key=lambda one: (_rank(one), fold(self.word(one.term))))
        return {
            "columns": [{"label": one} for one in columns],
            "rows": [{"cells": self._cells(one, bool(what))} for one in ordered],
            "empty": {"text": _EMPTY[kind]()},
        }

    def _cells(self, line: ProfileLine, weighed: bool) -> list[Any]:
        tag = valid_tag(line, self.today)
        until = _("Valid until %(day)s") % {"day": when(line.valid_until)} if line.valid_until else ""
        first: Row = {"text": self.word(line.term), "note": line.note, "tags": [tag] if tag else []}
        cells: list[Any] = [first, *([weight_words(line)] if weighed else [])]
        cells += [{"text": line.conditions or until, "note": until if line.conditions else ""}, source_words(line)]
        if self.officer.writes:
            url = reverse("profile_line", args=[self.view.party.code, line.pk])
            cells.append({"action": {"label": _("Change"), "about": self.word(line.term), "url": url}})
        return cells

    def struck(self) -> Row | None:
        """Goals that were struck out."""
        if not self.view.struck:
            return None
        return self._table(LineKind.GOAL, list(self.view.struck.values()))


def _rank(line: ProfileLine) -> int:
    """High before low; what is not ranked keeps its alphabet."""
    return {"high": 0, "medium": 1, "low": 2}.get(line.priority, 3)


_EMPTY: dict[str, Any] = {
    LineKind.GOAL: lambda: _("No goal is confirmed or entered yet."),
    LineKind.OFFERED: lambda: _("It is not known what is offered."),
    LineKind.SOUGHT: lambda: _("It is not known what is sought."),
    LineKind.COMMUNICATION: lambda: _("It is not known what is held."),
}


def kind_title(kind: str) -> str:
    """What a kind of line is called."""
    return label("profile_kind", kind)
