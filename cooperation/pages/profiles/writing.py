"""Writing a profile: settling what facts suggest, adding a line, changing it, taking it out."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.day import legal_day
from cooperation.pages.agreements.half_room.forms import whole_day
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, partial, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.profiles.detail import kind_title, party_of
from cooperation.pages.profiles.said import ground_words, profile_url, term_word
from cooperation.words import VOCABULARIES, label, party_name, party_names
from partners.models import Party, ProfileLine
from partners.profile.judging import STRUCK, profile_goals_judge
from partners.profile.profile import COLUMNS
from partners.profile.reading import View, view_of
from partners.profile.recording import profile_line_remove, profile_line_set
from partners.profile.term import terms_of
from partners.profile.vocabulary import TERM_KIND_OF, LineKind
from partners.records.errors import Unseen
from partners.records.fold import fold

_UNASKED = {
    LineKind.GOAL: {"level", "valid_until"},
    LineKind.OFFERED: {"priority"},
    LineKind.SOUGHT: {"priority"},
    LineKind.COMMUNICATION: {"priority", "level"},
}
TEMPLATE = "agreements/writing/act.html"
# The answer to a suggested goal that nobody has made up their mind about.
OPEN = "open"


class LineForm(CarefulForm):
    """One line of a profile."""

    term: Any = forms.ChoiceField(label=gettext_lazy("What it is about"))
    priority: Any = forms.ChoiceField(
        label=gettext_lazy("Priority"), choices=lambda: VOCABULARIES["priority"].items(), initial="medium"
    )
    level: Any = forms.ChoiceField(
        label=gettext_lazy("Level"),
        choices=lambda: [("", _("Not stated")), *VOCABULARIES["capability_level"].items()],
        required=False,
    )
    conditions = lines(gettext_lazy("Conditions"), rows=2, hint=gettext_lazy("Such as: in winter only, at cost."))
    valid_until = whole_day(gettext_lazy("Valid until"))
    note = lines(gettext_lazy("Note"), rows=2)
    source = line(
        gettext_lazy("Source"), most=300, needed=True, hint=gettext_lazy("The publication, letter or office.")
    )
    as_of = partial(gettext_lazy("As the source stood on"), needed=True)

    shows_record = True
    unasked = CarefulForm.unasked | {"source"}

    def __init__(self, officer: Any, kind: str, taken: Iterable[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in _UNASKED[LineKind(kind)]:
            del self.fields[name]
        terms, had = terms_of(officer.party_id), set(taken)
        offered = [one for one in terms.values() if one.kind == TERM_KIND_OF[LineKind(kind)] and not one.off]
        words = [(one.code, term_word(terms, one.code)) for one in offered if one.code not in had]
        field: Any = self.fields["term"]
        field.choices = [("", _("Choose from the list")), *sorted(words, key=lambda row: fold(row[1]))]

    def values(self) -> dict[str, Any]:
        """The columns of the line that the form asks for."""
        return {name: self.cleaned_data[name] for name in COLUMNS if name in self.cleaned_data}


class RemoveForm(CarefulForm):
    """Why a line is taken out."""

    reason = reason_field()


class GoalsForm(CarefulForm):
    """Each suggested goal: not settled, confirmed with a priority, or struck out."""

    def __init__(self, officer: Any, view: View, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        terms, names = terms_of(officer.party_id), party_names()
        for goal in sorted(view.open_suggestions, key=lambda code: fold(term_word(terms, code))):
            why = [ground_words(one, names) for one in view.suggested[goal]]
            answers = [(OPEN, _("Not settled yet")), *_answers(), (STRUCK, _("Not a goal: strike it out"))]
            self.fields[goal] = forms.ChoiceField(
                label=term_word(terms, goal), help_text="; ".join(why), choices=answers, initial=OPEN
            )

    def answers(self) -> dict[str, str]:
        """What was answered, by goal."""
        return {name: value for name, value in self.cleaned_data.items() if name != "checked" and value != OPEN}


def _answers() -> list[tuple[str, str]]:
    said = VOCABULARIES["priority"].items()
    return [(code, _("Yes, priority: %(priority)s") % {"priority": str(words).lower()}) for code, words in said]


def _sheet(request: HttpRequest, view: View, make: Any, key: str, title: str, submit: str, does: str = "") -> Sheet:
    party, back = view.party, profile_url(view.party)
    return Sheet(
        request,
        make,
        key=f"profile:{party.code}:{key}",
        root=view.profile,
        template=TEMPLATE,
        heading={"title": title},
        crumbs=[{"label": _("Goals and capabilities: %(party)s") % {"party": party_name(party)}, "url": back}],
        actions={"submit": submit, "cancel_url": back},
        does=does,
    )


def _version(view: View, version: int) -> int:
    """What was read: 0 where no profile was kept yet."""
    return version if view.profile else 0


@writing_page
def profile_goals_page(request: HttpRequest, code: str) -> HttpResponse:
    """Settle the goals that facts suggest."""
    officer: Any = request.user
    party = party_of(request, code, writes=True)
    view = view_of(officer, party, legal_day())

    def make(_root: Any, data: QueryDict | None) -> GoalsForm:
        return GoalsForm(officer, view, data)

    def do(form: GoalsForm, version: int) -> str:
        told = {"officer": officer, "today": legal_day(), "party": party, "answers": form.answers()}
        profile_goals_judge(**told, expected_version=_version(view, version))
        messages.success(request, _("It is kept."))
        return profile_url(party)

    title = _("Goals that facts suggest: %(party)s") % {"party": party_name(party)}
    does = _("What you confirm counts with its priority, what you strike out counts no more; the rest stays suggested.")
    return _sheet(request, view, make, "goals", title, _("Keep"), does).answer(do)


@writing_page
def profile_line_new_page(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Add a line."""
    officer: Any = request.user
    party = party_of(request, code, writes=True)
    if kind not in LineKind.values:
        raise Unseen
    view = view_of(officer, party, legal_day())
    taken = [one.term for one in _lines(view) if one.kind == kind]

    def make(_root: Any, data: QueryDict | None) -> LineForm:
        return LineForm(officer, kind, taken, data)

    def do(form: LineForm, version: int) -> str:
        told = {"kind": kind, "term": form.cleaned_data["term"], "values": form.values()}
        _set(officer, party, _version(view, version), fresh=True, **told)
        messages.success(request, _("It is kept."))
        return profile_url(party)

    title = _("Add: %(what)s, %(party)s") % {"what": kind_title(kind), "party": party_name(party)}
    return _sheet(request, view, make, f"new:{kind}", title, _("Add it")).answer(do)


