"""What may be sent of documents."""

import base64
import binascii
import io
from typing import Any

from django.conf import settings
from rest_framework import serializers as s

from agreements.documents.vocabulary import DocumentKind
from cooperation.api.agreements.inputs import day
from cooperation.api.agreements.schema import codes
from cooperation.api.inputs import Input, text
from cooperation.api.words import fault_detail
from partners.records.record import Audience


class Base64Field(s.CharField):
    """The bytes of a file in Base64 (RFC 4648, 4); blanks between are let pass."""

    def to_internal_value(self, data: Any) -> Any:
        """The bytes as a file. Raises ValidationError."""
        if not isinstance(data, str):
            raise s.ValidationError(fault_detail("not_base64"), code="not_base64")
        if len(data) > settings.FILE_MOST_MEGABYTES * 1024 * 1024 * 3 // 2:
            raise s.ValidationError(fault_detail("file_too_large"), code="file_too_large")
        try:
            return io.BytesIO(base64.b64decode("".join(data.split()), validate=True))
        except (binascii.Error, ValueError) as error:
            raise s.ValidationError(fault_detail("not_base64"), code="not_base64") from error


class DocumentInput(Input):
    """A document that is brought."""

    kind = codes(DocumentKind.values)
    name = text(300, required=True, help_text="The name of the file; its ending says what it claims to be.")
    content = Base64Field(help_text="The file, in Base64.")
    title = text(300)
    language = text(8, help_text="ISO 639; empty where it is not stated.")
    from_party = text(12, help_text="Code of the party whose paper it is.")
    dated_on = day(required=False, allow_blank=True)
    note = text(4000)
    follows = s.BooleanField(
        required=False, allow_null=True, help_text="Seen with its agreement; left out, the kind decides."
    )


class DocumentChangeInput(Input):
    """What is put right of a document, with its reason; `mistake` takes it out."""

    kind = codes(DocumentKind.values, required=False)
    title = text(300)
    language = text(8)
    dated_on = day(required=False, allow_blank=True)
    note = text(4000)
    mistake = s.BooleanField(required=False, help_text="It was entered by mistake; send nothing but the reason beside.")
    reason = text(2000, required=True)


class DocumentAudienceInput(Input):
    """Who sees a document: `follows` while only we do, else an approver's decision `to` with a reason."""

    follows = s.BooleanField(required=False)
    to = codes(Audience.values, required=False)
    reason = text(2000)
