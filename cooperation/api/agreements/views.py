"""Agreements: the list, one, and both doors by which they come in."""

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.documents import agreement_list_parameters
from cooperation.api.agreements.inputs import EditInput, EntryInput
from cooperation.api.agreements.parts import PART_FIELDS, parts_data
from cooperation.api.agreements.rows import COLUMNS, FIELDS, agreements_data, put_standings, stand_on
from cooperation.api.agreements.schema import AgreementPage, WholeAgreementSerializer
from cooperation.api.agreements.selection import DEFAULT_ORDER, FILTERS, ORDERS, outdated_standings, selected
from cooperation.api.agreements.writing import edit, enter
from cooperation.api.documentation.describe import IF_MATCH, IF_NONE_MATCH, ONCE, described, list_parameters
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, order_of, page_of
from cooperation.api.preconditions import UNCACHED, fresh_headers, unchanged, version_read

WHOLE_FIELDS = (*FIELDS, *PART_FIELDS)


class Agreements(AgreementResource):
    """The agreements in sight."""

    parameters = frozenset({*FILTERS, *LIST_PARAMETERS, "ordering"})

    @described("agreements", AgreementPage, parameters=agreement_list_parameters(FIELDS))
    def get(self, request: Request) -> Response:
        """The agreements that you may see."""
        asked = request.query_params
        fields = fields_of(asked, FIELDS)
        outdated = outdated_standings(self.reader, self.today)
        rows = selected(self.reader, asked, outdated)
        page = page_of(rows, order_of(asked, ORDERS, DEFAULT_ORDER), asked, COLUMNS)
        put_standings(page.rows, outdated)
        found = [narrowed(one, fields) for one in agreements_data(self.reader, page.rows, fields)]
        return Response(listing(request, page, found, self.reader), headers=UNCACHED)

    @described(
        "agreement_enter", WholeAgreementSerializer, request=EntryInput, parameters=[ONCE], status=201, writes=True
    )
    def post(self, request: Request) -> Response:
        """Record an agreement that exists, or begin to prepare a new one (`"door": "prepared"`).

        To record, one party and a title are enough.
        """
        officer = self.officer

        def work() -> Response:
            made = enter(officer, self.today, EntryInput.read(request.data))
            answer = self.whole(made.key, status=201)
            answer.headers["Location"] = answer.data["url"]
            return answer

        return self.write(work)


class AgreementDetail(AgreementResource):
    """One agreement."""

    parameters = frozenset({"fields", "omit"})

    @described(
        "agreement",
        WholeAgreementSerializer,
        parameters=[IF_NONE_MATCH, *list_parameters(WHOLE_FIELDS)[2:]],
        conditional=True,
    )
    def get(self, request: Request, key: str) -> Response:
        """One agreement with its acts, what sources say, and the own half."""
        fields = fields_of(request.query_params, WHOLE_FIELDS)
        row = self.row(key)
        tag = self.tag(row, *(fields if len(fields) < len(WHOLE_FIELDS) else ()))
        known = unchanged(request, tag)
        if known is not None:
            return known
        stand_on(self.reader, [row], self.today)
        data = agreements_data(self.reader, [row], fields)[0] | parts_data(self.reader, row["id"], fields)
        return Response(narrowed(data, fields), headers=fresh_headers(tag))

    @described("agreement_edit", WholeAgreementSerializer, request=EditInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, key: str) -> Response:
        """Change what is being prepared, or correct with a reason what is recorded; `side` is the own half."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            edit(officer, self.today, agreement, EditInput.read(request.data, partial=True), version_read(request))
            return self.whole(key)

        return self.write(work)