def _set(officer: Any, party: Party, version: int, **told: Any) -> None:
    profile_line_set(officer=officer, today=legal_day(), party=party, expected_version=version, **told)


def _lines(view: View) -> list[ProfileLine]:
    rooms = (view.goals, view.offered, view.sought, view.communications, view.struck)
    return [one for room in rooms for one in room.values()] + view.expired


def _line(request: HttpRequest, code: str, pk: int) -> tuple[View, ProfileLine]:
    party = party_of(request, code, writes=True)
    view = view_of(request.user, party, legal_day())  # type: ignore[arg-type]
    found = next((one for one in _lines(view) if one.pk == pk), None)
    if found is None:
        raise Unseen
    return view, found


@writing_page
def profile_line_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Change a line, or go on to taking it out."""
    officer: Any = request.user
    view, found = _line(request, code, pk)

    def make(_root: Any, data: QueryDict | None) -> LineForm:
        form = LineForm(officer, found.kind, (), data, initial={name: getattr(found, name) for name in COLUMNS})
        del form.fields["term"]
        return form

    def do(form: LineForm, version: int) -> str:
        values = form.values() | ({"struck": False} if found.struck else {})
        told = {"kind": found.kind, "term": found.term, "values": values}
        _set(officer, view.party, version, **told)
        messages.success(request, _("It is kept."))
        return profile_url(view.party)

    words = {"what": term_word(terms_of(officer.party_id), found.term), "kind": kind_title(found.kind)}
    sheet = _sheet(request, view, make, f"line:{pk}", _("%(kind)s: %(what)s") % words, _("Save"), _again(found))
    remove = reverse("profile_line_remove", args=[code, pk])
    sheet.context["notices"] = [{"text": _("No longer so?"), "action": {"label": _("Take it out"), "url": remove}}]
    return sheet.answer(do)


def _again(found: ProfileLine) -> str:
    return _("It was struck out. Saving it with a priority makes it a goal again.") if found.struck else ""


@writing_page
def profile_line_remove_page(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a line out, with a reason."""
    officer: Any = request.user
    view, found = _line(request, code, pk)

    def do(form: RemoveForm, version: int) -> str:
        told = {"line": found, "reason": form.cleaned_data["reason"], "expected_version": version}
        profile_line_remove(officer=officer, today=legal_day(), **told)
        messages.success(request, _("It is taken out. The history keeps it."))
        return profile_url(view.party)

    title = _("Take out: %(what)s") % {"what": term_word(terms_of(officer.party_id), found.term)}
    does = label("profile_kind", found.kind)
    sheet = _sheet(request, view, lambda _root, data: RemoveForm(data), f"remove:{pk}", title, _("Take it out"), does)
    return sheet.answer(do)
