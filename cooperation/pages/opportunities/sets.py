"""Sets of weights kept under a name: listed, kept, changed, taken out, and the one with which our ranking opens."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cooperation.day import legal_day
from cooperation.opportunities.choice import Choice, plain_weights
from cooperation.opportunities.weight_set import (
    MOST_NAME,
    WeightSet,
    weight_set_change,
    weight_set_default,
    weight_set_keep,
    weight_set_remove,
)
from cooperation.pages.agreements.writing.careful import CarefulForm
from cooperation.pages.agreements.writing.fields import line, reason_field
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet
from cooperation.pages.base import page, signed_in
from cooperation.pages.naming import when
from cooperation.pages.opportunities.asked import SET, choice_of_set, with_query
from cooperation.pages.opportunities.panel import set_words
from cooperation.pages.opportunities.room import Room, crumbs, room_of
from cooperation.pages.opportunities.said import points_words
from cooperation.pages.profiles.said import term_word
from partners.models import Role
from partners.records.errors import Forbidden, Unseen

Row = dict[str, Any]
ACT = "agreements/writing/act.html"


class NameForm(CarefulForm):
    """What a set is called."""

    name = line(gettext_lazy("Name"), most=MOST_NAME, needed=True, hint=gettext_lazy("Such as: security at sea first."))
    shows_record = True


class ReasonForm(CarefulForm):
    """Why our ranking opens with it, or no longer."""

    reason = reason_field()


@require_safe
@signed_in
def sets_page(request: HttpRequest) -> HttpResponse:
    """The sets that we keep."""
    room = room_of(request)
    columns = [_("Name"), _("What it changes"), _("Kept on"), *([""] if room.officer.writes else [])]
    return page(
        request,
        "opportunities/sets.html",
        heading={"title": _("Sets that we keep"), "sub": [_("Only us, for ever.")]},
        crumbs=crumbs(),
        table={
            "columns": [{"label": one} for one in columns],
            "rows": [{"cells": _cells(room, one)} for one in room.asked.sets],
            "empty": {
                "title": _("No set is kept yet"),
                "text": _("Change what counts in the ranking, then keep it under a name."),
                "action": {"label": _("Change what counts"), "url": reverse("finding") + "#counts"},
            },
        },
    )


def _cells(room: Room, one: WeightSet) -> list[Any]:
    name: Row = {"text": one.name, "url": with_query(reverse("finding"), {SET: str(one.pk)})}
    if one.is_default:
        name |= {"tag": {"text": _("our ranking opens with it"), "tone": "good"}}
        name["note"] = _("%(reason)s (%(who)s)") % {"reason": one.reason, "who": one.decided_by}
    what = {"text": said_of(room, choice_of_set(room.known, one))}
    cells: list[Any] = [name, what, when(one.updated_at, "short")]
    if room.officer.writes:
        url = reverse("finding_set", args=[one.pk])
        cells.append({"action": {"label": _("Change"), "about": one.name, "url": url}})
    return cells


def said_of(room: Room, choice: Choice) -> str:
    """What counts otherwise than it comes, in a line."""
    plain = plain_weights(room.known)
    told = [
        _("%(part)s %(points)s instead of %(before)s")
        % {"part": room.teller.part(part), "points": points_words(value), "before": points_words(plain[part])}
        for part, value in choice.weights.items()
        if value != plain[part]
    ]
    if choice.highest:
        told.append(_("highest goal: %(goal)s") % {"goal": term_word(room.teller.terms, choice.highest)})
    return "; ".join(told) or _("Nothing")


def _sheet(request: HttpRequest, make: Any, key: str, title: str, submit: str, **more: Any) -> Sheet:
    way = [*crumbs(), {"label": _("Sets that we keep"), "url": reverse("finding_sets")}]
    actions = {"submit": submit, "cancel_url": reverse("finding_sets")}
    return Sheet(request, make, key=key, template=ACT, heading={"title": title}, crumbs=way, actions=actions, **more)


def _writer(request: HttpRequest) -> Room:
    """The room of one who writes. Raises Forbidden."""
    room = room_of(request)
    if not room.officer.writes:
        raise Forbidden("role")
    return room


def _set(room: Room, pk: int) -> WeightSet:
    found = next((one for one in room.asked.sets if one.pk == pk), None)
    if found is None:
        raise Unseen
    return found


@writing_page
def set_new_page(request: HttpRequest) -> HttpResponse:
    """Keep what counts now under a name."""
    room = _writer(request)
    choice = room.asked.choice

    def do(form: NameForm, _version: int) -> str:
        kept = weight_set_keep(officer=room.officer, today=legal_day(), name=form.cleaned_data["name"], **_given(room))
        messages.success(request, _("It is kept. Colleagues of our party find it too."))
        return with_query(reverse("finding"), {SET: str(kept.pk)})

    does = _("It keeps: %(what)s.") % {"what": said_of(room, choice)}
    make = lambda _root, data: NameForm(data)  # noqa: E731
    return _sheet(request, make, "finding.set.new", _("Keep it under a name"), _("Keep"), does=does).answer(do)


def _given(room: Room) -> Row:
    """What counts now, as the service keeps it: what is as it comes is left out, and follows what comes."""
    plain, choice = plain_weights(room.known), room.asked.choice
    weights = {part: value for part, value in choice.weights.items() if value != plain[part]}
    return {"weights": weights, "highest": choice.highest}


@writing_page
def set_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a set to what the address says, or call it otherwise; go on to taking it out, or to opening with it."""
    room = _writer(request)
    found = _set(room, pk)
    if room.asked.kept != found:
        asked = request.GET.copy()
        asked[SET] = str(pk)
        request.GET = asked  # type: ignore[assignment]
        room = room_of(request)

    def make(_root: Any, data: QueryDict | None) -> NameForm:
        return NameForm(data, initial={"name": found.name})

    def do(form: NameForm, version: int) -> str:
        told = {"officer": room.officer, "today": legal_day(), "kept": found, "expected_version": version}
        weight_set_change(**told, name=form.cleaned_data["name"], **_given(room))
        messages.success(request, _("It is changed."))
        return reverse("finding_sets")

    does = _("From now on it says: %(what)s.") if room.asked.changed else _("It says: %(what)s.")
    more = [{"label": _("Take it out"), "url": reverse("finding_set_remove", args=[pk])}]
    if room.officer.has_role(Role.APPROVER):
        words = _("Open our ranking with it no longer") if found.is_default else _("Open our ranking with it")
        more.append({"label": words, "url": reverse("finding_set_default", args=[pk])})
    title = _("Change “%(name)s”") % {"name": set_words(found)}
    does %= {"what": said_of(room, room.asked.choice)}
    sheet = _sheet(request, make, f"finding.set.{pk}", title, _("Save"), root=found, does=does, ways=more)
    sheet.template = "opportunities/changing.html"
    return sheet.answer(do)


