"""The ranking by REST: all others in their places, and one of them part by part."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.documentation.describe import described, list_parameters, page_of_schema, query
from cooperation.api.lists import LIST_PARAMETERS, fields_of, listing, narrowed, slice_of
from cooperation.api.opportunities import schema
from cooperation.api.opportunities.rows import part_data, ranked_data
from cooperation.api.preconditions import UNCACHED
from cooperation.api.problems import ParameterFault
from cooperation.api.profiles.views import NationalResource
from cooperation.opportunities.ranking import known_for
from cooperation.opportunities.weight_set import sets_of
from cooperation.pages.opportunities.asked import HIGHEST, PLAIN, SET, WEIGHT, asked_from, goal_of, numbers
from cooperation.pages.opportunities.room import Room
from cooperation.pages.opportunities.said import Teller
from partners.matching.ranking import MOST_WEIGHT
from partners.profile.term import terms_of
from partners.records.errors import Unseen

FIELDS = tuple(schema.RankedSerializer().fields)
RankedPage = page_of_schema("RankedPage", schema.RankedSerializer)
WEIGHTS = "weights"
CHOICE: list[OpenApiParameter] = [
    query(WEIGHTS, "Points by part, from 0 to 100, parted by commas: `proximity:30,size:0`. Those left out stay."),
    query(HIGHEST, "A goal that is put highest for this answer; nothing is kept."),
    query(SET, "The number of a set to begin with; 0 for what comes with the product."),
]


class FindingResource(NationalResource):
    """What every answer of the ranking begins with."""

    def room(self, asked: Any) -> Room:
        """The ranking that the parameters ask for. Raises Forbidden, ParameterFault."""
        officer = self.ours()
        known, terms, sets = known_for(officer, self.today), terms_of(officer.party_id), sets_of(officer)
        given = {name: str(asked[name]) for name in (HIGHEST, SET) if asked.get(name)}
        if given.get(HIGHEST) and not goal_of(given[HIGHEST], terms):
            raise ParameterFault(HIGHEST, "not_a_choice")
        if given.get(SET, PLAIN) != PLAIN and given[SET] not in {str(one.pk) for one in sets}:
            raise ParameterFault(SET, "not_a_choice")
        weights = _weights(str(asked.get(WEIGHTS, "")))
        if not set(weights) <= set(known.measured.parts):
            raise ParameterFault(WEIGHTS, "not_a_choice")
        given |= {f"{WEIGHT}{part}": str(value) for part, value in weights.items()}
        return Room(officer, self.today, known, asked_from(given, known, terms, sets), Teller(known, terms))


def _weights(text: str) -> dict[str, float]:
    pairs = [one.rpartition(":") for one in text.split(",") if one]
    found = numbers({part: value for part, _colon, value in pairs})
    if len(found) != len(pairs) or not all(0 <= value <= MOST_WEIGHT for value in found.values()):
        raise ParameterFault(WEIGHTS, "out_of_range")
    return found


class Finding(FindingResource):
    """The ranking."""

    parameters = frozenset({WEIGHTS, HIGHEST, SET, *LIST_PARAMETERS})

    @described("finding", RankedPage, parameters=[*CHOICE, *list_parameters(FIELDS)])
    def get(self, request: Request) -> Response:
        """Every state that no red line excludes, the highest total first. A likely partner is not a recommended one."""
        asked = request.query_params
        fields, room = fields_of(asked, FIELDS), self.room(asked)
        page = slice_of(room.ranking.rows, lambda one: [one.place], asked)
        results = [narrowed(ranked_data(room, one), fields) for one in page.rows]
        return Response(listing(request, page, results, self.reader), headers=UNCACHED)


class Candidate(FindingResource):
    """One of them."""

    parameters = frozenset({WEIGHTS, HIGHEST, SET})

    @described("finding_candidate", schema.CandidateSerializer, parameters=CHOICE)
    def get(self, request: Request, code: str) -> Response:
        """One state part by part: what is known, who says so, and what each part gives."""
        room = self.room(request.query_params)
        found = next((one for one in room.ranking.rows if one.code == code.upper()), None)
        if found is None:
            raise Unseen
        parts = [part_data(room, found.code, line) for line in room.ranking.lines(found.code)]
        return Response(ranked_data(room, found) | {"parts": parts}, headers=UNCACHED)
