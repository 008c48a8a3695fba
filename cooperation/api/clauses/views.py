"""Texts that are written here: begun, read, written clause by clause, remarked on."""

from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from agreements.models import Agreement, TextVersion
from agreements.texts.commenting.reading import threads_of
from agreements.texts.commenting.saying import comment_add, comment_reply, comment_resolve
from agreements.texts.writing.beginning import text_begin, text_begin_from
from agreements.texts.writing.editing import clause_choose, clause_edit, clause_insert, clause_move, clause_remove
from agreements.texts.writing.keeping import own_clauses
from agreements.texts.writing.missing import clauses_missing
from agreements.texts.writing.showing import text_read
from cooperation.api.agreements.base import AgreementResource
from cooperation.api.clauses.inputs import ClauseInput, ClauseNewInput, RemarkInput, RemarkStateInput, WriteInput
from cooperation.api.clauses.rows import (
    LibrarySerializer,
    RemarksSerializer,
    TextSerializer,
    library_data,
    own_data,
    remark_data,
    text_data,
)
from cooperation.api.documentation.describe import IF_MATCH, ONCE, described
from cooperation.api.preconditions import etag, fresh_headers, version_read
from cooperation.api.resource import Resource
from partners.records.errors import Malformed, Unseen

_WRITES: dict[str, Any] = {"parameters": [IF_MATCH, ONCE], "writes": True}


class TextResource(AgreementResource):
    """A written version as an answer."""

    def text(self, agreement: int, pk: int, status: int = 200) -> Response:
        """A written version as it now is. Raises Unseen."""
        seen = TextVersion.objects.visible_to(self.reader).filter(agreement=agreement, pk=pk, written=True)
        version = seen.select_related("agreement__partnership__party_a", "agreement__partnership__party_b").first()
        if version is None:
            raise Unseen
        headers = fresh_headers(etag(version.agreement.version, self.reader, "text", pk))
        return Response(text_data(text_read(self.reader, version), clauses_missing(version)), status, headers=headers)

    def told(self, request: Request, agreement: Agreement, text: int) -> dict[str, Any]:
        """What every write to a text is given."""
        return {
            "officer": self.officer,
            "today": self.today,
            "agreement": agreement,
            "version_id": text,
            "expected_version": version_read(request),
        }


class WrittenTexts(TextResource):
    """Beginning to write."""

    @described("agreement_text_write", TextSerializer, request=WriteInput, status=201, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Begin a draft from the starting text of the agreement's type, or from an earlier written version."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = WriteInput.read(request.data)
            told = self.told(request, agreement, 0)
            told["version_id"] = values.pop("from_text", None)
            if told["version_id"] is not None:
                if values:
                    raise Malformed({name: ["unknown_field"] for name in values})
                made = text_begin_from(**told)
            else:
                del told["version_id"]
                made = text_begin(**told, **{"languages": [], **values})
            return self.text(agreement.pk, made.pk, 201)

        return self.write(work)


class Clauses(TextResource):
    """The clauses of a written version."""

    @described("agreement_clauses", TextSerializer)
    def get(self, request: Request, key: str, text: int) -> Response:
        """A text as it is written and as it reads, in each of its languages."""
        return self.text(self.agreement(key).pk, text)

    @described("agreement_clause_insert", TextSerializer, request=ClauseNewInput, status=201, **_WRITES)
    def post(self, request: Request, key: str, text: int) -> Response:
        """Put a clause into a draft of ours."""
        agreement = self.agreement(key)

        def work() -> Response:
            clause_insert(**self.told(request, agreement, text), **ClauseNewInput.read(request.data))
            return self.text(agreement.pk, text, 201)

        return self.write(work)


class ClauseDetail(TextResource):
    """One clause of a draft."""

    @described("agreement_clause_edit", TextSerializer, request=ClauseInput, **_WRITES)
    def patch(self, request: Request, key: str, text: int, part: str) -> Response:
        """Write a clause anew, take another wording of the library for it, or move it; one of the three at a time."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = ClauseInput.read(request.data)
            told = self.told(request, agreement, text) | {"part": part}
            if "by" in values:
                clause_move(**told, by=values["by"])
            elif "alternative" in values:
                clause_choose(**told, alternative=values["alternative"])
            else:
                clause_edit(**told, **{"headings": {}, "bodies": {}, **values})
            return self.text(agreement.pk, text)

        return self.write(work)

    @described("agreement_clause_remove", TextSerializer, **_WRITES)
    def delete(self, request: Request, key: str, text: int, part: str) -> Response:
        """Take a clause out of a draft of ours; the answer is the text without it."""
        agreement = self.agreement(key)

        def work() -> Response:
            clause_remove(**self.told(request, agreement, text), part=part)
            return self.text(agreement.pk, text)

        return self.write(work)


class RemarkResource(AgreementResource):
    """Remarks as an answer."""

    def remarks(self, key: str, status: int = 200) -> Response:
        """The remarks in sight as they now are."""
        agreement = self.agreement(key)
        party = self.reader.party_id
        data = [remark_data(one, party) for one in threads_of(self.reader, agreement)]
        headers = fresh_headers(etag(agreement.version, self.reader, "remarks"))
        return Response({"version": agreement.version, "results": data}, status, headers=headers)


class Remarks(RemarkResource):
    """The remarks on the texts of an agreement."""

    @described("agreement_remarks", RemarksSerializer)
    def get(self, request: Request, key: str) -> Response:
        """The remarks that you may see, the open ones first."""
        return self.remarks(key)

    @described("agreement_remark_add", RemarksSerializer, request=RemarkInput, status=201, **_WRITES)
    def post(self, request: Request, key: str) -> Response:
        """Remark on a clause or a place; `shared` says it to the partner too. With `reply_to` answer a remark."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = RemarkInput.read(request.data)
            told = {"officer": self.officer, "today": self.today, "agreement": agreement}
            told["expected_version"] = version_read(request)
            if "reply_to" in values:
                comment_reply(**told, comment_id=values["reply_to"], text=values["text"])
            else:
                values["version_id"] = values.pop("text_version", None)
                comment_add(**told, **values)
            return self.remarks(agreement.key, 201)

        return self.write(work)


class RemarkDetail(RemarkResource):
    """One remark."""

    @described("agreement_remark_resolve", RemarksSerializer, request=RemarkStateInput, **_WRITES)
    def patch(self, request: Request, key: str, remark: int) -> Response:
        """Close a remark, or open it again."""
        agreement = self.agreement(key)

        def work() -> Response:
            values = RemarkStateInput.read(request.data)
            told = {"officer": self.officer, "today": self.today, "agreement": agreement}
            told["expected_version"] = version_read(request)
            comment_resolve(**told, comment_id=remark, resolved=values["resolved"])
            return self.remarks(agreement.key)

        return self.write(work)


class Library(Resource):
    """The clause library."""

    @described("clause_library", LibrarySerializer)
    def get(self, request: Request) -> Response:
        """The clauses of the library, for texts that bind and for others, in all languages."""
        return Response({"results": [*library_data(True), *library_data(False)]})


class OwnLibrary(Resource):
    """The own clauses of the reader's party."""

    @described("own_clauses", LibrarySerializer)
    def get(self, request: Request) -> Response:
        """The clauses that your ministry keeps; nobody else sees them."""
        return Response({"results": own_data(own_clauses(self.reader))})
