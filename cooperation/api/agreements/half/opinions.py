"""What other offices of the own side say of an agreement."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.half.opinion import Office, Verdict, opinion_ask, opinion_give, opinion_mistake
from agreements.models import Opinion
from cooperation.api.agreements.half.base import Parts, Row, said, whole
from cooperation.api.agreements.schema import codes
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text


class OpinionSerializer(s.Serializer[Any]):
    """One opinion of one office."""

    id = s.IntegerField()
    kind = codes(Office.values)
    office = s.CharField()
    asked_on = s.DateField()
    due_on = s.DateField(allow_null=True)
    given_on = s.DateField(allow_null=True)
    verdict = codes(Verdict.values)
    summary = s.CharField()


class OpinionInput(Input):
    """A question to an office."""

    kind = codes(Office.values)
    office = text(160, required=True)
    asked_on = s.DateField(required=False, help_text="Today unless told.")
    due_on = s.DateField(required=False, allow_null=True)


class VerdictInput(Input):
    """An answer of an office; `mistake` takes the question out."""

    verdict = codes(Verdict.values, required=False)
    summary = text(5000)
    given_on = s.DateField(required=False, help_text="Today unless told.")
    mistake = s.BooleanField(required=False)


class _Opinions(Parts):
    """Opinions, in the order in which they were asked for."""

    model, path = Opinion, "opinions"
    order = ("asked_on", "id")

    def data(self, row: Any) -> Row:
        """One opinion."""
        return said(row, OpinionSerializer)


class Opinions(_Opinions):
    """The opinions on an agreement; nobody else's business."""

    @described("agreement_opinions", whole("Opinions", OpinionSerializer))
    def get(self, request: Request, key: str) -> Response:
        """What other offices of your side were asked, and what they said."""
        return self.all_of(key)

    @described(
        "agreement_opinion_ask",
        OpinionSerializer,
        request=OpinionInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Keep that an office was asked."""
        return self.keep(request, key, lambda told, _: opinion_ask(**told, **OpinionInput.read(request.data)), 201)


class OneOpinion(_Opinions):
    """One opinion."""

    @described(
        "agreement_opinion_give", OpinionSerializer, request=VerdictInput, parameters=[IF_MATCH, ONCE], writes=True
    )
    def patch(self, request: Request, key: str, part: int) -> Response:
        """Keep what an office answered; or with `mistake` take it out, answered by 204."""

        def work(told: Row, _: Any) -> Any:
            given = VerdictInput.read(request.data)
            if given.pop("mistake", False):
                return opinion_mistake(**told, opinion_id=part)
            answer = {"verdict": "", "summary": "", **given}
            return opinion_give(**told, opinion_id=part, **answer)

        return self.keep(request, key, work)
