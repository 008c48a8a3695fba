"""One occasion of a promise: how it stands, which steps it takes, and taking one."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement, Document, Due, DueAct
from agreements.obligations.acting import JOINED, due_act_record
from agreements.obligations.judging import Given, due_offers
from agreements.obligations.selectors import stated_today
from agreements.obligations.vocabulary import DueStatus
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.transitions import ConditionSerializer, condition_data
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.obligations.inputs import DueStepInput
from cooperation.api.obligations.rows import DUE_COLUMNS, WholeDueSerializer, due_acts_data, dues_data
from cooperation.api.preconditions import etag, fresh_headers, version_read
from partners.parties.choosing import party_by_code
from partners.records.errors import Malformed, Unseen


class DueOfferSerializer(s.Serializer[Any]):
    """A step out of the present status."""

    step = s.CharField()
    to = codes(DueStatus)
    allowed = s.BooleanField(help_text="Your role may take it, for your side or as reported of the other.")
    needs = s.DictField(child=s.BooleanField(), help_text="What to send with it, and whether it must be sent.")
    conditions = ConditionSerializer(many=True)


class DueOffersSerializer(s.Serializer[Any]):
    """The steps out of the present status of an occasion."""

    status = codes(DueStatus)
    version = s.IntegerField()
    steps = DueOfferSerializer(many=True)


class DueResource(AgreementResource):
    """Occasions as answers."""

    def due(self, agreement: Agreement, pk: int) -> Due:
        """An occasion beneath this agreement. Raises Unseen."""
        found = Due.objects.visible_to(self.reader).filter(pk=pk, agreement=agreement).select_related(*JOINED).first()
        if found is None:
            raise Unseen
        found.agreement = found.obligation.agreement = agreement
        due: Due = found
        return due

    def one(self, agreement: int, pk: int, status: int = 200) -> Response:
        """One occasion as it is now, with what the sides did."""

        def answer(now: Agreement) -> dict[str, Any]:
            rows = Due.objects.visible_to(self.reader).filter(pk=pk, agreement=agreement).values(*DUE_COLUMNS)
            return dues_data(rows)[0] | {"version": now.version, "acts": due_acts_data(self.reader, pk)}

        return self.part(agreement, "dues", pk, answer, status, self.today)


class AgreementDue(DueResource):
    """One occasion."""

    @described("agreement_due", WholeDueSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """One occasion, with what the sides did about it."""
        agreement = self.agreement(key)
        self.due(agreement, pk)
        return self.one(agreement.pk, pk)


class DueTransitions(DueResource):
    """The steps of an occasion."""

    @described("agreement_due_transitions", DueOffersSerializer)
    def get(self, request: Request, key: str, pk: int) -> Response:
        """Every step out of the present status, with all that it asks for; asking changes nothing."""
        agreement = self.agreement(key)
        due = self.due(agreement, pk)
        stated_today([due], self.today)
        acts = list(DueAct.objects.visible_to(self.reader).filter(due=due).order_by("id"))
        steps = due_offers(self.reader, due, acts, self.today)
        data = {
            "status": due.status,
            "version": agreement.version,
            "steps": [
                {
                    "step": one.step.name,
                    "to": one.step.target,
                    "allowed": one.allowed,
                    "needs": dict(one.step.needs),
                    "conditions": [condition_data(condition) for condition in one.conditions],
                }
                for one in steps
            ],
        }
        tag = etag(agreement.version, self.reader, "due_transitions", pk, self.today)
        return Response(data, headers=fresh_headers(tag))

    @described(
        "agreement_due_step",
        WholeDueSerializer,
        request=DueStepInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str, pk: int) -> Response:
        """Take a step, for the own side or as reported of the other; 409 names all that stands against it."""
        officer, agreement = self.officer, self.agreement(key)
        due = self.due(agreement, pk)

        def work() -> Response:
            values = DueStepInput.read(request.data)
            step, side, paper = values.pop("step"), values.pop("side", ""), values.pop("document", None)
            due_act_record(
                officer=officer,
                today=self.today,
                due=due,
                step=step,
                given=Given(**values, document=self._paper(paper)),
                expected_version=version_read(request),
                side=side_named(side),
            )
            return self.one(agreement.pk, pk, 201)

        return self.write(work)

    def _paper(self, pk: int | None) -> Document | None:
        if pk is None:
            return None
        found = Document.objects.visible_to(self.reader).filter(pk=pk).first()
        if found is None:
            raise Malformed({"document": ["unknown"]})
        paper: Document = found
        return paper


def side_named(code: str) -> Any:
    """The party of a code; None without one. Raises Malformed for a code that is none."""
    if not code:
        return None
    found = party_by_code(code)
    if found is None:
        raise Malformed({"side": ["not_of_pair"]})
    return found
