"""Who sees an entry or an understanding: asked for with a reason, decided by an approver, shown field by field."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import ReciprocityEntry, Understanding
from agreements.reciprocity.access import entry_by_key, own_entry_only
from agreements.reciprocity.understood import understanding_by_key
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.audience.changing import Said, Seeing, audience_page, decide_root
from cooperation.pages.history.values import value_words
from cooperation.pages.history.words import column_word
from cooperation.pages.phases.told import writer_of
from cooperation.pages.reciprocity.told import entry_frame, understanding_frame
from cooperation.words import label, party_by_code
from cooperation.words.dates import day_words
from partners.records.errors import Forbidden
from partners.records.record import Audience

Root = ReciprocityEntry | Understanding
Row = dict[str, Any]


@writing_page
def given_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Who sees an entry."""
    entry = entry_by_key(request.user, key)  # type: ignore[arg-type]
    writer_of(request, entry.partnership)
    own_entry_only(request.user, entry)

    def frame(submit: str) -> Row:
        return entry_frame(_("Who sees it"), entry, request.user, submit, legal_day())

    return _page(request, entry, frame, reverse("given_entry", args=[entry.key]))


@writing_page
def understanding_audience_page(request: HttpRequest, key: str) -> HttpResponse:
    """Who sees an understanding."""
    one = understanding_by_key(request.user, key)  # type: ignore[arg-type]
    officer = writer_of(request, one.partnership)
    if one.owner_id != officer.party_id:
        raise Forbidden("owner_only")

    def frame(submit: str) -> Row:
        return understanding_frame(_("Who sees it"), one, officer, submit)

    return _page(request, one, frame, reverse("understanding", args=[one.key]))


def _page(request: HttpRequest, root: Root, frame: Callable[[str], Row], home: str) -> HttpResponse:
    seeing = Seeing(
        root,
        home=lambda: home,
        frame=frame,
        said=partial(_fields, root),
        decide=decide_root(root),
        targets=(Audience.NATIONAL, Audience.PARTIES),
    )
    return audience_page(request, seeing)


def _fields(root: Root, _audience: str) -> Said:
    names = {"acts": _("What happened")}
    return [(names.get(name) or _word(name), _said(root, name, value)) for name, value in root.disclosed().items()]


def _word(name: str) -> str:
    return column_word(f"{name}_id") if name == "giver" else column_word(name)


def _said(root: Root, name: str, value: Any) -> str:
    if name == "giver":
        return party_by_code(value)
    if name == "acts":
        acts = "entry_act" if isinstance(root, ReciprocityEntry) else "understanding_act"
        return "\n".join(f"{label(acts, kind)}, {day_words(on)}" for kind, on in (_parted(one) for one in value))
    row: Mapping[str, Any] = {}
    return value_words(root._meta.db_table, name, value, row)


def _parted(text: str) -> tuple[str, Any]:
    kind, on = text.split(" ")
    return kind, date.fromisoformat(on)
