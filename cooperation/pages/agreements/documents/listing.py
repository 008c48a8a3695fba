"""The documents of an agreement as a list: its filters and columns."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from agreements.documents.document import Document
from cooperation.pages.lists.columns import Column
from cooperation.pages.lists.filters import Filters
from cooperation.words import label, party_name
from cooperation.words.dates import date_words, day_words
from cooperation.words.languages import language_name
from cooperation.words.sizes import size_words
from partners.records.fold import fold

SHORT = 12


class DocumentFilters(Filters):
    """What the list can be narrowed to; only what there is to choose from is offered."""

    kind = forms.ChoiceField(label=gettext_lazy("What it is"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    audience = forms.ChoiceField(label=gettext_lazy("Who sees it"), required=False)

    def __init__(self, request: HttpRequest, rows: list[Document]) -> None:
        said = {
            "kind": {one.kind: label("document_kind", one.kind) for one in rows},
            "language": {one.language: language_name(one.language) for one in rows if one.language},
            "audience": {one.audience: label("audience", one.audience) for one in rows},
        }
        offered = {name: [("", _("Any")), *found.items()] for name, found in said.items()}
        super().__init__(request, offered)

    def of(self, rows: list[Document]) -> list[Document]:
        """Those rows that fit the filters and the search."""
        wanted = {name: self.wanted(name) for name in self.fields if self.wanted(name)}
        words = fold(self.request.GET.get("q", "")).split()
        return [
            one
            for one in rows
            if all(getattr(one, name) == value for name, value in wanted.items())
            and all(word in fold(f"{one.title} {one.file_name} {one.file.digest}") for word in words)
        ]


def came_from(one: Document) -> str:
    """Whose paper it is; empty where that is not stated."""
    return party_name(one.from_party) if one.from_party else ""


def added_by(one: Document, reader: Any) -> str:
    """Who brought it: the officer for officers of the same party, for others the party."""
    if one.added_by and one.owner_id == reader.party_id and reader.reads_national:
        return str(one.added_by)
    return party_name(one.owner)


def tags_of(one: Document) -> list[dict[str, str]]:
    """What is to be known of it at once."""
    found = [{"text": _("locked"), "tone": "good", "term": "signed_text"}] if one.locked else []
    if getattr(one, "elsewhere", False):
        found.append({"text": _("of the record that is the same"), "tone": "plain"})
    if one.held_back:
        found.append({"text": _("waits for an approver"), "tone": "warn"})
    return found


def columns(reader: Any, key: str) -> list[Column]:
    """The columns of the page and of its files."""
    return [
        Column(
            "title",
            _("Document"),
            cell=lambda one: {
                "text": one.title,
                "url": reverse("agreement_document", args=[key, one.pk]),
                "tags": tags_of(one),
                "note": one.file_name if one.file_name != one.title else "",
            },
            plain=lambda one: one.title,
            sort=lambda one: fold(one.title),
        ),
        Column("file_name", _("File"), plain=lambda one: one.file_name),
        Column(
            "kind",
            _("What it is"),
            cell=lambda one: {"text": label("document_kind", one.kind), "note": language_name(one.language)},
            plain=lambda one: label("document_kind", one.kind),
            sort=lambda one: label("document_kind", one.kind),
        ),
        Column("language", _("Language"), plain=lambda one: language_name(one.language)),
        Column("from", _("From whom"), cell=came_from, plain=came_from, sort=lambda one: came_from(one) or None),
        Column(
            "dated",
            _("Dated"),
            cell=lambda one: date_words(one.dated_on, "short"),
            plain=lambda one: one.dated_on,
            sort=lambda one: one.dated_on or None,
        ),
        Column(
            "added",
            _("Added"),
            cell=lambda one: {"text": day_words(_day(one), "short"), "note": added_by(one, reader)},
            plain=_day,
            sort=lambda one: one.created_at,
        ),
        Column("added_by", _("Added by"), plain=lambda one: added_by(one, reader)),
        Column(
            "size",
            _("Size"),
            cell=lambda one: {"text": size_words(one.file.size), "note": one.file.digest[:SHORT]},
            plain=lambda one: one.file.size,
            sort=lambda one: one.file.size,
            num=True,
        ),
        Column(
            "audience",
            _("Who sees it"),
            cell=lambda one: {"audience": one.audience},
            plain=lambda one: label("audience", one.audience),
            sort=lambda one: one.audience,
        ),
        Column("digest", "SHA-256", plain=lambda one: one.file.digest),
    ]


def _day(one: Document) -> Any:
    return timezone.localtime(one.created_at).date()


def count_words(number: int) -> str:
    """How many there are, in words."""
    return ngettext("%(count)d document", "%(count)d documents", number) % {"count": number}
