"""Goals and capabilities: of one party, of all, against each other, and the terms they are written in."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api import filters as read
from cooperation.api.documentation.describe import (
    IF_MATCH,
    ONCE,
    described,
    filter_parameters,
    list_parameters,
    page_of_schema,
)
from cooperation.api.filters import Filter, read_filters
from cooperation.api.lists import LIST_PARAMETERS, Order, fields_of, listing, narrowed, page_of
from cooperation.api.phases.base import PairResource
from cooperation.api.preconditions import UNCACHED, VARY, etag, fresh_headers, version_read
from cooperation.api.profiles import schema
from cooperation.api.profiles.rows import line_data, meets_data, namer, profile_data, shared_data
from cooperation.api.resource import Resource
from cooperation.pages.profiles.said import term_word
from partners.models import Party, ProfileLine, Role
from partners.parties.choosing import party_by_code
from partners.profile.judging import profile_goals_judge
from partners.profile.reading import goals_shared, held_by_both, sought_and_offered, view_of
from partners.profile.recording import profile_line_remove, profile_line_set
from partners.profile.term import profile_term_set, terms_of
from partners.profile.vocabulary import LineKind
from partners.records.errors import Forbidden, Unseen

Row = dict[str, Any]
FIELDS = tuple(schema.ProfileLineSerializer().fields)
LinePage = page_of_schema("ProfileLinePage", schema.ProfileLineSerializer)
_BY_ID = Order("id", "id", "id")
FILTERS = {
    one.name: one
    for one in (
        Filter("party", str.upper, lambda code: Q(profile__party__code=code), "Code of the party."),
        Filter("kind", read.one_of(LineKind.values), lambda kind: Q(kind=kind), "What the line says.", LineKind.values),
        Filter("term", str, lambda code: Q(term=code), "Code of the term."),
        Filter("valid_until__gte", read.day, lambda on: Q(valid_until__gte=on), "Valid at least until a day."),
        Filter("valid_until__lte", read.day, lambda on: Q(valid_until__lte=on), "Whose last day is no later."),
    )
}


class NationalResource(Resource):
    """What a ministry keeps for itself."""

    def ours(self) -> Any:
        """The officer, who reads what is only theirs. Raises Forbidden."""
        officer = self.officer
        if not officer.reads_national:
            raise Forbidden("role")
        return officer


class ProfileResource(NationalResource):
    """The profile of one party."""

    def party(self, code: str) -> Party:
        """The party. Raises Forbidden, Unseen."""
        self.ours()
        found = party_by_code(code.upper())
        if found is None:
            raise Unseen
        return found

    def whole(self, party: Party, status: int = 200) -> Response:
        """The profile as it now is."""
        view = view_of(self.reader, party, self.today)
        headers = fresh_headers(etag(view.version, self.reader, "profile", party.code, self.today))
        return Response(profile_data(view, namer(self.reader.party_id)), status=status, headers=headers)

    def keep(self, request: Request, party: Party, work: Callable[[Row], Any], status: int = 200) -> Response:
        """Do a write and answer the profile as it then is."""
        officer = self.officer

        def done() -> Response:
            work({"officer": officer, "today": self.today, "expected_version": version_read(request)})
            return self.whole(party, status)

        return self.write(done)


class OneProfile(ProfileResource):
    """A party as your ministry sees it."""

    @described("profile", schema.ProfileSerializer)
    def get(self, request: Request, code: str) -> Response:
        """Goals, capabilities and communications of a party, and the goals that facts suggest."""
        return self.whole(self.party(code))


class ProfileLines(ProfileResource):
    """Lines of it."""

    @described(
        "profile_line_set",
        schema.ProfileSerializer,
        request=schema.ProfileLineInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, code: str) -> Response:
        """Write a line; one of the same kind and term is changed in what is given."""
        party, values = self.party(code), schema.ProfileLineInput.read(request.data)
        about = {name: values.pop(name) for name in ("kind", "term")}
        return self.keep(
            request, party, lambda told: profile_line_set(**told, party=party, values=values, **about), status=201
        )


class OneProfileLine(ProfileResource):
    """One line of it."""

    @described(
        "profile_line_remove",
        schema.ProfileSerializer,
        request=schema.ProfileRemovalInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def post(self, request: Request, code: str, pk: int) -> Response:
        """Take a line out, with a reason; the history keeps it."""
        party = self.party(code)
        seen = ProfileLine.objects.visible_to(self.reader).filter(pk=pk, profile__party=party)
        line = seen.select_related("profile").first()
        if line is None:
            raise Unseen
        reason = schema.ProfileRemovalInput.read(request.data)["reason"]
        return self.keep(request, party, lambda told: profile_line_remove(**told, line=line, reason=reason))


class ProfileGoals(ProfileResource):
    """Goals that facts suggest."""

    @described(
        "profile_goals_judge",
        schema.ProfileSerializer,
        request=schema.JudgementsInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def post(self, request: Request, code: str) -> Response:
        """Confirm suggested goals with a priority, or strike them out."""
        party, answers = self.party(code), schema.JudgementsInput.read(request.data)["answers"]
        return self.keep(request, party, lambda told: profile_goals_judge(**told, party=party, answers=answers))


class AllProfileLines(NationalResource):
    """Lines of all profiles."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS})

    @described("profile_lines", LinePage, parameters=[*filter_parameters(FILTERS.values()), *list_parameters(FIELDS)])
    def get(self, request: Request) -> Response:
        """Every line that your ministry keeps, of itself and of others."""
        officer, asked = self.ours(), request.query_params
        fields = fields_of(asked, FIELDS)
        rows: QuerySet[Any] = ProfileLine.objects.visible_to(officer).filter(owner=officer.party_id)
        for name, value in read_filters(FILTERS, asked).items():
            rows = rows.filter(FILTERS[name].rows(value))
        page, name_of = page_of(rows, _BY_ID, asked, ("id",)), namer(officer.party_id)
        found = ProfileLine.objects.visible_to(officer).select_related("profile__party")
        lines = found.in_bulk([row["id"] for row in page.rows])
        shown = [lines[row["id"]] for row in page.rows]
        results = [narrowed(line_data(one, one.profile.party.code, name_of), fields) for one in shown]
        return Response(listing(request, page, results, self.reader), headers=UNCACHED)