@writing_page
def set_remove_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a set out of the list."""
    room = _writer(request)
    found = _set(room, pk)

    def do(_form: CarefulForm, version: int) -> str:
        weight_set_remove(officer=room.officer, today=legal_day(), kept=found, expected_version=version)
        messages.success(request, _("It is taken out; the history keeps it."))
        return reverse("finding_sets")

    make = lambda _root, data: CarefulForm(data)  # noqa: E731
    title = _("Take out “%(name)s”") % {"name": found.name}
    return _sheet(request, make, f"finding.set.{pk}.remove", title, _("Take it out"), root=found).answer(do)


@writing_page
def set_default_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Open our ranking with a set, or no longer; an approver's decision with a reason."""
    room = _writer(request)
    found = _set(room, pk)
    if not room.officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    on = not found.is_default

    def do(form: ReasonForm, version: int) -> str:
        told = {"officer": room.officer, "today": legal_day(), "kept": found, "expected_version": version}
        weight_set_default(**told, on=on, reason=form.cleaned_data["reason"])
        messages.success(request, _("It holds from now on."))
        return reverse("finding_sets")

    make = lambda _root, data: ReasonForm(data)  # noqa: E731
    words = _("Open our ranking with “%(name)s”") if on else _("Open our ranking with “%(name)s” no longer")
    title, key = words % {"name": found.name}, f"finding.set.{pk}.default"
    does = (
        _("Whoever opens the ranking sees it by this set first; everybody can still change what counts.") if on else ""
    )
    return _sheet(request, make, key, title, _("Decide"), root=found, does=does).answer(do)
