"""The phase of a partnership and its gates, under the partnership."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.phases.base import PairResource
from cooperation.api.phases.rows import gate_data, phase_data
from cooperation.api.phases.schema import (
    EnterInput,
    GateInput,
    GateSerializer,
    GatesSerializer,
    PhaseSerializer,
)
from cooperation.api.preconditions import etag, fresh_headers
from cooperation.phases.entering import phase_enter
from cooperation.phases.preparing import gate_open
from cooperation.phases.reading import gate_at, gates_of, phase_of
from partners.models import Partnership

Row = dict[str, Any]


class PartnershipPhaseView(PairResource):
    """The phase of a partnership."""

    @described("partnership_phase", PhaseSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """In which phase the two are, as you see it; without anything they are getting to know each other."""
        return self.answer(self.pair(pair))

    @described("partnership_phase_enter", PhaseSerializer, request=EnterInput, parameters=[IF_MATCH, ONCE], writes=True)
    def put(self, request: Request, pair: str) -> Response:
        """Record the phase of a partnership older than its record, as an approver, with the reason."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            told = {"officer": officer, "today": self.today, "expected_version": self.expected(request, found)}
            phase_enter(partner=partner, **EnterInput.read(request.data), **told)
            return self.answer(self.pair(pair))

        return self.write(work)

    def answer(self, pair: Partnership) -> Response:
        """The phase as it now is."""
        found = phase_of(self.reader, pair)
        tag = etag(found.version if found else 0, self.reader, "phase", self.today)
        return Response(phase_data(self.reader, pair, found), headers=fresh_headers(tag))


class Gates(PairResource):
    """The gates of a partnership."""

    @described("partnership_gates", GatesSerializer)
    def get(self, request: Request, pair: str) -> Response:
        """The gates of the view that leads for you, the latest first."""
        found = phase_of(self.reader, self.pair(pair))
        rows = [gate_data(self.reader, one, self.today) for one in gates_of(self.reader, found)]
        version = found.version if found else 0
        tag = etag(version, self.reader, "gates", self.today)
        return Response({"version": version, "results": rows}, headers=fresh_headers(tag))

    @described(
        "partnership_gate_open",
        GateSerializer,
        request=GateInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, pair: str) -> Response:
        """Open the gate out of the present phase, with what your template asks for."""
        officer, found = self.officer, self.pair(pair)
        partner = self.partner(found)

        def work() -> Response:
            GateInput.read(request.data)
            told = {"officer": officer, "today": self.today, "expected_version": self.expected(request, found)}
            return self.gate_answer(gate_open(partner=partner, **told), 201)

        return self.write(work)


class GateDetail(PairResource):
    """One gate."""

    @described("partnership_gate", GateSerializer)
    def get(self, request: Request, pair: str, number: int) -> Response:
        """One gate with everything that is still missing, measured from what you may see; asking changes nothing."""
        return self.gate_answer(gate_at(self.reader, self.pair(pair), int(number)))
