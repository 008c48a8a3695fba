"""What resources under one partnership share: the pair, its phase, a gate and a write on it."""

from collections.abc import Callable
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from cooperation.api.phases.rows import gate_data, gate_url
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from cooperation.phases.gate import Gate
from cooperation.phases.reading import gate_at, phase_of
from partners.models import Partnership, Party
from partners.parties.choosing import party_by_code
from partners.records.errors import Forbidden, Unseen

Row = dict[str, Any]


class PairResource(Resource):
    """What stands under one partnership."""

    def pair(self, code: str) -> Partnership:
        """The pair by both codes; one of others only where a view of it is in sight. Raises Unseen."""
        parts = sorted(code.upper().split("-"))
        found = Partnership.objects.filter(code="-".join(parts)).select_related("party_a", "party_b").first()
        if found is None:
            both = [party_by_code(one) for one in parts]
            if len(both) != 2 or both[0] is None or both[1] is None or both[0] == both[1]:
                raise Unseen
            found = Partnership(party_a=both[0], party_b=both[1], code="-".join(parts))
        if not found.has(self.reader.party_id) and not self.in_sight(found):
            raise Unseen
        return found

    def in_sight(self, pair: Partnership) -> bool:
        """Whether a view of a pair of others is in sight."""
        return phase_of(self.reader, pair) is not None

    def partner(self, pair: Partnership) -> Party:
        """The other party, for an officer of one of the two. Raises Forbidden."""
        if not pair.has(self.officer.party_id):
            raise Forbidden("not_a_party")
        other: Party = pair.other(self.officer.party_id)
        return other

    def expected(self, request: Request, pair: Partnership) -> int | None:
        """The version that was read; nothing where nothing is recorded yet."""
        return version_read(request) if phase_of(self.reader, pair) else None

    def gate_answer(self, gate: Gate, status: int = 200) -> Response:
        """A gate as it now is."""
        now = gate_at(self.reader, gate.phase.partnership, gate.number)
        tag = etag(now.phase.version, self.reader, "gate", now.pk, self.today)
        where = {"Location": gate_url(now.phase.partnership.code, now.number)} if status == 201 else {}
        return Response(gate_data(self.reader, now, self.today), status=status, headers={**fresh_headers(tag), **where})

    def on_gate(self, request: Request, pair: str, number: int, work: Callable[[Row], Any]) -> Response:
        """Do a write on a gate and answer the gate; `work` is given what every service is told."""
        officer, gate = self.officer, gate_at(self.reader, self.pair(pair), int(number))

        def done() -> Response:
            told = {"officer": officer, "today": self.today, "gate": gate}
            work({**told, "expected_version": version_read(request)})
            return self.gate_answer(gate)

        return self.write(done)
