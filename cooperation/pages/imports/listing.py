"""The imports of the own party as a list."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cooperation.pages.lists.columns import Column, order_by
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.words.dates import instant_words
from cooperation.words.imports import OUTCOMES, PROFILES, STATES
from partners.models import Import
from partners.records.imports.batch import imports_of


class ImportFilters(Filters):
    """What the list can be narrowed to."""

    state = forms.ChoiceField(label=gettext_lazy("How it stands"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, {"state": [("", _("Any")), *STATES.items()]})


def imports_listed(request: HttpRequest) -> dict[str, Any]:
    """What came in before: filters, table, pages."""
    filters = ImportFilters(request)
    found = imports_of(request.user)
    if filters.wanted("state"):
        found = found.filter(state=filters.wanted("state"))
    words = request.GET.get("q", "").strip()
    if words:
        found = found.filter(file_name__icontains=words)
    number = found.count()
    columns = _columns()
    shown = page_of(request, found.order_by(*order_by(columns, request.GET.get("ordering", ""), ("-pk",))))
    count = ngettext("%(count)d import", "%(count)d imports", number) % {"count": number}
    listed = number or words or filters.chips()
    return {
        "tools": tools_of(request, filters=filters, placeholder=_("File"), count=count, files=False)
        if listed
        else None,
        "table": table_of(columns, shown.object_list, empty=_empty(bool(words or filters.chips()))),
        "pages": pages_of(request, shown),
    }


def _empty(narrowed: bool) -> dict[str, str]:
    if narrowed:
        return {"title": _("No import here fits"), "text": _("Search for fewer words, or remove a filter.")}
    return {
        "title": _("Nothing was imported yet"),
        "text": _("Choose a file above. You can undo an import as one step."),
    }


def _columns() -> list[Column]:
    return [
        Column("file", _("File"), cell=_file, sort=("file_name", "-pk")),
        Column(
            "state", _("How it stands"), cell=lambda one: {"tag": {"text": STATES[one.state], "tone": tone_of(one)}}
        ),
        Column("rows", _("Rows"), cell=lambda one: {"text": counts_words(one) or str(one.total)}),
        Column("by", _("By"), cell=_by, sort=("-created_at",)),
    ]


def _file(one: Import) -> dict[str, str]:
    return {"text": one.file_name, "url": reverse("import", args=[one.pk]), "note": str(PROFILES.get(one.profile, ""))}


def _by(one: Import) -> dict[str, str]:
    return {"text": str(one.made_by), "note": instant_words(one.created_at)}


def _state(one: Import) -> dict[str, Any]:
    return {"tag": {"text": STATES[one.state], "tone": tone_of(one)}}


def tone_of(one: Import) -> str:
    """The tone of its state."""
    return {"written": "good", "refused": "bad", "undone": "warn"}.get(one.state, "plain")


def counts_words(one: Import) -> str:
    """How many rows became what, in words."""
    told = [{"what": OUTCOMES[name], "count": one.counts[name]} for name in OUTCOMES if one.counts.get(name)]
    return " · ".join(_("%(what)s: %(count)d") % one for one in told)
