"""Documents as they are answered."""

from typing import Any

from rest_framework import serializers as s

from agreements.documents.vocabulary import DocumentKind
from agreements.instruments.vocabulary import STAGE_OF, Stage
from cooperation.api.addresses import agreement_url
from cooperation.api.agreements.schema import codes, partial
from partners.records.record import Audience

Row = dict[str, Any]

_COLUMNS = (
    "id",
    "kind",
    "title",
    "language",
    "from_party__code",
    "dated_on",
    "note",
    "file_name",
    "file__digest",
    "file__size",
    "file__media_type",
    "audience",
    "follows",
    "owner__code",
    "created_at",
    "updated_at",
    "agreement__reference",
    "agreement__slug",
    "agreement__status",
)


class FileSerializer(s.Serializer[Any]):
    """The file of a document."""

    url = s.CharField(help_text="Where it is downloaded.")
    name = s.CharField()
    media_type = s.CharField(help_text="As its content shows it.")
    size = s.IntegerField(help_text="In bytes.")
    sha256 = s.CharField()


class DocumentSerializer(s.Serializer[Any]):
    """A document."""

    id = s.IntegerField()
    url = s.CharField()
    display = s.CharField()
    kind = codes(DocumentKind.values)
    title = s.CharField()
    language = s.CharField(allow_null=True, help_text="ISO 639.")
    from_party = s.CharField(allow_null=True, help_text="Code of the party whose paper it is.")
    dated_on = partial()
    note = s.CharField(allow_null=True)
    file = FileSerializer()
    audience = codes(Audience.values)
    follows = s.BooleanField(help_text="It is seen with its agreement, as far as it was shared or released with it.")
    recorded_in = s.CharField(
        allow_null=True, help_text="The record beneath which it was brought, where that turned out to be the same."
    )
    locked = s.BooleanField(help_text="The text of a signed agreement: never changed, never removed.")
    added_by = s.CharField(help_text="Code of the party that brought it.")
    created_at = s.DateTimeField()
    updated_at = s.DateTimeField()


class DocumentsSerializer(s.Serializer[Any]):
    """The documents of an agreement."""

    version = s.IntegerField(help_text="Of the agreement, for `If-Match`.")
    results = DocumentSerializer(many=True)


def documents_data(documents: Any, key: str = "") -> list[Row]:
    """Documents as they are answered beneath the agreement at `key`, or each beneath its own; newest first.

    One query.
    """
    return [_document(row, key) for row in documents.order_by("-created_at", "-id").values(*_COLUMNS)]


def _document(row: Row, key: str) -> Row:
    own = row["agreement__reference"] or row["agreement__slug"]
    where = f"{agreement_url(key or own)}documents/{row['id']}/"
    signed = STAGE_OF[row["agreement__status"]] != Stage.PREPARED
    return {
        "id": row["id"],
        "url": where,
        "display": row["title"],
        "kind": row["kind"],
        "title": row["title"],
        "language": row["language"] or None,
        "from_party": row["from_party__code"],
        "dated_on": row["dated_on"] or None,
        "note": row["note"] or None,
        "file": {
            "url": f"{where}file/",
            "name": row["file_name"],
            "media_type": row["file__media_type"],
            "size": row["file__size"],
            "sha256": row["file__digest"],
        },
        "audience": row["audience"],
        "follows": row["follows"],
        "recorded_in": own if key and own != key else None,
        "locked": row["kind"] == DocumentKind.SIGNED_TEXT and signed,
        "added_by": row["owner__code"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }
