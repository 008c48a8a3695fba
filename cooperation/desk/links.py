"""One-time links of the own party, with what each asks about; no words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.models import Due
from agreements.obligations.acting import JOINED
from cooperation.desk.situations import with_parties
from partners.models import AnswerLink

STATES = ("open", "answered", "closed", "expired")


@dataclass(frozen=True)
class SentLink:
    """A link, and the one item that it shows; `due` where that is a day on which a promise is due."""

    link: AnswerLink
    agreement: Agreement
    due: Due | None = None

    @property
    def state(self) -> str:
        """One of STATES."""
        return state_of(self.link)


def state_of(link: AnswerLink) -> str:
    """How a link stands: one of STATES."""
    if link.answered_at:
        return "answered"
    if link.revoked_at:
        return "closed"
    return "open" if link.is_open else "expired"


def sent_links(officer: Any, rows: Collection[AnswerLink]) -> list[SentLink]:
    """These links with what they are about, in their order, as far as the officer sees it; two queries."""
    dues = _of(Due.objects.visible_to(officer).select_related(*JOINED), Due.subject, rows)
    found = with_parties(Agreement.objects.visible_to(officer))
    wanted = {one.subject_id for one in rows if one.subject == Agreement.subject}
    agreements = found.in_bulk(wanted | {one.agreement_id for one in dues.values()}) if rows else {}
    sent = []
    for link in rows:
        due = dues.get(link.subject_id) if link.subject == Due.subject else None
        key = due.agreement_id if due else link.subject_id if link.subject == Agreement.subject else None
        if key in agreements:
            sent.append(SentLink(link, agreements[key], due))
    return sent


def _of(seen: Any, subject: str, rows: Collection[AnswerLink]) -> dict[int, Any]:
    keys = [one.subject_id for one in rows if one.subject == subject]
    return dict(seen.in_bulk(keys)) if keys else {}
