"""Papers, the one sentence, and what has changed since a print, in REST."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers as s
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.documents.prints import PaperKind, print_by_code
from agreements.documents.since import seen_since
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.agreements.schema import codes
from cooperation.api.agreements.status import day_asked
from cooperation.api.changes.states import TOLD
from cooperation.api.changes.views import ChangeSerializer, changes_data
from cooperation.api.documentation.describe import AS_OF, described, query
from cooperation.api.preconditions import etag, fresh_headers
from cooperation.api.resource import Resource
from cooperation.downloads import attached
from cooperation.pages.agreements.documents.papers import check_where
from cooperation.pages.agreements.reading import read
from cooperation.papers.making import paper_make
from cooperation.saying.sentence import all_said


class SaidSerializer(s.Serializer[Any]):
    """How an agreement stands, in a sentence."""

    reference = s.CharField(allow_null=True)
    as_of = s.DateField()
    version = s.IntegerField()
    sentences = s.DictField(child=s.CharField(), help_text="By language: en, fr, pt, ar.")


class Said(AgreementResource):
    """The sentence in each language."""

    parameters = frozenset({"as_of"})

    @described("agreement_said", SaidSerializer, parameters=[AS_OF])
    def get(self, request: Request, key: str) -> Response:
        """How an agreement stands, today or on any day, in one sourced sentence in each language."""
        agreement, on = self.agreement(key), day_asked(request, self.today)
        reading = read(agreement, self.reader, self.today, day=on)
        data = {
            "reference": agreement.reference,
            "as_of": on,
            "version": agreement.version,
            "sentences": all_said(reading),
        }
        return Response(data, headers=fresh_headers(etag(agreement.version, self.reader, "said", on)))


class PaperFile(AgreementResource):
    """A paper made from the record."""

    parameters = frozenset({"as_of", "language"})

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """A paper is what its address says; problems come in JSON."""
        return super().perform_content_negotiation(request, force=True)

    @described(
        "agreement_paper",
        OpenApiResponse(OpenApiTypes.BINARY, description="The paper as PDF or DOCX, as an attachment."),
        parameters=[AS_OF, query("language", "Of the paper.")],
    )
    def get(self, request: Request, key: str, paper: str, form: str) -> HttpResponseBase:
        """The treaty record or a draft of the explanatory note, as `pdf` (PDF/A-2b, PDF/UA-1) or `docx`.

        It carries a code by which `/prints/` tells what has changed since; each one taken is kept in the log of reads.
        """
        on = day_asked(request, self.today)
        made = paper_make(
            self.reader,
            self.agreement(key),
            self.today,
            paper=paper,
            form=form,
            language=request.query_params.get("language", "en"),
            where=check_where(request._request),
            day=on,
        )
        response = HttpResponse(made.content, content_type=made.media_type)
        response["Cache-Control"] = "private, no-store"
        return attached(response, made.name, len(made.content))


class PrintSerializer(s.Serializer[Any]):
    """A print, and what has changed since."""

    code = s.CharField()
    agreement = s.CharField(help_text="Address of its agreement.")
    paper = codes(PaperKind.values)
    as_of = s.DateField()
    version = s.IntegerField()
    version_now = s.IntegerField()
    changes = ChangeSerializer(many=True)
    more = s.BooleanField(help_text="There are more changes than are told here.")


class Print(Resource):
    """What has changed since a print."""

    @described("print", PrintSerializer)
    def get(self, request: Request, code: str) -> Response:
        """What has changed of a record since it was printed, as far as you may see it."""
        made = print_by_code(self.reader, code)
        seen, more = seen_since(self.reader, made)
        told = [one for one in seen if one.change.source in TOLD]
        data = {
            "code": made.shown,
            "agreement": agreement_url(made.agreement.key),
            "paper": made.paper,
            "as_of": made.as_of,
            "version": made.version,
            "version_now": made.agreement.version,
            "changes": changes_data(self.reader, told),
            "more": more,
        }
        return Response(data, headers={"Cache-Control": "private, no-cache"})
