"""Records that are the same as an agreement, with what was written beneath each."""

from typing import Any

from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.instruments.joined import Joined, joined_with
from agreements.models import Agreement, Document, Obligation
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.parts import parts_data
from cooperation.api.agreements.schema import ActSerializer, StatementSerializer
from cooperation.api.documentation.describe import described
from cooperation.api.documents.rows import DocumentSerializer, documents_data
from cooperation.api.obligations.rows import OBLIGATION_COLUMNS, ObligationSerializer, obligations_data
from cooperation.api.preconditions import etag, fresh_headers


class JoinedSerializer(s.Serializer[Any]):
    """A record that is the same, as it was written."""

    reference = s.CharField(allow_null=True, help_text="Its address leads to the one that stays.")
    titles = s.DictField(child=s.CharField(), help_text="By language.")
    reason = s.CharField()
    joined_by = s.CharField(help_text="Code of the party that said so.")
    joined_at = s.DateTimeField()
    acts = ActSerializer(many=True)
    statements = StatementSerializer(many=True)
    obligations = ObligationSerializer(many=True)
    documents = DocumentSerializer(many=True)


class JoinedRecordsSerializer(s.Serializer[Any]):
    """The records that are the same as an agreement."""

    version = s.IntegerField(help_text="Of the agreement.")
    results = JoinedSerializer(many=True)


class JoinedRecords(AgreementResource):
    """What was written beneath records that turned out to be this agreement."""

    @described("agreement_joined", JoinedRecordsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The records that are the same as this agreement, each with what you may see of what was written there.

        Nothing of it was copied. Documents are downloaded beneath this agreement.
        """
        agreement = self.agreement(key)
        rows = [self._one(agreement, one) for one in joined_with(self.reader, agreement)]
        headers = fresh_headers(etag(agreement.version, self.reader, "joined"))
        return Response({"version": agreement.version, "results": rows}, headers=headers)

    def _one(self, kept: Agreement, one: Joined) -> dict[str, Any]:
        pk = one.agreement.pk
        documents = Document.objects.visible_to(self.reader).filter(agreement=pk)
        promises = Obligation.objects.visible_to(self.reader).filter(agreement=pk).order_by("id")
        return {
            "reference": one.agreement.reference,
            "titles": one.agreement.titles,
            "reason": one.reason,
            "joined_by": one.party.code,
            "joined_at": one.since,
            **parts_data(self.reader, pk, ("acts", "statements")),
            "obligations": obligations_data(promises.values(*OBLIGATION_COLUMNS)),
            "documents": documents_data(documents, kept.key),
        }
