"""The documents of an agreement: listed, brought, downloaded, put right."""

from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.documents.adding import document_add
from agreements.documents.mending import (
    document_correct,
    document_decide_audience,
    document_follow,
    document_mistake,
)
from agreements.documents.selectors import document_of, documents_of, taking_kept
from agreements.models import Agreement
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.documents.inputs import DocumentAudienceInput, DocumentChangeInput, DocumentInput
from cooperation.api.documents.rows import DocumentSerializer, DocumentsSerializer, Row, documents_data
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.downloads import download
from partners.parties.choosing import party_by_code
from partners.records.errors import Malformed, Unseen


class DocumentResource(AgreementResource):
    """Documents as answers."""

    def one(self, agreement: int, pk: int, status: int = 200) -> Response:
        """One document as it is now, with the tag of the agreement's version; 204 when it was taken out."""

        def answer(now: Agreement) -> Row | None:
            return next(iter(documents_data(documents_of(self.reader, now).filter(pk=pk), now.key)), None)

        return self.part(agreement, "documents", pk, answer, status)


class Documents(DocumentResource):
    """The documents in sight of an agreement."""

    @described("agreement_documents", DocumentsSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The documents of an agreement that you may see, newest first."""
        agreement = self.agreement(key)
        seen = documents_of(self.reader, agreement)
        tag = etag(agreement.version, self.reader, "documents")
        data = {"version": agreement.version, "results": documents_data(seen, agreement.key)}
        return Response(data, headers=fresh_headers(tag))

    @described(
        "agreement_document_add",
        DocumentSerializer,
        request=DocumentInput,
        parameters=[IF_MATCH, ONCE],
        status=201,
        writes=True,
    )
    def post(self, request: Request, key: str) -> Response:
        """Bring a document: its file in Base64, and what it is.

        The content decides what the file is; macros, scripts, passwords and
        what swells when it is unpacked are refused with a code. What everyone
        may see is released by an approver.
        """
        officer, agreement = self.officer, self.agreement(key)

        def work() -> Response:
            values = DocumentInput.read(request.data)
            code = values.pop("from_party", "")
            party = party_by_code(code) if code else None
            if code and party is None:
                raise Malformed({"from_party": ["not_of_pair"]})
            version = version_read(request)
            made = document_add(
                officer=officer,
                today=self.today,
                agreement=agreement,
                expected_version=version,
                from_party=party,
                **values,
            )
            return self.one(agreement.pk, made.pk, 201)

        return self.write(work)


class DocumentDetail(DocumentResource):
    """One document."""

    @described("agreement_document", DocumentSerializer)
    def get(self, request: Request, key: str, document: int) -> Response:
        """What a document is, with the digest of its file."""
        answer = self.one(self.agreement(key).pk, document)
        if answer.status_code == 204:
            raise Unseen
        return answer

    @described(
        "agreement_document_correct",
        DocumentSerializer,
        request=DocumentChangeInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def patch(self, request: Request, key: str, document: int) -> Response:
        """Put right what is said of a document, with a reason; or with `mistake` take it out, answered by 204.

        The file never changes. The text of a signed agreement is taken out by an approver alone.
        """
        officer, agreement = self.officer, self.agreement(key)
        found = document_of(self.reader, agreement, document)

        def work() -> Response:
            values = DocumentChangeInput.read(request.data)
            reason, mistake = values.pop("reason"), values.pop("mistake", False)
            told = {"officer": officer, "today": self.today, "document": found, "reason": reason}
            told["expected_version"] = version_read(request)
            if mistake and values:
                raise Malformed({name: ["unknown_field"] for name in values})
            document_mistake(**told) if mistake else document_correct(**told, values=values)
            return self.one(agreement.pk, document)

        return self.write(work)


class DocumentAudience(DocumentResource):
    """Who sees a document."""

    @described(
        "agreement_document_audience",
        DocumentSerializer,
        request=DocumentAudienceInput,
        parameters=[IF_MATCH, ONCE],
        writes=True,
    )
    def post(self, request: Request, key: str, document: int) -> Response:
        """Choose that a document is seen with its agreement (`follows`), or decide `to` whom it is shown, as an
        approver and with a reason; never to more than see the agreement."""
        officer, agreement = self.officer, self.agreement(key)
        found = document_of(self.reader, agreement, document)

        def work() -> Response:
            values = DocumentAudienceInput.read(request.data)
            told: dict[str, Any] = {"officer": officer, "today": self.today, "document": found}
            told["expected_version"] = version_read(request)
            if ("follows" in values) == ("to" in values):
                raise Malformed({"to": ["required"]})
            if "to" in values:
                document_decide_audience(**told, to=values["to"], reason=values.get("reason", ""))
            else:
                document_follow(**told, follows=values["follows"])
            return self.one(agreement.pk, document)

        return self.write(work)


class DocumentFile(DocumentResource):
    """The file of a document."""

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A file is what it is, whatever is asked for; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    @described(
        "agreement_document_file",
        OpenApiResponse(OpenApiTypes.BINARY, description="The file, in its own type, as an attachment."),
    )
    def get(self, request: Request, key: str, document: int) -> HttpResponseBase:
        """Download the file, in whole or a range of it; each download is kept in the log of reads."""
        found = document_of(self.reader, self.agreement(key), document)
        taking_kept(self.reader, found)
        return download(request._request, found.file, found.file_name)
