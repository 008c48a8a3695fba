"""Our comments on a partnership and the log of contacts, as a list."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import nothing_fits, page_of, pages_of, table_of, tools_of
from cooperation.pages.naming import pair_address, pair_name, when
from cooperation.pages.partners.keeping import may_mend, pair_kept
from cooperation.words import VOCABULARIES, label
from partners.models import PartnershipNote


class NoteFilters(Filters):
    """By what it is."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"),
        choices=lambda: [("", _("Any")), *VOCABULARIES["note_kind"].items()],
        required=False,
    )


@require_safe
@signed_in
def notes_page(request: HttpRequest, code: str) -> HttpResponse:
    """Every comment and contact of ours with a partner."""
    officer: Any = request.user
    pair = pair_kept(officer, code)
    filters = NoteFilters(request)
    columns = _columns(officer, pair.other(officer.party_id).code)
    rows = _found(officer, pair, filters).order_by(*order_by(columns, request.GET.get("ordering", ""), ("-on", "-pk")))
    if form := file_format(request):
        return file_of(request, name="comments", columns=columns, rows=list(rows), form=form)
    shown = page_of(request, rows)
    count = shown.paginator.count
    return page(
        request,
        "lists/plain.html",
        search_url="",
        heading={
            "title": _("Comments and contacts"),
            "sub": [_("Only we see them."), pair_name(pair, officer)],
            "actions": note_actions(officer, pair.other(officer.party_id).code),
        },
        crumbs=[
            {"label": _("Partners"), "url": reverse("partners")},
            {"label": pair_name(pair, officer), "url": pair_address(pair, officer)},
        ],
        tools=tools_of(
            request,
            filters=filters,
            placeholder=_("Words, function"),
            count=ngettext("%(count)s entry", "%(count)s entries", count) % {"count": count},
        ),
        table=table_of(columns, list(shown.object_list), empty=_empty(request, filters)),
        pages=pages_of(request, shown),
    )


def note_actions(officer: Any, code: str) -> list[dict[str, str]]:
    """The ways to write one."""
    if not officer.writes:
        return []
    address = reverse("partner_note_new", args=[code])
    return [
        {"label": _("Write a comment"), "url": address, "kind": "plain"},
        {"label": _("Log a contact"), "url": f"{address}?kind=call", "kind": "plain"},
    ]


def _found(officer: Any, pair: Any, filters: NoteFilters) -> QuerySet[Any]:
    found = PartnershipNote.objects.visible_to(officer).filter(partnership=pair, owner=officer.party_id)
    if text := filters.request.GET.get("q", "").strip():
        found = found.filter(Q(text__icontains=text) | Q(with_whom__icontains=text))
    if kind := filters.wanted("kind"):
        found = found.filter(kind=kind)
    return found.select_related("written_by")


def _columns(officer: Any, code: str) -> list[Column]:
    def mend(one: PartnershipNote) -> Any:
        if not may_mend(officer, one):
            return ""
        return {"action": {"label": _("Put it right"), "url": reverse("partner_note", args=[code, one.pk])}}

    return [
        Column("on", _("When"), lambda one: when(one.on, "short"), lambda one: one.on, ("on", "pk")),
        Column("kind", _("What it is"), _kind, _kind, ("kind", "on")),
        Column("text", _("What is noted"), lambda one: {"text": one.text, "note": one.with_whom}, lambda one: one.text),
        Column("with_whom", _("With whom"), plain=lambda one: one.with_whom),
        Column("who", _("Written by"), _who, _who, ("written_by__name", "on")),
        Column("mend", "", mend),
    ]


def _kind(one: PartnershipNote) -> str:
    return label("note_kind", one.kind)


def _who(one: PartnershipNote) -> str:
    return str(one.written_by)


def _empty(request: HttpRequest, filters: NoteFilters) -> dict[str, Any]:
    if request.GET.get("q") or filters.chips():
        return nothing_fits(request, _("No entry fits"))
    text = _("What an officer should know of this partner, and every call, letter and talk, stands here.")
    return {"title": _("Nothing is noted yet"), "text": text}
