"""The legal risk of a gate: questions, answers, and going ahead."""

from collections.abc import Callable
from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.coverage.risk.answering import risk_waive
from agreements.coverage.risk.check import risk_answer
from cooperation.api.coverage.risk import (
    TURNED,
    RiskAnswerInput,
    RiskSerializer,
    RiskWaiverInput,
    codes_turned,
    risk_data,
)
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.phases.base import PairResource
from cooperation.api.phases.rows import gate_url
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.phases.gate import Gate
from cooperation.phases.reading import gate_at
from cooperation.phases.risks import gate_risks
from partners.records.errors import Forbidden

Row = dict[str, Any]


class GateRisksSerializer(s.Serializer[Any]):
    """The questions that are asked at a gate, with the version of the partnership's phase."""

    gate = s.CharField(help_text="Address of the gate.")
    version = s.IntegerField()
    settled = s.BooleanField(help_text="Whether nothing of it stands against your decision to go on.")
    turned = s.ListField(child=s.CharField(), help_text=TURNED)
    results = RiskSerializer(many=True)


def _writes(name: str, body: Any) -> Any:
    """Describe a write that is answered by how each question then stands."""
    return described(name, GateRisksSerializer, request=body, parameters=[IF_MATCH, ONCE], status=201, writes=True)


class GateRiskResource(PairResource):
    """The legal risk of one gate, as your side answers for it."""

    def gate(self, pair: str, number: int) -> Gate:
        """The gate, for whoever reads what its side keeps for itself. Raises Unseen, Forbidden."""
        found = gate_at(self.reader, self.pair(pair), int(number))
        if not (self.reader.reads_national and found.phase.partnership.has(self.reader.party_id)):
            raise Forbidden("role")
        return found

    def answers(self, gate: Gate, status: int = 200) -> Response:
        """How each question now stands, with the tag of the version of the phase."""
        pair, version = gate.phase.partnership.code, gate.phase.version
        risks = gate_risks(self.reader, gate, self.today)
        rows = [risk_data(one) for one in risks]
        tag = etag(version, self.reader, "risks", gate.pk, self.today)
        told = {"gate": gate_url(pair, gate.number), "version": version, "settled": all(one["met"] for one in rows)}
        told |= {"turned": codes_turned(self.reader, gate, risks), "results": rows}
        return Response(told, status=status, headers=fresh_headers(tag))

    def keep(self, request: Request, pair: str, number: int, work: Callable[[Row], Any]) -> Response:
        """Do a write about the gate and answer how it then stands."""
        officer, gate = self.officer, self.gate(pair, number)

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "root": gate}
            work(told | {"expected_version": version_read(request)})
            return self.answers(self.gate(pair, number), 201)

        return self.write(done)


class GateRisks(GateRiskResource):
    """Questions and answers."""

    @described("gate_risks", GateRisksSerializer)
    def get(self, request: Request, pair: str, number: int) -> Response:
        """The questions of legal risk that are asked at this gate, and the answers of your side."""
        return self.answers(self.gate(pair, number))

    @_writes("gate_risk_answer", RiskAnswerInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Answer a question, or answer it anew; nobody else’s business, for ever."""
        given = RiskAnswerInput.read(request.data)
        return self.keep(request, pair, number, lambda told: risk_answer(**told, **given))


class GateRiskWaivers(GateRiskResource):
    """Going ahead although a question is not settled."""

    @_writes("gate_risk_waive", RiskWaiverInput)
    def post(self, request: Request, pair: str, number: int) -> Response:
        """Go ahead with a reason, until the question is answered anew; an approver’s decision."""
        given = RiskWaiverInput.read(request.data)
        return self.keep(request, pair, number, lambda told: risk_waive(**told, **given))
