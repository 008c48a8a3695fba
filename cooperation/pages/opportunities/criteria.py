"""Parts that we added to the ranking: listed, made, changed, taken out, and what each state is worth by them."""

import csv
import io
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.opportunities.criterion import (
    MOST_NAME,
    MOST_SOURCE,
    Criterion,
    ValueEntry,
    criterion_add,
    criterion_change,
    criterion_remove,
    criterion_values_set,
)
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, lines, number, partial
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import when
from cooperation.pages.opportunities.room import Room, crumbs, room_of
from cooperation.pages.opportunities.said import points_words
from cooperation.words import fault
from partners.records.errors import Forbidden, Malformed, Unseen
from partners.records.fold import fold

Row = dict[str, Any]
ACT = "agreements/writing/act.html"
COLUMNS = 4


class CriterionForm(CarefulForm):
    """What is added, and what its values mean."""

    name = line(gettext_lazy("Name"), most=MOST_NAME, needed=True, hint=gettext_lazy("Such as: our military attachés."))
    meaning = lines(gettext_lazy("What 0 and 100 stand for"), needed=True, rows=2)
    shows_record = True


class ValueForm(CarefulForm):
    """What one state is worth."""

    party = forms.ChoiceField(label=gettext_lazy("State"))
    value = number(gettext_lazy("Value"), most=100, hint=gettext_lazy("From 0 to 100; empty takes it out."))
    source = line(gettext_lazy("Source"), most=MOST_SOURCE)
    as_of = partial(gettext_lazy("As the source stood on"))
    unasked = CarefulForm.unasked | {"source"}

    def __init__(self, room: Room, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        others = [(code, room.teller.name(code)) for code in room.known.parties if code != room.known.own]
        field: Any = self.fields["party"]
        field.choices = [("", _("Choose from the list")), *sorted(others, key=lambda one: fold(one[1]))]


class TableForm(CarefulForm):
    """Many states at once, a line each."""

    table = lines(
        gettext_lazy("A line for each state"),
        hint=gettext_lazy("Code of the state, value, source, date of the source: TGO,80,Our embassy,2026-05"),
        needed=True,
        rows=10,
    )
    unasked = CarefulForm.unasked | {"table"}


@require_safe
@signed_in
def criteria_page(request: HttpRequest) -> HttpResponse:
    """The parts that we added."""
    room = room_of(request)
    criteria, values = list(room.known.criteria.values()), room.known.world.own_parts
    rows = []
    for one in criteria:
        count = len(values.get(one.part, {}))
        said = ngettext("One state", "%(count)s states", count) % {"count": count}
        url = reverse("finding_criterion", args=[one.pk])
        rows.append({"cells": [{"text": one.name, "url": url}, one.meaning, said if count else _("No state yet")]})
    actions = [{"label": _("Add a part"), "url": reverse("finding_criterion_new")}] if room.officer.writes else []
    return page(
        request,
        "opportunities/sets.html",
        heading={"title": _("Parts that we added"), "sub": [_("Only us, for ever.")], "actions": actions},
        crumbs=crumbs(),
        table={
            "columns": [{"label": one} for one in (_("Part"), _("What 0 and 100 stand for"), _("Known of"))],
            "rows": rows,
            "empty": {
                "title": _("No part is added yet"),
                "text": _("What counts for us and is not in the ranking can be added, with a value for each state."),
            },
        },
    )


def _criterion(room: Room, pk: int) -> Criterion:
    found = next((one for one in room.known.criteria.values() if one.pk == pk), None)
    if found is None:
        raise Unseen
    return found


@require_safe
@signed_in
def criterion_page(request: HttpRequest, pk: int) -> HttpResponse:
    """One part with its values."""
    room = room_of(request)
    one = _criterion(room, pk)
    values = room.known.world.own_parts.get(one.part, {})
    rows = [
        {"cells": [room.teller.name(code), points_words(100 * said.value), f"{said.source}, {when(said.as_of)}"]}
        for code, said in sorted(values.items(), key=lambda row: (-row[1].value, fold(room.teller.name(row[0]))))
    ]
    ways = (
        ("finding_criterion_value", _("Give a value"), "main"),
        ("finding_criterion_table", _("Give many at once"), "plain"),
        ("finding_criterion_edit", _("Change"), "plain"),
        ("finding_criterion_remove", _("Take it out"), "plain"),
    )
    actions = [{"label": words, "url": reverse(name, args=[pk]), "kind": kind} for name, words, kind in ways]
    heads = ((_("State"), False), (_("Value"), True), (_("Where it is from"), False))
    return page(
        request,
        "opportunities/sets.html",
        heading={"title": one.name, "sub": [one.meaning], "actions": actions if room.officer.writes else []},
        crumbs=_way(),
        table={
            "columns": [{"label": text, "num": num} for text, num in heads],
            "rows": rows,
            "empty": {"text": _("No state has a value yet. Until then it counts for nobody.")},
        },
    )


def _way() -> list[Row]:
    return [*crumbs(), {"label": _("Parts that we added"), "url": reverse("finding_criteria")}]


def _writer(request: HttpRequest) -> Room:
    room = room_of(request)
    if not room.officer.writes:
        raise Forbidden("role")
    return room


def _sheet(request: HttpRequest, make: Any, what: str, title: str, submit: str, root: Criterion | None = None) -> Sheet:
    back = reverse("finding_criterion", args=[root.pk]) if root else reverse("finding_criteria")
    way = [*_way(), *([{"label": root.name, "url": back}] if root else [])]
    key, actions = f"finding.criterion.{root.pk if root else 0}.{what}", {"submit": submit, "cancel_url": back}
    return Sheet(request, make, key=key, root=root, template=ACT, heading={"title": title}, crumbs=way, actions=actions)


@writing_page
def criterion_new_page(request: HttpRequest) -> HttpResponse:
    """Add a part."""
    room = _writer(request)

    def do(form: CriterionForm, _version: int) -> str:
        given = {"name": form.cleaned_data["name"], "meaning": form.cleaned_data["meaning"]}
        made = criterion_add(officer=room.officer, today=legal_day(), **given)
        messages.success(request, _("It is added. Now give each state its value."))
        return reverse("finding_criterion", args=[made.pk])

    make = lambda _root, data: CriterionForm(data)  # noqa: E731
    return _sheet(request, make, "new", _("Add a part"), _("Add it")).answer(do)


def _told(room: Room, one: Criterion, version: int) -> Row:
    return {"officer": room.officer, "today": legal_day(), "criterion": one, "expected_version": version}


@writing_page
def criterion_edit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Call it otherwise, say better what it means."""
    room = _writer(request)
    one = _criterion(room, pk)

    def make(_root: Any, data: QueryDict | None) -> CriterionForm:
        return CriterionForm(data, initial={"name": one.name, "meaning": one.meaning})

    def do(form: CriterionForm, version: int) -> str:
        given = {"name": form.cleaned_data["name"], "meaning": form.cleaned_data["meaning"]}
        criterion_change(**_told(room, one, version), **given)
        messages.success(request, _("It is changed."))
        return reverse("finding_criterion", args=[pk])

    return _sheet(request, make, "edit", _("Change “%(name)s”") % {"name": one.name}, _("Save"), one).answer(do)


@writing_page
def criterion_remove_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it out, with its values."""
    room = _writer(request)
    one = _criterion(room, pk)

    def do(_form: CarefulForm, version: int) -> str:
        criterion_remove(**_told(room, one, version))
        messages.success(request, _("It is taken out; the history keeps it."))
        return reverse("finding_criteria")

    make = lambda _root, data: CarefulForm(data)  # noqa: E731
    title = _("Take out “%(name)s”") % {"name": one.name}
    return _sheet(request, make, "remove", title, _("Take it out"), one).answer(do)


@writing_page
def criterion_value_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one state its value."""
    room = _writer(request)
    one = _criterion(room, pk)

    def do(form: ValueForm, version: int) -> str:
        given = form.cleaned_data
        entry = ValueEntry(room.known.parties[given["party"]], given["value"], given["source"], given["as_of"])
        try:
            criterion_values_set(**_told(room, one, version), entries=[entry])
        except Malformed as error:
            raise Malformed(
                {_FIELD_OF.get(code, "value"): [code] for code in error.fields[entry.party.code]}
            ) from error
        messages.success(request, _("It is kept."))
        return reverse("finding_criterion", args=[pk])

    make = lambda _root, data: ValueForm(room, data, initial={"party": request.GET.get("party", "")})  # noqa: E731
    return _sheet(request, make, "value", _("Give a value: %(name)s") % {"name": one.name}, _("Keep"), one).answer(do)


_FIELD_OF = {"required": "source", "too_long": "source", "not_a_date": "as_of", "in_the_future": "as_of"}


@writing_page
def criterion_table_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Give many states their value at once: a line each; one that is wrong keeps all of them out."""
    room = _writer(request)
    one = _criterion(room, pk)

    def do(form: TableForm, version: int) -> str:
        entries = _entries(room, form.cleaned_data["table"])
        try:
            criterion_values_set(**_told(room, one, version), entries=entries)
        except Malformed as error:
            told = [f"{code}: {fault(codes[0])}" for code, codes in error.fields.items()]
            raise Malformed({"table": told}) from error
        messages.success(request, _("It is kept."))
        return reverse("finding_criterion", args=[pk])

    make = lambda _root, data: TableForm(data)  # noqa: E731
    title = _("Give many at once: %(name)s") % {"name": one.name}
    return _sheet(request, make, "table", title, _("Keep"), one).answer(do)


def _entries(room: Room, text: str) -> list[ValueEntry]:
    """The lines of a table. Raises Malformed with every line that is wrong."""
    entries, faults = [], []
    for at, cells in enumerate(csv.reader(io.StringIO(text), skipinitialspace=True), 1):
        if not any(cells):
            continue
        party = room.known.parties.get(cells[0].strip().upper())
        wrong = ""
        if len(cells) != COLUMNS:
            wrong = _("it has to say four things, with commas between them")
        elif party is None or party.code == room.known.own:
            wrong = _("there is no such state: %(code)s") % {"code": cells[0]}
        elif not cells[1].strip().isdecimal():
            wrong = _("the value is no whole number: %(value)s") % {"value": cells[1]}
        if wrong:
            faults.append(_("Line %(number)s: %(wrong)s.") % {"number": at, "wrong": wrong})
        elif party is not None:
            entries.append(ValueEntry(party, int(cells[1]), cells[2].strip(), cells[3].strip()))
    if faults:
        raise Malformed({"table": faults})
    return entries
