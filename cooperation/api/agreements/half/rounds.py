"""Rounds of negotiation."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.talks.round import Means, round_correct, round_mistake, round_record
from agreements.models import Round
from cooperation.api.agreements.half.base import Parts, Row, said, whole
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text


class RoundSerializer(s.Serializer[Any]):
    """One round; `our` and `their` are of the party that wrote it down."""

    id = s.IntegerField()
    number = s.IntegerField()
    on = s.DateField()
    until = s.DateField(allow_null=True)
    means = codes(Means.values)
    place = s.CharField()
    our_head = s.CharField()
    their_head = s.CharField()
    outcome = s.CharField()
    next_on = s.DateField(allow_null=True)
    recorded_by = s.CharField()


class RoundInput(Input):
    """A round, or what to put right of it; `mistake` takes it out. Heads of delegation by function, not by name."""

    on = s.DateField(required=False)
    until = s.DateField(required=False, allow_null=True)
    means = codes(Means.values, required=False)
    place = text(160)
    our_head = text(160)
    their_head = text(160)
    outcome = text(500)
    next_on = s.DateField(required=False, allow_null=True)
    mistake = s.BooleanField(required=False)


class _Rounds(Parts):
    """Rounds by number."""

    model, path = Round, "rounds"
    order = ("number",)

    def seen(self, agreement: Any) -> Any:
        """Those in sight, with who wrote them down."""
        return super().seen(agreement).select_related("owner")

    def data(self, row: Any) -> Row:
        """One round."""
        return said(row, RoundSerializer, "recorded_by") | {"recorded_by": row.owner.code}


class Rounds(_Rounds):
    """The rounds in which an agreement was negotiated; between the two, never for everyone."""

    @described("agreement_rounds", whole("Rounds", RoundSerializer))
    def get(self, request: Request, key: str) -> Response:
        """When, where or by which means both sides met, and what came out."""
        return self.all_of(key)

    @described(
        "agreement_round_record",
        RoundSerializer,
        request=RoundInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Write down a round."""

        def work(told: Row, _: Any) -> Any:
            values = RoundInput.read(request.data)
            values.pop("mistake", None)
            return round_record(**told, values=values)

        return self.keep(request, key, work, 201)


class OneRound(_Rounds):
    """One round."""

    @described("agreement_round_correct", RoundSerializer, request=RoundInput, parameters=[IF_MATCH, ONCE], writes=True)
    def patch(self, request: Request, key: str, part: int) -> Response:
        """Put right what your side wrote down; or with `mistake` take it out, answered by 204."""

        def work(told: Row, _: Any) -> Any:
            values = RoundInput.read(request.data)
            if values.pop("mistake", False):
                return round_mistake(**told, round_id=part)
            return round_correct(**told, round_id=part, values=values)

        return self.keep(request, key, work)
