"""Dates and promises read in a Word file of an agreement: proposed, looked at by whoever asks, then taken over."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.documents.selectors import document_of
from agreements.instruments.time_clauses import CLAUSE_COLUMNS
from agreements.models import Agreement
from agreements.texts.contents import content_of
from agreements.texts.picking.clauses import TOPICS, Proposal, clauses_picked
from agreements.texts.picking.promises import Promise, promises_picked
from agreements.texts.taking import text_take
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.inputs import AgreementFields
from cooperation.api.agreements.schema import codes, partial
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.inputs import Input, text
from cooperation.api.obligations.inputs import ObligationInput
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.texts.rows import place_data
from cooperation.desk.texts import names_in_texts
from partners.records.errors import Malformed, Refused, missing


class ProposalSerializer(s.Serializer[Any]):
    """A value for a field of the agreement, and the sentence that says so."""

    field = s.CharField()
    value = s.JSONField()
    quote = s.CharField()
    place = s.CharField(help_text="Article and paragraph, parted by `/`.")
    topic = s.CharField()


class PromiseSerializer(s.Serializer[Any]):
    """A sentence that promises something."""

    sentence = s.CharField()
    place = s.CharField()
    debtor = s.CharField(help_text="Code of the side that promises; empty: both, or not said.")
    by = partial()


class PickedSerializer(s.Serializer[Any]):
    """What was read; nothing of it is saved."""

    version = s.IntegerField()
    proposals = ProposalSerializer(many=True)
    doubtful = ProposalSerializer(many=True, help_text="What other sentences say otherwise.")
    silent = s.ListField(child=codes(TOPICS), help_text="Topics on which nothing was found.")
    promises = PromiseSerializer(many=True)


class TakeInput(Input):
    """What is taken over of it, as whoever looked at it has it."""

    values = AgreementFields(required=False, help_text="Clauses on time, as of an agreement.")
    promises = ObligationInput(many=True, required=False)
    reason = text(2000, help_text="Where the record is corrected by it.")


class TakenSerializer(s.Serializer[Any]):
    """That it is saved."""

    version = s.IntegerField()


class DocumentPicked(AgreementResource):
    """What a Word file says of time, and promises."""

    @described("agreement_document_picked", PickedSerializer)
    def get(self, request: Request, key: str, document: int) -> Response:
        """The dates and promises that were read in a file; asking saves nothing. A file that cannot be read is 409."""
        agreement = self.agreement(key)
        content = content_of(document_of(self.reader, agreement, document))
        if content.unread:
            raise Refused([missing("texts_readable")])
        picked = clauses_picked(content.paragraphs)
        data = {
            "version": agreement.version,
            "proposals": [_proposal(one) for one in picked.proposals],
            "doubtful": [_proposal(one) for one in picked.doubtful],
            "silent": list(picked.unread),
            "promises": [_promise(one) for one in promises_picked(content.paragraphs, names_in_texts(agreement))],
        }
        return Response(data, headers=fresh_headers(etag(agreement.version, self.reader, "picked", document)))

    @described(
        "agreement_document_take",
        TakenSerializer,
        request=TakeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def post(self, request: Request, key: str, document: int) -> Response:
        """Write clauses and promises that were read in the file to the agreement, all or none."""
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            document_of(officer, agreement, document)
            given = TakeInput.read(request.data)
            values = given.get("values", {})
            if strange := set(values) - set(CLAUSE_COLUMNS):
                raise Malformed({f"values.{name}": ["unknown_field"] for name in strange})
            text_take(
                officer=officer,
                today=self.today,
                agreement=agreement,
                values=values,
                promises=given.get("promises", []),
                reason=given.get("reason", ""),
                expected_version=version_read(request),
            )
            now = Agreement.objects.visible_to(officer).get(pk=agreement.pk)
            return Response({"version": now.version}, headers=fresh_headers(etag(now.version, self.reader, "picked")))

        return self.write(work)


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "field": one.field,
        "value": one.value,
        "quote": one.quote,
        "place": place_data(one.place),
        "topic": one.topic,
    }


def _promise(one: Promise) -> dict[str, Any]:
    return {"sentence": one.sentence, "place": place_data(one.place), "debtor": one.debtor, "by": one.by or None}
