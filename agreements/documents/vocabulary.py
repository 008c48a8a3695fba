"""The codes of documents. What each means is said by the faces."""

from django.db import models


class DocumentKind(models.TextChoices):
    """What a document is to its agreement."""

    SIGNED_TEXT = "signed_text"
    DRAFT_TEXT = "draft_text"
    TRANSLATION = "translation"
    ANNEX = "annex"
    FULL_POWERS = "full_powers"
    NOTE = "diplomatic_note"
    LETTER = "letter"
    LEGAL_ACT = "legal_act"
    MINUTES = "minutes"
    EVIDENCE = "evidence"
    EXPLANATORY = "explanatory_note"
    REGISTRATION = "registration"
    OTHER = "other"


# What belongs to the text itself is seen by whoever sees the agreement, unless somebody chooses otherwise.
FOLLOWS = frozenset({DocumentKind.SIGNED_TEXT, DocumentKind.TRANSLATION, DocumentKind.ANNEX})
