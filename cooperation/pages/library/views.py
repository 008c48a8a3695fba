"""The clause library as a list, one clause of it in all its languages, and taking one out of our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from agreements.models import OwnClause
from agreements.texts.library.reading import LANGUAGES, clauses
from agreements.texts.writing.keeping import own_clause_drop, own_clauses
from cooperation.day import legal_day
from cooperation.pages.agreements.writing.replayed import writing_page
from cooperation.pages.agreements.writing.sheet import see
from cooperation.pages.base import page, signed_in
from cooperation.pages.lists.columns import Column, ordered
from cooperation.pages.lists.files import file_format, file_of
from cooperation.pages.lists.filters import Filters
from cooperation.pages.lists.listing import page_of, pages_of, table_of, tools_of
from cooperation.words.clauses import alternative_word, clause_word
from cooperation.words.languages import language_name
from partners.records.errors import Unseen
from partners.records.fold import fold

_NATURES = {"binding": gettext_lazy("binds in law"), "other": gettext_lazy("does not bind")}


@dataclass(frozen=True)
class Shelved:
    """A clause of a library: the product's by its name, or one of our own."""

    address: str
    key: str
    word: str
    alternative: str
    own: bool
    binding: bool
    headings: dict[str, str]
    bodies: dict[str, str]

    @property
    def languages(self) -> str:
        """In which languages it is."""
        return ", ".join(language_name(code) for code, text in self.bodies.items() if text.strip())


class LibraryFilters(Filters):
    """What the list can be narrowed to."""

    of = forms.ChoiceField(label=gettext_lazy("Whose"), required=False)
    nature = forms.ChoiceField(label=gettext_lazy("For a text that"), required=False)

    def __init__(self, request: HttpRequest) -> None:
        whose = [("", _("Any")), ("library", _("The library")), ("own", _("Our library"))]
        natures = [("", _("Any")), *((code, str(words)) for code, words in _NATURES.items())]
        super().__init__(request, {"of": whose, "nature": natures})

    def fits(self, rows: list[Shelved]) -> list[Shelved]:
        """Those rows that fit the filters and the search."""
        words = fold(self.request.GET.get("q", "")).split()
        of, nature = self.wanted("of"), self.wanted("nature")
        return [
            one
            for one in rows
            if (not of or one.own == (of == "own"))
            and (not nature or one.binding == (nature == "binding"))
            and all(word in fold(" ".join([one.word, one.alternative, *one.bodies.values()])) for word in words)
        ]


def shelf(officer: Any) -> Iterator[Shelved]:
    """All clauses in sight: our own first, then the library's."""
    for row in own_clauses(officer):
        yield _own(row)
    for binding in (True, False):
        by_language = {code: clauses(code, binding) for code in LANGUAGES}
        for name, one in by_language["en"].items():
            if one.key in ("recital", "preamble", "title"):
                continue
            yield Shelved(
                address=f"{'binding' if binding else 'other'}-{name.replace('.', '-')}",
                key=one.key,
                word=clause_word(one.key),
                alternative=alternative_word(one.key, one.alternative) if one.alternative else "",
                own=False,
                binding=binding,
                headings={code: words[name].heading for code, words in by_language.items()},
                bodies={code: words[name].body for code, words in by_language.items()},
            )


def _own(row: OwnClause) -> Shelved:
    words = clause_word(row.key) if row.key else ""
    return Shelved(f"own-{row.pk}", row.key, row.name, words, True, row.binding, row.headings, row.bodies)


def _columns() -> list[Column]:
    def nature(one: Shelved) -> str:
        return str(_NATURES["binding" if one.binding else "other"])

    return [
        Column(
            "clause",
            _("Clause"),
            cell=lambda one: {
                "text": one.word,
                "url": reverse("library_clause", args=[one.address]),
                "note": one.alternative,
            },
            plain=lambda one: one.word,
            sort=lambda one: fold(one.word),
        ),
        Column("alternative", _("Wording"), plain=lambda one: one.alternative),
        Column("nature", _("For a text that"), cell=nature, plain=nature, sort=nature),
        Column("languages", _("Languages"), cell=lambda one: one.languages, plain=lambda one: one.languages),
        Column(
            "of",
            _("Whose"),
            cell=lambda one: _("Our library") if one.own else _("The library"),
            plain=lambda one: _("Our library") if one.own else _("The library"),
            sort=lambda one: not one.own,
        ),
        *(_words(code) for code in LANGUAGES),
    ]


def _words(code: str) -> Column:
    return Column(f"words_{code}", language_name(code).capitalize(), plain=lambda one: one.bodies.get(code, ""))


@require_safe
@signed_in
def library_page(request: HttpRequest) -> HttpResponse:
    """Every clause in sight."""
    rows = list(shelf(request.user))
    filters, held = LibraryFilters(request), _columns()
    found = ordered(filters.fits(rows), held, request.GET.get("ordering", ""), "of")
    if form := file_format(request):
        return file_of(request, name="library", columns=held, rows=found, form=form)
    shown = page_of(request, found)
    count = ngettext("%(count)d clause", "%(count)d clauses", len(found)) % {"count": len(found)}
    empty = {
        "title": _("No clause fits"),
        "text": _("Search for fewer words, or remove a filter. Our own come from texts: “Keep in our library”."),
        "action": {"label": _("Show all"), "url": request.path},
    }
    return page(
        request,
        "lists/carded.html",
        heading={"title": _("Clause library"), "sub": _("Own words for each kind of clause, in four languages.")},
        tools=tools_of(request, filters=filters, placeholder=_("Clause, words"), count=count),
        table=table_of(held, shown, caption=_("Clauses"), empty=empty),
        pages=pages_of(request, shown),
    )


@require_safe
@signed_in
def library_clause(request: HttpRequest, name: str) -> HttpResponse:
    """One clause in all its languages."""
    officer: Any = request.user
    found = next((one for one in shelf(officer) if one.address == name), None)
    if found is None:
        raise Unseen
    actions = []
    if found.own and officer.writes:
        actions = [{"label": _("Take it out of our library"), "post_url": reverse("own_clause_drop", args=[name[4:]])}]
    return page(
        request,
        "library/clause.html",
        heading={
            "title": found.word,
            "sub": [
                part for part in (found.alternative, str(_NATURES["binding" if found.binding else "other"])) if part
            ],
            "actions": [{**one, "kind": "plain"} for one in actions],
        },
        crumbs=[{"label": _("Clause library"), "url": reverse("library")}],
        texts=[
            {
                "lang": code,
                "dir": "rtl" if code == "ar" else "ltr",
                "name": language_name(code),
                "heading": found.headings.get(code, ""),
                "body": body,
            }
            for code, body in found.bodies.items()
            if body.strip()
        ],
    )


@require_POST
@writing_page
def own_clause_drop_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a clause out of our own library; texts that have it keep it."""
    own_clause_drop(officer=request.user, today=legal_day(), own_clause=pk)
    messages.success(request, _("It is out of our library. Texts that have it keep it."))
    return see(reverse("library"))