class SoughtAndOffered(PairResource):
    """What two parties could do for each other."""

    @described("sought_and_offered", schema.SoughtAndOfferedSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """What the other side seeks that you offer, and the reverse, by what your ministry says of both."""
        found = self.pair(pair)
        if not self.officer.reads_national:
            raise Forbidden("role")
        self.partner(found)
        both, name = sought_and_offered(self.reader, found, self.today), namer(self.reader.party_id)
        we, they = both.we.party.code, both.they.party.code
        told = {
            "we": we,
            "they": they,
            "goals": shared_data(goals_shared(both.we, both.they), name),
            "communications": sorted(held_by_both(both.we, both.they)),
            "they_seek": meets_data(both.they_seek, they, we, name),
            "we_seek": meets_data(both.we_seek, we, they, name),
        }
        return Response(told, headers=UNCACHED)


class ProfileTerms(NationalResource):
    """The terms of your ministry."""

    @described("profile_terms", schema.ProfileTermsSerializer)
    def get(self, request: Request) -> Response:
        """Every term as your ministry has it, those that it does not use among them."""
        officer = self.ours()
        return Response(
            {"results": self._rows(officer.party_id)}, headers={"Cache-Control": "private, no-cache", "Vary": VARY}
        )

    def _rows(self, party_id: Any) -> list[Row]:
        terms = terms_of(party_id)
        return [
            {"code": one.code, "kind": one.kind, "name": term_word(terms, one.code), "off": one.off}
            for one in terms.values()
        ]

    @described(
        "profile_term_set",
        schema.ProfileTermSerializer,
        request=schema.ProfileTermInput,
        parameters=[ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request) -> Response:
        """Rename a term, take it out of use, or add one, with a reason; an approver’s decision."""
        officer, given = self.officer, schema.ProfileTermInput.read(request.data)
        if not officer.has_role(Role.APPROVER):
            raise Forbidden("role", needs=[Role.APPROVER])
        code = given.get("code", "")
        before = terms_of(officer.party_id).get(code)
        told = {"code": code, "kind": given.get("kind", before.kind if before else ""), "reason": given["reason"]}
        told |= {"name": given.get("name", before.name if before else "")}
        told |= {"off": given.get("off", before.off if before else False)}

        def work() -> Response:
            made = profile_term_set(officer=officer, today=self.today, **told)
            row = next(one for one in self._rows(officer.party_id) if one["code"] == made.code)
            return Response(row, status=201)

        return self.write(work)
