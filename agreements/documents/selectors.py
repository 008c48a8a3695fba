"""Reading documents: those beneath an agreement, one of them, and who of others has taken one away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, QuerySet

from agreements.documents.document import Document
from agreements.instruments.agreement import Agreement
from agreements.instruments.joined import beneath
from partners.records.errors import Unseen
from partners.records.history import Look
from partners.records.reads import look
from partners.records.record import Reader

DOWNLOAD = "download"
_JOINED = ("file", "from_party", "owner", "added_by")


@dataclass(frozen=True)
class Taken:
    """A party whose officers have downloaded a document, and since when."""

    party: str
    since: datetime


def documents_of(reader: Reader, agreement: Agreement) -> QuerySet[Any]:
    """The documents beneath an agreement in sight of `reader`, newest first, with all that a list shows joined.

    Those of records that are the same as it are among them, and stay where they are.
    """
    found = Document.objects.visible_to(reader).filter(beneath(reader, agreement))
    return found.select_related(*_JOINED).order_by("-created_at", "-id")


def document_of(reader: Reader, agreement: Agreement, pk: int) -> Document:
    """One document beneath an agreement, or beneath one that is the same. Raises Unseen where none is in sight."""
    found: Document | None = documents_of(reader, agreement).filter(pk=pk).first()
    if found is None:
        raise Unseen
    if found.agreement_id == agreement.pk:
        found.agreement = agreement
    return found


def taking_kept(reader: Any, document: Document) -> None:
    """Keep that an officer downloaded a document, in the log of the officer's party."""
    look(reader, DOWNLOAD, {"document": document.pk, "digest": document.file.digest, "of": document.agreement.key})


def taken_by(document: Document) -> list[Taken]:
    """The other parties whose officers have downloaded a document; persons are not named to another party."""
    looks = Look.objects.filter(what=DOWNLOAD, detail__document=document.pk).exclude(owner=document.owner_id)
    rows = looks.values("owner__code").annotate(since=Min("at")).order_by("owner__code")
    return [Taken(row["owner__code"], row["since"]) for row in rows]
