"""To do and our word: lists like those of the pages, with the same filters, and as files of what is shown."""

from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.obligations.keeping import words_kept
from cooperation.api.documentation.describe import described, query
from cooperation.api.lists import LIST_PARAMETERS, listing, slice_of
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.resource import Resource
from cooperation.api.todo.rows import TodoPage, WordPage, place_of, todo_data, word_data
from cooperation.desk.todo import GROUPS, Item, with_doings
from cooperation.pages.lists.files import FORMATS, file_of
from cooperation.pages.todo.rows import Rows
from cooperation.pages.todo.word import Line, columns, lines_of
from partners.models import Officer, Partnership
from partners.records.fold import fold

_PAGING = LIST_PARAMETERS - {"fields", "omit"}
_LIST = [
    query("limit", "Rows on a page, at most 1000; 100 unless told."),
    query("cursor", "Where the next page begins, as `next` names it."),
    query("q", "Words that it says."),
    query("partner", "Code of the other party."),
    query("form", "All of it as a file.", choices=list(FORMATS)),
]
ME, NOBODY = "me", "nobody"


class FileResource(Resource):
    """A list that is a file where `form` asks for one."""

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A file is what it is, whatever is asked for; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    def form(self, request: Request) -> str:
        """The format of the file, empty for none. Raises ParameterFault."""
        form = str(request.query_params.get("form", ""))
        if form and form not in FORMATS:
            raise ParameterFault("form", "not_a_choice")
        return form


class Todo(FileResource):
    """What is to do."""

    parameters = frozenset({*_PAGING, "q", "group", "partner", "person", "form"})

    @described(
        "todo",
        TodoPage,
        parameters=[
            *_LIST,
            query("group", "What waits.", choices=list(GROUPS)),
            query("person", "Who of the own party sees to it: an `id`, `me`, or `nobody`."),
        ],
    )
    def get(self, request: Request) -> HttpResponseBase:
        """What is due, overdue, renews, or waits, within six months, the soonest first."""
        officer, form = self.officer, self.form(request)
        words = Rows(officer, self.today)
        items = [one for one in with_doings(officer, self.today) if self._fits(one, request, words)]
        items.sort(key=place_of)
        if form:
            return file_of(request, name="to-do", columns=words.columns(), rows=items, form=form)
        page = slice_of(items, place_of, request.query_params)
        found = [todo_data(one, officer, words) for one in page.rows]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)

    def _fits(self, item: Item, request: Request, words: Rows) -> bool:
        asked = request.query_params
        group, partner, person = (str(asked.get(name, "")) for name in ("group", "partner", "person"))
        if group and group not in GROUPS:
            raise ParameterFault("group", "not_a_choice")
        across = item.agreement.partnership.other(self.officer.party_id).code
        return (
            (not group or item.group == group)
            and (not partner or across == partner)
            and (not person or _sees_to(item, person, self.officer))
            and words.fits(item, str(asked.get("q", "")))
        )


def _sees_to(item: Item, person: str, officer: Officer) -> bool:
    if not officer.reads_national:
        raise ParameterFault("person", "not_a_choice")
    if person == NOBODY:
        return not item.people
    key = str(officer.pk) if person == ME else person
    return key in {str(one.pk) for one in item.people}


class OurWord(FileResource):
    """How each side keeps its word."""

    parameters = frozenset({*_PAGING, "q", "partner", "form"})

    @described("our_word", WordPage, parameters=_LIST)
    def get(self, request: Request) -> HttpResponseBase:
        """All promises by us and to us whose day has come, kept or not, by pair and by whoever owes them."""
        officer, form = self.officer, self.form(request)
        text, partner = fold(str(request.query_params.get("q", ""))), request.query_params.get("partner")
        words = [one for one in words_kept(officer, self.today) if one.all]
        pairs = Partnership.objects.select_related("party_a", "party_b").in_bulk({one.partnership for one in words})
        lines = [one for one in lines_of(officer, words, pairs) if not text or text in fold(one.partner)]
        if partner:
            lines = [one for one in lines if pairs[one.word.partnership].other(officer.party_id).code == partner]
        lines.sort(key=_place)
        if form:
            return file_of(request, name="our-word", columns=columns(), rows=lines, form=form)
        page = slice_of(lines, _place, request.query_params)
        found = [
            word_data(one.word, pairs[one.word.partnership], officer, f"{one.partner}: {one.who}") for one in page.rows
        ]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)


def _place(one: Line) -> list[Any]:
    return [fold(one.partner), one.word.partnership, one.ours]
