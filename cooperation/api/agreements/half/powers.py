"""Who of the own side may sign an agreement."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.half.powers import Power, powers_mistake, powers_record
from agreements.models import FullPowers
from cooperation.api.agreements.half.base import Parts, Row, said, whole
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from partners.records.errors import Malformed


class PowersSerializer(s.Serializer[Any]):
    """One person who may sign: name, function, and by what power."""

    id = s.IntegerField()
    name = s.CharField()
    function = s.CharField()
    power = codes(Power.values)
    reference = s.CharField()
    issued_by = s.CharField()
    issued_on = s.DateField(allow_null=True)


class PowersInput(Input):
    """One person who may sign. Of a person name and function, and nothing else."""

    name = text(120, required=True)
    function = text(160, required=True)
    power = codes(Power.values)
    reference = text(120)
    issued_by = text(160)
    issued_on = s.DateField(required=False, allow_null=True)


class MistakeInput(Input):
    """That it was entered by mistake."""

    mistake = s.BooleanField()


class _Powers(Parts):
    """Those who may sign."""

    model, path = FullPowers, "powers"

    def data(self, row: Any) -> Row:
        """One of them."""
        return said(row, PowersSerializer)


class Powers(_Powers):
    """Who of your side may sign an agreement; nobody else's business until they do."""

    @described("agreement_powers", whole("AllPowers", PowersSerializer))
    def get(self, request: Request, key: str) -> Response:
        """Who of your side may sign, and by what power."""
        return self.all_of(key)

    @described(
        "agreement_powers_record",
        PowersSerializer,
        request=PowersInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Keep who may sign."""
        return self.keep(request, key, lambda told, _: powers_record(**told, **PowersInput.read(request.data)), 201)


class OnePower(_Powers):
    """One who may sign."""

    @described(
        "agreement_powers_remove", PowersSerializer, request=MistakeInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def patch(self, request: Request, key: str, part: int) -> Response:
        """With `mistake` take out somebody who does not sign after all, answered by 204."""

        def work(told: Row, _: Any) -> Any:
            if not MistakeInput.read(request.data)["mistake"]:
                raise Malformed({"mistake": ["required"]})
            return powers_mistake(**told, powers_id=part)

        return self.keep(request, key, work)
