"""What became of a one-time link, for whoever opens it again."""

from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.texts.version import standing_acts
from partners.records.ways import AnswerLink, digest_of


def link_answered(token: str) -> AnswerLink | None:
    """The link of this secret, once it was answered; None for an unknown, open, closed or expired one."""
    found = AnswerLink.objects.filter(digest=digest_of(token), mistake_at=None).exclude(answered_at=None)
    link: AnswerLink | None = found.select_related("party").first()
    return link


def acted_already(agreement: Agreement, kind: str, party_id: Any) -> bool:
    """Whether a party's act of this kind is recorded and still counts."""
    return standing_acts([agreement]).filter(kind=kind, side=party_id).exists()
