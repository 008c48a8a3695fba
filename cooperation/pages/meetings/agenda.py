"""Writing the agenda and the delegations of a meeting, an item and a person at a time."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation.day import legal_day
from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.agenda_writing import (
    delegate_add,
    delegate_remove,
    item_edit,
    item_move,
    item_remove,
    items_add,
)
from cooperation.meetings.meeting import Meeting
from cooperation.pages.agreements.writing.about import renamed
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import Sheet, see
from cooperation.pages.forms import once
from cooperation.pages.meetings.finding import delegate_of, item_of, meeting_written
from cooperation.pages.meetings.forms import DelegateForm, ItemForm
from cooperation.pages.meetings.told import address, frame

_COLUMNS = ("title", "section", "lasts", "presenter_side", "presenter", "note")


@writing_page
def item_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Put an item on the agenda."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    living = AgendaItem.objects.visible_to(officer).filter(meeting=meeting)
    last = living.order_by("-position").values_list("section", flat=True).first()

    def make(root: Meeting, data: QueryDict | None) -> ItemForm:
        return ItemForm(officer, root, data, initial={"section": last or ""})

    def do(form: ItemForm, version: int) -> str:
        given: dict[str, Any] = {
            "officer": officer,
            "today": legal_day(),
            "meeting": meeting,
            "expected_version": version,
        }
        with renamed({f"0.{name}": name for name in _COLUMNS}):
            items_add(entries=[form.values()], **given)
        messages.success(request, _("It is on the agenda."))
        return f"{address('meeting', meeting)}#agenda"

    context = frame(_("Put an item on the agenda"), meeting, officer, _("Put it on the agenda"))
    return Sheet(request, make, key=f"meeting.{meeting.pk}.item.new", root=meeting, **context).answer(do)


@writing_page
def item_edit_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Change an item of the agenda."""
    officer: Any = request.user
    meeting = meeting_written(request, key)

    def make(root: Meeting, data: QueryDict | None) -> ItemForm:
        now = item_of(request, root, pk)
        first = {name: getattr(now, name) for name in _COLUMNS}
        first["presenter_side"] = now.presenter_side.code if now.presenter_side else ""
        return ItemForm(officer, root, data, initial=first)

    def do(form: ItemForm, version: int) -> str:
        item = item_of(request, meeting, pk)
        item_edit(officer=officer, today=legal_day(), item=item, values=form.values(), expected_version=version)
        messages.success(request, _("The item is changed."))
        return f"{address('meeting', meeting)}#agenda"

    context = frame(_("Change an item"), meeting, officer, _("Change it"))
    return Sheet(request, make, key=f"item.{pk}.edit", root=meeting, **context).answer(do)


def _read(request: HttpRequest) -> int | None:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() else None


@require_POST
@writing_page
def item_move_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Move an item up or down, or off the agenda."""
    meeting = meeting_written(request, key)
    item = item_of(request, meeting, pk)
    given: dict[str, Any] = {
        "officer": request.user,
        "today": legal_day(),
        "item": item,
        "expected_version": _read(request),
    }

    def do() -> str:
        if request.POST.get("do") == "remove":
            item_remove(**given)
        else:
            item_move(by=-1 if request.POST.get("do") == "up" else 1, **given)
        return f"{address('meeting', meeting)}#agenda"

    return see(once(request, do))


@writing_page
def delegate_new_page(request: HttpRequest, key: str) -> HttpResponse:
    """Name somebody who sits at the table."""
    officer: Any = request.user
    meeting = meeting_written(request, key)
    first = {"side": officer.party.code, "language": officer.language}

    def make(root: Meeting, data: QueryDict | None) -> DelegateForm:
        return DelegateForm(officer, root, data, initial=first)

    def do(form: DelegateForm, version: int) -> str:
        side = form.parties[form.cleaned_data["side"]]
        given: dict[str, Any] = {
            "officer": officer,
            "today": legal_day(),
            "meeting": meeting,
            "expected_version": version,
        }
        delegate_add(side=side, values=form.values(), **given)
        messages.success(request, _("The delegation is changed."))
        return f"{address('meeting', meeting)}#delegations"

    context = frame(_("Who sits at the table"), meeting, officer, _("Name the person"))
    return Sheet(request, make, key=f"meeting.{meeting.pk}.delegate.new", root=meeting, **context).answer(do)


@require_POST
@writing_page
def delegate_remove_page(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Take somebody off a delegation."""
    meeting = meeting_written(request, key)
    person = delegate_of(request, meeting, pk)

    def do() -> str:
        delegate_remove(officer=request.user, today=legal_day(), delegate=person, expected_version=_read(request))
        return f"{address('meeting', meeting)}#delegations"

    return see(once(request, do))
